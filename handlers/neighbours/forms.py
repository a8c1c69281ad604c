"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

import re

from handlers.domain.town import MERGING
from handlers.grammar.arguments import TICKET, WORDS
from handlers.grammar.form import Form
from handlers.neighbours import merge, split
from handlers.neighbours.commands import Divide, Merge

MERGE = Form(
    Merge,
    ("合", "合并", "合单"),
    "合 单号 单号,如:合 1347 1271",
    "两件是同一件,前一件并入后一件",
    (TICKET,),
    MERGING,
    hand=merge.proposed,
    also=re.compile(
        r"[把将]?(?:这)?(?:两|2|几|三)?[个件张条]?单?子?(?:都)?(?:是)?(?:同一[件个]事?|一件事|一样的?|重复(?:的|了)?)?[,,]?(?:可以|应该)?(?:合并?|并)(?:一下|了|吧|掉|起来|到一起|成一[件个]|在一起|单)*"
        r"|(?:都)?(?:就)?是?(?:同一|一)[件个码](?:事|事情)?(?:的)?"
    ),
    careful=True,
    together=True,
    rule=merge.merge,
)
DIVIDE = Form(
    Divide,
    ("拆", "拆单", "拆分", "拆开"),
    "拆 单号,如:拆 1347",
    "合错的分开;一句话两件事的分成两件",
    (TICKET, WORDS),
    MERGING,
    careful=True,
    rule=split.divide,
)
