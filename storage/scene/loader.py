"""Loads scenes: the core of each, the tickets that it may be about, and what else is needed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from handlers.domain.due import Due, TicketDue
from handlers.domain.luhn import is_number
from handlers.domain.message import IncomingMessage
from handlers.domain.number import numbers_in
from handlers.domain.override import Overrides, town_at
from handlers.domain.period import Period
from handlers.domain.reading import Reading
from handlers.domain.scene import Abilities, Governance, Line, Need, Place, Scene, Sender
from handlers.domain.ticket import TicketId
from handlers.domain.town import Channel, Compound, Purpose, Station, Town
from handlers.domain.words import Hint, Lesson
from handlers.domain.workcalendar import local
from storage.duty.override import overrides
from storage.governance import meeting
from storage.hearing.scenes import Hints, alarm_meant, doubt_meant
from storage.loaded import Loaded
from storage.queues import outbox, questions
from storage.rooms import people
from storage.rooms.people import Identity
from storage.scene import line
from storage.scene.needs import loaders
from storage.tickets import meant
from storage.tickets import ticket as tickets


def no_hints(_: tuple[Lesson, ...]) -> tuple[Hint, ...]:
    """Nobody who knows the lexicon is asked."""
    return ()


class Loader:
    """For one town as config.yaml describes it, and one transport. `hints` draws from lessons what the lexicon lacks."""

    def __init__(self, ground: Town, transport: str, abilities: Abilities, hints: Hints = no_hints) -> None:
        self.ground = ground
        self.transport = transport
        self.abilities = abilities
        self._loaders = loaders(hints)
        self._known: tuple[Overrides, date, Town] | None = None

    def for_message(
        self,
        session: Session,
        message: IncomingMessage,
        identity: Identity,
        needs: frozenset[Need],
        listens: Reading | None,
        numbers: tuple[str, ...],
        unit: str | None,
        now: datetime,
        period: Period | None = None,
    ) -> Loaded:
        """The scene of a message: `listens` is how it was read, None for a command, with the `numbers` and the `unit` that it names beside the words of the message, and the
        `period` of which it asks figures."""
        town = self.town(session, now)
        sender = _sender(town, identity)
        place = _place(town, message, sender, identity.room, unit, period is not None) or _of_his_matter(
            session, town, sender
        )
        if place.station is None and message.quote is not None and sender.staff is not None:
            place = replace(place, station=town.station(line.quoted_station(session, message)))
        question, asked = questions.open_to(session, sender.person, message.room, now)
        heard = Line(message, sender, named=numbers_in(message.text), question=question, asked=asked)
        scene = Scene(now, town, place, heard, abilities=self.abilities, names={sender.person: sender.name})
        loaded = Loaded(replace(scene, governance=Governance(period=period)) if period else scene)
        if place.station is not None:
            loaded = _after_neighbours(session, _at_station(session, loaded, place.station), listens)
            loaded = _with_named(session, loaded, place.station.name, numbers, guesses=listens is None)
            named = numbers or heard.named or loaded.scene.said.quoted
            bare = listens is None and Need.IN_WORK not in needs and not named
            loaded = alarm_meant(session, loaded.having(meant.by(session, loaded.scene, listens, bare)))
            loaded = doubt_meant(session, loaded)
        if sender.staff is not None:
            needs |= {Need.APPROVALS, Need.ATTENDANCE, Need.ACTIONS}  # 行, 在, 到场 may sound like a deed as well
            needs |= meeting.asked_after(loaded.scene)
        return self.more(session, loaded, needs)

    def town(self, session: Session, now: datetime) -> Town:
        """The town at `now`; it is made anew only where something was changed, or the day has."""
        changed, day = overrides(session, now), local(now).date()
        if self._known is None or self._known[:2] != (changed, day):
            self._known = (changed, day, town_at(self.ground, changed, day))
        return self._known[2]

    def for_due(self, session: Session, due: Due, now: datetime) -> Loaded:
        """The scene of what has come due: its ticket as it stands now, or what else it is about."""
        town = self.town(session, now)
        ticket = due.ticket if isinstance(due, TicketDue) else None
        station = town.station(ticket.station if ticket else getattr(due, "station", ""))
        loaded = Loaded(Scene(now, town, Place(station), abilities=self.abilities), due=due)
        if station is None:
            return loaded
        loaded = loaded.having(tickets.named(session, [ticket] if ticket else []))
        return self.more(session, doubt_meant(session, loaded), frozenset())

    def more(self, session: Session, loaded: Loaded, needs: frozenset[Need]) -> Loaded:
        """The same with what else is needed, in the order in which needs are declared."""
        for need in Need:
            if need in needs:
                loaded = self._loaders[need](session, loaded)
        return _named(session, loaded)


def _at_station(session: Session, loaded: Loaded, station: Station) -> Loaded:
    """What belongs to a line, where its station is known."""
    scene = loaded.scene
    message = scene.heard
    said = replace(
        scene.said,
        quoted=line.quoted(session, message, station.name),
        pictures=line.pictures(session, message, scene.policy.tickets.join),
        late=line.is_late(session, station.name, message.at),
        quoted_words=outbox.words_of(session, message.transport, message.quote) if scene.speaker.staff else "",
    )
    serial = tickets.next_serial(session, station.name, station.first_serial)
    return loaded.but(line=said, place=replace(scene.place, serial=serial))


def _after_neighbours(session: Session, loaded: Loaded, listens: Reading | None) -> Loaded:
    """What a neighbour has asked just now, where a line that quotes nothing may answer that rather than us."""
    scene = loaded.scene
    may_answer = listens is not None and (listens.vote is not None or listens.unsure or listens.seconds)
    if not may_answer or scene.channel is None or scene.channel.purpose is not Purpose.OWNERS or scene.heard.quote:
        return loaded
    asked = line.offered(session, scene.heard, scene.policy.neighbours.spoken_of)
    return loaded.but(line=replace(scene.said, offered=asked)) if asked else loaded


def _with_named(session: Session, loaded: Loaded, station: str, numbers: tuple[str, ...], guesses: bool) -> Loaded:
    """The tickets that are written, quoted or asked about; a merged one's number leads to the other. A command also `guesses`: of a
    wrong number, what is near it."""
    said = loaded.scene.said
    wanted = tuple(dict.fromkeys((*numbers, *said.named)))
    written = {number: TicketId.of(station, number) for number in wanted if is_number(number)}
    about = said.question.about if said.question else ()
    rows, ways = tickets.meant(session, (*written.values(), *said.quoted, *about))
    known = {ticket.id for ticket, _ in rows}
    for number in wanted if guesses else ():
        if number not in written or written[number] not in known:
            rows += tickets.near(session, station, number)
    merged = {ticket: way[0] for ticket, way in ways.items()}
    named = tuple(dict.fromkeys(_led(written.get(number), merged, number) for number in said.named))
    quoted = tuple(dict.fromkeys(merged.get(ticket, ticket) for ticket in said.quoted))
    mentioned = (*(written[number] for number in said.named if number in written), *said.quoted)
    through = {ways[old][0]: (*ways[old][1:], old) for old in reversed(mentioned) if old in ways}
    return loaded.but(line=replace(said, named=named, quoted=quoted, through=through), merged=merged).having(rows)


def _led(ticket: TicketId | None, merged: dict[TicketId, TicketId], number: str) -> str:
    return merged[ticket].number if ticket in merged else number


def _of_his_matter(session: Session, town: Town, sender: Sender) -> Place:
    """Where somebody whom no group knows has told his newest matter."""
    path = tickets.newest_path(session, sender.person)
    station = town.station_at(path) if path else None
    return Place(station, None, station.compound(path) if station and path else None)


def _place(
    town: Town, message: IncomingMessage, sender: Sender, last_room: str | None, unit: str | None, counts: bool
) -> Place | None:
    """The station that is meant: the room's, the one that is written, the speaker's own, that of his last group; None where nobody knows.

    Where he asks to see what is counted, the street's people may name any compound as well.
    """
    channel: Channel | None = town.channels.get(message.room or "")
    if channel is not None:
        return Place(channel.station, channel, _compound_in(message.text, (channel.station,)) or channel.compound)
    if unit is not None:
        return Place(town.station(unit))
    if sender.staff is not None:
        station = town.station_at(sender.staff.path)
        named = _compound_in(message.text, (station,) if station else town.stations if counts else ())
        return Place(town.station_at(named.path) if named else station, None, named)
    if named := _compound_in(message.text, town.stations):
        return Place(town.station_at(named.path), None, named)
    last = town.channels.get(last_room or "")
    if sender.helper is not None and (home := town.station_at(sender.helper.path)) is not None:
        return Place(home, None, last.compound if last and last.station.name == home.name else None)
    return Place(last.station, None, last.compound) if last else None


def _sender(town: Town, identity: Identity) -> Sender:
    """Who speaks, by his account: one of the staff, somebody who helps where he is invited, or a neighbour."""
    member = town.people.get(identity.person)
    if member is not None and member.helps:
        return Sender(identity.person, identity.name, helper=member)
    return Sender(identity.person, identity.name, member)


def _compound_in(text: str, stations: Iterable[Station]) -> Compound | None:
    """The compound whose name the line holds."""
    compounds = (compound for station in stations for compound in station.compounds)
    return next((compound for compound in compounds if compound.name in text), None)


def _named(session: Session, loaded: Loaded) -> Loaded:
    """The names of all who count for a ticket of the scene, and of who told what may be a danger."""
    scene = loaded.scene
    persons = {person for ticket in scene.tickets.values() for person in ticket.voices}
    persons |= {scene.hearing.alarm.person} if scene.hearing.alarm else set()
    persons -= scene.names.keys()
    return loaded.but(names={**people.names(session, persons), **scene.names}) if persons else loaded
