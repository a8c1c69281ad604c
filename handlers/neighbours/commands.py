"""The commands of this column."""

from handlers.domain.intent import Command, Reads


class Merge(Command):
    """合."""


class Divide(Command):
    """拆: words behind it are the second matter, else it is looked for in the ticket's own."""

    reads = Reads.TICKET


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
