"""The commands of this column."""

from handlers.domain.intent import Command, Reads


class Merge(Command):
    """合."""


class Divide(Command):
    """拆: words behind it are the second matter, else it is looked for in the ticket's own."""

    reads = Reads.TICKET
