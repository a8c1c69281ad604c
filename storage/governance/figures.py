"""Figures (数字): each is one select of what it counts, of what happened in a period as it stood at the period's end.

Withdrawn matters count in no figure but their own. A merged one is counted by the other; the work in its rounds was done.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    String,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
)
from sqlalchemy import cast as sql_cast
from sqlmodel import Session

from handlers.domain.action import ActionKind
from handlers.domain.facts.dispatch import Bounced
from handlers.domain.facts.duty import Returned
from handlers.domain.facts.pause import Extended
from handlers.domain.figures import PERSONAL, Counted, Figure, Figures
from handlers.domain.reading import Label, Verdict
from handlers.domain.ticket import IN_WORK, POLLED, Resolution, Source, State
from handlers.domain.workcalendar import local
from storage.duty.attendance import ATTENDANCE
from storage.events import EVENT
from storage.governance.action import ACTION, COUNT
from storage.governance.meeting import MEASURE, MEETING
from storage.governance.patrol import CLEARED, PATROL
from storage.loaded import Loaded
from storage.neighbours.praise import PRAISE
from storage.neighbours.voice import VOICE
from storage.neighbours.vote import VOTE
from storage.tickets.quantity import QUANTITY
from storage.tickets.round import ROUND
from storage.tickets.standing import STANDING
from storage.tickets.ticket import TICKET
from storage.unit import unit_at, within_unit

Query = Select[Any]
_START: ColumnElement[datetime] = bindparam("start")
_END: ColumnElement[datetime] = bindparam("end")
_MOMENT: ColumnElement[datetime] = bindparam("moment")
_NEWER, _OTHER, _LATER = VOTE.alias("newer"), VOICE.alias("other"), ROUND.alias("later")
_CHILD = TICKET.alias("child")
_NOBODY, _ONCE, _NO_MATTER, _NEVER = literal(""), literal(1), literal(""), null()


def _within(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(column >= _START, column < _END)


def _gone_by_the_end(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(column.is_not(None), column < _END)


_STANDS = and_(STANDING.c.since < _END, ~_gone_by_the_end(STANDING.c.until))


def _ends_as(*states: State) -> ColumnElement[bool]:
    """Looked up ticket by ticket: an index of states is no way to one ticket's few rows, so it is kept out of it."""
    state = func.coalesce(STANDING.c.state, "")
    return exists().where(STANDING.c.ticket == TICKET.c.id, state.in_(states), _STANDS)


def _tickets(
    at: ColumnElement[Any],
    *joined: FromClause,
    person: ColumnElement[Any] = _NOBODY,
    n: ColumnElement[Any] = _ONCE,
    since: ColumnElement[Any] = _NEVER,
) -> Query:
    """What is counted of the unit's tickets, once for each row that is joined to them."""
    query = select(
        TICKET.c.id.label("source"),
        at.label("at"),
        TICKET.c.station,
        n.label("n"),
        func.coalesce(person, "").label("person"),
        TICKET.c.matter,
        since.label("since"),
    )
    for other in joined:
        query = query.join(other, other.c.ticket == TICKET.c.id)
    return query.where(within_unit(TICKET.c.path)).order_by(TICKET.c.opened_at, TICKET.c.id)


_COUNTS = ~_ends_as(State.WITHDRAWN)
_COUNTS_ITSELF = ~_ends_as(State.WITHDRAWN, State.MERGED)
_TOLD = TICKET.c.source == Source.RESIDENT

_OPENED = _tickets(TICKET.c.opened_at).where(_COUNTS_ITSELF, _within(TICKET.c.opened_at))

# Rounds.

_SINCE = case((ROUND.c.round == 1, ROUND.c.opened_at))
"""When a matter was told that is accepted for the first time."""
_ACCEPTED = _tickets(ROUND.c.accepted_at, ROUND, person=ROUND.c.accepted_by, since=_SINCE).where(
    _COUNTS, _within(ROUND.c.accepted_at)
)
_BEGUN_AGAIN = exists().where(
    _LATER.c.ticket == ROUND.c.ticket, _LATER.c.round > ROUND.c.round, _LATER.c.opened_at < _END
)
_RESOLVED = _tickets(ROUND.c.resolved_at, ROUND, person=ROUND.c.led_by).where(_COUNTS, _within(ROUND.c.resolved_at))
_SOLVED = _RESOLVED.where(ROUND.c.resolution.in_([Resolution.MEDIATED, Resolution.SOLVED]), ~_BEGUN_AGAIN)
_REOPENED = (
    _tickets(ROUND.c.opened_at, ROUND, person=_LATER.c.led_by)
    .join(_LATER, and_(_LATER.c.ticket == ROUND.c.ticket, _LATER.c.round == ROUND.c.round - 1))
    .where(_COUNTS, _within(ROUND.c.opened_at))
)

# Where it stands at the end.

_STANDING = _tickets(STANDING.c.since, STANDING).where(STANDING.c.state.in_(sorted(IN_WORK)), _STANDS)
_UNACCEPTED = _tickets(STANDING.c.accept_by, STANDING).where(
    STANDING.c.state == State.OPEN, _STANDS, _within(STANDING.c.accept_by), STANDING.c.accept_by < _MOMENT
)


def _gone(state: State) -> Query:
    """What has gone so within the period, and has stayed so."""
    return _tickets(STANDING.c.since, STANDING).where(STANDING.c.state == state, _within(STANDING.c.since), _STANDS)


def _happened(kind: str) -> Query:
    """Each time that something of a kind has happened to a ticket, by whom."""
    event = select(EVENT.c.stream.label("ticket"), EVENT.c.at, EVENT.c.by).where(EVENT.c.kind == kind).subquery(kind)
    return _tickets(event.c.at, event, person=event.c.by).where(_COUNTS, _within(event.c.at))


# Voices and votes.

_HERE_BY_THE_END = or_(VOICE.c.moved_at.is_(None), VOICE.c.moved_at < _END)
_COUNTED_TWICE = exists().where(
    _OTHER.c.ticket == VOICE.c.ticket,
    _OTHER.c.person == VOICE.c.person,
    _OTHER.c.joined_at < _END,
    or_(_OTHER.c.moved_at.is_(None), _OTHER.c.moved_at < _END),
    ~_gone_by_the_end(_OTHER.c.left_at),
    or_(_OTHER.c.seq < VOICE.c.seq, and_(_OTHER.c.seq == VOICE.c.seq, _OTHER.c.nth < VOICE.c.nth)),
)
"""Whoever counts directly, and through a merged ticket, counts once."""


def _of_staff(voice: FromClause) -> ColumnElement[bool]:
    """Whether a voice is only that of whoever of the staff has found a matter, here or in what was merged into it."""
    of_child = exists().where(
        _CHILD.c.id == voice.c.of, _CHILD.c.source != Source.RESIDENT, _CHILD.c.reporter == voice.c.person
    )
    return or_(and_(~_TOLD, voice.c.person == TICKET.c.reporter), of_child)


_HERE = and_(~_gone_by_the_end(VOICE.c.left_at), _HERE_BY_THE_END, ~_of_staff(VOICE))
_TOLD_BEFORE = exists().where(
    _OTHER.c.ticket == TICKET.c.id,
    _OTHER.c.seq < VOICE.c.seq,
    ~_of_staff(_OTHER),
    or_(_OTHER.c.moved_at.is_(None), _OTHER.c.moved_at < _END),
    ~_gone_by_the_end(_OTHER.c.left_at),
)
_TOLD_LATER = _tickets(VOICE.c.joined_at, VOICE).where(
    _COUNTS_ITSELF, ~_TOLD, _within(VOICE.c.joined_at), _HERE, ~_TOLD_BEFORE, VOICE.c.nth == 0
)
"""What one of the staff has found, and a resident has told since: from his word on it is his matter as well."""
_TOLD_BY_THE_END = or_(
    _TOLD, exists().where(VOICE.c.ticket == TICKET.c.id, VOICE.c.joined_at < _END, _HERE).correlate(TICKET)
)
_POLLED = and_(_COUNTS_ITSELF, _within(ROUND.c.resolved_at), ROUND.c.resolution.in_(sorted(POLLED)))
_LEFT = and_(_gone_by_the_end(VOICE.c.left_at), VOICE.c.left_in <= ROUND.c.round)
_OVERRULED = exists().where(
    _NEWER.c.ticket == VOTE.c.ticket,
    _NEWER.c.round == VOTE.c.round,
    _NEWER.c.person == VOTE.c.person,
    _NEWER.c.seq > VOTE.c.seq,
    _NEWER.c.at < _END,
)
_ANSWERED = _tickets(VOTE.c.at, ROUND, VOTE, person=ROUND.c.led_by).where(
    _POLLED, VOTE.c.round == ROUND.c.round, VOTE.c.at < _END, ~_gone_by_the_end(VOTE.c.void_at), ~_OVERRULED
)

# What is no ticket.


def _others(table: FromClause, *, n: ColumnElement[Any] = _ONCE, matter: ColumnElement[Any] = _NO_MATTER) -> Query:
    """Rows that are no ticket's, dated by their `at`, at the unit of their `path`; each is named by its stream and its place there."""
    return (
        select(
            (table.c.stream + "/" + sql_cast(table.c.seq, String)).label("source"),
            table.c.at,
            table.c.station,
            n.label("n"),
            table.c.person,
            matter.label("matter"),
            _NEVER.label("since"),
        )
        .where(within_unit(table.c.path), _within(table.c.at))
        .order_by(table.c.at, table.c.stream, table.c.seq)
    )


_ATTENDED = (
    select(
        (literal("attendance/") + ATTENDANCE.c.station + "/" + sql_cast(ATTENDANCE.c.day, String)).label("source"),
        ATTENDANCE.c.at,
        ATTENDANCE.c.station,
        _ONCE.label("n"),
        ATTENDANCE.c.person,
        _NO_MATTER.label("matter"),
        _NEVER.label("since"),
    )
    .where(or_(bindparam("station") == "", ATTENDANCE.c.station == bindparam("station")), _within(ATTENDANCE.c.at))
    .order_by(ATTENDANCE.c.at, ATTENDANCE.c.person)
)


def _agreed(kind: str, table: FromClause, person: ColumnElement[str]) -> Query:
    """Meetings that were held, or measures that were done, at the unit of their `path`; each is named by that and its place among them."""
    return (
        select(
            (literal(f"{kind}/") + table.c.unit + "/" + sql_cast(table.c.nth, String)).label("source"),
            table.c.at,
            table.c.unit.label("station"),
            _ONCE.label("n"),
            person.label("person"),
            _NO_MATTER.label("matter"),
            _NEVER.label("since"),
        )
        .where(within_unit(table.c.path), _within(table.c.at))
        .order_by(table.c.at, table.c.stream, table.c.nth)
    )


_CLEARED = _others(CLEARED, matter=CLEARED.c.matter).where(CLEARED.c.first)


def _actions(n: ColumnElement[Any] = _ONCE, matter: ColumnElement[Any] = _NO_MATTER) -> Query:
    """What is counted of the unit's joint actions, dated at their ends."""
    return (
        select(
            ACTION.c.stream.label("source"),
            ACTION.c.ended_at.label("at"),
            ACTION.c.station,
            n.label("n"),
            ACTION.c.person,
            matter.label("matter"),
            _NEVER.label("since"),
        )
        .where(within_unit(ACTION.c.path), _within(ACTION.c.ended_at))
        .order_by(ACTION.c.ended_at, ACTION.c.stream)
    )


_ARRIVED = _tickets(ROUND.c.arrived_at, ROUND, person=ROUND.c.accepted_by).where(_COUNTS, _within(ROUND.c.arrived_at))

# Quantities, of whatever kind of row they were told with.


def _amounts(units: tuple[str, ...], *, label: Label, matter: str = "", but: str = "") -> tuple[Query, ...]:
    """What was told with closings, on patrols of what was cleared at once, and at the end of actions."""

    def is_meant(table: FromClause, of: FromClause) -> ColumnElement[bool]:
        kind = and_(of.c.label == label, of.c.matter != but) if not matter else of.c.matter == matter
        return and_(kind, table.c.unit.in_(units))

    closed = (
        _tickets(ROUND.c.resolved_at, ROUND, person=ROUND.c.led_by, n=QUANTITY.c.n)
        .join(QUANTITY, and_(QUANTITY.c.ticket == ROUND.c.ticket, QUANTITY.c.round == ROUND.c.round))
        .where(_COUNTS, _within(ROUND.c.resolved_at), is_meant(QUANTITY, TICKET))
    )
    cleared = _others(CLEARED, n=CLEARED.c.n, matter=CLEARED.c.matter).where(is_meant(CLEARED, CLEARED))
    counted = (
        _actions(COUNT.c.n, COUNT.c.matter)
        .join(COUNT, COUNT.c.stream == ACTION.c.stream)
        .where(COUNT.c.since < _END, ~_gone_by_the_end(COUNT.c.until), is_meant(COUNT, COUNT))
        .order_by(COUNT.c.seq, COUNT.c.nth)
    )
    return closed, cleared, counted


ZOMBIE = "zombie_car"
SELECTS: Mapping[Figure, tuple[Query, ...]] = {
    Figure.OPENED: (_OPENED.where(_TOLD), _TOLD_LATER),
    Figure.VOICES: (
        _tickets(VOICE.c.joined_at, VOICE).where(
            _COUNTS_ITSELF,
            _within(VOICE.c.joined_at),
            _HERE,
            ~_COUNTED_TWICE,
        ),
    ),
    Figure.FOUND: (_OPENED.where(~_TOLD),),
    Figure.ACCEPTED: (_ACCEPTED,),
    Figure.IN_TIME: (_ACCEPTED.where(ROUND.c.accepted_at <= ROUND.c.accept_by),),
    Figure.UNACCEPTED: (_UNACCEPTED,),
    Figure.RESOLVED: (_RESOLVED,),
    Figure.SOLVED: (_SOLVED,),
    Figure.APPEALS: (_SOLVED.where(_TOLD_BY_THE_END),),
    Figure.MEDIATED: (_SOLVED.where(ROUND.c.resolution == Resolution.MEDIATED),),
    Figure.IN_WORK: (_STANDING,),
    Figure.PAUSED: (_STANDING.where(STANDING.c.state == State.PAUSED),),
    Figure.OVERDUE: (_STANDING.where(STANDING.c.resolve_by < _MOMENT, STANDING.c.state != State.PAUSED),),
    Figure.EXTENDED: (_happened(Extended.kind),),
    Figure.BOUNCED: (_happened(Bounced.kind),),
    Figure.IDLE: (_happened(Returned.kind),),
    Figure.REOPENED: (_REOPENED,),
    Figure.WITHDRAWN: (_gone(State.WITHDRAWN),),
    Figure.MERGED: (_gone(State.MERGED),),
    Figure.ASKED: (
        _tickets(ROUND.c.resolved_at, ROUND, VOICE, person=ROUND.c.led_by).where(
            _POLLED,
            VOICE.c.joined_at <= ROUND.c.resolved_at,
            ~_LEFT,
            _HERE_BY_THE_END,
            ~_of_staff(VOICE),
            ~_COUNTED_TWICE,
        ),
    ),
    Figure.SATISFIED: (_ANSWERED.where(VOTE.c.verdict == Verdict.SATISFIED),),
    Figure.PARTLY: (_ANSWERED.where(VOTE.c.verdict == Verdict.PARTLY),),
    Figure.UNSOLVED: (_ANSWERED.where(VOTE.c.verdict == Verdict.UNSOLVED),),
    Figure.ATTENDED: (_ATTENDED,),
    Figure.PATROLS: (_others(PATROL),),
    Figure.ACTIONS: (_ARRIVED, _actions()),
    Figure.CAMPAIGNS: (_actions().where(ACTION.c.kind == ActionKind.JOINT),),
    Figure.CLEARED: (_CLEARED,),
    Figure.MEETINGS: (_agreed("meeting", MEETING, _NOBODY),),
    Figure.MEASURES: (_agreed("measure", MEASURE, MEASURE.c.person),),
    Figure.PRAISED: (_tickets(PRAISE.c.at, PRAISE, person=PRAISE.c.person).where(_COUNTS, _within(PRAISE.c.at)),),
    Figure.STALLS: _amounts(("site", "stall"), label=Label.STREET_STALL),
    Figure.VEHICLES: _amounts(("vehicle",), label=Label.PARKING, but=ZOMBIE),
    Figure.ZOMBIES: _amounts(("vehicle",), label=Label.PARKING, matter=ZOMBIE),
    Figure.DOGS: _amounts(("animal",), label=Label.STRAY_DOG),
}


def figures(
    session: Session,
    path: str,
    start: datetime,
    end: datetime,
    now: datetime,
    which: Collection[Figure] = tuple(Figure),
) -> Figures:
    """The figures of the unit at `path` and all below it, for the period from `start` until `end`, told at `now`; all of them, or
    those that are asked for."""
    units = path.split("/")
    period = {
        **unit_at(path),
        "station": units[1] if len(units) > 1 else "",
        "start": start,
        "end": end,
        "moment": min(end, now),
    }
    return Figures({f: _counted(session, queries, period) for f, queries in SELECTS.items() if f in which})


def _counted(session: Session, queries: tuple[Query, ...], period: Mapping[str, Any]) -> tuple[Counted, ...]:
    rows = [Counted(*row) for query in queries for row in session.execute(query, period)]
    return tuple(sorted(rows, key=lambda row: row.at)) if len(queries) > 1 else tuple(rows)


def load(session: Session, loaded: Loaded) -> Loaded:
    """The figures of the days that are asked for, else of today: of the compound that the line names, of the station, or else of the speaker's own
    unit."""
    scene = loaded.scene
    staff, period = scene.speaker.staff, scene.governance.period
    path = scene.station.path if scene.station else staff.path if staff else ""
    if scene.compound is not None and scene.compound.name in scene.heard.text:
        path = scene.compound.path
    start = local(scene.now).replace(hour=0, minute=0, second=0, microsecond=0)
    if period is not None and period.start is not None:
        return loaded.governance(figures=figures(session, path, period.start, period.end, scene.now))
    return loaded.governance(figures=figures(session, path, start, start + timedelta(days=1), scene.now))


def of_unit(session: Session, loaded: Loaded) -> Loaded:
    """Those that are told of people, of the station or of the whole street, for the days that are asked for."""
    scene = loaded.scene
    asked = _asked(session, loaded, scene.unit.path)
    return loaded.governance(figures=asked) if asked else loaded


def peers(session: Session, loaded: Loaded) -> Loaded:
    """Those of the whole street, by which one measures what is usual."""
    return loaded.governance(peers=_asked(session, loaded, loaded.scene.town.path))


def _asked(session: Session, loaded: Loaded, path: str) -> Figures | None:
    period = loaded.scene.governance.period
    if period is None or period.start is None:
        return None
    return figures(session, path, period.start, period.end, loaded.scene.now, PERSONAL)
