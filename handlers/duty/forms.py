"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import OF_STATION, STAFF, STEERING, WORKING
from handlers.duty import approving, leave, pause, steering, supervise, wording
from handlers.duty.commands import (
    AskLeave,
    AskSwap,
    EndLeave,
    Extend,
    Grant,
    Keep,
    Pause,
    Refuse,
    SendDown,
    Spare,
    Supervise,
)
from handlers.grammar.arguments import ANY_WHEN, PERSON, TICKET, WHEN, WORDS
from handlers.grammar.form import Form

_APPROVALS, _TOLD = frozenset({Need.APPROVALS}), frozenset({Need.TOLD})

ASK_LEAVE = Form(
    AskLeave,
    ("请假", "休假"),
    "请假 时间 替班人,如:请假 下午 段勇",
    "请假,由副站长同意",
    (WHEN, PERSON),
    OF_STATION,
    _APPROVALS,
    also=wording.LEAVE,
    hints=re.compile("请.{0,3}假|调休|替我"),
    rule=leave.ask,
)
END_LEAVE = Form(
    EndLeave,
    ("撤回请假", "销假", "撤回换班"),
    "撤回请假 时间,如:撤回请假 下午",
    "不请了,或提前回来",
    (ANY_WHEN,),
    OF_STATION,
    _APPROVALS,
    also=wording.END_LEAVE,
    rule=leave.take_back,
)
ASK_SWAP = Form(
    AskSwap,
    ("换班", "调班"),
    "换班 时间 同事,如:换班 周三 段勇",
    "和同事换班,由副站长同意",
    (WHEN, PERSON),
    WORKING,
    _APPROVALS,
    also=wording.SWAP,
    rule=leave.swap,
)
GRANT = Form(
    Grant,
    ("同意", "批准", "准假"),
    "同意 姓名(或引用那条回“同意”)",
    "同意别人报来的事",
    (WORDS,),
    STAFF,
    _APPROVALS,
    also=re.compile(r"我?(?:同意|批准)了?([^不吗?]{1,20})"),
    town=True,
    rule=approving.grant,
)
REFUSE = Form(
    Refuse,
    ("不同意", "驳回"),
    "不同意 姓名(或引用那条回“不同意”)",
    "不同意别人报来的事",
    (WORDS,),
    STAFF,
    _APPROVALS,
    also=re.compile(r"我?不(?:同意|准|批)([^吗?]{1,20})"),
    town=True,
    rule=approving.refuse,
)
PAUSE = Form(
    Pause,
    ("挂账", "挂起"),
    "挂账 单号 等什么,如:挂账 1263 等材料",
    "要等的事先挂起,由副站长同意",
    (TICKET, ANY_WHEN, WORDS),
    STAFF,
    hand=pause.in_hand,
    within=wording.PAUSE,
    rule=pause.pause,
)
EXTEND = Form(
    Extend,
    ("延期",),
    "延期 单号 到几时 原因,如:延期 1263 到周五 等吊车",
    "时限往后改,由副站长同意",
    (TICKET, WHEN, WORDS),
    STAFF,
    hand=pause.in_hand,
    within=wording.EXTEND,
    rule=pause.extend,
)
SUPERVISE = Form(
    Supervise,
    ("督办",),
    "督办 单号 时间,如:督办 1263 明早10点",
    "要主办的人在那之前回话",
    (TICKET, WHEN),
    STEERING,
    within=wording.SUPERVISE,
    rule=supervise.supervise,
)
SPARE = Form(
    Spare,
    ("再给一天", "宽限一天"),
    "再给一天 单号(或引用超时的那条)",
    "超时的单宽限到下个工作日",
    (TICKET,),
    STEERING,
    _TOLD,
    hand=steering.told_of,
    within=wording.SPARE,
    rule=steering.spare,
)
KEEP = Form(
    Keep,
    ("我来协调", "我协调"),
    "我来协调 单号(或引用超时的那条)",
    "超时的单自己协调,不再往上报",
    (TICKET,),
    STEERING,
    _TOLD,
    hand=steering.told_of,
    within=wording.KEEP,
    rule=steering.keep,
)
SEND_DOWN = Form(
    SendDown,
    ("退回",),
    "退回 单号(或引用超时的那条)",
    "超时的单退回重派",
    (TICKET,),
    STEERING,
    _TOLD,
    hand=steering.told_of,
    within=wording.SEND_DOWN,
    rule=steering.send_down,
)
