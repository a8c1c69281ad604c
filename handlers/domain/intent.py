"""What somebody, or the clock, wants: the imperative side of a decision."""

from dataclasses import dataclass

from handlers.domain.decision import Alarm
from handlers.domain.reading import Reading


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command as typed: `number` is unchecked, `unit` the station written before it, `text` the rest of the line."""

    number: str | None = None
    unit: str | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Accept(Command):
    """接单."""


@dataclass(frozen=True, kw_only=True)
class Arrive(Command):
    """到场报到."""


@dataclass(frozen=True, kw_only=True)
class Resolve(Command):
    """办结. `photos` are given where the line waited for an answer; else those of the last minutes count."""

    photos: tuple[str, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Assign(Command):
    """派单: a chief names who is to go."""


@dataclass(frozen=True, kw_only=True)
class Close(Command):
    """关闭: a chief closes by hand, with a reason."""


@dataclass(frozen=True, kw_only=True)
class ShowToday(Command):
    """今日."""


@dataclass(frozen=True, kw_only=True)
class ShowTodo(Command):
    """待办."""


@dataclass(frozen=True, kw_only=True)
class ShowTicket(Command):
    """单."""


@dataclass(frozen=True, kw_only=True)
class ShowHelp(Command):
    """帮助."""


@dataclass(frozen=True, kw_only=True)
class Register(Command):
    """报: open a ticket whatever the words are."""

    reading: Reading = Reading()


@dataclass(frozen=True, kw_only=True)
class BindRoom(Command):
    """绑定: this room is a group of the config."""


@dataclass(frozen=True, kw_only=True)
class ShowSends(Command):
    """未明."""


@dataclass(frozen=True, kw_only=True)
class SendAgain(Command):
    """重发."""


@dataclass(frozen=True, kw_only=True)
class MarkSent(Command):
    """已发."""


@dataclass(frozen=True)
class Join:
    """A one-time code, sent in private."""


@dataclass(frozen=True)
class Listen:
    """A line that is no command, as nlp has read it; `more` are the other matters that it brings up, where it brings up several."""

    reading: Reading
    more: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class Retract:
    """Somebody took a line back (撤回)."""


@dataclass(frozen=True)
class Wake:
    """A timer has come due."""

    alarm: Alarm
    number: str
    round: int = 1


AnyCommand = (
    Accept
    | Arrive
    | Resolve
    | Assign
    | Close
    | ShowToday
    | ShowTodo
    | ShowTicket
    | ShowHelp
    | Register
    | BindRoom
    | ShowSends
    | SendAgain
    | MarkSent
)
Intent = AnyCommand | Join | Listen | Retract | Wake
