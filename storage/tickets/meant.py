"""Which tickets a line may mean: small queries, each through an index and each with a limit, whatever else is open."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Select, bindparam, select
from sqlmodel import Session

from handlers.domain.message import Kind
from handlers.domain.reading import Level, Reading
from handlers.domain.reply import Stance
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Purpose
from storage.neighbours.told_in import TOLD_IN
from storage.neighbours.voice import VOICE
from storage.tickets.hand import HAND
from storage.tickets.ticket import IN_WORK_ROWS, SPOKEN_OF, STILL_MEANT, TICKET, WHOLE, named, read

Row = tuple[Ticket, int]

_T = TICKET.c
_HERE = _T.room == bindparam("room")
_AT_STATION = _T.station == bindparam("unit")
_THERE = _T.room.concat("") == bindparam(
    "room"
)  # found by somebody's own rows: no index of rooms is to be looked through
_THEIRS = _T.station.concat("") == bindparam("unit")
_NEWEST = (_T.opened_at.desc(), _T.serial.desc())
_VOICES = select(VOICE.c.ticket).where(VOICE.c.person == bindparam("me"), VOICE.c.left_at.is_(None))
_HANDS = select(HAND.c.ticket).where(HAND.c.person == bindparam("me"))

_OWN = WHOLE.where(_T.reporter == bindparam("me"), _THEIRS, *STILL_MEANT).order_by(*_NEWEST).limit(30)
_OWN_HERE = _OWN.where(_THERE).limit(10)
_RECENT = WHOLE.where(_HERE, IN_WORK_ROWS, SPOKEN_OF).order_by(_T.spoken_at.desc()).limit(5)
_RED = _RECENT.where(_T.level == Level.RED).limit(20)
_ALSO_HERE = (
    WHOLE.where(_T.id.in_(select(TOLD_IN.c.ticket).where(TOLD_IN.c.room == bindparam("room"))), *STILL_MEANT)
    .order_by(*_NEWEST)
    .limit(20)
)
_LIKE = WHOLE.where(_HERE, _T.label == bindparam("label"), IN_WORK_ROWS, SPOKEN_OF).limit(1)
_MY_POLLS = WHOLE.where(_T.id.in_(_VOICES), _THERE, _T.state == State.RESOLVED).order_by(*_NEWEST).limit(30)
_POLLS = WHOLE.where(_HERE, _T.state == State.RESOLVED).order_by(_T.spoken_at.desc()).limit(2)
_CONCERNS = WHOLE.where(_T.id.in_(_VOICES), _THEIRS, *STILL_MEANT).order_by(*_NEWEST).limit(30)
_CONCERNS_HERE = _CONCERNS.where(_THERE).limit(10)
_IN_HAND = WHOLE.where(_T.id.in_(_HANDS), _THEIRS).order_by(*_NEWEST).limit(100)
_IN_HAND_HERE = _IN_HAND.where(_THERE, SPOKEN_OF)
_JUST_CLOSED = (
    WHOLE.where(_T.lead == bindparam("me"), _T.resolved_at >= bindparam("since"), _T.state == State.RESOLVED, _THEIRS)
    .order_by(*_NEWEST)
    .limit(10)
)
_DISPATCHED = (
    WHOLE.where(_AT_STATION, _T.state == State.OPEN, _T.dispatched_at.is_not(None)).order_by(*_NEWEST).limit(10)
)


def by(session: Session, scene: Scene, listens: Reading | None, bare: bool) -> Iterator[Row]:
    """What the line of a scene may mean beside what it names: `listens` is how it was read, None for a command.

    A `bare` command names nothing: without a card of his own, the speaker may mean any that waits.
    """
    channel = scene.channel
    if channel is not None and channel.purpose is Purpose.OWNERS:
        yield from _in_owners_room(session, scene, listens)
    elif scene.speaker.staff is not None:
        yield from _own(session, scene)
        yield from _of_staff(session, scene, bare)
    else:
        yield from _own(session, scene)
        since = scene.now - scene.policy.tickets.correct
        yield from _find(session, scene, _CONCERNS, since=since)
        if scene.speaker.helper is not None:
            yield from _find(session, scene, _IN_HAND)


def _own(session: Session, scene: Scene) -> Iterable[Row]:
    """What the speaker has reported at the station."""
    return _find(session, scene, _OWN, since=scene.now - scene.policy.tickets.correct)


def _in_owners_room(session: Session, scene: Scene, listens: Reading | None) -> Iterator[Row]:
    """What is spoken of here, what is the speaker's, and what the words may repeat."""
    reading = listens or Reading()
    spoken = scene.now - scene.policy.neighbours.spoken_of
    yield from _find(session, scene, _OWN_HERE, since=scene.now - scene.policy.tickets.correct)
    yield from _find(session, scene, _MY_POLLS)
    yield from _find(session, scene, _ALSO_HERE, since=spoken)
    if listens is None or reading.seconds or reading.stance is Stance.CULPRIT or scene.heard.kind is Kind.VOICE:
        yield from sorted(_find(session, scene, _RECENT, since=spoken), key=_opened, reverse=True)
    if scene.speaker.staff is not None:
        yield from _find(session, scene, _IN_HAND_HERE, since=spoken)
    if reading.level is Level.RED or reading.alarming is not None:
        yield from _find(session, scene, _RED, since=spoken)
    if reading.suspects is not None:
        yield from _find(session, scene, _LIKE, label=reading.suspects, since=spoken)
    if reading.vote is not None or reading.thanks:
        yield from _find(session, scene, _POLLS)
    if reading.vote is not None or reading.verdict is not None:
        yield from _find(session, scene, _CONCERNS_HERE, since=scene.now - scene.policy.tickets.correct)


def _of_staff(session: Session, scene: Scene, bare: bool) -> Iterator[Row]:
    """What is in his hands, what he has closed just now; without a card of his own, the open ones that wait."""
    cards = list(_find(session, scene, _IN_HAND))
    yield from cards
    if likened := [ticket.likeness.other for ticket, _ in cards if ticket.likeness]:
        yield from named(session, likened)
    yield from _find(session, scene, _JUST_CLOSED, since=scene.now - scene.policy.tickets.join)
    me = scene.speaker.person
    if bare and not any(t.state is State.OPEN and me in t.called for t, _ in cards):
        yield from _find(session, scene, _DISPATCHED)


def _opened(row: Row) -> tuple[datetime, int]:
    return row[0].opened_at, row[0].id.serial


def _find(session: Session, scene: Scene, query: Select[tuple[str, int, str]], **values: object) -> Iterable[Row]:
    me, room, unit = scene.speaker.person, scene.heard.room, scene.home.name
    wanted = {"me": me, "room": room, "unit": unit, **values}
    return read(session, query, **wanted)
