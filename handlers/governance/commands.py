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


class ShowChart(Command):
    """周报."""


class ExportTables(Command):
    """导出 9月."""


class PrintCard(Command):
    """打印联系卡 桂花苑."""


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


class CallMeeting(Command):
    """联席会议."""


class MoveMeeting(Command):
    """联席会议改到."""


class CancelMeeting(Command):
    """取消联席会议."""


class MarkMeeting(Command):
    """会议开始, 会议结束."""


class RaiseTopic(Command):
    """议题: with words it is brought up, bare it shows what is proposed."""


class TakeMinutes(Command):
    """纪要: with words they are noted, bare it shows them."""


class NoteMeasure(Command):
    """举措: with words it is noted, bare it shows them."""


class FinishMeasure(Command):
    """举措完成."""


class MoveMeasure(Command):
    """举措改到."""


class DropMeasure(Command):
    """取消举措."""


class GiveMark(Command):
    """评."""


class MakeAppeal(Command):
    """申诉."""


class AnswerAppeal(Command):
    """答复."""


class ShowSheet(Command):
    """评价表."""


class ShowYear(Command):
    """年度."""


class ReportYear(Command):
    """通报."""


class ShowLast(Command):
    """末位."""


class ShowBest(Command):
    """评优."""
