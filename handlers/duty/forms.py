"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import OF_STATION, STAFF, STEERING, WORKING
from handlers.duty import approving, attendance, leave, load, who
from handlers.duty.commands import AskLeave, AskSwap, EndLeave, Grant, Refuse, ReportIn, ShowDuty, ShowLoad
from handlers.grammar.arguments import ANY_MONTH, ANY_WHEN, PERSON, WHEN, WORDS
from handlers.grammar.form import Form

_APPROVALS = frozenset({Need.APPROVALS})

ASK_LEAVE = Form(
    AskLeave,
    ("请假", "休假"),
    "请假 时间 替班人,如:请假 下午 段勇",
    "请假,由副站长同意",
    (WHEN, PERSON),
    OF_STATION,
    _APPROVALS,
    also=re.compile(
        r"(?!.*(?:撤|销假|不请|不休|取消|谁|哪[个位]|吗$|了没|请假的|昨天|上次|以后|要是|如果|我替|让我替|换班))"
        r"(?!.*(?:他|她|[们家])(?:也|又|刚|都|今天|明天)?(?:请|休|来不了))"
        r"(?=.*(?:请.{0,8}假|请[半一两三]天|休息?(?:[一半两\d]天|一下|了)|休.{0,8}假|来不[了成]|上不[了成]班|歇[一半两]天))(.*)"
    ),
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
    also=re.compile(
        r"(?=.*(?:(?:撤|取消|收回|退).{0,4}(?:请假|假|换班)|(?:请假|假|换班).{0,4}(?:撤|取消|不要)"
        r"|不(?:请|休).{0,2}假?了|假?不(?:请|休)了|提前(?:回来|上班|返岗)|我?回来上班|返岗|不用(?:请假|替)))(?!.*(?:他|她|吗$))(.*)"
    ),
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
    also=re.compile(r"(?!.*(?:撤|不换|谁|吗$|了没|他|她))(?=.*(?:[换调对]个?一?下?班|互换))(.*)"),
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
    STAFF,
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
