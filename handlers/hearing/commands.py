"""The commands of this column."""

from handlers.domain.intent import Command, Reads


class AddWord(Command):
    """加词."""

    reads = Reads.ADDED


class RemoveWord(Command):
    """删词."""

    reads = Reads.MUTED


class ShowWords(Command):
    """词库."""

    reads = Reads.LEXICON


class UndoWords(Command):
    """撤销."""


class ShowWhy(Command):
    """为何."""


class Misread(Command):
    """误报."""


class SwitchShadow(Command):
    """试运行."""


class ShowDoubts(Command):
    """待核."""


class DropDoubt(Command):
    """略过: a line on the list is none."""
