"""The commands of this column."""

from handlers.domain.intent import Command, Reads


class ShowFigures(Command):
    """今日, 上周, 9月."""


class ShowRates(Command):
    """三率."""


class ShowSource(Command):
    """占道来源."""


class ShowContact(Command):
    """联系卡."""


class ShowGuide(Command):
    """服务指南."""


class TellLaw(Command):
    """普法."""


class DraftBulletin(Command):
    """专报 9月."""


class Patrol(Command):
    """巡查: each finding is read by itself."""

    reads = Reads.EACH
