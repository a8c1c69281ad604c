"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import OF_STATION, STAFF, STEERING, WORKING
from handlers.duty import approving, attendance, expert, leave, load, pause, steering, supervise, whistle, who, wording
from handlers.duty.commands import (
    AskLeave,
    AskSwap,
    BlowWhistle,
    CallOffWhistle,
    EndLeave,
    Extend,
    Grant,
    Keep,
    MarkComplex,
    Pause,
    Refuse,
    ReportIn,
    SendDown,
    ShowDuty,
    ShowLoad,
    Spare,
    Supervise,
)
from handlers.grammar.arguments import ANY_MONTH, ANY_WHEN, PERSON, TICKET, WHEN, WORDS
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
    aloud=wording.LEAVE_ALOUD,
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
    approves=True,
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
    approves=True,
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
    loosely=wording.PAUSE,
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
    loosely=wording.EXTEND,
    rule=pause.extend,
)
SUPERVISE = Form(
    Supervise,
    ("督办",),
    "督办 单号 时间,如:督办 1263 明早10点",
    "要主办的人在那之前回话",
    (TICKET, WHEN),
    STEERING,
    loosely=wording.SUPERVISE,
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
    loosely=wording.SPARE,
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
    loosely=wording.KEEP,
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
    loosely=wording.SEND_DOWN,
    rule=steering.send_down,
)
CALL_OFF_WHISTLE = Form(
    CallOffWhistle,
    ("撤哨", "取消吹哨", "吹哨取消", "吹哨 取消"),
    "撤哨 单号",
    "取消吹哨,告诉叫来的人不用来",
    (TICKET,),
    STEERING,
    hand=whistle.standing,
    also=re.compile(
        r"(?:(?:先|都)?(?:不用|别|不要|不必)(?:再)?吹哨?了?|(?:取消|撤[销掉回]?)(?:这次|这个|了)?(?:吹?哨)了?|吹?哨(?:取消|撤)[了掉]*)[。!]?"
    ),
    rule=whistle.call_off,
)
BLOW_WHISTLE = Form(
    BlowWhistle,
    ("吹哨",),
    "吹哨 单号 部门… 时间 地点,如:吹哨 1271 公安 市监 16:00 9栋西门",
    "叫部门到场",
    (TICKET, WORDS),
    STEERING,
    within=re.compile(
        r"(?!.*(?:[??吗]\s*$|没来|上次|昨天|要不要|不吹|别|要是|如果|说.{0,4}要|哪[个样]|什么|次数|机制|裁判|哨子|吹哨人|指挥|应哨))"
        r"(?=.*(?:公安|市监|工商|派出所|交警|城管|综合执法|执法|物业|网格|部门|单位|住建|供电|消防|[::,,\s]))"
        r".*?(?P<name>(?:我要|社区|请|紧急|帮我)?(?:再?吹(?:一?[个下次])?哨(?:报到|到|嘎)?|发哨|吹少|部门报到|(?<![\u4e00-\u9fff])哨[::]|都吹|报到$)[!!:,,]?)"
    ),
    rule=whistle.blow,
)
MARK_COMPLEX = Form(
    MarkComplex,
    ("疑难",),
    "疑难 单号,如:疑难 1271",
    "难办的单,请部门专家,列证据清单",
    (TICKET, WORDS),
    STAFF,
    hand=expert.led,
    within=re.compile(
        r"(?!.*(?:昨天|了没|没有?\s*$|[说讲]1?\d{0,7}是疑难|要是|别把|不是疑难|算不算疑难|有几个|有啥|名单|电话|来过|自称|学习|挂不到|专家说|变简单|杂症|案例|几点))"
        r"(?:.*?(?P<alone>(?=(?:.*(?:请|求|找|需要|呼叫).{0,8}专家)|.*[报上走]疑难|.*给个意见)))?"
        r".*?(?P<name>疑[难南](?:件|单号?|求助|会诊|等级|问题|程序)?|专家|懂行的?|专业人员|懂证照的|给个意见)"
    ),
    rule=expert.mark,
)
REPORT_IN = Form(
    ReportIn,
    ("签到",),
    "签到(或回“在”)",
    "早上报到",
    (),
    WORKING,
    rule=attendance.report,
)
SHOW_DUTY = Form(
    ShowDuty,
    ("谁值班", "值班表", "今天谁值班", "今晚谁值班", "明天谁值班", "现在谁值班", "查值班", "值班"),
    "谁值班 时间,如:谁值班 周三晚上",
    "看谁在岗",
    (ANY_WHEN,),
    also=who.ASKED,
    rule=who.show,
)
SHOW_LOAD = Form(
    ShowLoad,
    ("值班量", "谁值了多少"),
    "值班量 月份,如:值班量 9月",
    "看每人接单、夜班和报到的次数",
    (ANY_MONTH,),
    STEERING,
    frozenset({Need.LOAD}),
    also=re.compile(r"(.*?)的?(?:值班|夜班)(?:量|次数|统计|情况)(?:怎么样|多少)?|谁值(?:了|的)(?:多少|最多)(.*)"),
    rule=load.show,
)
