"""The commands of this column."""

from handlers.domain.intent import Command


class Mediate(Command):
    """调解: a dispute is mediated beside the work on it."""


class Agree(Command):
    """约定: when both sides meet."""


class Reach(Command):
    """达成: they have agreed."""


class Fail(Command):
    """未达成: they have met, and have not agreed."""


class Enforce(Command):
    """转执法: it cannot be mediated."""
