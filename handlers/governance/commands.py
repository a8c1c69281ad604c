"""The commands of this column."""

from handlers.domain.intent import Command, Reads


class ShowToday(Command):
    """今日."""


class Patrol(Command):
    """巡查: each finding is read by itself."""

    reads = Reads.EACH
