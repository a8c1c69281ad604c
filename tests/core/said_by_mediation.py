"""Every sentence about mediation, said once with plausible arguments; test_texts.py looks at them."""

from dataclasses import replace

from handlers.grammar.texts import ticket as grammar_ticket
from handlers.neighbours.texts import mediation
from tests.language.sample import BLOCKED, NOW, at, ticket

WHAT = grammar_ticket.short(ticket(), BLOCKED)
PAIR = ("王磊", "何芳")
LATER = at("2025-09-29 19:00")

LINES = [
    *(
        mediation.card("棋牌噪声", where, partners, replace(ticket(), private=private))
        for where in ("", "9栋502")
        for partners in ((), ("何芳",))
        for private in (True, False)
    ),
    mediation.begun("1263", PAIR),
    mediation.mediated_already("1263", PAIR),
    mediation.nobody_mediates("1263"),
    mediation.too_pressing("1263"),
    mediation.not_in_mediation("1263"),
    mediation.not_a_mediator("1263", PAIR),
    mediation.agreed("1263", LATER, NOW),
    mediation.in_the_past(NOW, LATER),
    mediation.soon("1263", LATER, NOW),
    mediation.reached("1263"),
    mediation.reached_told("1263", "王磊"),
    mediation.reached_beside("1263", "李伟"),
    mediation.is_it_reached(WHAT),
    mediation.please_close("1263", "何芳"),
    mediation.failed("1263"),
    mediation.failed_told("1263", "王磊"),
    *(mediation.handed("1263", "李伟", waits) for waits in (True, False)),
    *(mediation.taken_over("棋牌噪声", where, "1263") for where in ("", "9栋502")),
    mediation.failed_beside("1263"),
    mediation.ended("1263", "李伟"),
    *(mediation.nobody_enforces("1263", "综合执法", chiefs) for chiefs in ([], ["吴娟"])),
    mediation.chief_told(WHAT, "王磊", "综合执法", "1263"),
    *(mediation.reporter_told("1263", to) for to in ("", "李伟")),
]
