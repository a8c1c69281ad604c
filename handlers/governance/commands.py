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


class PlanAction(Command):
    """联合整治."""


class MoveAction(Command):
    """整治改到."""


class CallOffAction(Command):
    """取消整治."""


class EndAction(Command):
    """整治结束: each thing that was counted is read by itself."""

    reads = Reads.COUNTED


class CorrectAction(Command):
    """整治更正: the same."""

    reads = Reads.COUNTED


class ShowActions(Command):
    """整治."""


class NoteVisit(Command):
    """检查: its place is read."""

    reads = Reads.WORDS
