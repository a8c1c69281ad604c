"""The commands of this column."""

from handlers.domain.intent import Command, Reads


class ShowFigures(Command):
    """今日, 上周, 9月."""


class ShowRates(Command):
    """三率."""


class ShowSource(Command):
    """占道来源."""


class Patrol(Command):
    """巡查: each finding is read by itself."""

    reads = Reads.EACH
