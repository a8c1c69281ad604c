"""Every sentence about whose a ticket is, said once with plausible arguments; test_texts.py looks at them."""

from handlers.grammar.texts import help
from handlers.grammar.texts import ticket as grammar_ticket
from handlers.neighbours.texts import outcome
from handlers.tickets.texts import assist, bounce, handon, invited, penalty, scope
from tests.language.sample import BLOCKED, ticket

WHAT = grammar_ticket.short(ticket(), BLOCKED)
REASONS = [("唐静", "占道归城管"), ("李伟", "")]

LINES = [
    penalty.needs_right("1263"),
    penalty.noted("1263", "罚款200元"),
    *(outcome.whose("住建局", telephone) for telephone in ("", "0877-2012345")),
    *(outcome.handed_to("交警", telephone) for telephone in ("", "0877-2012345")),
    scope.closed("1263", "住建局"),
    scope.say_whose("1263"),
    scope.danger_stays("1263"),
    *(assist.please(WHAT, "唐静", leads) for leads in (True, False)),
    *(assist.asked_for(WHAT, "唐静", words, "1263") for words in ("", "摊主动手了")),
    assist.sent("1263", ["李伟", "王磊"]),
    *(assist.nobody("1263", ["交警"], chiefs) for chiefs in ([], ["吴娟"])),
    assist.chief_told(WHAT, "唐静", ["交警"], "1263"),
    assist.whom("1263"),
    assist.on_it("1263", ["李伟"]),
    invited.task(invited.where("1263", "6栋2单元", "飞线充电"), "吴娟", "1263"),
    invited.where("1263", "", "飞线充电"),
    invited.thanks("1263"),
    invited.comes("1263", "孙经理"),
    *(invited.only_yours(numbers) for numbers in ((), ("1263",), ("1263", "1271"))),
    invited.which(("1263", "1271")),
    invited.lead_invites("1263"),
    help.helper(help.resident("小鹿")),
    bounce.card("唐静"),
    *(bounce.bounced("1263", 1, "李伟", waits) for waits in (True, False)),
    *(bounce.left_to("1263", nth, chiefs) for nth in (2, 3) for chiefs in (["吴娟"], ["周建国", "马兰"])),
    *(bounce.decide("1263", WHAT, REASONS, why) for why in ("", bounce.NOBODY_THERE)),
    bounce.why_asked(WHAT),
    *(grammar_ticket.not_yours("1263", lead) for lead in ("", "李伟")),
    bounce.noted("1263", "李伟"),
    handon.card("唐静"),
    *(handon.handed_on("1263", "李伟", waits) for waits in (True, False)),
    handon.given(WHAT, "唐静", "1263"),
    *(handon.nobody("1263", of, choices) for of in ("", "交警") for choices in ([], ["李伟", "王磊"])),
    *(handon.cannot_lead("赵敏", choices) for choices in ([], ["李伟", "王磊"])),
    handon.away("段勇", ["李伟"]),
    handon.has_it("1263", "李伟"),
]
