"""Arguments (参数): what may follow a command's name, each kind parsed once; a rule gets values."""

from handlers.grammar.arguments.argument import TICKET, Argument
from handlers.grammar.arguments.doubt import DOUBT
from handlers.grammar.arguments.judged import JUDGED_MONTH, JUDGED_YEAR
from handlers.grammar.arguments.kind import KIND
from handlers.grammar.arguments.month import ANY_MONTH, MONTH
from handlers.grammar.arguments.person import PERSON
from handlers.grammar.arguments.span import DAY_SPAN, MONTH_SPAN, WEEK_SPAN, YEAR_SPAN, SpanArgument
from handlers.grammar.arguments.when import ANY_WHEN, WHEN
from handlers.grammar.arguments.words import ROW, SOME_WORDS, WORDS

__all__ = [
    "ANY_MONTH",
    "ANY_WHEN",
    "DAY_SPAN",
    "DOUBT",
    "JUDGED_MONTH",
    "JUDGED_YEAR",
    "KIND",
    "MONTH",
    "MONTH_SPAN",
    "PERSON",
    "ROW",
    "SOME_WORDS",
    "TICKET",
    "WHEN",
    "WORDS",
    "WEEK_SPAN",
    "YEAR_SPAN",
    "Argument",
    "SpanArgument",
]
