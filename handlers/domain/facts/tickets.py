"""What happens to a ticket while it is taken in, worked on, steered and taken back; what comes due, what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from handlers.domain.due import TicketDue
from handlers.domain.event import NOTHING_SAID, Event, Said, TicketEvent
from handlers.domain.question import Question
from handlers.domain.reading import Danger, Label, Level, Reading
from handlers.domain.ticket import IN_WORK, Resolution, Source, Stage, State, Ticket, TicketId, Voice

PUT_RIGHT = "put right"
"""Why a place is set that was another before."""
CALLED_OFF = "called off"
"""Why a danger is withdrawn that its author takes for none any more (说错了,不是着火是烧烤)."""


@dataclass(frozen=True, kw_only=True)
class Opened(TicketEvent, kind="Opened"):
    """`lines` are the words that say what is the matter; the last of them is `message`, the others came right before it.

    `home` is where the reporter lives, as far as his words tell his flat; `entrusted` are the staff whom a private report was
    promised to alone. Whoever told it may be `answered` already, by what it follows from.
    """

    path: str
    room: str | None
    matter: str
    label: Label
    level: Level
    place: Said | None
    lines: tuple[Said, ...]
    source: Source
    private: bool
    reporter: str
    message: str
    told_at: datetime
    accept_by: datetime
    resolve_by: datetime
    before: tuple[str, ...] = ()
    ongoing: bool = True
    late: bool = False
    danger: Danger | None = None
    evidence: Said = NOTHING_SAID
    confidence: float = 0.0
    home: Said = NOTHING_SAID
    entrusted: tuple[str, ...] = ()
    again_of: TicketId | None = None
    again_since: datetime | None = None
    answered: bool = False

    def opened(self) -> Ticket:
        """The ticket that it begins."""
        return Ticket(
            id=self.ticket,
            path=self.path,
            room=self.room,
            matter=self.matter,
            label=self.label,
            level=self.level,
            place=text_of(self.place),
            home=self.home.text,
            entrusted=self.entrusted,
            again_of=self.again_of,
            again_since=self.again_since,
            lines=tuple((line.message, line.text) for line in self.lines),
            source=self.source,
            private=self.private,
            reporter=self.reporter,
            message=self.message,
            opened_at=self.told_at,
            accept_by=self.accept_by,
            resolve_by=self.resolve_by,
            spoken_at=self.at,
            before=self.before,
            ongoing=self.ongoing,
            late=self.late,
            danger=self.danger,
            evidence=words_of(self.evidence),
            confidence=self.confidence,
            counted=(Voice(self.reporter, self.told_at, aside=self.private),) if self.reporter else (),
        )

    @property
    def reason(self) -> str:
        return self.why_with(self.evidence)


@dataclass(frozen=True, kw_only=True)
class Dispatched(TicketEvent, kind="Dispatched"):
    """Cards went out to `called`, the first of whom was pinged."""

    called: tuple[str, ...]

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, called=self.called, dispatched_at=self.at)


@dataclass(frozen=True, kw_only=True)
class PlaceSet(TicketEvent, kind="PlaceSet"):
    """Somebody has said where it is, or that it is elsewhere (PUT_RIGHT)."""

    place: Said

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, place=text_of(self.place), placed_by=self.place.message, spoken_at=self.at)


@dataclass(frozen=True, kw_only=True)
class HomeTold(TicketEvent, kind="HomeTold"):
    """The reporter has said which flat is his own: no place, unless it becomes a matter of minutes."""

    home: Said

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, home=self.home.text)


@dataclass(frozen=True, kw_only=True)
class LineJoined(TicketEvent, kind="LineJoined"):
    """The reporter said more."""

    line: Said

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, lines=(*ticket.lines, (self.line.message, self.line.text)), spoken_at=self.at)


@dataclass(frozen=True, kw_only=True)
class LineRetracted(TicketEvent, kind="LineRetracted"):
    """A line or a picture was taken back by whoever said it (撤回)."""

    message: str
    photo: str = ""

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(
            ticket,
            lines=tuple(line for line in ticket.lines if line[0] != self.message),
            evidence=ticket.evidence if self.message != ticket.message else (),
            before=tuple(photo for photo in ticket.before if photo != self.photo),
            place=None if self.message == ticket.placed_by else ticket.place,
            home="",
        )


@dataclass(frozen=True, kw_only=True)
class LevelRaised(TicketEvent, kind="LevelRaised"):
    """It is more pressing than it was; `danger` is what makes it red. It waits for nothing any more, and the ladder begins anew."""

    moves = {state: state for state in State} | {State.PAUSED: State.ACCEPTED}

    level: Level
    accept_by: datetime
    resolve_by: datetime
    danger: Danger | None = None

    def changed(self, ticket: Ticket) -> Ticket:
        danger = ticket.danger if ticket.is_hushed else self.danger or ticket.danger
        anew = replace(going_on(unwarned(ticket)), warned_at=None, spared_until=None, promised=None)
        return replace(anew, level=self.level, accept_by=self.accept_by, resolve_by=self.resolve_by, danger=danger)


@dataclass(frozen=True, kw_only=True)
class PhotosAdded(TicketEvent, kind="PhotosAdded"):
    """Pictures of it came in, from before the work or after."""

    stage: Stage
    photos: tuple[str, ...]

    def changed(self, ticket: Ticket) -> Ticket:
        if self.stage is Stage.BEFORE:
            return replace(ticket, before=joined(ticket.before, *self.photos))
        return replace(ticket, after=joined(ticket.after, *self.photos))


@dataclass(frozen=True, kw_only=True)
class ReporterLeft(TicketEvent, kind="ReporterLeft"):
    """The reporter took his words back when others count on the ticket already: the matter stays, his name is dropped."""

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(without_voice(ticket, ticket.reporter), reporter="", home="")


@dataclass(frozen=True, kw_only=True)
class Accepted(TicketEvent, kind="Accepted"):
    """Somebody leads it from now on (收)."""

    moves = {State.OPEN: State.ACCEPTED, State.PAUSED: State.PAUSED}

    person: str

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(
            unwarned(ticket),
            lead=self.person,
            owner="",
            assists=tuple(assist for assist in ticket.assists if assist != self.person),
            accepted_at=self.at,
            progress_at=self.at,
            reminded_at=None,
        )


@dataclass(frozen=True, kw_only=True)
class Assisted(TicketEvent, kind="Assisted"):
    """Somebody comes along beside whoever leads."""

    person: str

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, assists=joined(ticket.assists, self.person))


@dataclass(frozen=True, kw_only=True)
class Arrived(TicketEvent, kind="Arrived"):
    """Somebody is on site (到了)."""

    moves = {State.ACCEPTED: State.ON_SITE, State.ON_SITE: State.ON_SITE, State.PAUSED: State.PAUSED}

    person: str

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, arrived_at=ticket.arrived_at or self.at, progress_at=self.at, reminded_at=None)


@dataclass(frozen=True, kw_only=True)
class SetOut(TicketEvent, kind="SetOut"):
    """Whoever leads it says that he is on the way (在路上)."""

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, set_out_at=self.at, progress_at=self.at, reminded_at=None)


@dataclass(frozen=True, kw_only=True)
class ProgressAsked(TicketEvent, kind="ProgressAsked"):
    """Somebody asked how it stands, and was answered; with `urges` whoever has it was told that it is pressed for."""

    urges: bool = False

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(
            ticket, asked_at=self.at, asked_by=self.by or "", urged_at=self.at if self.urges else ticket.urged_at
        )


@dataclass(frozen=True, kw_only=True)
class Noted(TicketEvent, kind="Noted"):
    """A line about the work, by somebody of the staff or by a passer-by (旁评)."""

    words: Said
    progress: bool = False

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, progress_at=self.at, reminded_at=None) if self.progress else ticket

    @property
    def reason(self) -> str:
        return self.why or self.words.text


@dataclass(frozen=True, kw_only=True)
class Assigned(TicketEvent, kind="Assigned"):
    """A chief gave it to somebody (派单), or the clock for whoever is away; `owner` has it again once he is back."""

    moves = dict.fromkeys(IN_WORK, State.OPEN)

    person: str
    accept_by: datetime
    owner: str = ""

    def changed(self, ticket: Ticket) -> Ticket:
        anew = replace(unpaused(unled(ticket)), accept_by=self.accept_by, called=(self.person,), given=True)
        return replace(anew, owner=self.owner)


@dataclass(frozen=True, kw_only=True)
class Resolved(TicketEvent, kind="Resolved"):
    """Closed (办结). `note` is what is left of the officer's words for the neighbours, `words` all of them."""

    moves = dict.fromkeys(IN_WORK, State.RESOLVED)

    resolution: Resolution
    note: Said
    words: Said = NOTHING_SAID
    quantities: Mapping[str, int] = field(default_factory=dict)
    photos: tuple[str, ...] = ()

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(
            ticket,
            resolved_at=self.at,
            resolved_by=self.by or "",
            resolution=self.resolution,
            note=self.note.text,
            quantities=dict(self.quantities),
            after=joined(ticket.after, *self.photos),
            ballots=(),
            thanked=(),
        )

    @property
    def reason(self) -> str:
        return self.why_with(self.words)


@dataclass(frozen=True, kw_only=True)
class Withdrawn(TicketEvent, kind="Withdrawn"):
    """It is none any more: the reporter took it back (撤回), said that it was no danger (CALLED_OFF), or a chief found that it never was one (误报)."""

    moves = dict.fromkeys((*IN_WORK, State.RESOLVED), State.WITHDRAWN)

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, withdrawn_at=self.at, withdrawn_by=self.by or "", spoken_at=self.at, ballots=())


@dataclass(frozen=True, kw_only=True)
class Revived(TicketEvent, kind="Revived"):
    """Withdrawn, and in work again with new limits: told again and rightly (说错了,是……), or a chief wants it back."""

    moves = {State.WITHDRAWN: State.OPEN}

    accept_by: datetime
    resolve_by: datetime
    level: Level
    place: Said | None = None
    line: Said = NOTHING_SAID
    evidence: Said = NOTHING_SAID
    confidence: float = 0.0

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(
            unresolved(unled(ticket)),
            accept_by=self.accept_by,
            resolve_by=self.resolve_by,
            level=self.level,
            place=text_of(self.place) or ticket.place,
            message=self.line.message or ticket.message,
            evidence=words_of(self.evidence) or ticket.evidence,
            confidence=self.confidence or ticket.confidence,
            lines=(*ticket.lines, (self.line.message, self.line.text)),
            withdrawn_at=None,
            withdrawn_by="",
            spoken_at=self.at,
        )


@dataclass(frozen=True, kw_only=True)
class TakenBack(Event, kind="TakenBack"):
    """Somebody recalled a line of his (撤回): its words go from everywhere."""

    person: str
    message: str

    @property
    def stream(self) -> str:
        return f"person/{self.person}"


@dataclass(frozen=True)
class CardDue(TicketDue, kind="card"):
    """The card waits for opening time."""


@dataclass(frozen=True)
class PlaceAsked(Question, kind="place"):
    """在哪栋?"""

    ticket: TicketId


@dataclass(frozen=True)
class CompoundAsked(Question, kind="compound"):
    """哪个小区? The report that waits for the answer, in its words and as it was read."""

    text: str
    reading: Reading


@dataclass(frozen=True)
class TicketAsked(Question, kind="ticket"):
    """哪一件? A command that waits, with the pictures that were sent with it; with `sure` set, 是 means the only one."""

    command: str
    tickets: tuple[TicketId, ...]
    text: str = ""
    photos: tuple[str, ...] = ()
    sure: bool = False


def text_of(said: Said | None) -> str | None:
    """The words, None where there are none (any more)."""
    return (said.text or None) if said else None


def words_of(evidence: Said) -> tuple[str, ...]:
    """The single words of evidence, which are kept in one piece."""
    return tuple(evidence.text.split("、")) if evidence.text else ()


def joined(people: tuple[str, ...], *others: str) -> tuple[str, ...]:
    """The tuple with the new ones at its end, each once."""
    return tuple(dict.fromkeys((*people, *others)))


def unled(ticket: Ticket) -> Ticket:
    """Nobody leads it, and nobody is called."""
    return replace(
        ticket,
        called=(),
        dispatched_at=None,
        owner="",
        given=False,
        lead=None,
        accepted_at=None,
        set_out_at=None,
        arrived_at=None,
        progress_at=None,
        reminded_at=None,
    )


def unpaused(ticket: Ticket) -> Ticket:
    """It waits for nothing any more (挂账)."""
    return replace(ticket, paused_at=None, paused_until=None)


def going_on(ticket: Ticket) -> Ticket:
    """The ticket in the state that it was paused in, where it was."""
    if ticket.paused_until is None or not ticket.in_work:
        return ticket
    state = State.OPEN if ticket.lead is None else State.ON_SITE if ticket.arrived_at else State.ACCEPTED
    return replace(unpaused(ticket), state=state)


def unwarned(ticket: Ticket) -> Ticket:
    """Somebody has answered for it: the ladder begins from below."""
    return replace(ticket, rung=0, repeats=0, escalated=(), keeper="")


def unresolved(ticket: Ticket) -> Ticket:
    """Not closed any more; what was done in the round before, and who sent it back or was asked along, is history."""
    anew = replace(unwarned(ticket), warned_at=None, spared_until=None, promised=None, delays=0)
    return replace(
        anew,
        resolved_at=None,
        resolved_by="",
        resolution=None,
        note="",
        quantities={},
        after=(),
        ballots=(),
        paused_at=None,
        paused_until=None,
        bounced=(),
        asked=(),
        invited=(),
        mediation=None,
        photo_until=None,
        unshown=False,
        shown_at=None,
        look_by=None,
        looked_for=(),
        found=None,
    )


def without_voice(ticket: Ticket, person: str, of: tuple[TicketId, ...] = ()) -> Ticket:
    """The ticket without somebody who counted for it, directly or through a merged one, and without his vote of that way; without all of
    his votes where he counts no more."""
    counted = tuple(voice for voice in ticket.counted if (voice.person, voice.of) != (person, of))
    stays = any(voice.person == person for voice in counted)
    ballots = (b for b in ticket.ballots if b.person != person or (stays and b.of != of))
    return replace(ticket, counted=counted, ballots=tuple(ballots))
