"""Figures tell what happened in a period, as it stood at the period's end."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from handlers.domain.action import ActionKind, PlaceKind, Tally
from handlers.domain.event import Event, Said
from handlers.domain.facts.action import ActionCorrected, ActionEnded, ActionPlanned
from handlers.domain.facts.meeting import MeasureAgreed, MeasureDone, MeetingHeld
from handlers.domain.facts.neighbours import VoiceLeft
from handlers.domain.facts.tickets import Arrived, Revived, Withdrawn
from handlers.domain.figures import Figure
from handlers.domain.meeting import Unit
from handlers.domain.reading import Label, Level, Verdict
from handlers.domain.ticket import Resolution, Source, State
from storage.governance.figures import SELECTS, figures
from tests.storage.story import (
    PATH,
    accepted,
    at,
    happen,
    joined,
    merged,
    opened,
    reopened,
    resolved,
    ticket,
    voted,
)

DAY = timedelta(days=1)
START, END = at(0).replace(hour=0), at(0).replace(hour=0) + DAY
NEXT_DAY = 24 * 60


def counts(session: Session, days: int = 0, path: str = PATH, now: float = 600) -> dict[Figure, int]:
    told = figures(session, path, START + days * DAY, END + days * DAY, at(now))
    return {figure: told.count(figure) for figure in Figure if told.count(figure)}


def withdrawn(serial: int, minutes: float) -> Withdrawn:
    return Withdrawn(ticket=ticket(serial), at=at(minutes), by="张敏")


def revived(serial: int, minutes: float) -> Revived:
    limits = {"accept_by": at(minutes + 30), "resolve_by": at(minutes + 240)}
    return Revived(ticket=ticket(serial), at=at(minutes), level=Level.NORMAL, **limits)


def planned(ordinal: int, minutes: float, sort: ActionKind = ActionKind.JOINT) -> ActionPlanned:
    return ActionPlanned(
        station="学桥",
        ordinal=ordinal,
        at=at(minutes),
        by="周建国",
        sort=sort,
        place_kind=PlaceKind.MARKET,
        path=PATH,
        planned_at=at(minutes),
        place=Said("农贸市场", "周建国", "m1"),
        departments=("综合执法", "公安"),
        called=(("综合执法", "李伟"),),
    )


def told(*counts: tuple[str, Label, str, int]) -> dict[str, Any]:
    tallies = tuple(Tally(matter, label, unit, n) for matter, label, unit, n in counts)
    return {"station": "学桥", "ordinal": 1, "by": "李伟", "counts": tallies, "words": Said("报数", "李伟", "m2")}


STALLS = ("occupying", Label.STREET_STALL, "site", 12)
UNSOLVED, SATISFIED, PARTLY = Verdict.UNSOLVED, Verdict.SATISFIED, Verdict.PARTLY
DONE = (opened(126), accepted(126, 5), resolved(126, 20))

STORIES: dict[str, tuple[tuple[Event, ...], str]] = {
    "opened": ((opened(126),), "opened 1, voices 1, unaccepted 1, in_work 1, overdue 1"),
    "a neighbour joins": (
        (opened(126), joined(126, 3, "陈姐")),
        "opened 1, voices 2, unaccepted 1, in_work 1, overdue 1",
    ),
    "a neighbour leaves": (
        (opened(126), joined(126, 3, "陈姐"), VoiceLeft(ticket=ticket(126), at=at(4), person="陈姐")),
        "opened 1, voices 1, unaccepted 1, in_work 1, overdue 1",
    ),
    "accepted in time": (
        (opened(126), accepted(126, 5)),
        "opened 1, voices 1, accepted 1, in_time 1, in_work 1, overdue 1",
    ),
    "accepted too late": (
        (opened(126), accepted(126, 31)),
        "opened 1, voices 1, accepted 1, in_work 1, overdue 1",
    ),
    "resolved": (
        DONE,
        "opened 1, voices 1, accepted 1, in_time 1, resolved 1, solved 1, appeals 1, asked 1, vehicles 1",
    ),
    "accepted in time, closed, reopened by a 3": (
        (*DONE, voted(126, 30, "王阿姨", UNSOLVED), reopened(126, 30)),
        "opened 1, voices 1, accepted 1, in_time 1, unaccepted 1, resolved 1, in_work 1, overdue 1, reopened 1, asked 1, unsolved 1, vehicles 1",
    ),
    "arrived": (
        (opened(126), accepted(126, 5), Arrived(ticket=ticket(126), at=at(9), person="李伟")),
        "opened 1, voices 1, accepted 1, in_time 1, in_work 1, overdue 1, actions 1",
    ),
    "a joint action that has not ended": ((planned(1, 0),), ""),
    "a joint action": (
        (
            planned(1, 0),
            ActionEnded(
                at=at(60),
                **told(
                    STALLS,
                    ("illegal_parking", Label.PARKING, "vehicle", 8),
                    ("zombie_car", Label.PARKING, "vehicle", 1),
                    ("stray_dog", Label.STRAY_DOG, "animal", 2),
                    ("sanitation", Label.OTHER, "site", 5),
                ),
            ),
        ),
        "actions 1, campaigns 1, stalls 12, vehicles 8, zombies 1, dogs 2",
    ),
    "an action of one department": (
        (planned(1, 0, ActionKind.COMPREHENSIVE), ActionEnded(at=at(60), **told(STALLS))),
        "actions 1, stalls 12",
    ),
    "an action whose counts were put right": (
        (planned(1, 0), ActionEnded(at=at(60), **told(STALLS)), ActionCorrected(at=at(65), **told((*STALLS[:3], 9)))),
        "actions 1, campaigns 1, stalls 9",
    ),
    "closed twice, voted twice": (
        (
            *DONE,
            voted(126, 30, "王阿姨", UNSOLVED),
            reopened(126, 30),
            accepted(126, 40),
            resolved(126, 50),
            voted(126, 60, "王阿姨", SATISFIED, round=2),
        ),
        "opened 1, voices 1, accepted 2, in_time 2, resolved 2, solved 1, appeals 1, reopened 1, asked 2, satisfied 1, unsolved 1, vehicles 2",
    ),
    "the newest vote counts": (
        (*DONE, voted(126, 30, "王阿姨", SATISFIED), voted(126, 31, "王阿姨", PARTLY)),
        "opened 1, voices 1, accepted 1, in_time 1, resolved 1, solved 1, appeals 1, asked 1, partly 1, vehicles 1",
    ),
    "who joins after the closing is not asked": (
        (*DONE, joined(126, 25, "陈姐")),
        "opened 1, voices 2, accepted 1, in_time 1, resolved 1, solved 1, appeals 1, asked 1, vehicles 1",
    ),
    "who leaves while the poll is open was never asked": (
        (
            opened(126),
            joined(126, 3, "陈姐"),
            accepted(126, 5),
            resolved(126, 20),
            voted(126, 30, "陈姐", SATISFIED),
            VoiceLeft(ticket=ticket(126), at=at(31), person="陈姐"),
        ),
        "opened 1, voices 1, accepted 1, in_time 1, resolved 1, solved 1, appeals 1, asked 1, vehicles 1",
    ),
    "who leaves in a later round was asked in the first": (
        (
            opened(126),
            joined(126, 3, "陈姐"),
            accepted(126, 5),
            resolved(126, 20),
            voted(126, 30, "陈姐", UNSOLVED),
            reopened(126, 30),
            VoiceLeft(ticket=ticket(126), at=at(31), person="陈姐"),
        ),
        "opened 1, voices 1, accepted 1, in_time 1, unaccepted 1, resolved 1, in_work 1, overdue 1, reopened 1, asked 2, unsolved 1, vehicles 1",
    ),
    "nobody is asked about what the staff brought": (
        (opened(126, source=Source.GRID_WORKER), accepted(126, 5), resolved(126, 20)),
        "found 1, accepted 1, in_time 1, resolved 1, solved 1, vehicles 1",
    ),
    "nobody is asked about what was not found": (
        (opened(126), accepted(126, 5), resolved(126, 20, resolution=Resolution.NOT_FOUND)),
        "opened 1, voices 1, accepted 1, in_time 1, resolved 1, vehicles 1",
    ),
    "the round that was handed on has no poll, the one that solved it has": (
        (
            opened(126),
            accepted(126, 5),
            resolved(126, 20, resolution=Resolution.TRANSFERRED),
            reopened(126, 30),
            accepted(126, 40),
            resolved(126, 50, resolution=Resolution.PARTLY),
            voted(126, 60, "王阿姨", PARTLY, round=2),
        ),
        "opened 1, voices 1, accepted 2, in_time 2, resolved 2, reopened 1, asked 1, partly 1, vehicles 2",
    ),
    "withdrawn": ((opened(126), withdrawn(126, 9)), "withdrawn 1"),
    "closed, voted, then found to be none": (
        (*DONE, voted(126, 30, "王阿姨", SATISFIED), withdrawn(126, 40)),
        "withdrawn 1",
    ),
    "withdrawn and wanted back": (
        (opened(126), withdrawn(126, 9), revived(126, 12)),
        "opened 1, voices 1, unaccepted 1, in_work 1, overdue 1",
    ),
    "a vote about what was withdrawn in between is none": (
        (
            *DONE,
            voted(126, 30, "王阿姨", SATISFIED),
            withdrawn(126, 40),
            revived(126, 45),
            accepted(126, 46),
            resolved(126, 50),
        ),
        "opened 1, voices 1, accepted 1, in_time 1, resolved 1, solved 1, appeals 1, asked 1, vehicles 1",
    ),
    "merged: one matter, and the work that was done": (
        (opened(126), opened(127, 1), accepted(127, 5), merged(127, 9, 126, State.ACCEPTED)),
        "opened 1, voices 1, accepted 1, in_time 1, unaccepted 1, in_work 1, overdue 1, merged 1",
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_the_figures_of_a_day(session: Session, name: str) -> None:
    happened, wanted = STORIES[name]
    happen(session, *happened)
    told = ", ".join(f"{figure} {count}" for figure, count in counts(session).items())
    assert told == wanted


def test_what_comes_later_changes_no_day_that_is_over(session: Session) -> None:
    happen(session, *DONE, opened(127, 10), joined(126, 15, "陈姐"))
    before = counts(session, now=NEXT_DAY)
    happen(
        session,
        voted(126, NEXT_DAY + 5, "王阿姨", UNSOLVED),
        reopened(126, NEXT_DAY + 5),
        VoiceLeft(ticket=ticket(126), at=at(NEXT_DAY + 6), person="陈姐"),
        withdrawn(127, NEXT_DAY + 7),
    )
    assert counts(session, now=NEXT_DAY + 9) == before
    assert counts(session, days=1, now=NEXT_DAY + 9) == {
        Figure.IN_WORK: 1,
        Figure.REOPENED: 1,
        Figure.WITHDRAWN: 1,
    }


def test_a_ticket_is_overdue_once_its_time_has_passed_and_not_before(session: Session) -> None:
    happen(session, opened(126))
    assert Figure.OVERDUE not in counts(session, now=240)
    assert counts(session, now=241)[Figure.OVERDUE] == 1


def test_a_figure_names_its_tickets_as_often_as_it_counts_them(session: Session) -> None:
    happen(session, *DONE, reopened(126, 30), accepted(126, 40), resolved(126, 50), opened(127, 10), accepted(127, 12))
    told = figures(session, PATH, START, END, at(60))
    assert told.source(Figure.ACCEPTED) == {"学桥/1263": 2, "学桥/1271": 1}
    assert told.count(Figure.ACCEPTED) == 3


def test_a_correction_is_dated_as_the_end_was_and_moves_no_day_that_is_over(session: Session) -> None:
    happen(session, planned(1, 0), ActionEnded(at=at(600), **told(STALLS)))
    happen(session, ActionCorrected(at=at(NEXT_DAY + 5), **told((*STALLS[:3], 9))))
    assert counts(session)[Figure.STALLS] == 12
    assert Figure.STALLS not in counts(session, days=1)
    both = figures(session, PATH, START, END + DAY, at(NEXT_DAY + 60))
    assert both.source(Figure.STALLS) == {"action/学桥/1": 9}


def test_a_unit_counts_its_own_and_those_below(session: Session) -> None:
    happen(session, opened(126), opened(127, path="盐田街道/学桥/海棠园"), opened(128, path="盐田街道/学桥二/桂花苑"))
    for path, count in (("盐田街道", 3), ("盐田街道/学桥", 2), (PATH, 1), ("盐田街道/学", 0)):
        assert counts(session, path=path).get(Figure.OPENED, 0) == count


def test_a_meeting_counts_on_its_day_or_when_somebody_tells_of_it_later(session: Session) -> None:
    unit = Unit("学桥", "盐田街道/学桥", "学桥")

    def held(nth: int, begins: float, told: float) -> MeetingHeld:
        return MeetingHeld(unit=unit, at=at(told), by="周建国", nth=nth, begins=at(begins))

    happen(session, held(1, 60, 120))
    before = counts(session, path="盐田街道")
    happen(session, held(2, 60, NEXT_DAY + 5))  # what was read of the day before does not move
    assert counts(session, path="盐田街道") == before == {Figure.MEETINGS: 1}
    assert counts(session, days=1, path="盐田街道/学桥") == {Figure.MEETINGS: 1}
    assert counts(session, path=PATH) == {}


def test_a_measure_counts_for_its_owner_when_it_is_done(session: Session) -> None:
    unit, words = Unit("盐田街道", "盐田街道"), Said("东门划线", "杨主任", "m1")
    agreed = MeasureAgreed(unit=unit, at=at(0), by="杨主任", nth=1, owner="周建国", day=END.date(), words=words)
    happen(session, agreed)
    assert counts(session, path="盐田街道") == {}
    happen(session, MeasureDone(unit=unit, at=at(NEXT_DAY), by="周建国", nth=1, owner="周建国"))
    assert counts(session, path="盐田街道") == {}
    told = figures(session, "盐田街道", START + DAY, END + DAY, at(NEXT_DAY + 5))
    assert told.only(person="周建国").source(Figure.MEASURES) == {"measure/盐田街道/1": 1}


def test_every_figure_has_its_select() -> None:
    assert SELECTS.keys() == set(Figure)
