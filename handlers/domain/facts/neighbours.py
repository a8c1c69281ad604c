"""What neighbours bring about: voices, votes, praise, another round, the archive, one ticket out of two."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.due import TicketDue
from handlers.domain.event import TicketEvent
from handlers.domain.facts.tickets import joined, unled, unresolved, without_voice
from handlers.domain.question import Question
from handlers.domain.reading import Verdict
from handlers.domain.ticket import IN_WORK, State, Ticket, TicketId


@dataclass(frozen=True, kw_only=True)
class VoiceAdded(TicketEvent, kind="VoiceAdded"):
    """A neighbour counts for it too (+1)."""

    person: str

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, voices=joined(ticket.voices, self.person), spoken_at=self.at)


@dataclass(frozen=True, kw_only=True)
class VoiceLeft(TicketEvent, kind="VoiceLeft"):
    """A neighbour took back the line that had counted him."""

    person: str

    def changed(self, ticket: Ticket) -> Ticket:
        return without_voice(ticket, self.person)


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

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, votes={**ticket.votes, self.person: self.verdict})


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


@dataclass(frozen=True, kw_only=True)
class Merged(TicketEvent, kind="Merged"):
    """It is the same matter as `into` (合): its number leads there from now on."""

    moves = dict.fromkeys((*IN_WORK, State.RESOLVED), State.MERGED)

    into: TicketId

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, merged_into=self.into, votes={})


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
class VoteAsked(Question, kind="satisfied"):
    """记"满意"吗?"""

    ticket: TicketId
