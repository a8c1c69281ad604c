"""The command by which a law tip is asked for."""

from handlers.domain.scene import Need
from handlers.domain.town import STEERING
from handlers.governance import lawtip
from handlers.governance.commands import TellLaw
from handlers.grammar.arguments import WORDS
from handlers.grammar.form import Form

TELL_LAW = Form(
    TellLaw,
    ("普法",),
    "普法 类别,如:普法 违停(不写就按近一周最多的)",
    "挑一条普法,同意了就发到业主群",
    (WORDS,),
    STEERING,
    frozenset({Need.LAWTIPS}),
    stationed=True,
    rule=lawtip.ask,
)
