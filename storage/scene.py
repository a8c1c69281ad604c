"""The reads that a decision needs: what is open here within the window, what was named, what concerns the speaker."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select

from handlers.domain.decision import Alarm
from handlers.domain.doubt import Doubt
from handlers.domain.gap import span_of
from handlers.domain.intent import (
    AddWord,
    Command,
    DropDoubt,
    FileDoubt,
    Intent,
    Join,
    Listen,
    MarkSent,
    Missed,
    RemoveWord,
    Retract,
    SendAgain,
    ShowDoubts,
    ShowSends,
    ShowToday,
    ShowWords,
    UndoWords,
)
from handlers.domain.invitation import MOST_TRIES, Invited, code_in
from handlers.domain.message import IncomingMessage, Kind
from handlers.domain.number import numbers_in
from handlers.domain.scene import Abilities, Asking, Picture, Question, Scene, Sender, Today, UnknownSend
from handlers.domain.ticket import IN_WORK, State, Ticket
from handlers.domain.town import Channel, Compound, Purpose, Station, Town
from handlers.domain.words import WordChange
from storage import doubts, figures, retraction, shadows, words
from storage.engine.codec import load as loads
from storage.queues import inbox, outbox
from storage.rooms import invitations, people
from storage.rows import DueRow, IdentityRow, InboxRow, LineRow, QuestionRow, StationRow, TicketRow, VoiceRow

_MOST = 200


@dataclass(frozen=True)
class Loaded:
    """A scene, and the versions of its tickets, which must still hold when the decision is written."""

    scene: Scene
    versions: dict[str, int]


class Reader:
    """Loads scenes for one town and one transport."""

    def __init__(self, town: Town, transport: str, abilities: Abilities) -> None:
        self.town = town
        self.transport = transport
        self.abilities = abilities

    def for_message(
        self, session: Session, message: IncomingMessage, identity: IdentityRow, intent: Intent, now: datetime
    ) -> Loaded:
        """The scene of a message: its chat, its speaker, and the tickets it may mean."""
        sender = Sender(identity.person, identity.name, self.town.people.get(identity.person))
        channel = self.town.channels.get(message.room or "")
        station, compound = self._where(message, sender, channel, identity.room, intent)
        scene = Scene(
            now=now,
            town=self.town,
            station=station,
            channel=channel,
            compound=compound,
            sender=sender,
            message=message,
            named=numbers_in(message.text),
            question=_question(session, sender.person, message.room, now),
            abilities=self.abilities,
            shadows=shadows.groups(session, self.town.shadows),
            invited=_invited(session, message, identity, intent, now),
            unknown_sends=_unknown_sends(session, sender, intent),
            words=_words(session, sender, station, intent),
        )
        if station is None:
            return self._without_station(session, scene, intent)
        scene = replace(
            scene,
            quoted=_quoted(session, message, station),
            **_quoted_line(session, message, intent, self.town),
            pictures=_pictures(session, message, scene.policy.join, now),
            serial=_serial(session, station),
            today=self._today(session, station.path, intent, now),
            recalled=retraction.recalled(session, message, station.name) if isinstance(intent, Retract) else None,
            doubt=_doubt(session, message, scene.question),
            doubts=doubts.listed(session, station.name)
            if isinstance(intent, ShowDoubts | FileDoubt | DropDoubt)
            else (),
            last_doubt=doubts.last_asked(session, message.room)
            if isinstance(intent, Listen) and intent.reading.suspects
            else None,
            late=_is_late(session, station, message),
        )
        return _with_tickets(session, scene, _rows(session, scene, intent))

    def for_wake(self, session: Session, row: DueRow, now: datetime) -> Loaded:
        """The scene of a timer: its ticket, as it stands now; after a gap, what was told meanwhile."""
        station = self.town.station(row.station)
        quiet = shadows.groups(session, self.town.shadows)
        scene = Scene(now=now, town=self.town, station=station, abilities=self.abilities, shadows=quiet)
        if row.alarm == Alarm.GAP and station is not None:
            return _after_gap(session, scene, row)
        if row.alarm == Alarm.DOUBT:
            return Loaded(replace(scene, doubt=doubts.about(session, self.transport, row.number)), {})
        if row.alarm == Alarm.LIST:
            return Loaded(replace(scene, doubts=doubts.listed(session, row.station)), {})
        found = session.get(TicketRow, f"{row.station}/{row.number}")
        return _with_tickets(session, scene, [found] if found and station else [])

    def _where(
        self, message: IncomingMessage, sender: Sender, channel: Channel | None, last_room: str | None, intent: Intent
    ) -> tuple[Station | None, Compound | None]:
        """The station that is meant: the room's, the one that is written, the speaker's own, that of his last group."""
        if channel is not None:
            return channel.station, channel.compound or _compound_in(message.text, (channel.station,))
        if isinstance(intent, Command) and intent.unit:
            return self.town.station(intent.unit), None
        if sender.staff is not None:
            station = self.town.station_at(sender.staff.path)
            return station, _compound_in(message.text, (station,) if station else ())
        if named := _compound_in(message.text, self.town.stations):
            return self.town.station_at(named.path), named
        last = self.town.channels.get(last_room or "")
        return (last.station, last.compound) if last else (None, None)

    def _today(self, session: Session, path: str, intent: Intent, now: datetime) -> Today | None:
        return figures.today(session, path, now) if isinstance(intent, ShowToday) else None

    def _without_station(self, session: Session, scene: Scene, intent: Intent) -> Loaded:
        path = scene.speaker.staff.path if scene.speaker.staff else ""
        return Loaded(replace(scene, today=self._today(session, path, intent, scene.now)), {})


def _invited(
    session: Session, message: IncomingMessage, identity: IdentityRow, intent: Intent, now: datetime
) -> Invited | None:
    """What the code stands for that was sent; nothing more is looked up for an account that has tried too often."""
    code = code_in(message.text) if isinstance(intent, Join) else None
    if code is None:
        return None
    return (
        Invited(code, None, "locked") if identity.wrong_codes >= MOST_TRIES else invitations.look_up(session, code, now)
    )


def _unknown_sends(session: Session, sender: Sender, intent: Intent) -> tuple[UnknownSend, ...]:
    """The unknown sends of the stations that the speaker steers, where he asks for them."""
    if not isinstance(intent, ShowSends | SendAgain | MarkSent) or sender.staff is None:
        return ()
    return tuple(
        UnknownSend(line.id, line.room or "私聊", line.text)
        for line in outbox.unknown(session)
        if sender.staff.path.endswith(f"/{line.station}") or "/" not in sender.staff.path
    )


def _is_late(session: Session, station: Station, message: IncomingMessage) -> bool:
    """Whether a message was told while the bot was away, and is read now, in one go."""
    gaps = session.exec(
        select(DueRow.number).where(
            DueRow.alarm == Alarm.GAP, DueRow.station == station.name, DueRow.state == "waiting"
        )
    )
    return any(start <= message.at < end for start, end in map(span_of, gaps))


def _after_gap(session: Session, scene: Scene, row: DueRow) -> Loaded:
    """The tickets that were opened late, and how many messages were read in all."""
    start, end = span_of(row.number)
    groups = [scene.home.staff_group, *(group for compound in scene.home.compounds for group in compound.groups)]
    scene = replace(scene, backlog=inbox.heard_between(session, groups, start, end))
    query = select(TicketRow).where(
        TicketRow.station == row.station, TicketRow.opened_at >= start, TicketRow.opened_at < end
    )
    return _with_tickets(session, scene, list(session.exec(query.limit(_MOST))))


def _compound_in(text: str, stations: Iterable[Station]) -> Compound | None:
    """The compound whose name the line holds."""
    compounds = [compound for station in stations for compound in station.compounds]
    return next((compound for compound in compounds if compound.name in text), None)


def _question(session: Session, person: str, room: str | None, now: datetime) -> Question | None:
    row = session.get(QuestionRow, (person, room or ""))
    return loads(Question, row.body) if row and row.until > now else None


def _words(session: Session, sender: Sender, station: Station | None, intent: Intent) -> tuple[WordChange, ...]:
    """The changes of the lexicon that hold where the speaker asks for them."""
    if not isinstance(intent, AddWord | RemoveWord | ShowWords | UndoWords):
        return ()
    path = sender.staff.path if sender.staff else station.path if station else ""
    return words.changes(session, path)


def _quoted_line(session: Session, message: IncomingMessage, intent: Intent, town: Town) -> dict[str, Any]:
    """The line that is quoted as missed, with whoever said it."""
    if not isinstance(intent, Missed) or message.quote is None:
        return {}
    line = inbox.message(session, message.transport, message.quote)
    if line is None or not line.text:
        return {}
    identity = people.meet(session, line.transport, line.sender, line.name, None)
    sender = Sender(identity.person, identity.name, town.people.get(identity.person))
    return {"quoted_line": replace(line, at=message.at), "quoted_sender": sender}


def _doubt(session: Session, message: IncomingMessage, question: Question | None) -> Doubt | None:
    """The line in doubt that the speaker takes back, or was asked about."""
    if message.target is not None:
        return doubts.about(session, message.transport, message.target)
    if question is None or question.asking is not Asking.DOUBT:
        return None
    return doubts.about(session, message.transport, question.text)


def _quoted(session: Session, message: IncomingMessage, station: Station) -> tuple[str, ...]:
    """The numbers of the tickets that the quoted line belongs to."""
    if message.quote is None:
        return ()
    query = select(LineRow.ticket).where(LineRow.transport == message.transport, LineRow.message_id == message.quote)
    unit = f"{station.name}/"
    return tuple(sorted(ticket.removeprefix(unit) for ticket in session.exec(query) if ticket.startswith(unit)))


def _pictures(session: Session, message: IncomingMessage, join: timedelta, now: datetime) -> tuple[Picture, ...]:
    """The speaker's pictures in this chat within the last two minutes that belong to nothing yet."""
    belongs = select(LineRow.message_id).where(LineRow.transport == message.transport)
    query = select(InboxRow).where(
        InboxRow.transport == message.transport,
        InboxRow.room == message.room,
        InboxRow.sender == message.sender,
        InboxRow.kind == Kind.IMAGE,
        col(InboxRow.at) >= message.at - join,
        col(InboxRow.at) <= message.at,
        InboxRow.message_id != message.id,
        col(InboxRow.message_id).not_in(belongs),
    )
    found = [loads(IncomingMessage, row.body) for row in session.exec(query.order_by(col(InboxRow.id)))]
    return tuple(Picture(picture.id, picture.media or picture.id, picture.at) for picture in found)


def _serial(session: Session, station: Station) -> int:
    """The next serial, read under the lock that the transaction holds."""
    row = session.get(StationRow, station.name) or StationRow(name=station.name, next_serial=station.first_serial)
    session.add(row)
    return row.next_serial


def _rows(session: Session, scene: Scene, intent: Intent) -> list[TicketRow]:
    """The tickets of the station that this intent may be about."""
    numbers = {*scene.quoted, *scene.named, *(scene.question.numbers if scene.question else ())}
    numbers |= {*scene.recalled.tickets} if scene.recalled else set()
    if isinstance(intent, Command) and intent.number:
        numbers.add(intent.number)
    complains = isinstance(intent, Listen) and intent.reading.complains
    wanted = or_(col(TicketRow.number).in_(numbers), _here(scene, complains))
    query = select(TicketRow).where(TicketRow.station == scene.home.name, wanted)
    return list(session.exec(query.order_by(col(TicketRow.opened_at).desc()).limit(_MOST)))


def _here(scene: Scene, complains: bool) -> ColumnElement[bool]:
    """What is open here: in a group the group's own, for staff what is in work, for a resident in private what concerns him.

    Ordinary talk can only mean what was spoken of lately; a complaint may be about anything that is in work.
    """
    in_work, resolved = col(TicketRow.state).in_(IN_WORK), col(TicketRow.state) == State.RESOLVED
    if scene.channel is not None and scene.channel.purpose is Purpose.OWNERS:
        recent = or_(
            col(TicketRow.spoken_at) >= scene.now - scene.policy.spoken_of,
            col(TicketRow.reporter) == scene.speaker.person,
        )
        open_here = or_(resolved, in_work if complains else and_(in_work, recent), _withdrawn(scene))
        return and_(col(TicketRow.room) == scene.channel.room, open_here)
    if scene.speaker.staff is not None:
        closed = and_(
            resolved,
            col(TicketRow.lead) == scene.speaker.person,
            col(TicketRow.resolved_at) >= scene.now - scene.policy.join,
        )
        return or_(in_work, closed)
    concerned = select(VoiceRow.ticket).where(VoiceRow.person == scene.speaker.person)
    return and_(or_(in_work, resolved, _withdrawn(scene)), col(TicketRow.id).in_(concerned))


def _withdrawn(scene: Scene) -> ColumnElement[bool]:
    """What the speaker has taken back just now, and may tell rightly."""
    since = scene.now - scene.policy.correct
    mine = col(TicketRow.reporter) == scene.speaker.person
    return and_(col(TicketRow.state) == State.WITHDRAWN, mine, col(TicketRow.spoken_at) >= since)


def _with_tickets(session: Session, scene: Scene, rows: list[TicketRow]) -> Loaded:
    tickets = {row.number: loads(Ticket, row.body) for row in rows}
    persons = {person for ticket in tickets.values() for person in ticket.voices}
    names = people.names(session, persons)
    if scene.sender is not None:
        names[scene.sender.person] = scene.sender.name
    return Loaded(replace(scene, tickets=tickets, names=names), {row.number: row.version for row in rows})
