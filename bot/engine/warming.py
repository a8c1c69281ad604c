"""Warming up: lines that nobody has said, thought about before the first one comes, so that it does not pay for what is loaded late."""

from collections.abc import Iterator
from datetime import datetime

from handlers.domain.message import IncomingMessage
from handlers.domain.town import Purpose, Town

_LINES = ("樓上又吵", "天天乱亭车", "施工扰民警", "3栋门口又堵车了,出不来", "早上好", "3栋门口又堵车了,出不来", "谢谢")
"""Traditional characters, a typing error, a word that hides another, a complaint, chatter: each loads something else."""


def lines(town: Town, transport: str, now: datetime) -> Iterator[IncomingMessage]:
    """Something that a neighbour could say in a group of the town; what a second complaint costs is known after it."""
    rooms = [name for name, channel in town.channels.items() if channel.purpose is Purpose.OWNERS]
    for serial, text in enumerate(_LINES if rooms else ()):
        yield IncomingMessage(transport, f"warming-{serial}", now, "warming", "", text, rooms[0])
