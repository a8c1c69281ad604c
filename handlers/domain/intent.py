"""What somebody, or the clock, wants: the imperative side of a decision."""

from dataclasses import dataclass

from handlers.domain.decision import Alarm
from handlers.domain.message import IncomingMessage
from handlers.domain.reading import Reading
from handlers.domain.words import Hint, Known


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


@dataclass(frozen=True, kw_only=True)
class ShowDoubts(Command):
    """待核."""


@dataclass(frozen=True, kw_only=True)
class FileDoubt(Command):
    """核实: a line on the list is a complaint after all; `reading` is that of the words behind the number."""

    reading: Reading = Reading()


@dataclass(frozen=True, kw_only=True)
class DropDoubt(Command):
    """略过: a line on the list is none."""


@dataclass(frozen=True, kw_only=True)
class AddWord(Command):
    """加词; `known` is what the lexicon knows of the word."""

    known: Known = Known()


@dataclass(frozen=True, kw_only=True)
class RemoveWord(Command):
    """删词; `known` is what the lexicon knows of the word."""

    known: Known = Known()


@dataclass(frozen=True, kw_only=True)
class ShowWords(Command):
    """词库; `known` is what the lexicon knows of the word behind it."""

    known: Known = Known()


@dataclass(frozen=True, kw_only=True)
class UndoWords(Command):
    """撤销."""


@dataclass(frozen=True, kw_only=True)
class ShowWhy(Command):
    """为何."""


@dataclass(frozen=True, kw_only=True)
class Misread(Command):
    """误报."""


@dataclass(frozen=True, kw_only=True)
class Restore(Command):
    """恢复."""


@dataclass(frozen=True, kw_only=True)
class Missed(Command):
    """漏报: `reading` is that of the words behind it, or of the quoted line."""

    reading: Reading = Reading()


@dataclass(frozen=True, kw_only=True)
class SwitchShadow(Command):
    """试运行."""


@dataclass(frozen=True)
class Suggest:
    """The week is over: what its mistakes suggest."""

    hints: tuple[Hint, ...] = ()
    false_alarms: int = 0
    misses: int = 0


@dataclass(frozen=True)
class Join:
    """A one-time code, sent in private."""


@dataclass(frozen=True)
class Listen:
    """A line that is no command, as nlp has read it; `more` are the other matters that it brings up, where it brings up several.

    `earlier` are the short lines of the same person right before it, where only all of them together say what is the matter.
    """

    reading: Reading
    more: tuple[Reading, ...] = ()
    earlier: tuple[IncomingMessage, ...] = ()


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
    | ShowDoubts
    | FileDoubt
    | DropDoubt
    | AddWord
    | RemoveWord
    | ShowWords
    | UndoWords
    | ShowWhy
    | Misread
    | Restore
    | Missed
    | SwitchShadow
)
Intent = AnyCommand | Join | Listen | Retract | Suggest | Wake
