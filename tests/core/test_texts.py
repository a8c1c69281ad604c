"""Every sentence that people read, said once with plausible arguments: whole, in Chinese, calling nobody by mistake."""

import inspect
import pkgutil
import re
from dataclasses import replace
from datetime import time, timedelta
from importlib import import_module
from pathlib import Path

import pytest

import handlers
from handlers.domain.doubt import Doubt, Kind, Standing
from handlers.domain.message import Kind as MessageKind
from handlers.domain.period import Month, Period
from handlers.domain.reading import Danger, Level, Verdict
from handlers.domain.scene import UnknownSend
from handlers.domain.ticket import Ballot, Resolution, Source, State, Voice
from handlers.domain.town import Role
from handlers.domain.unreachable import Unreachable
from handlers.domain.words import Change, Hint, Known, WordChange
from handlers.domain.workcalendar import Span
from handlers.duty.texts import calendar as duty_calendar
from handlers.grammar.texts import danger as grammar_danger
from handlers.grammar.texts import help, moment, question, when
from handlers.grammar.texts import ticket as grammar_ticket
from handlers.hearing.texts import alarm as hearing_alarm
from handlers.hearing.texts import beyond, doubt, limits, shadow, vocabulary
from handlers.neighbours import outcome as neighbours_outcome
from handlers.neighbours.texts import merge, outcome, poll, voices
from handlers.rooms.texts import alarm, answers, gap, joining, person, sends
from handlers.tickets.texts import card, intake, progress, recall, receipt, review, work
from tests.core import (
    said_by_action,
    said_by_bulletin,
    said_by_closing,
    said_by_dispatch,
    said_by_duty,
    said_by_figures,
    said_by_mark,
    said_by_mediation,
    said_by_meeting,
    said_by_outreach,
    said_by_paper,
    said_by_patrol,
)
from tests.language.sample import BLOCKED, CALENDAR, NOW, at, member, ticket, ticket_in

OPEN, DONE = ticket(), ticket_in(State.RESOLVED)
BARE = ticket(place=None, before=(), lines=())  # the least that is known
RED = ticket(level=Level.RED)
HUSHED = replace(RED, danger=Danger.VIOLENCE)
FULL = replace(  # everything that may stand on a ticket
    ticket_in(State.ARCHIVED),
    place="桂花苑9号楼2单元东侧快递柜旁边的消防通道入口到小广场凉亭之间",
    round=3,
    assists=("赵敏", "段勇"),
    counted=(Voice("chat/陈姐", NOW), Voice("chat/老周", NOW)),
    ballots=(Ballot("chat/陈姐", Verdict.PARTLY),),
    arrived_at=NOW,
    level=Level.NORMAL,
    resolve_by=at("2025-10-10 18:00"),
)
LONG = replace(BLOCKED, name="占消防通道堵单元门")
WAITING, OPENING = at("2025-09-30 20:10"), at("2025-10-09 08:30")
WHAT = grammar_ticket.short(OPEN, BLOCKED)

DOUBTS = [
    Doubt("m1", kind, Standing.LISTED, "学桥", room, "chat/陈姐", words, NOW, id=12, nth=8)
    for kind, room, words in (
        (Kind.UNSURE, "桂花苑业主群", "停车真高级"),
        (Kind.ADVERT, None, "搬家"),
        (Kind.VOICE, None, ""),
        (Kind.MANY, None, "6栋门口停了车"),
        (Kind.ALARM, "桂花苑业主群", "9栋着火了"),
        (Kind.SHOWN, "桂花苑业主群", "就这?"),
        (Kind.DANGER, "桂花苑业主群", "热得要着火了"),
    )
]

KNOW = (member(Role.OFFICER, "公安", qualified=True), member(Role.GRID_WORKER, "网格"), member(Role.OFFICER, "市监"))
CHANGES = [
    WordChange(word, change, "街道/学桥", "周建国", NOW) for word, change in zip(("炸街", "烧烤"), Change, strict=True)
]

# What an owners' group may hear.
IN_GROUP = [
    *(receipt.several([grammar_ticket.brief(OPEN, BLOCKED, NOW)] * 2, unplaced) for unplaced in (None, "烧烤油烟")),
    gap.owners([grammar_ticket.brief(OPEN, BLOCKED, NOW)]),
    grammar_ticket.listed([grammar_ticket.brief(OPEN, BLOCKED, NOW)] * 2),
    *(receipt.dispatched(t, LONG, sent, NOW) for t in (OPEN, BARE, FULL) for sent in ("公安", "网格", "物业", "综合执法")),
    *(receipt.waits(t, LONG, OPENING, WAITING, CALENDAR) + receipt.ASK_PLACE for t in (OPEN, BARE, FULL)),
    *(receipt.night(t, LONG, police) + receipt.ASK_PLACE for t in (OPEN, BARE, FULL) for police in (True, False)),
    *(receipt.red(RED, danger) for danger in (*Danger, None)),
    receipt.called_off("1263"),
    *(receipt.reopened(t, NOW) for t in (OPEN, FULL)),
    receipt.gathered([grammar_ticket.brief(t, BLOCKED, NOW) for t in (OPEN, BARE)]),
    *(voices.voices("1263", 12, urgent) for urgent in (True, False)),
    voices.surge("1263", 12, NOW, NOW),
    *(poll.result_here(poll.told(DONE, outcome.MOVED, ["1辆"]), kind) for kind in Resolution),
    receipt.told_already(OPEN, BLOCKED, NOW),
    *(
        poll.result(
            poll.told(replace(t, resolution=kind), outcome.DEFAULTS[kind], amounts), kind, "夜跑的风吹过桂花苑的老周", 2
        )
        for t in (DONE, FULL)
        for kind in Resolution
        for amounts in ([], ["12辆", "3处", "2只"])
    ),
    *(poll.which_poll(numbers) for numbers in (["1263", "1271"], ["1263", "1271", "1289"])),
    poll.satisfied("1263"),
    poll.gathered([poll.told(DONE, outcome.MOVED, ["1辆"]), receipt.reopened(OPEN, NOW)], polled=True),
    poll.gathered([poll.told(DONE, outcome.MOVED, [])], polled=False),
]  # fmt: skip

OTHERS = [
    *(
        card.card(t, LONG, cause, NOW) + card.ping(ping, t)
        for t in (OPEN, BARE, RED, FULL, replace(OPEN, private=True))
        for ping in ((), ("李伟",), ("李伟", "赵敏"))
        for cause in ("", card.RETURNED, card.ASSIGNED, card.RAISED, card.reopened(2))
    ),
    *(
        card.task(t, BLOCKED, leads, NOW, whole_place)
        for t in (OPEN, BARE, FULL)
        for leads in (True, False)
        for whole_place in (True, False)
    ),
    *(card.alarm(t, BLOCKED) for t in (RED, BARE)),
    *(card.placed(RED, moved) for moved in (True, False)),
    receipt.several([grammar_ticket.brief(OPEN, LONG, NOW)] * 7, LONG.name),
    receipt.gathered([grammar_ticket.brief(OPEN, LONG, NOW)] * 7),
    *(card.several([card.card(t, BLOCKED, "", NOW) for t in (OPEN, FULL)], names) for names in ((), ("李伟",))),
    card.calendar_unknown(2031),
    duty_calendar.calendar_unknown_next_year(2031),
    help.commands([("今日", "看今天的件数"), ("待办", "看还在办的单")], True),
    help.others([("词", ["加词 类别 词", "删词 词"]), ("群", ["绑定 小区名"])]),
    question.did_you_mean("待办"),
    help.resident("小鹿"),
    help.usage("派单 单号 姓名"),
    help.for_chiefs(),
    help.for_staff(),
    help.for_officers(),
    gap.stumbled(NOW, OPENING, 14) + gap.dropped(3),
    *(gap.staff(NOW, OPENING, 14, new, called) for new, called in (((), ()), ((WHAT,), ("李伟",)))),
    joining.welcome("李伟"),
    person.erased(["1263", "1271"]),
    *(joining.refused(standing) for standing in ("wrong", "used", "expired", "gone", "locked")),
    *(joining.bound_already("李伟", own) for own in (True, False)),
    joining.of_somebody_else("李伟"),
    *(joining.exposed(void) for void in (True, False)),
    joining.yours_exposed(),
    joining.exposed_of("李伟"),
    joining.in_the_group(),
    joining.no_such_place("没有苑"),
    joining.several(("甲群", "乙群")),
    joining.not_yours("龙泉"),
    joining.room_bound("桂花苑业主群"),
    *(
        sends.unknown(lines)
        for lines in ((), (UnknownSend(12, "桂花苑业主群", "收到,#1263"), UnknownSend(13, "私聊", "")))
    ),
    sends.unknown([UnknownSend(n, "段勇", "", reason) for n, reason in enumerate(Unreachable)] * 4),
    sends.unreached("段勇", 3),
    *(alarm.matter(t, matter) for t in (RED, BARE) for matter in (BLOCKED, None)),
    *(
        alarm.unsent("学桥", matters, ["桂花苑业主群", alarm.A_RESIDENT])
        for matters in ([], [alarm.matter(RED, BLOCKED)])
    ),
    *(sends.no_such(wanted, "重发 编号") for wanted in ("", "99")),
    *(sends.settled(12, again) for again in (True, False)),
    help.wish_noted("1263"),
    help.other_station("龙泉"),
    moment.clock(NOW),
    moment.day(NOW.date()),
    *(moment.moment(when, NOW) for when in (NOW, OPENING)),
    *(moment.span(timedelta(minutes=minutes)) for minutes in (30, 60, 90, 240)),
    moment.pause(at("2025-09-30 12:30"), OPENING, replace(CALENDAR, lunch=Span(time(12), time(14)))),
    *(moment.pause(now, OPENING, CALENDAR) for now in (WAITING, at("2025-10-08 23:00"), at("2025-10-09 07:00"))),
    *(
        when.period(Period(start, end), NOW)
        for start in (None, NOW, OPENING)
        for end in (OPENING, OPENING + timedelta(days=90))
    ),
    when.month(Month(2025, 9)),
    *(when.say_when(usage) for usage in ("", "请假 时间 替班人")),
    *(when.say_month(usage) for usage in ("", "评 姓名 月份 分数")),
    when.no_such_time("2/30"),
    when.no_such_month("13月"),
    merge.alike("1347", "1271", [merge.side(t, BLOCKED, words, NOW) for t in (OPEN, BARE) for words in ("", "又堵了")]),
    merge.side(replace(OPEN, private=True), BLOCKED, "", NOW),
    merge.merged("1347", "1271", 3),
    *(merge.not_needed("1347", WHAT, lead) for lead in ("", "李伟")),
    merge.risen("1271", NOW, NOW),
    merge.two("1347", "1271"),
    merge.which_other("1347"),
    merge.one_already("1347"),
    merge.hushed(),
    merge.over("1347"),
    merge.not_qualified(),
    merge.split("1347", NOW, NOW),
    merge.split_told(WHAT, NOW, NOW),
    merge.which_child(["1347", "1354"]),
    merge.one_matter("1347"),
    merge.second("1354", "1347"),
    voices.surge_told(WHAT, 9),
    voices.counted(OPEN, BLOCKED),
    voices.counted_aside("1263"),
    voices.offered("1321", "1263"),
    *(poll.result(poll.told(DONE, outcome.MOVED, ["1辆"]), kind) for kind in Resolution),
    poll.why_closed("1263", poll.reason("车主已自行挪走。")),
    poll.reported_back(poll.told(DONE, outcome.MOVED, [])),
    *outcome.DEFAULTS.values(),
    *(work.accepted(t, BLOCKED, where, NOW) for t in (OPEN, HUSHED) for where in ("", "3栋门口")),
    work.yours_already(OPEN, NOW),
    *(work.chiefs_know("1263", chiefs) for chiefs in ([], ["吴娟"])),
    work.cannot_go(WHAT, "李伟", "1263"),
    *(work.placed(OPEN, "3栋门口", moved) for moved in (True, False)),
    *(work.arrived("1263", NOW, where) for where in ("", "3栋门口")),
    *(
        work.resolved("1263", kind, amounts, photos)
        for kind in Resolution
        for amounts in ([], ["1辆"])
        for photos in (0, 2)
    ),
    *(progress.stands(t, BLOCKED, NOW) for t in (OPEN, DONE, FULL, HUSHED, *map(ticket_in, State))),
    progress.judging("1263"),
    progress.urged(WHAT),
    progress.withdrawn("1263"),
    progress.told_to_lead("1263"),
    progress.others_count("1263", 2),
    progress.not_needed("1263"),
    progress.still_wanted(progress.stands(OPEN, BLOCKED, NOW), "1263"),
    progress.which([WHAT, WHAT]),
    progress.culprit("1263"),
    poll.which_verdict("1263"),
    work.others_wait(["#1271(3栋 违停)"]),
    work.taken_from("李伟"),
    *grammar_ticket.amounts({"vehicle": 2}, {"vehicle": ("辆",)}),
    *(receipt.deputy_reopened(OPEN, BLOCKED, officer, by) for officer in ("李伟", "") for by in ("", "何芳")),
    poll.too_often(WHAT),
    poll.resolved_already("1263", "09:20"),
    *(grammar_ticket.short(t, BLOCKED) for t in (OPEN, BARE)),
    *(grammar_ticket.short_for_called(t, BLOCKED) for t in (OPEN, BARE, RED)),
    intake.place_noted("1263", "9栋西门"),
    intake.judge(OPEN, BLOCKED),
    question.which([WHAT, WHAT]),
    question.guess("1236", WHAT),
    question.no_such("1236"),
    question.no_such("999999999"),
    question.which_station("单", "学桥", "1263"),
    intake.which_compound(),
    *(grammar_danger.ring(danger) for danger in (None, *Danger)),
    *(grammar_danger.name(danger) for danger in (None, *Danger)),
    *(grammar_danger.asks(danger) for danger in Danger),
    grammar_danger.say_whether(),
    receipt.hushed(),
    *(intake.which_compound_of_doubt(danger) for danger in Danger),
    *(
        hearing_alarm.look(danger, room, place, "我要被气死了")
        for danger in Danger
        for room in ("桂花苑业主群", "")
        for place in (None, "9栋604")
    ),
    *(hearing_alarm.denied(danger, "没事") for danger in Danger),
    *(hearing_alarm.settled(filed) for filed in (True, False)),
    hearing_alarm.dropped(),
    *(
        card.hushed(t, cause, takes)
        for t in (HUSHED, replace(HUSHED, place=None, private=True))
        for cause in ("", card.RAISED)
        for takes in (True, False)
    ),
    card.also(RED, Danger.INJURY),
    *(recall.called_off("1263", words) for words in ("", "说错了不是着火是烧烤")),
    *(recall.denied("1263", words) for words in ("", "不是打人,是看电视")),
    grammar_ticket.short(HUSHED, BLOCKED),
    review.todo([(HUSHED, BLOCKED)], 1, 0, NOW, False),
    *(intake.which_compound_of_danger(danger) for danger in (None, *Danger)),
    *(intake.danger_somewhere(danger, place) for danger in (None, *Danger) for place in (None, "9栋604")),
    *question.greeting("小鹿"),
    *question.not_understood(),
    question.still_not(NOW),
    question.take(WHAT),
    *question.say_what_it_is(),
    *question.nobody_is_told(),
    question.noted("1263"),
    *(text for kind in MessageKind for text in question.say_in_words(kind)),
    *(doubt.ask(BLOCKED, place) for place in (None, "3栋502")),
    doubt.ask_what_is_shown(),
    *(beyond.whose(office) for office in beyond.Office),
    doubt.waiting(3),
    *(doubt.listed(rows, NOW) for rows in ([], [(found, "违停堵门") for found in DOUBTS] * 8)),
    doubt.dropped(12),
    limits.many(6, timedelta(hours=1)),
    limits.advice(),
    *(limits.look(BLOCKED, place, 4, timedelta(minutes=15)) for place in (None, "9栋")),
    *(answers.pause(until, NOW) for until in (NOW, OPENING)),
    question.no_such_doubt("x"),
    question.yours(WHAT),
    recall.verify("1263"),
    recall.withdrawn(OPEN),
    recall.misread(OPEN),
    *(vocabulary.added("炸街", "车辆噪声", "学桥", known) for known in (None, Known(sample=3000))),
    vocabulary.too_common("谢谢", Known(opens=106, sample=3000)),
    *(vocabulary.too_important("着火", Known(danger=danger, loses=12, sample=1000)) for danger in (True, False)),
    vocabulary.left_as_it_was("谢谢"),
    vocabulary.already("炸街", "车辆噪声"),
    vocabulary.muted("烧烤", "学桥"),
    vocabulary.muted_already("烧烤"),
    *(vocabulary.unknown(word) for word in ("", "炸街")),
    *(vocabulary.which_kind(text, ["违停", "广场舞"]) for text in ("", "炸街")),
    *(
        vocabulary.bad_word("炸街", fault)
        for fault in ("strange", "number", "short", "long", "means_us", "name", "place", "everyday")
    ),
    vocabulary.nothing_to_undo(),
    *(vocabulary.undone("炸街", change) for change in Change),
    *(
        vocabulary.about("炸街", kinds, muted, listed)
        for kinds, muted, listed in (
            (["车辆噪声", "噪声"], False, True),
            ([], True, True),
            ([], False, True),
            ([], False, False),
        )
    ),
    *(vocabulary.all_of_it("学桥", rows, NOW) for rows in ([], [(change, "噪声") for change in CHANGES] * 12)),
    *(vocabulary.why(t, BLOCKED) for t in (BARE, replace(OPEN, evidence=("堵", "单元门口"), confidence=0.98))),
    vocabulary.why(OPEN, BLOCKED, ("王磊", "张丽", "何芳")),
    *(
        vocabulary.misread(replace(t, evidence=("堵", "单元门口")), hidden)
        for t in (BARE, OPEN)
        for hidden in (True, False)
    ),
    vocabulary.misread(BARE),
    vocabulary.gone_already("1263"),
    review.restored("1263"),
    review.resumed("1263", OPENING, NOW),
    review.not_withdrawn("1263"),
    intake.no_line(),
    intake.filed("1263"),
    intake.place_noted("1263", "502室"),
    *(receipt.kept(tickets, KNOW) for tickets in ([OPEN, DONE], [OPEN, RED])),
    intake.missed_noted(),
    *(vocabulary.weekly(rows, 2, 3) for rows in ([], [(Hint("炸街", change, 2), "噪声") for change in Change])),
    help.for_checkers(),
    help.for_mediators(),
    shadow.told("桂花苑业主群", [shadow.would_open("3栋 违停", OPEN), shadow.would_say("收到,#(单号)。")], NOW),
    *(shadow.switched("桂花苑业主群", on) for on in (True, False)),
    *(shadow.rooms(names) for names in ([], ["桂花苑业主群"])),
    shadow.no_such_group("没有苑", ["桂花苑业主群"]),
    *(recall.corrected("1263", place, "说错了,是台洗衣机") for place in ("", "9栋502")),
    recall.corrected("1263", "", ""),
    *(grammar_ticket.matter_at(t, BLOCKED) for t in (OPEN, BARE)),
    *(receipt.promise(t, NOW) for t in (OPEN, FULL)),
    receipt.from_opening(OPEN, OPENING, WAITING, CALENDAR),
    *(
        receipt.private(replace(OPEN, level=level), BLOCKED, receipt.promise(OPEN, NOW), KNOW, night)
        for level in Level
        for night in (True, False)
    ),
    *(
        said
        for rows, more in (([], 0), ([(OPEN, BLOCKED), (BARE, BLOCKED)], 7))
        for of_all in (True, False)
        for said in (
            review.todo(rows, len(rows) + more, more, NOW, of_all),
            review.mine(rows, len(rows) + more, more, NOW, of_all),
        )
    ),
    review.todo([(replace(FULL, state=State.OPEN), BLOCKED)], 1, 0, OPENING + timedelta(days=9), False),
    *(
        review.detail(replace(t, source=source), BLOCKED, NOW, seen)
        for t in (OPEN, BARE, DONE, FULL)
        for source in Source
        for seen in (
            review.Seen(),
            review.Seen(whole_place=False, keepers=("王磊", "张丽")),
            review.Seen(reporter="夜跑的风", words="9栋502半夜打麻将", home="9栋402", note="已劝导"),
        )
    ),
    review.assigned("1263", "段勇"),
    review.closed("1263"),
    *(review.nobody_called(name, ["李伟", "段勇"]) for name in ("", "张三")),
    review.is_away("李伟", ["段勇"]),
    review.not_qualified("赵敏", ["李伟", "段勇"]),
    grammar_ticket.not_in_work("1263"),
    review.reason_missing("1263"),
    work.assists("1263", "李伟"),
    work.cannot_lead("1263"),
    *(work.resolved_already(t) for t in (OPEN, DONE)),
    work.not_the_lead("1263", "李伟"),
    work.needs_lead("1263"),
    work.is_it_done("1263"),
    *(work.please_verify("1263", "孙经理", words, photos) for words in ("", "换了锁") for photos in (0, 2)),
    question.nothing_in_hand(),
    question.nothing_waits(),
    *(question.rest([WHAT], left) for left in ([WHAT], [WHAT, WHAT])),
    question.no_more([WHAT, WHAT]),
    *(question.say_what("1263", steers) for steers in (True, False)),
    work.reassigned("1263", "段勇"),
    work.closed_by_chief("1263"),
    work.taken_by("1263", "段勇"),
    *said_by_duty.LINES,
    *said_by_dispatch.LINES,
    *said_by_action.LINES,
    *said_by_mediation.LINES,
    *said_by_meeting.LINES,
    *said_by_patrol.LINES,
    *said_by_closing.LINES,
    *said_by_figures.LINES,
    *said_by_outreach.LINES,
    *said_by_paper.LINES,
    *said_by_bulletin.LINES,
    *said_by_mark.LINES,
]

MODULES = [
    import_module(found.name)
    for found in pkgutil.walk_packages(handlers.__path__, "handlers.")
    if ".texts." in found.name
]
SENTENCES = [
    (*module.__name__.split(".")[1::2], name)
    for module in MODULES
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and not name.startswith("_")
]


def test_every_sentence_is_said_here() -> None:
    """The columns are walked: a new text fails this until it is said above, or in said_by_*.py, as noun.sentence or column_noun.sentence."""
    pages = (
        Path(__file__),
        Path(said_by_duty.__file__),
        Path(said_by_dispatch.__file__),
        Path(said_by_action.__file__),
        Path(said_by_mediation.__file__),
        Path(said_by_meeting.__file__),
        Path(said_by_patrol.__file__),
        Path(said_by_closing.__file__),
        Path(said_by_figures.__file__),
        Path(said_by_outreach.__file__),
        Path(said_by_paper.__file__),
        Path(said_by_bulletin.__file__),
        Path(said_by_mark.__file__),
    )
    here = "".join(page.read_text(encoding="utf-8") for page in pages)
    calls = [
        (f"{noun}.{sentence}(", f"{column}_{noun}.{sentence}(", f"{column}.{sentence}(")
        for column, noun, sentence in SENTENCES
    ]
    assert [names[0] for names in calls if not any(name in here for name in names)] == []


HAN = r"[\u4e00-\u9fff]"


@pytest.mark.parametrize("line", dict.fromkeys([*IN_GROUP, *OTHERS]))
def test_a_line_is_fit_to_be_read(line: str) -> None:
    assert line and line == line.strip()
    assert not re.search(r"None|[{}>]|<(?!\d)|@所有人|Level\.|State\.|__", line)
    assert not re.search(r" \n|\n\n|  |。。|[,:;]。|[,:;]$|\(\)|“”", line)
    assert not re.search(rf"{HAN}[.\"']|[.\"']{HAN}|\"", line)  # full stops and quotes are Chinese ones


@pytest.mark.parametrize("line", dict.fromkeys(IN_GROUP))
def test_a_line_for_the_owners_group_is_short_and_names_its_ticket(line: str) -> None:
    assert len(line) <= 120 and "\n" not in line
    assert re.search(r"#1263(?!\d)", line)
    assert not re.search(r"云[A-Z]|1[3-9]\d{9}|李伟|王磊", line)  # no plate, no phone, no officer


@pytest.mark.parametrize("name", ["所有人", "@所有人", "两行\n名字", "很长" * 60])
def test_a_nickname_in_the_poll_calls_nobody_else(name: str) -> None:
    told = poll.result(poll.told(DONE, outcome.MOVED, ["1辆"]), Resolution.SOLVED, name, 2)
    assert "所有人" not in told and "\n" not in told and len(told) <= 120


@pytest.mark.parametrize("words", ["9栋502室车主已挪车", "502室已劝停", "9-502已劝停", "9栋2单元5楼502"])
@pytest.mark.parametrize("kind", Resolution)
def test_the_result_never_names_the_household(words: str, kind: Resolution) -> None:
    assert not re.search(r"50|5\*|5楼", neighbours_outcome.of(replace(DONE, note=words, resolution=kind)))


@pytest.mark.parametrize(("minutes", "told"), [(30, "30分钟"), (60, "1小时"), (90, "90分钟"), (240, "4小时")])
def test_how_long_it_is_told(minutes: int, told: str) -> None:
    assert moment.span(timedelta(minutes=minutes)) == told
