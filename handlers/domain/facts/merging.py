"""One ticket out of two (合), and two again (拆): the one that is merged keeps all that it had, the other takes over what it needs.

Each of these happens in two streams at once: Merged and Absorbed, Split and Released.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.event import NOTHING_SAID, Said, TicketEvent
from handlers.domain.facts.tickets import text_of
from handlers.domain.reading import Label, Level
from handlers.domain.ticket import IN_WORK, Ballot, Child, Likeness, State, Ticket, TicketId, Voice


@dataclass(frozen=True, kw_only=True)
class Likened(TicketEvent, kind="Likened"):
    """It seems to be the same matter as `other`: `person` was asked."""

    other: TicketId
    person: str

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, likeness=Likeness(self.other, self.person, self.at))


@dataclass(frozen=True, kw_only=True)
class Distinguished(TicketEvent, kind="Distinguished"):
    """Somebody has said that it is another matter than `other` (不是)."""

    other: TicketId

    def changed(self, ticket: Ticket) -> Ticket:
        asked = ticket.likeness is not None and ticket.likeness.other == self.other
        unlike = ticket.unlike if self.other in ticket.unlike else (*ticket.unlike, self.other)
        return replace(ticket, likeness=None if asked else ticket.likeness, unlike=unlike)


@dataclass(frozen=True, kw_only=True)
class Merged(TicketEvent, kind="Merged"):
    """It is the same matter as `into` (合): its number leads there from now on."""

    moves = dict.fromkeys((*IN_WORK, State.RESOLVED), State.MERGED)

    into: TicketId
    was: State

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, merged_into=self.into, merged_from=self.was)


@dataclass(frozen=True, kw_only=True)
class Absorbed(TicketEvent, kind="Absorbed"):
    """`child` was merged into it: its people count here, its pictures and groups are here; a level that is more pressing too, with limits."""

    child: TicketId
    voices: tuple[Voice, ...]
    aloud: bool = False
    rooms: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    place: Said | None = None
    level: Level | None = None
    accept_by: datetime | None = None
    resolve_by: datetime | None = None

    def changed(self, ticket: Ticket) -> Ticket:
        child = Child(
            self.child,
            aloud=self.aloud,
            rooms=tuple(room for room in self.rooms if room not in ticket.rooms),
            before=tuple(photo for photo in self.before if photo not in ticket.before),
            after=tuple(photo for photo in self.after if photo not in ticket.after),
            placed=ticket.place is None and bool(self.place),
            level=ticket.level if self.level else None,
            accept_by=ticket.accept_by if self.level else None,
            resolve_by=ticket.resolve_by if self.level else None,
        )
        return replace(
            ticket,
            counted=(*ticket.counted, *self.voices),
            also_in=(*ticket.also_in, *child.rooms),
            before=(*ticket.before, *child.before),
            after=(*ticket.after, *child.after),
            place=text_of(self.place) if child.placed else ticket.place,
            level=self.level or ticket.level,
            accept_by=self.accept_by or ticket.accept_by,
            resolve_by=self.resolve_by or ticket.resolve_by,
            children=(*ticket.children, child),
        )


@dataclass(frozen=True, kw_only=True)
class Split(TicketEvent, kind="Split"):
    """It is a matter of its own again (拆): whoever counts for it now, what was voted about it meanwhile, and its limits."""

    moves = {State.MERGED: State.MERGED}

    voices: tuple[Voice, ...]
    ballots: tuple[Ballot, ...]
    accept_by: datetime
    resolve_by: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        people = {voice.person for voice in self.voices}
        return replace(
            ticket,
            state=ticket.merged_from or State.OPEN,
            merged_into=None,
            merged_from=None,
            counted=self.voices,
            ballots=(*(ballot for ballot in ticket.ballots if ballot.person in people), *self.ballots),
            accept_by=self.accept_by,
            resolve_by=self.resolve_by,
        )


@dataclass(frozen=True, kw_only=True)
class Divided(TicketEvent, kind="Divided"):
    """Its words tell a second matter, which becomes the ticket `second`: what, where, and in which words."""

    second: TicketId
    label: Label
    matter: str
    level: Level
    place: Said | None
    words: Said
    evidence: Said = NOTHING_SAID

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, unlike=(*ticket.unlike, self.second))


@dataclass(frozen=True, kw_only=True)
class Released(TicketEvent, kind="Released"):
    """What came from `child` is its own again, whether it was merged into it, or into one that was and is its own child (`through`); who
    has voted here without naming it stays."""

    child: TicketId
    through: TicketId
    rooms: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def changed(self, ticket: Ticket) -> Ticket:
        known = next((child for child in ticket.children if child.id == self.through), Child(self.through))
        gone = known if self.through == self.child else _shared(known, self)
        limits = gone.accept_by and gone.resolve_by and (gone.accept_by, gone.resolve_by)
        accept_by, resolve_by = limits or (ticket.accept_by, ticket.resolve_by)
        return replace(
            ticket,
            counted=_counted_without(ticket, self.child),
            ballots=tuple(ballot for ballot in ticket.ballots if self.child not in ballot.of),
            also_in=_without(ticket.also_in, gone.rooms),
            before=_without(ticket.before, gone.before),
            after=_without(ticket.after, gone.after),
            place=None if gone.placed else ticket.place,
            level=gone.level or ticket.level,
            accept_by=accept_by,
            resolve_by=resolve_by,
            children=tuple(_kept(child, gone) for child in ticket.children if child.id != self.child),
        )


def _shared(child: Child, event: Released) -> Child:
    """What of a child came from the one that leaves it."""
    return Child(
        child.id,
        rooms=tuple(room for room in child.rooms if room in event.rooms),
        before=tuple(photo for photo in child.before if photo in event.before),
        after=tuple(photo for photo in child.after if photo in event.after),
    )


def _kept(child: Child, gone: Child) -> Child:
    """A child without what has left through it."""
    if child.id != gone.id:
        return child
    return replace(
        child,
        rooms=_without(child.rooms, gone.rooms),
        before=_without(child.before, gone.before),
        after=_without(child.after, gone.after),
    )


def _counted_without(ticket: Ticket, child: TicketId) -> tuple[Voice, ...]:
    """The voices without those that came through a child; nobody twice on one way."""
    voted = {ballot.person for ballot in ticket.ballots if not ballot.of}
    direct = {voice.person for voice in ticket.counted if not voice.of}
    stay = [
        replace(voice, of=()) if child in voice.of else voice
        for voice in ticket.counted
        if child not in voice.of or voice.person in voted - direct
    ]
    return tuple({(voice.person, voice.of): voice for voice in reversed(stay)}.values())[::-1]


def _without(all_of_it: tuple[str, ...], gone: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in all_of_it if one not in gone)
