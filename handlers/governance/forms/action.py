"""The commands about joint actions (联合整治), and the visit that is noted before going (检查)."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import STAFF, STEERING
from handlers.governance import action, ending, planning, visiting
from handlers.governance.commands import (
    CallOffAction,
    CorrectAction,
    EndAction,
    MoveAction,
    NoteVisit,
    PlanAction,
    ShowActions,
)
from handlers.governance.wanted import NAMES
from handlers.grammar.arguments import SOME_WORDS, WORDS
from handlers.grammar.form import Form
from handlers.grammar.quantity import COUNT

_NEEDS = frozenset({Need.ACTIONS, Need.ALL_ACTIONS, Need.VISITS})
_TIME = r"\d\s?[::点]|[一二两三四五六七八九十]点|[上下]午|今晚|明[天早晚日]|后天|周[一二三四五六日天]|\d\s?[月/号]"
_TALK = r"[吗呢??]\s*$|昨天|上次|上周|已经|刚才|结束|完毕|收工|取消|不搞|谁|哪|什么|怎么|几点|效果|辛苦|通报|总结"
_WONDERS = "谁|哪[天个里]|几点|什么时候|怎么|的话|如果|要是|万一|要不要|是不是|能不能|会不会|合适"

PLAN_ACTION = Form(
    PlanAction,
    ("联合整治", "联合执法", "专项整治", "综合执法行动", "专业执法", "综合整治", "专业整治", "集中整治", "联合行动"),
    planning.USAGE,
    "安排一次整治:叫各部门值班的人,工作群说一句",
    (WORDS,),
    STEERING,
    _NEEDS,
    loosely=re.compile(rf"^(?!.*(?:{_TALK}|改[到为成期在]|推迟|提前|延[期后]))(?=.*(?:{_TIME})).*{NAMES}", re.DOTALL),
    stationed=True,
    rule=planning.plan,
)
MOVE_ACTION = Form(
    MoveAction,
    ("整治改到", "整治改期", "改整治", "整治推迟", "整治提前"),
    "整治改到 时间或地点,如:整治改到 明天16:00",
    "改整治的时间、地点,或加人",
    (WORDS,),
    STEERING,
    _NEEDS,
    loosely=re.compile(
        rf"^(?!.*(?:[吗呢??]\s*$|{_WONDERS})).*{NAMES}\s?\d{{0,3}}\S{{0,6}}?\s*(?:改[到为成在期]|推迟|提前|延[期后]|挪到|加(?:[上派人]|(?=\s)))",
        re.DOTALL,
    ),
    stationed=True,
    rule=planning.move,
)
CALL_OFF_ACTION = Form(
    CallOffAction,
    ("取消整治", "整治取消", "取消联合整治", "取消联合执法", "联合整治取消", "联合执法取消", "撤销整治"),
    "取消整治(几次都安排着,写上号:取消整治2)",
    "整治不搞了,告诉叫到的人",
    (WORDS,),
    STEERING,
    _NEEDS,
    loosely=re.compile(
        rf"^(?!.*(?:[吗呢??]\s*$|{_WONDERS}))(?:.{{0,6}}(?:取消|撤销).{{0,8}}{NAMES}\s?\d{{0,3}}[了吧啊哈]*(?=$|[\s,,。!;])|.{{0,8}}{NAMES}\s?\d{{0,3}}.{{0,8}}(?:取消|不搞)了?(?=$|[\s,,。!;]))"
    ),
    stationed=True,
    rule=planning.call_off,
)
END_ACTION = Form(
    EndAction,
    ("整治结束", "整治完毕", "整治完成", "联合整治结束", "联合执法结束", "专项整治结束", "整治收工"),
    ending.USAGE,
    "整治结束,报数量;没安排过的写上地点",
    (WORDS,),
    STAFF,
    _NEEDS,
    loosely=re.compile(
        rf"^(?!.*(?:[吗呢??]\s*$|没结束|未结束|结束没|什么时候|几点)).{{0,12}}?{NAMES}\s?\d{{0,3}}[\s::,,]*(?:已经?|都|现在|全部|今天)*(?:结束|完毕|完成|收工|收队|搞完)了?(?=$|[\s::,,。!、]|[^后前时得的]{{1,14}}{COUNT}\s?[处辆台只条件个家起摊])",
        re.DOTALL,
    ),
    stationed=True,
    rule=ending.end,
)
CORRECT_ACTION = Form(
    CorrectAction,
    ("整治更正", "更正整治", "整治改数"),
    ending.CORRECT,
    "一天以内改刚报的数",
    (WORDS,),
    STAFF,
    _NEEDS,
    loosely=re.compile(
        rf"{NAMES}\s?\d{{0,3}}[\s::,,]*的?(?:数字?|数量|结果|数据)?(?:更正|改数|有误|(?:改正|更改|报错|报少|报多|重报)(?=.*{COUNT}))|更正.{{0,4}}{NAMES}"
    ),
    stationed=True,
    rule=ending.correct,
)
SHOW_ACTIONS = Form(
    ShowActions,
    ("整治",),
    "整治",
    "看安排着的整治,和本月每次的数量",
    (),
    STEERING,
    frozenset({Need.ALL_ACTIONS}),
    also=re.compile(
        r"(?:这个?月|本月)?(?:的|有|搞了)?(?:几次|哪些|多少次)?(?:联合)?(?:整治|执法)(?:情况|安排|计划|记录|行动)?(?:有?哪些|几次|多少次)?了?"
    ),
    town=True,
    rule=action.show,
)
NOTE_VISIT = Form(
    NoteVisit,
    ("检查", "去检查", "上门检查", "执法检查"),
    visiting.USAGE,
    "去检查前记一下:别的部门刚去过的,私下告诉您",
    (SOME_WORDS,),
    STAFF,
    frozenset({Need.VISITS}),
    careful=True,
    loosely=re.compile(
        rf"^(?!.*(?:[吗呢??]\s*$|{_WONDERS}|检查(?:组|完|过|了|得|的|好|结束|结果|情况)))我?们?(?:这就|现在|马上|准备|打算|要|正要|等下|待会儿?|今天|上午|下午|晚上|去|再)*检查(?:一下)?\s*(?:去|下)?\S{{0,12}}[店馆铺摊场厅市吧院厂房站街路巷园楼门栋城](?=$|[,。!])"
    ),
    rule=visiting.check,
)
