"""The commands of this column."""

from handlers.domain.intent import Command


class Grant(Command):
    """同意."""


class Refuse(Command):
    """不同意."""
