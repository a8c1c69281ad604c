"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import CHECKING, STAFF, STEERING
from handlers.grammar.arguments import DOUBT, KIND, SOME_WORDS, TICKET, WORDS
from handlers.grammar.form import Form
from handlers.hearing import doubt, shadow, vocabulary
from handlers.hearing.commands import (
    AddWord,
    DropDoubt,
    Misread,
    RemoveWord,
    ShowDoubts,
    ShowWhy,
    ShowWords,
    SwitchShadow,
    UndoWords,
)

_OWN_WORDS = frozenset({Need.WORDS})

ADD_WORD = Form(
    AddWord,
    ("加词",),
    "加词 类别 词,如:加词 噪声 炸街",
    "本站多认一个词,马上生效",
    (WORDS, KIND),
    STEERING,
    _OWN_WORDS,
    also=re.compile(r"加(?:上|一?个|几个)词[\s:,](.+)|[把将](\S{1,12}?)加[到进入]{1,2}(\S{1,6}?)(?:里面?)?"),
    town=True,
    rule=vocabulary.add,
)
REMOVE_WORD = Form(
    RemoveWord,
    ("删词",),
    "删词 词,如:删词 炸街",
    "本站不再认这个词",
    (WORDS,),
    STEERING,
    _OWN_WORDS,
    also=re.compile(r"[把将](\S{1,12}?)这?个?词?(?:删|去)(?:掉|了|除)"),
    town=True,
    rule=vocabulary.remove,
)
SHOW_WORDS = Form(
    ShowWords,
    ("词库",),
    "词库(或 词库 词)",
    "看本站自己的词,或查一个词",
    (WORDS,),
    STEERING,
    _OWN_WORDS,
    also=re.compile("(?:我们?|本)?站?里?都?(?:自己)?加(?:了|过)(?:哪些|什么)词"),
    town=True,
    hints=re.compile("词.*(?:哪些|啥|什么)|(?:哪些|啥|什么).*词|词库"),
    rule=vocabulary.show,
)
UNDO_WORDS = Form(
    UndoWords,
    ("撤销",),
    "撤销",
    "撤销最近一次加词、删词",
    (),
    STEERING,
    _OWN_WORDS,
    also=re.compile("撤[销消回](?:一下)?(?:刚才|刚刚|上次|最近)(?:[加删]的?)?那?个?词?"),
    town=True,
    hints=re.compile("[词刚].*(?:不要了|退回|撤)"),
    rule=vocabulary.undo,
)
SHOW_WHY = Form(
    ShowWhy,
    ("为何", "为什么"),
    "为何 单号,如:为何 1263",
    "看是哪些词让它成了一件单",
    (TICKET,),
    STAFF,
    also=re.compile("是?(?:为什么|为何|为啥|怎么)(?:会|就)?(?:成|变成|算|是|立)了?(?:一?个?单子?|一单|工单|投诉)"),
    hints=re.compile("(?:咋|怎么|为[何啥什]).*[单报]"),
    rule=vocabulary.why,
)
MISREAD = Form(
    Misread,
    ("误报",),
    "误报 单号,如:误报 1263",
    "不是投诉,撤掉并记下来",
    (TICKET, WORDS),
    STEERING,
    also=re.compile("是?(?:个|一个)?误报(?:的|了)?"),
    careful=True,
    rule=vocabulary.misread,
)
SWITCH_SHADOW = Form(
    SwitchShadow,
    ("试运行",),
    "试运行 群名(转正式:试运行 群名 关)",
    "让一个群先试着来:群里不说话,只告诉站长会怎么做",
    (WORDS,),
    STEERING,
    town=True,
    rule=shadow.switch,
)
SHOW_DOUBTS = Form(
    ShowDoubts,
    ("待核",),
    "待核",
    "看拿不准、要人核一核的话",
    (),
    CHECKING,
    frozenset({Need.DOUBTS}),
    also=re.compile("(?:还|现在)?有?(?:哪些|什么|多少)话?(?:要|需要)?人?(?:核一核|核实|待核|核)的?"),
    rule=doubt.show,
)
DROP_DOUBT = Form(
    DropDoubt,
    ("略过",),
    "略过 编号",
    "待核的话不用管",
    (SOME_WORDS, DOUBT),
    CHECKING,
    frozenset({Need.DOUBTS}),
    rule=doubt.drop,
)
