"""The commands of this column."""

from handlers.domain.intent import Command


class AskLeave(Command):
    """请假."""


class AskSwap(Command):
    """换班."""


class EndLeave(Command):
    """撤回请假, 销假."""


class Pause(Command):
    """挂账."""


class Extend(Command):
    """延期."""


class Supervise(Command):
    """督办."""


class Spare(Command):
    """再给一天."""


class Keep(Command):
    """我来协调."""


class SendDown(Command):
    """退回."""


class Grant(Command):
    """同意."""


class Refuse(Command):
    """不同意."""


class BlowWhistle(Command):
    """吹哨."""


class CallOffWhistle(Command):
    """撤哨."""


class MarkComplex(Command):
    """疑难."""


class ReportIn(Command):
    """签到."""


class ShowDuty(Command):
    """谁值班."""


class ShowLoad(Command):
    """值班量."""
