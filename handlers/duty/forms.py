"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import OF_STATION, STAFF, STEERING, WORKING
from handlers.duty import approving, expert, leave, whistle
from handlers.duty.commands import AskLeave, AskSwap, BlowWhistle, EndLeave, Grant, MarkComplex, Refuse
from handlers.grammar.arguments import ANY_WHEN, PERSON, TICKET, WHEN, WORDS
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
        r"(?!.*(?:昨天|[说讲]1?\d{0,7}是疑难|要是|别把|不是疑难|算不算疑难|有几个|有啥|名单|电话|来过|自称|学习|挂不到|专家说|变简单|杂症|案例|几点))"
        r"(?:.*?(?P<alone>(?=(?:.*(?:请|求|找|需要|呼叫).{0,8}专家)|.*[报上走]疑难|.*给个意见)))?"
        r".*?(?P<name>疑[难南](?:件|单号?|求助|会诊|等级|问题|程序)?|专家|懂行的?|专业人员|懂证照的|给个意见)"
    ),
    rule=expert.mark,
)
