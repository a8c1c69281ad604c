"""What neighbours bring about: voices, votes, praise, another round, the archive."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.due import TicketDue
from handlers.domain.event import TicketEvent
from handlers.domain.facts.tickets import joined, unled, unresolved, without_voice
from handlers.domain.question import Question
from handlers.domain.reading import Reading, Verdict
from handlers.domain.ticket import Ballot, State, Ticket, TicketId, Voice


@dataclass(frozen=True, kw_only=True)
class VoiceAdded(TicketEvent, kind="VoiceAdded"):
    """A neighbour counts for it too (+1); `of` is the way to the merged ticket that his line named."""

    person: str
    of: tuple[TicketId, ...] = ()
    aside: bool = False

    def changed(self, ticket: Ticket) -> Ticket:
        voice = Voice(self.person, self.at, self.of, self.aside)
        known = any((one.person, one.of) == (voice.person, voice.of) for one in ticket.counted)
        return replace(ticket, counted=ticket.counted if known else (*ticket.counted, voice), spoken_at=self.at)


@dataclass(frozen=True, kw_only=True)
class VoiceLeft(TicketEvent, kind="VoiceLeft"):
    """A neighbour took back the line that had counted him."""

    person: str
    of: tuple[TicketId, ...] = ()

    def changed(self, ticket: Ticket) -> Ticket:
        return without_voice(ticket, self.person, self.of)


@dataclass(frozen=True, kw_only=True)
class ToldElsewhere(TicketEvent, kind="ToldElsewhere"):
    """The same matter was told in another group."""

    room: str
    message: str

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, also_in=joined(ticket.also_in, self.room))


@dataclass(frozen=True, kw_only=True)
class Surged(TicketEvent, kind="Surged"):
    """So many have joined it in a short time that it is more pressing than it was."""

    count: int

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, surged=True)


@dataclass(frozen=True, kw_only=True)
class VoicesTold(TicketEvent, kind="VoicesTold"):
    count: int


@dataclass(frozen=True, kw_only=True)
class Voted(TicketEvent, kind="Voted"):
    """Somebody has said in the poll of a round how it was dealt with."""

    moves = {State.RESOLVED: State.RESOLVED}

    person: str
    verdict: Verdict
    round: int
    of: tuple[TicketId, ...] = ()

    def changed(self, ticket: Ticket) -> Ticket:
        others = (ballot for ballot in ticket.ballots if (ballot.person, ballot.of) != (self.person, self.of))
        return replace(ticket, ballots=(*others, Ballot(self.person, self.verdict, self.of)))


@dataclass(frozen=True, kw_only=True)
class Praised(TicketEvent, kind="Praised"):
    """Thanks (表扬) to whoever led."""

    person: str | None

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, thanked=joined(ticket.thanked, self.by or ""))


@dataclass(frozen=True, kw_only=True)
class Reopened(TicketEvent, kind="Reopened"):
    """A neighbour said that it is not solved: another round begins, with new limits."""

    moves = {State.RESOLVED: State.OPEN}

    accept_by: datetime
    resolve_by: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(
            unresolved(unled(ticket)),
            round=ticket.round + 1,
            accept_by=self.accept_by,
            resolve_by=self.resolve_by,
            assists=(),
            spoken_at=self.at,
            promised=None,
            reopenings=(*ticket.reopenings, (self.by or "", self.at)),
        )


@dataclass(frozen=True, kw_only=True)
class Archived(TicketEvent, kind="Archived"):
    """Its poll has ended."""

    moves = {State.RESOLVED: State.ARCHIVED}

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, archived_at=self.at)


@dataclass(frozen=True)
class VoicesDue(TicketDue, kind="voices"):
    """Tell the group how many they are, once a ticket."""

    any_round = True


@dataclass(frozen=True)
class PollEnds(TicketDue, kind="poll"):
    """The poll ends."""


@dataclass(frozen=True)
class PollAsked(Question, kind="which poll"):
    """给哪一件? The verdict that waits."""

    tickets: tuple[TicketId, ...]
    verdict: Verdict


@dataclass(frozen=True)
class PlaceOfSameAsked(Question, kind="place of same"):
    """如果是别处,请说位置: a complaint without a place that counts for `ticket`, in its words and as it was read."""

    ticket: TicketId
    text: str
    reading: Reading


@dataclass(frozen=True)
class VoteAsked(Question, kind="satisfied"):
    """记"满意"吗?"""

    ticket: TicketId
