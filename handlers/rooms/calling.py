"""Calls to one person (催人的分寸): the first at once, later ones together when the time is up; the same one is never made twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handlers.domain.policies.rooms import Pacing


class Queued(Protocol):
    """A call that waits to be made."""

    @property
    def text(self) -> str: ...


class Made(Protocol):
    """A call that the same person has had."""

    @property
    def id(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Send:
    """Make these now, in one line."""

    lines: tuple[int, ...]


@dataclass(frozen=True)
class Wait:
    """Make none before then."""

    until: datetime


@dataclass(frozen=True)
class Drop:
    """These have been made already, by that line."""

    lines: tuple[int, ...]
    into: int


def next_step(pacing: Pacing, before: Sequence[Made], queue: Sequence[Queued], now: datetime) -> Send | Wait | Drop:
    """What to do with the normal calls that wait for one person, as positions in `queue` (never empty)."""
    for made in before:
        if again := tuple(i for i, call in enumerate(queue) if call.text and call.text in made.text):
            return Drop(again, made.id)
    recent = [made.at for made in before if now - pacing.calls < made.at <= now]
    if recent:
        return Wait(max(recent) + pacing.calls)
    return Send(tuple(range(len(queue))))
