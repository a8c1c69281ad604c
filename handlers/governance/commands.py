"""The commands of this column."""

from handlers.domain.intent import Command


class ShowToday(Command):
    """今日."""
