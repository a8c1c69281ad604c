"""The commands of this column."""

from handlers.domain.intent import Command


class BindRoom(Command):
    """绑定: this room is a group of the config."""

    anywhere = True


class ShowSends(Command):
    """未明."""


class SendAgain(Command):
    """重发."""


class MarkSent(Command):
    """已发."""
