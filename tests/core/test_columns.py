"""A walk through the columns: every command has a rule, every event leaves something, what comes due or was asked finds its rule."""

import ast
import inspect
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar, get_type_hints

import pytest

from handlers.decide import FORMS, forms
from handlers.decide.follow import FOLLOWS
from handlers.decide.forms import ShowHelp, ShowMore, form_named
from handlers.decide.wake import WAKES
from handlers.domain import due, event, facts, question
from handlers.domain.decision import Decision
from handlers.domain.due import Due, TicketDue
from handlers.domain.event import Event, TicketEvent
from handlers.domain.facts.action import ActionAnswered
from handlers.domain.facts.attendance import ExpiryTold
from handlers.domain.facts.export import TablesExported
from handlers.domain.facts.governance import CommandGiven, CommandRefused, UnmaskedViewed
from handlers.domain.facts.hearing import LessonLearnt, WordAdded, WordMuted, WordUndone
from handlers.domain.facts.lawtip import LawTipGiven
from handlers.domain.facts.meeting import (
    MeasureDropped,
    MeasureMoved,
    MeetingCalled,
    MeetingCancelled,
    MeetingMoved,
    MinutesTaken,
    TopicRaised,
)
from handlers.domain.facts.neighbours import VoicesTold
from handlers.domain.facts.rooms import (
    ChatterDue,
    CodeRefused,
    PersonErased,
    PersonShown,
    RetentionDue,
    StaffUnreached,
)
from handlers.domain.facts.visit import VisitNoted
from handlers.domain.intent import Command
from handlers.domain.question import Question
from handlers.domain.reading import Danger, Reading
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.form import Form
from handlers.tickets.commands import AskDone
from storage.projections import EFFECTS, PROJECTED
from storage.queues import questions
from storage.rooms import people
from tests.language.town import OWNERS, STAFF, Town

HOUSE = Path(__file__).parents[2]
FLOORS = {"decide", "grammar", "domain"}
COLUMNS = sorted({path.parent.name for path in HOUSE.glob("handlers/*/__init__.py")} - FLOORS)
T = TypeVar("T")

assert facts, "importing the facts makes their kinds known"


def ours(kinds: Mapping[str, type[T]]) -> list[type[T]]:
    """The kinds of the house: other tests add some of their own."""
    return [kind for kind in kinds.values() if kind.__module__.startswith("handlers.")]


EVENTS, DUES, QUESTIONS = ours(event.KINDS), ours(due.KINDS), ours(question.KINDS)


def named(kind: Any) -> str:
    return getattr(kind, "__name__", str(kind))


def names_in(module: str) -> set[str]:
    """Every name that a module uses."""
    tree = ast.parse((HOUSE / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8"))
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def takes(rule: Callable[..., Decision]) -> list[Any]:
    """The types of what a rule is called with."""
    hints = get_type_hints(rule)
    assert hints.pop("return") is Decision
    assert list(hints) == list(inspect.signature(rule).parameters), "each of them has a type"
    return list(hints.values())


def test_the_columns_are_those_of_the_contract() -> None:
    contracts = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    [layers] = [contract["layers"] for contract in contracts if contract.get("containers") == ["handlers"]]
    assert sorted(layers[1].split(" | ")) == COLUMNS
    assert {layers[0], *layers[2:]} == FLOORS


# Commands.

TABLES = {
    column: import_module(f"handlers.{column}.forms")
    for column in COLUMNS
    if (HOUSE / f"handlers/{column}/forms.py").exists() or (HOUSE / f"handlers/{column}/forms").is_dir()
}
OF_NO_COLUMN = {ShowHelp: forms, ShowMore: forms}
"""Help lists the commands of every column; more goes on with any list."""


def rows_of(table: ModuleType) -> list[Form]:
    return [row for row in vars(table).values() if isinstance(row, Form)]


def by_intent(form: Form) -> str:
    return form.intent.__name__


@pytest.mark.parametrize("form", FORMS, ids=by_intent)
def test_a_command_stands_in_one_column_with_its_intent_and_its_rule(form: Form) -> None:
    columns = [column for column, table in TABLES.items() if form in rows_of(table)]
    if form.intent in OF_NO_COLUMN:
        assert columns == []
        assert form.intent.__module__ == form.rule.__module__ == OF_NO_COLUMN[form.intent].__name__
        return
    [column] = columns
    assert form.intent.__module__ == f"handlers.{column}.commands"
    assert form.rule.__module__.startswith(f"handlers.{column}.")


@pytest.mark.parametrize("form", FORMS, ids=by_intent)
def test_a_command_has_a_rule_that_takes_what_obey_gives_it(form: Form) -> None:
    tickets = Sequence[Ticket] if form.together else Ticket
    assert takes(form.rule) == ([Scene, tickets, Command] if form.about_ticket else [Scene, Command])


@pytest.mark.parametrize("form", FORMS, ids=by_intent)
def test_a_command_says_how_it_is_written_and_what_it_does(form: Form) -> None:
    assert form.usage.startswith(form.names[0])
    assert form.help.strip()


@pytest.mark.parametrize("form", FORMS, ids=by_intent)
def test_a_command_that_waits_for_an_answer_is_found_again_by_its_stored_name(form: Form) -> None:
    assert form.intent.stored
    assert form_named(form.intent.stored) is form


def test_no_command_of_a_column_is_left_out() -> None:
    rows = [form for table in TABLES.values() for form in rows_of(table)]
    assert {form.intent for form in rows} | OF_NO_COLUMN.keys() == {form.intent for form in FORMS} | {AskDone}
    assert {kind for kind in Command.__subclasses__() if kind.__module__.startswith("handlers.")} == {
        *(form.intent for form in FORMS),
        AskDone,
    }
    names = [name for form in FORMS for name in form.names]
    assert len(set(names)) == len(names)


# Events.

READ: Mapping[type[Event], tuple[str, str]] = {
    CommandGiven: ("storage.governance.audit", "a list for whoever looks back: of_kind finds a day's"),
    UnmaskedViewed: ("storage.governance.audit", "the same"),
    TablesExported: ("storage.governance.audit", "the same, with what they were wanted for"),
    CommandRefused: ("storage.governance.refusal", "a list for the day's review: of_kind finds a day's"),
    CodeRefused: ("storage.rooms.scenes", "an account's wrong codes of the last hour are counted from its stream"),
    WordAdded: ("storage.hearing.vocabulary", "a unit's words are folded from its stream, and live in memory"),
    WordMuted: ("storage.hearing.vocabulary", "the same"),
    WordUndone: ("storage.hearing.vocabulary", "the same: it undoes a change by its place in the stream"),
    LessonLearnt: ("storage.hearing.lesson", "a week's are read once a week, with the words that are left"),
    StaffUnreached: ("storage.rooms.unreached", "whether a work group was told today: of_kind finds a day's"),
    PersonErased: ("storage.held", "a line in what is shown to the person, and in the audit of its stream"),
    PersonShown: ("storage.held", "the same"),
    LawTipGiven: ("storage.governance.lawtip", "which was the last in a group: of_kind finds a year's"),
    ExpiryTold: ("storage.duty.attendance", "once told it is not told again: of_kind finds the last weeks'"),
    ActionAnswered: (
        "storage.governance.action",
        "who was called and has come is folded from the stream of the action",
    ),
    VisitNoted: ("storage.governance.visit", "compared with a place by its words, before somebody goes there"),
    **dict.fromkeys(
        (MeetingCalled, MeetingMoved, MeetingCancelled, MinutesTaken, TopicRaised, MeasureMoved, MeasureDropped),
        ("storage.governance.meeting", "a unit's few meetings are folded from its stream; figures count what was held"),
    ),
    VoicesTold: ("storage.tickets.ticket", "a line in the ticket's history; who counts for it stands in VoiceAdded"),
}
"""Events that change nothing else: which page reads them where they stand, and why that is enough."""


def changes_ticket(kind: type[Event]) -> bool:
    if not issubclass(kind, TicketEvent):
        return False
    return kind is facts.tickets.Opened or kind.changed is not TicketEvent.changed or bool(kind.moves)


def is_written(kind: type[Event]) -> bool:
    """A projection of its own, or of a base that is no base of all tickets' events; or what it does once."""
    return kind in EFFECTS or any(base in PROJECTED for base in kind.__mro__ if base is not TicketEvent)


@pytest.mark.parametrize("kind", EVENTS, ids=named)
def test_an_event_changes_its_ticket_or_is_written_or_is_read_where_it_stands(kind: type[Event]) -> None:
    assert (changes_ticket(kind) or is_written(kind)) is not (kind in READ)


@pytest.mark.parametrize("kind", READ, ids=named)
def test_who_reads_an_event_where_it_stands_knows_it(kind: type[Event]) -> None:
    page, _ = READ[kind]
    assert names_in(page) & {base.__name__ for base in kind.__mro__ if base is not Event}


@pytest.mark.parametrize("table", [PROJECTED, EFFECTS, FOLLOWS], ids=["projected", "effects", "follows"])
def test_every_row_about_events_is_about_one_that_happens(table: Mapping[type[Event], object]) -> None:
    assert [base for base in table if not any(issubclass(kind, base) for kind in event.KINDS.values())] == []


# What comes due.

OF_THE_ENGINE: Mapping[type[Due], str] = {ChatterDue: "bot.engine.sweeps", RetentionDue: "bot.engine.sweeps"}
"""What the engine does by itself: nobody decides whether words go whose time has passed."""


@pytest.mark.parametrize("kind", DUES, ids=named)
def test_what_comes_due_has_one_rule_that_takes_it(kind: type[Due]) -> None:
    if kind in OF_THE_ENGINE:
        assert kind not in WAKES
        assert kind.__name__ in names_in(OF_THE_ENGINE[kind])
        return
    scene, *ticket, last = takes(WAKES[kind].rule)
    assert (scene, last) == (Scene, kind)
    assert len(ticket) == issubclass(kind, TicketDue)


# What was asked.


@dataclass(frozen=True)
class Exchange:
    """What somebody says that makes the bot ask him, the answer that it understands, and the kind of question that stands `then`."""

    who: str
    says: str
    answers: str
    room: str | None = OWNERS
    answers_in: str | None = OWNERS
    then: str = ""


EXCHANGES = {
    "place": Exchange("老周", "有人乱停车,出不去", "3栋门口"),
    "place of same": Exchange("小米妈", "烧烤摊油烟太大了,窗户都不敢开", "7栋门口"),
    "compound": Exchange("新来的", "6栋1102半夜搓麻将吵得睡不着", "桂花苑", None, None),
    "reason": Exchange("李伟", "退单", "占道归城管", STAFF, None),
    "ticket": Exchange("李伟", "搞定了", "1271", STAFF, STAFF),
    "word": Exchange("周建国", "加词 噪声 谢谢", "是", None, None),
    "doubt": Exchange("夜跑的风", "咱小区停车真高级,消防通道都成VIP车位了[强]", "3栋北边"),
    "danger": Exchange("老周", "我家这边要烧起来了似的", "是", None, None),
    "which poll": Exchange("老周", "满意", "1271"),
    "approval": Exchange("吴娟", "同意", "1", None, None),
    "evidence": Exchange("李伟", "疑难 1263", "跳过", STAFF, None),
    "why": Exchange("王磊", "不能", "所里有警情", None, None),
    "line": Exchange("周建国", "代办", "是", None, None),
    "more": Exchange("周建国", "待办", "更多", None, None),
    "session": Exchange("王磊", "未达成 1263 一方没来", "明天19:00", None, None),
    "satisfied": Exchange("陈姐", "谢谢李队!!", "是", OWNERS, None),
    "verdict": Exchange("陈姐", "早", "1", OWNERS, None),
    "measure": Exchange("李伟", "举措完成", "2", None, None),
    "patrol": Exchange("张丽", "巡查 桂花苑 僵尸车1辆", "12栋路灯坏1处", STAFF, STAFF, "patrol"),
    "patrol where": Exchange("何芳", "巡查 2栋僵尸车1辆", "学府里", STAFF, STAFF, "patrol"),
    "export reason": Exchange("周建国", "导出 9月 明文", "迎检核对", None, None),
    "recheck": Exchange("陈姐", "早", "好了", OWNERS, None),
}


async def _perhaps_fire(town: Town) -> None:
    await town.says("老周", "早")
    town.reads(EXCHANGES["danger"].says, Reading(alarming=Danger.FIRE))


async def _two_cards(town: Town) -> None:
    await town.complained()
    await town.says("老周", "消防通道又被车占了,5栋后面")


async def _one_poll(town: Town) -> None:
    await town.complained()
    await town.says("老周", "+1 我车也出不来")
    await town.accepted()
    await town.resolved()


async def _a_day_later(town: Town) -> None:
    await _one_poll(town)
    await town.at("2025-09-29 09:30")


async def _a_week_later(town: Town) -> None:
    await _one_poll(town)
    await town.at("2025-10-09 08:40")


async def _two_polls(town: Town) -> None:
    await _one_poll(town)
    await town.says("老周", "9栋西门烧烤摊油烟熏死人")
    await town.says("李伟", "收 1271", STAFF)
    await town.says("李伟", "办结 1271 摊已劝走", STAFF)


async def _eleven_cards(town: Town) -> None:
    for building in range(1, 12):
        await town.says(f"住户{building}", f"{building}栋门口有车乱停")


async def _two_wishes(town: Town) -> None:
    await town.says("李伟", "请假 明天", None)
    await town.says("王磊", "请假 今晚", None)


async def _three_items(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "疑难 1263", STAFF)
    for _ in range(3):
        await town.says("李伟", "跳过", None)


async def _whistled(town: Town) -> None:
    await town.complained()
    await town.says("周建国", "吹哨 1263 公安 10:00", STAFF)


async def _two_measures(town: Town) -> None:
    await town.says("马兰", "举措 东门加装隔离桩 李伟 10月16日", None)
    await town.says("马兰", "举措 摊点划线 李伟 10月17日", None)


async def _mediated(town: Town) -> None:
    await town.says("老周", "9栋502天天半夜剁肉吵死了")
    await town.says("王磊", "调解 1263", STAFF)


async def _barbecue(town: Town) -> None:
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")


BEFORE = {
    "place of same": _barbecue,
    "session": _mediated,
    "why": _whistled,
    "measure": _two_measures,
    "evidence": _three_items,
    "approval": _two_wishes,
    "danger": _perhaps_fire,
    "more": _eleven_cards,
    "reason": Town.complained,
    "ticket": _two_cards,
    "which poll": _two_polls,
    "satisfied": _one_poll,
    "verdict": _a_day_later,
    "recheck": _a_week_later,
}


def _asked(town: Town, who: str, room: str | None) -> Question | None:
    with town.house.database.transaction() as session:
        identity = people.find(session, "fake", who)
        assert identity is not None, f"{who} has said something"
        return questions.open_to(session, identity.person, room, town.clock.now())[0]


@pytest.mark.parametrize("kind", QUESTIONS, ids=lambda kind: kind.kind)
async def test_what_was_asked_has_a_rule_that_takes_the_answer(town: Town, kind: type[Question]) -> None:
    exchange = EXCHANGES[kind.kind]
    if kind.kind in BEFORE:
        await BEFORE[kind.kind](town)
    await town.says(exchange.who, exchange.says, exchange.room)
    assert type(_asked(town, exchange.who, exchange.answers_in)) is kind
    events = town.memory.events()
    await town.says(exchange.who, exchange.answers, exchange.answers_in)
    left = _asked(town, exchange.who, exchange.answers_in)
    assert (left.kind if left else "") == exchange.then
    assert town.memory.events()[len(events) :]


# Who knows whom.


def handlers_imported(tree: ast.Module) -> Iterator[str]:
    """The modules of handlers that a page imports, wherever it does so; `from handlers import x` is handlers.x."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                modules = [name.name for name in names]
            case ast.ImportFrom(module="handlers", names=names):
                modules = [f"handlers.{name.name}" for name in names]
            case ast.ImportFrom(module=str(module)):
                modules = [module]
            case _:
                continue
        yield from (module for module in modules if module.partition(".")[0] == "handlers")


def beyond_the_domain(tree: ast.Module) -> list[str]:
    return [module for module in handlers_imported(tree) if module.split(".")[:2] != ["handlers", "domain"]]


@pytest.mark.parametrize(
    ("line", "beyond"),
    [
        ("from handlers import decide", ["handlers.decide"]),
        ("from handlers import domain", []),
        ("import handlers.tickets.work", ["handlers.tickets.work"]),
        ("from handlers.domain.ticket import Ticket", []),
        ("def f():\n    from handlers.grammar import form", ["handlers.grammar"]),
        ("from handlers.domains import x", ["handlers.domains"]),
        ("from storage import handlers", []),
    ],
)
def test_what_lies_beyond_the_domain_is_seen(line: str, beyond: list[str]) -> None:
    assert beyond_the_domain(ast.parse(line)) == beyond


PAGES = [path.relative_to(HOUSE) for floor in ("nlp", "storage") for path in sorted((HOUSE / floor).rglob("*.py"))]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_nlp_and_storage_know_the_domain_alone(page: Path) -> None:
    assert beyond_the_domain(ast.parse((HOUSE / page).read_text(encoding="utf-8"))) == []
