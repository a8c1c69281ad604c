"""The commands of this column."""

from handlers.domain.intent import Command


class AskLeave(Command):
    """请假."""


class AskSwap(Command):
    """换班."""


class EndLeave(Command):
    """撤回请假, 销假."""


class Grant(Command):
    """同意."""


class Refuse(Command):
    """不同意."""


class ReportIn(Command):
    """签到."""


class ShowDuty(Command):
    """谁值班."""


class ShowLoad(Command):
    """值班量."""
