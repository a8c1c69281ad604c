"""The month's sheet of 120 officers with 100,000 tickets in one run: how long its figures take, and each list that is made of them. By hand:

    uv run python -m benchmarks.sheet --tickets 100000 --officers 120

The street is made up in a file of its own, row by row, by the numbers of `--seed`; the lists are those that 小方 reads.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Table, insert
from sqlmodel import Session

from benchmarks.measure import Stopwatch, megabytes
from bot.config import load
from handlers.decide.forms import form_named
from handlers.domain.decision import Decision
from handlers.domain.event import Said
from handlers.domain.facts.mark import MarkGiven
from handlers.domain.figures import PERSONAL, Figures
from handlers.domain.mark import Marks
from handlers.domain.message import IncomingMessage
from handlers.domain.period import Month
from handlers.domain.question import MoreShown
from handlers.domain.reading import Label, Level, Verdict
from handlers.domain.scene import Governance, Line, Place, Scene, Sender
from handlers.domain.ticket import Resolution, Source, State
from handlers.domain.town import Role, Staff, Station, Town
from storage import events, projections, schema
from storage.engine.database import Database
from storage.governance import figures, mark
from storage.neighbours.voice import VOICE
from storage.neighbours.vote import VOTE
from storage.tickets.round import ROUND
from storage.tickets.standing import STANDING
from storage.tickets.ticket import TICKET

MONTH = Month(2025, 9)
_AT_ONCE = 20_000
_MATTERS = (
    ("illegal_parking", Label.PARKING),
    ("fire_lane", Label.PARKING),
    ("stray_dog", Label.STRAY_DOG),
    ("neighbour_noise", Label.NOISE),
    ("hawker", Label.STREET_STALL),
    ("illegal_build", Label.OTHER),
)
_EASE = (0.97, 0.9, 0.85, 0.7, 0.9, 0.4)
"""How often a matter of each kind is solved, by somebody of middling skill."""

Row = dict[str, Any]


def town(officers: int) -> Town:
    """The demo street, each station with its part of the officers."""
    ground = load(Path("config.yaml")).town
    each = officers // len(ground.stations)
    return replace(ground, stations=tuple(_manned(station, each) for station in ground.stations))


def _manned(station: Station, officers: int) -> Station:
    chiefs = station.with_role(Role.CHIEF, Role.DEPUTY)
    names = (f"{station.name}队员{n + 1}" for n in range(officers))
    return replace(station, staff=(*chiefs, *(Staff(n, Role.OFFICER, station.path, "综合执法", True) for n in names)))


def told(town: Town, tickets: int, chance: Random) -> Iterator[tuple[Table, Row]]:
    """Every row of so many tickets of the month, a third of them with a second round."""
    begin, minutes = MONTH.period.start, 30 * 24 * 60 - 3 * 24 * 60
    assert begin is not None, "a month begins"
    officers = [(station, one) for station in town.stations for one in station.with_role(Role.OFFICER)]
    skill = {one.name: chance.uniform(-0.1, 0.1) for _, one in officers}
    for serial in range(tickets):
        station, officer = officers[serial % len(officers)]
        at, kind = begin + timedelta(minutes=chance.randrange(minutes)), chance.randrange(len(_MATTERS))
        solved = chance.random() < _EASE[kind] + skill[officer.name]
        yield from _ticket(station, officer.name, serial, at, kind, solved, chance)


def _ticket(
    station: Station, officer: str, serial: int, at: datetime, kind: int, solved: bool, chance: Random
) -> Iterator[tuple[Table, Row]]:
    id, who = f"{station.name}/{serial}", f"chat/{serial}"
    accepted, closed = at + timedelta(minutes=chance.randrange(1, 45)), at + timedelta(hours=chance.randrange(1, 40))
    matter, label = _MATTERS[kind]
    limits = {"accept_by": at + timedelta(minutes=30), "resolve_by": at + timedelta(days=2)}
    yield (
        TICKET,
        limits
        | {"id": id, "station": station.name, "serial": serial, "path": station.compounds[0].path, "body": "{}"}
        | {"state": State.RESOLVED, "level": Level.NORMAL, "label": label, "matter": matter, "version": 4}
        | {"source": Source.RESIDENT, "reporter": who, "lead": officer, "opened_at": at, "spoken_at": closed},
    )
    stretches = ((State.OPEN, at, accepted), (State.ACCEPTED, accepted, closed), (State.RESOLVED, closed, None))
    for seq, (state, since, until) in enumerate(stretches):
        stretch = {"ticket": id, "seq": seq, "state": state, "since": since, "until": until}
        yield STANDING, stretch | limits
    done = {"accepted_by": officer, "led_by": officer, "resolved_by": officer, "resolution": Resolution.SOLVED}
    yield (
        ROUND,
        limits
        | done
        | {
            "ticket": id,
            "round": 1,
            "opened_at": at,
            "accepted_at": accepted,
            "arrived_at": None,
            "resolved_at": closed,
        },
    )
    if not solved:
        again = {"accepted_at": closed + timedelta(minutes=5), "resolved_at": closed + timedelta(hours=5)}
        yield ROUND, limits | done | again | {"ticket": id, "round": 2, "opened_at": closed, "arrived_at": None}
    voice = {"ticket": id, "seq": 1, "nth": 0, "person": who, "of": "", "joined_at": at}
    yield VOICE, voice | {"moved_at": None, "left_at": None, "left_in": None}
    if chance.random() < 0.6:
        vote = {"ticket": id, "seq": 4, "nth": 0, "round": 1, "person": who, "of": "", "void_at": None}
        verdict = Verdict.SATISFIED if solved else Verdict.UNSOLVED
        yield VOTE, vote | {"verdict": verdict, "at": closed + timedelta(minutes=30)}


def fill(session: Session, rows: Iterator[tuple[Table, Row]]) -> None:
    """Put all rows, many at once."""
    waiting: dict[Table, list[Row]] = {}
    for table, row in rows:
        there = waiting.setdefault(table, [])
        there.append(row)
        if len(there) == _AT_ONCE:
            session.execute(insert(table), there)
            there.clear()
    for table, there in waiting.items():
        if there:
            session.execute(insert(table), there)


def judge(session: Session, town: Town, chance: Random) -> None:
    """A mark for everybody, by its event."""
    given = [
        MarkGiven(
            station=station.name,
            person=one.name,
            month=MONTH,
            at=MONTH.period.end - timedelta(days=1),
            by=station.staff[0].name,
            mark=chance.randrange(60, 100),
            words=Said("到场快", station.staff[0].name, "m1"),
        )
        for station in town.stations
        for one in station.with_role(Role.OFFICER)
    ]
    projections.write(session, events.append(session, given, {}), {})


class Desk:
    """The street's office at its lists, with the figures loaded once."""

    def __init__(self, town: Town, told: Figures, marks: Marks) -> None:
        office = next(leader for leader in town.leaders if leader.role is Role.OFFICE)
        now = MONTH.period.end + timedelta(days=8)
        message = IncomingMessage("fake", "m1", now, office.name, office.name, "评价表 9月")
        line = Line(message, Sender(office.name, office.name, office))
        looked = Governance(MONTH.period, told, told, marks)
        self.scene = Scene(now, town, Place(), line, governance=looked)

    def reads(self, stored: str) -> list[str]:
        """All pages of a list."""
        form, pages, start = form_named(stored), list[str](), 0
        while True:
            decision: Decision = form.rule(self.scene, form.command(start=start, month=MONTH))
            pages += [say.text for say in decision.says]
            more = [ask.question for ask in decision.questions if isinstance(ask.question, MoreShown)]
            if not more:
                return pages
            start = more[0].shown


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--tickets", type=int, default=100_000)
    options.add_argument("--officers", type=int, default=120)
    options.add_argument("--seed", type=int, default=1)
    wanted = options.parse_args()
    chance, street = Random(wanted.seed), town(wanted.officers)
    with tempfile.TemporaryDirectory(prefix="luming-sheet-") as folder:
        database = Database.at(Path(folder, "luming.db"))
        schema.migrate(database)
        _timed("making them up", lambda: _made(database, street, wanted.tickets, chance))
        with database.transaction() as session:
            desk = _timed("figures and marks of the month", lambda: _desk(session, street))
        for stored in ("ShowSheet", "ShowLast", "ShowBest"):
            pages = _timed(stored, lambda stored=stored: desk.reads(stored))  # type: ignore[misc]
            print(f"{pages[0][:400]}\n… {len(pages)} pages")
        database.close()
    print(f"memory {megabytes():.0f} MB")


def _made(database: Database, street: Town, tickets: int, chance: Random) -> None:
    with database.writing() as session:
        fill(session, told(street, tickets, chance))
        judge(session, street, chance)


def _desk(session: Session, street: Town) -> Desk:
    start = MONTH.period.start
    assert start is not None, "a month begins"
    told = figures.figures(
        session, street.name, start, MONTH.period.end, MONTH.period.end + timedelta(days=8), PERSONAL
    )
    return Desk(street, told, Marks.of(mark.marks(session)))


def _timed(what: str, does: Callable[[], Any]) -> Any:
    with Stopwatch() as watch:
        result = does()
    print(f"{what}: {watch.cost.wall:.2f} s ({watch.cost.cpu:.2f} s of the processor)")
    return result


if __name__ == "__main__":
    main()
