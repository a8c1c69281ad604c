"""The command by which a patrol is noted."""

from handlers.domain.town import STAFF
from handlers.governance import patrol
from handlers.governance.commands import Patrol
from handlers.grammar.arguments import SOME_WORDS
from handlers.grammar.findings import LOOSELY
from handlers.grammar.form import Form

PATROL = Form(
    Patrol,
    ("巡查", "网格巡查", "巡逻", "巡检"),
    "巡查 小区 发现什么,如:巡查 桂花苑 7栋僵尸车2辆 顺手清堆物1处",
    "记一次巡查:没解决的立单,当场解决的记未诉先办",
    (SOME_WORDS,),
    STAFF,
    loosely=LOOSELY,
    rule=patrol.patrol,
)
