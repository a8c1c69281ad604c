"""What a rule decides: events, lines to say, timers, questions, all as data."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from handlers.domain.doubt import Doubt
from handlers.domain.event import TicketEvent
from handlers.domain.invitation import Invited
from handlers.domain.masking import quotable
from handlers.domain.scene import Question, Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Purpose
from handlers.domain.words import Lesson, WordChange


class Rank(StrEnum):
    """How a line stands in the queue of an owners' group."""

    RED = "red"  # passes every cap
    LINE = "line"  # said at once, below the cap
    RECEIPT = "receipt"  # may be gathered with others
    VOICES = "voices"  # goes last


@dataclass(frozen=True)
class Say:
    """One line to one chat: a room, or a person in private (exactly one of the two).

    `mention` are persons, `quote` the id of a message. `brief` is what is left of a receipt that is gathered with others.
    Nothing is sent before `not_before`. `tickets` are the numbers that the line belongs to: a quote of it means them.
    `answers` is the message that it answers, whether the transport can quote it or not.
    """

    text: str
    room: str | None = None
    person: str | None = None
    mention: tuple[str, ...] = ()
    quote: str | None = None
    tickets: tuple[str, ...] = ()
    rank: Rank = Rank.LINE
    brief: str = ""
    not_before: datetime | None = None
    answers: str | None = None


@dataclass(frozen=True)
class TakeBack:
    """The bot's own lines that are to be taken back: all that belong to these tickets alone, or that answer one message.

    Where a line in the room of `instead` cannot be taken back any more, `instead` is said there, once.
    """

    numbers: tuple[str, ...] = ()
    answered: str = ""
    instead: Say | None = None


class Alarm(StrEnum):
    """What a timer is for."""

    DISPATCH = "dispatch"  # the card waits for opening time
    ACCEPT = "accept"  # nobody has accepted
    IDLE = "idle"  # accepted, and nothing since
    GIVE_BACK = "give_back"  # reminded, and still nothing
    OVERDUE = "overdue"  # not resolved in time
    VOICES = "voices"  # tell the group how many
    POLL = "poll"  # the poll ends
    GAP = "gap"  # the backlog after a gap has been read
    DOUBT = "doubt"  # nobody has answered what a line means
    HINT = "hint"  # tell the chiefs which words the week's mistakes suggest
    LIST = "list"  # tell the community workers what waits for them
    FORGET = "forget"  # blank the chatter that caused nothing


@dataclass(frozen=True)
class Timer:
    """A due row: at `at`, look at the ticket again. One a kind, ticket and round; a later one moves it."""

    at: datetime
    alarm: Alarm
    station: str
    number: str
    round: int = 1

    @property
    def key(self) -> str:
        return f"{self.alarm}:{self.station}:{self.number}:{self.round}"


@dataclass(frozen=True)
class Ask:
    """An open question, one a person and chat; a newer one takes its place."""

    person: str
    room: str | None
    question: Question
    until: datetime


@dataclass(frozen=True)
class Refused:
    """A command that was not carried out, for the audit log."""

    command: str
    why: str


@dataclass(frozen=True)
class Decision:
    """All that follows from one intent. `attached` are messages that now belong to tickets; `answered` closes the sender's question.

    `joined` is a code that binds the speaker's account, `bound` are rooms with their groups, `settled` unknown sends with whether they
    go out again. `forgotten` are messages whose words are blanked, `taken_back` lines of ours,
    `doubts` lines in doubt as they stand now, `changed` and `undone` (by their ids) changes of the station's words, `lessons`
    lines that were read wrongly, `shadowed` groups that begin or cease to rehearse.
    """

    events: tuple[TicketEvent, ...] = ()
    says: tuple[Say, ...] = ()
    timers: tuple[Timer, ...] = ()
    asks: tuple[Ask, ...] = ()
    attached: tuple[tuple[str, str], ...] = ()
    answered: bool = False
    refused: Refused | None = None
    joined: Invited | None = None
    bound: tuple[tuple[str, str], ...] = ()
    settled: tuple[tuple[int, bool], ...] = ()
    forgotten: tuple[str, ...] = ()
    taken_back: tuple[TakeBack, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    changed: tuple[WordChange, ...] = ()
    undone: tuple[int, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    shadowed: tuple[tuple[str, bool], ...] = ()
    why: str = ""

    def __add__(self, other: "Decision") -> "Decision":
        return Decision(
            self.events + other.events,
            self.says + other.says,
            self.timers + other.timers,
            self.asks + other.asks,
            self.attached + other.attached,
            self.answered or other.answered,
            self.refused or other.refused,
            self.joined or other.joined,
            self.bound + other.bound,
            self.settled + other.settled,
            self.forgotten + other.forgotten,
            self.taken_back + other.taken_back,
            self.doubts + other.doubts,
            self.changed + other.changed,
            self.undone + other.undone,
            self.lessons + other.lessons,
            self.shadowed + other.shadowed,
            "; ".join(filter(None, (self.why, other.why))),
        )


def alarm_at(ticket: Ticket, alarm: Alarm, at: datetime) -> Timer:
    """A timer about a ticket, in its present round."""
    return Timer(at, alarm, ticket.station, ticket.number, ticket.round)


def silence(why: str) -> Decision:
    """Nothing to do, and the reason."""
    return Decision(why=why)


def in_private(person: str, text: str, *numbers: str) -> Say:
    """A line to one person alone."""
    return Say(text, person=person, tickets=numbers)


def answer(scene: Scene, text: str, *numbers: str) -> Say:
    """The answer to whoever speaks, where he asked; never aloud in an owners' group."""
    channel = scene.channel
    if channel is None or channel.purpose is Purpose.OWNERS:
        return in_private(scene.speaker.person, text, *numbers)
    return in_reply(scene, Say(text, room=channel.room, tickets=numbers), scene.speaker.person, scene.heard.id)


def in_reply(scene: Scene, say: Say, person: str, message: str) -> Say:
    """The line as a reply: with a quote where the transport can, else calling the person by name (a bot's text in WeChat quotes nothing)."""
    if scene.abilities.quote:
        return replace(say, quote=message, answers=message)
    return replace(
        say, answers=message, text=f"@{quotable(scene.name(person), 16)} {say.text}", mention=(person, *say.mention)
    )


def belonging(scene: Scene, ticket: Ticket) -> tuple[tuple[str, str], ...]:
    """The message, and the pictures that waited for its words, as lines of a ticket: whoever quotes one means it."""
    return ((scene.heard.id, ticket.number), *((picture.message, ticket.number) for picture in scene.pictures))
