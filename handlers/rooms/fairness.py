"""Whose turn it is (公平): the most urgent first, then the chat that has had least of late, so that nobody's lines hold up the others'."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import timedelta
from typing import Protocol, TypeVar

LATELY = timedelta(minutes=10)
"""For how long a line that a chat has had counts."""


A = TypeVar("A", bound=Hashable, covariant=True)


class Waiting(Protocol[A]):
    """A chat in which something waits: how urgent the first of it is (0 is a danger), and the oldest line."""

    @property
    def address(self) -> A: ...
    @property
    def urgency(self) -> int: ...
    @property
    def oldest(self) -> int: ...


def next_chat(chats: Sequence[Waiting[A]], had: Mapping[A, int]) -> A | None:
    """The chat that is written to next; `had` is how many lines each had of late. None where nothing waits."""
    first = min(chats, key=lambda chat: (chat.urgency, had.get(chat.address, 0), chat.oldest), default=None)
    return first.address if first else None
