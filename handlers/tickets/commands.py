"""The commands of this column."""

from handlers.domain.intent import Command, Reads


class Accept(Command):
    """接单."""


class Arrive(Command):
    """到场报到."""


class Resolve(Command):
    """办结."""


class Bounce(Command):
    """退单."""


class AskDone(Command):
    """贴条了, 人走了: what may be done, and is asked about."""


class ShowMine(Command):
    """我的单: what the speaker has in hand."""


class Assign(Command):
    """派单: a chief names who is to go."""


class HandOn(Command):
    """转单."""


class AskHelp(Command):
    """请求协助."""


class OutOfScope(Command):
    """不属: it is nobody's of the station."""


class Penalise(Command):
    """立案, 罚款, 处罚."""


class Close(Command):
    """关闭: a chief closes by hand, with a reason."""


class Restore(Command):
    """恢复."""


class ShowTodo(Command):
    """待办."""


class ShowTicket(Command):
    """单."""


class Register(Command):
    """报: open a ticket whatever the words are."""

    reads = Reads.WORDS


class FileDoubt(Command):
    """核实: a line on the list is a complaint after all; the words behind the number name the place."""

    reads = Reads.WORDS


class Missed(Command):
    """漏报."""

    reads = Reads.QUOTED
