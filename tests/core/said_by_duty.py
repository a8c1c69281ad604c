"""Every sentence of the column duty, said once with plausible arguments; test_texts.py looks at them."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from handlers.domain.absence import Absence
from handlers.domain.event import Said
from handlers.domain.evidence import Checklist, Item
from handlers.domain.facts.leave import LeaveAsked, SwapAsked
from handlers.domain.facts.pause import Cause, ExtensionAsked, PauseAsked
from handlers.domain.gaps import NIGHT, Gap, Post
from handlers.domain.load import Load
from handlers.domain.period import Month
from handlers.domain.reading import Danger, Level
from handlers.domain.rota import OnDuty
from handlers.domain.ticket import State
from handlers.domain.town import Role
from handlers.domain.whistle import Called, Reply, Whistle
from handlers.domain.workcalendar import Span
from handlers.duty.texts import (
    approval,
    attendance,
    expert,
    handover,
    ladder,
    leave,
    load,
    pause,
    remind,
    roster,
    sorry,
    supervise,
    whistle,
)
from handlers.grammar.texts import ticket as grammar_ticket
from tests.language.sample import BLOCKED, CALENDAR, ID, NOW, at, member, ticket, ticket_in

OPEN, DONE = ticket(), ticket_in(State.RESOLVED)
HUSHED = replace(ticket(level=Level.RED), danger=Danger.VIOLENCE)
WHAT = grammar_ticket.short(OPEN, BLOCKED)
NOON, EVENING, LATER = at("2025-09-28 12:00"), at("2025-09-28 18:00"), at("2025-10-09 18:00")
ABSENCE = Absence("leave/李伟/m1", "学桥", "李伟", "段勇", NOON, EVENING)
ASKED = LeaveAsked(
    approval="leave/李伟/m1",
    at=NOW,
    by="李伟",
    station="学桥",
    of=("吴娟",),
    until=NOON,
    person="李伟",
    substitute="段勇",
    start=NOON,
    end=EVENING,
    qualified=True,
)
LEAVES = [
    ASKED,
    replace(ASKED, proposed=True),
    replace(ASKED, away="段勇", proposed=True),
    replace(ASKED, away="段勇", busy=True, proposed=True),
    replace(ASKED, substitute="", proposed=True, qualified=False),
    replace(ASKED, substitute="", away="段勇", gap="综合执法", qualified=False),
]
SWAP = SwapAsked(
    approval="swap/李伟/m2",
    at=NOW,
    by="李伟",
    station="学桥",
    of=("吴娟",),
    until=NOON,
    party="段勇",
    person="李伟",
    substitute="段勇",
    start=NOON,
    end=EVENING,
)
CALLS = (
    Called("公安", "王磊", NOW, Reply.LATE, at("2025-09-28 12:10"), "堵车"),
    Called("市监", "唐静", NOW),
    Called("交警", "陈刚", NOW, Reply.LATE),
    Called("综合执法", "李伟", NOW, Reply.CANNOT, reason="在法院出庭"),
    Called("综合执法", "段勇", NOW, Reply.CANNOT),
    Called("物业", "孙经理", NOW, Reply.COMING),
    Called("网格", "张丽", NOW, Reply.ARRIVED),
)
WHISTLE = Whistle("周建国", NOON, "9栋西门", 1, CALLS)
DAYS = [date(2025, 9, 28), date(2025, 10, 9), date(2025, 10, 10), date(2025, 11, 3)]
LI, ZHAO = member(Role.OFFICER, "综合执法", True, "李伟"), member(Role.AUXILIARY, "综合执法", name="赵敏")
CHEN = OnDuty(member(Role.OFFICER, "交警", True, "陈刚"), "交警", liaison=True)
SWAPPED = frozenset({"王磊"})
POSTS = [
    Post("综合执法", (OnDuty(LI, "综合执法"), OnDuty(ZHAO, "综合执法")), (), (), True, True, SWAPPED),
    Post("综合执法", (OnDuty(ZHAO, "综合执法"),), (), ("李伟",), True, False, SWAPPED),
    *(Post("公安", (OnDuty(LI, "公安", stead=name),), (), (), True, True, SWAPPED) for name in ("段勇", "王磊")),
    Post("公安", (), (), ("王磊",), True, False, SWAPPED),
    Post("公安", (), (CHEN,), ("王磊",), True, False, SWAPPED),
    Post("交警", (), (CHEN,), (), False, False, SWAPPED),
    Post("交警", (), (), ("陈刚",), False, False, SWAPPED),
    Post("市监", (), (), (), False, False, SWAPPED),
]
GAPS = [
    Gap(NOON, EVENING, "综合执法", ("李伟",)),
    Gap(EVENING, LATER, NIGHT, ()),
    *(Gap(NOON, EVENING, name, ("王磊",)) for name in ("公安", "市监", "交警", "网格")),
]
WISH = leave.leave(ASKED)
MORE: dict[str, Any] = {
    "at": NOW,
    "by": "李伟",
    "station": "学桥",
    "of": ("吴娟",),
    "until": LATER,
    "ticket": ID,
    "day": LATER,
}
PAUSE = PauseAsked(approval="pause/李伟/m3", cause=Cause.PAPERS, words=Said("等材料", "李伟", "m3"), **MORE)
EXTENSION = ExtensionAsked(approval="extension/李伟/m4", **MORE)

LINES = [
    *(sorry.sorry(grammar_ticket.short_for_reporter(t, BLOCKED), LATER, NOW) for t in (OPEN, HUSHED)),
    *(remind.idle(t, WHAT, timedelta(hours=4), timedelta(minutes=30)) for t in (OPEN, DONE)),
    remind.not_there(WHAT, "1263"),
    *(remind.deputy_returned(t, "李伟", timedelta(hours=4)) for t in (OPEN, DONE)),
    handover.told("李伟", ()),
    handover.told("李伟", [("1263", "段勇"), ("1271", "")]),
    handover.told("李伟", [("1263", "段勇")] * 7),
    *(handover.line(t, WHAT, NOW) for t in map(ticket_in, (State.OPEN, State.ACCEPTED, State.ON_SITE))),
    *(handover.listed("李伟", lines) for lines in ([], [f"{WHAT}待接,18:00前"] * 12)),
    *(handover.handed_to_duty(["#1263"] * count) for count in (1, 7)),
    handover.handed_back([f"{WHAT}待接,18:00前"]),
    *(handover.handed_on("段勇", ["#1263"] * count) for count in (1, 7)),
    *(ladder.overdue(WHAT, led) for led in (True, False)),
    ladder.not_accepted(WHAT, "1263"),
    ladder.up_not_accepted(WHAT, NOON, "李伟", NOW),
    *(ladder.up_overdue(WHAT, lead) for lead in ("李伟", "")),
    *(ladder.overdue_in_short(WHAT, lead) for lead in ("李伟", "")),
    ladder.soon(WHAT, NOON, NOW, "1263"),
    ladder.spared("1263", LATER, NOW),
    ladder.spared_told("1263", "吴娟", LATER, NOW),
    ladder.kept("1263", LATER, NOW),
    ladder.kept_told("1263", "吴娟"),
    ladder.sent_down("1263"),
    ladder.sent_down_told("1263", "小方"),
    ladder.not_late("1263"),
    ladder.danger_waits("1263"),
    *(pause.ask(wish, "3栋单元门口 违停堵门") for wish in (pause.pause(PAUSE), pause.extension(EXTENSION))),
    pause.say_why("1263"),
    pause.say_why_later("1263"),
    pause.past(),
    pause.not_later(OPEN, NOW),
    pause.not_in_work("1263"),
    *(pause.not_yours("1263", who) for who in ("李伟", "")),
    pause.paused_told("1263", LATER, NOW),
    *(pause.paused(WHAT, cause, LATER, NOW) for cause in Cause),
    pause.resumed_told("1263", LATER, NOW),
    pause.resumed(WHAT, LATER, NOW),
    pause.asked_already("1263"),
    pause.extended_told("1263", LATER, NOW),
    pause.extended(WHAT, LATER, NOW),
    *(supervise.noted("1263", who, LATER, NOW) for who in ("李伟", "")),
    supervise.told(WHAT, "马兰", LATER, NOW),
    *(supervise.answered(WHAT, "李伟", words, closed) for words in ("", "明天挪") for closed in (True, False)),
    *(supervise.silent(WHAT, who) for who in ("李伟", "")),
    supervise.overdue(WHAT, "马兰"),
    supervise.not_in_work("1263"),
    supervise.past("1263"),
    approval.nothing_waits(),
    approval.which([WISH, leave.swap(SWAP)]),
    approval.asked(["吴娟"]),
    approval.nobody_to_ask(),
    approval.granted(WISH, "吴娟"),
    approval.refused(WISH, "吴娟"),
    approval.done(WISH),
    approval.refusal_told("李伟", WISH),
    approval.lapsed(WISH),
    approval.void(WISH),
    approval.party_agrees("段勇", WISH),
    approval.for_others_to_grant(["吴娟"]),
    approval.over(WISH, "吴娟"),
    *(text for one in LEAVES for text in (leave.leave(one), leave.ask_leave(one), leave.sent(one))),
    leave.swap(SWAP),
    leave.ask_swap(SWAP),
    leave.ask_partner(SWAP),
    leave.away(NOON, LATER, NOW),
    leave.announced("周建国", NOON, LATER, NOW),
    leave.noted(NOON, LATER, NOW),
    *(leave.stands_in(replace(ABSENCE, swap=swap), NOW) for swap in (True, False)),
    leave.past(),
    leave.moment_only(),
    leave.too_long(),
    leave.twice(ABSENCE, NOW),
    leave.asked_twice(NOON, EVENING, NOW),
    *(leave.unfit("赵敏", others) for others in ([], ["段勇"])),
    leave.is_away("段勇", ["王磊"]),
    leave.no_such_colleague("张三", ["段勇"]),
    leave.asks_himself("段勇"),
    leave.not_oneself(),
    *(leave.name_a_colleague(others) for others in ([], ["段勇"])),
    leave.ended(NOON, EVENING, NOW),
    leave.ended_told("李伟", NOON, EVENING, NOW),
    leave.cut("李伟", NOON, LATER, NOW),
    leave.no_leave(),
    *(roster.card(day, CALENDAR, POSTS, later) for day, later in zip(DAYS, ([], GAPS, [], []), strict=True)),
    roster.roster([]),
    roster.week(GAPS),
    roster.week(GAPS * 7),
    *(
        roster.now(moment, POSTS, CALENDAR)
        for moment in (NOON, EVENING, at("2025-10-03 09:00"), at("2025-10-12 09:00"))
    ),
    roster.head(DAYS[0], CALENDAR),
    roster.nobody("市监"),
    roster.which_days(),
    *(attendance.noted(NOW, others) for others in ([], ["赵敏"])),
    attendance.noted_already(),
    attendance.not_on_the_rota(),
    attendance.please_answer(),
    attendance.missing(["王磊", "唐静"]),
    *(attendance.expires(DAYS[1], days) for days in (30, 0)),
    *(attendance.expires_told("李伟", DAYS[1], days) for days in (30, 0)),
    *(load.listed("学桥", Month(2025, 9), [Load("李伟", 3, 2, 5)], left) for left in (0, 2)),
    load.to_come(Month(2025, 12)),
    leave.which_leave(["9/29 08:30–18:00", "9/30 08:30–18:00"]),
    *(whistle.called(t, WHISTLE, CALLS, NOW, change) for t in (OPEN, HUSHED) for change in ("", whistle.MORE)),
    whistle.called(HUSHED, WHISTLE, CALLS, NOW, aside=True),
    whistle.ping(["王磊", "唐静"], ["孙经理"]).strip(),
    whistle.ping([], ["孙经理"]).strip(),
    whistle.how().strip(),
    whistle.blown("1263", CALLS, NOON, NOW),
    whistle.already("1263", CALLS, NOON, NOW),
    *(whistle.nobody_there("交警", contact) for contact in ("", "高科长")),
    whistle.send_somebody("1263", "交警", "学桥", NOON, NOW),
    whistle.on_leave("李伟"),
    whistle.unknown(["消防", "供电"], ["公安", "市监"]),
    whistle.say_whom("1263", ["公安", "市监"]),
    whistle.past(NOON, EVENING),
    whistle.quiet_hours("1263", Span(time(22), time(7))),
    whistle.not_in_work("1263"),
    *(whistle.noted("1263", reply, NOON, NOW) for reply in Reply),
    *(whistle.cannot("1263", one, others) for one in CALLS[3:5] for others in ([], ["段勇", "赵敏"])),
    *(whistle.ended("1263", withdrawn) for withdrawn in (True, False)),
    whistle.called_off("1263"),
    *(whistle.has_called_off("1263", names) for names in ([], ["王磊", "唐静"])),
    whistle.no_whistle("1263"),
    whistle.none_to_call_off(),
    whistle.there_already("1263"),
    whistle.why(),
    whistle.reason_noted("1263"),
    whistle.reason_of("1263", CALLS[3], "所里有警情"),
    whistle.others_wait(["1271"]),
    whistle.noted_all([("1263", NOON), ("1271", NOON)], NOW),
    whistle.mustered(OPEN, WHISTLE, NOON),
    whistle.mustered(OPEN, replace(WHISTLE, called=CALLS[-1:]), NOON),
    whistle.missed("1263", WHISTLE, CALLS, NOON),
    whistle.missed_of(OPEN, WHISTLE, CALLS[:1], "学桥", NOON),
    *(expert.called(WHAT, "李伟", lead, reason) for lead in ("", "李伟") for reason in ("", "油烟要不要测")),
    expert.marked("1263", [("市监", "唐静")]),
    expert.nobody("1263", ["市监"]),
    *(expert.already("1263", experts) for experts in ([], [("市监", "唐静")])),
    expert.not_his("1263"),
    expert.not_in_work("1263"),
    *(expert.ask("1263", item, item is Item.WHAT) for item in Item),
    *(expert.listed("1263", Checklist(there=there)) for there in ((), (Item.WHAT,), tuple(Item))),
    expert.photo_can_follow(),
    expert.told("1263", Checklist(there=(Item.WHAT, Item.PHOTO), words=((Item.WHAT, "占道烧烤"),))).replace("\n", " "),
    expert.ended("1263"),
    expert.ended_told("1263", "李伟"),
]
