"""Every sentence of what comes after a closing, said once with plausible arguments; test_texts.py looks at them."""

from datetime import timedelta

from handlers.grammar.texts import ticket as grammar_ticket
from handlers.neighbours.texts import closing
from tests.language.sample import BLOCKED, NOW, ticket

OPEN = ticket()
WHAT = grammar_ticket.short(OPEN, BLOCKED)
MINE = grammar_ticket.short_for_reporter(OPEN, BLOCKED)

LINES = [
    closing.photo_wanted(OPEN, "占消防通道", timedelta(minutes=10)),
    closing.photo_noted("1263"),
    closing.which_photo(["1263", "1271"]),
    closing.look(WHAT, NOW, NOW),
    closing.decide(WHAT, NOW, NOW),
    closing.unlooked(WHAT, "李伟"),
    closing.which_look(["1263", "1271"]),
    closing.verified("1263"),
    closing.reopened("1263"),
    closing.recheck(MINE),
    closing.recheck_by_grid(WHAT),
    closing.recheck_noted("1263"),
    closing.second_asking(MINE),
]
