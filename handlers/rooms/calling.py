"""Calls to one person (催人的分寸): the first at once, later ones together when the time is up; the same one is never made twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handlers.domain.decision import Part, Rank
from handlers.domain.policies.rooms import Pacing


class Call(Protocol):
    """A call to somebody, and what it says of each matter; a later one has a greater `id`."""

    @property
    def id(self) -> int: ...
    @property
    def tickets(self) -> tuple[str, ...]: ...
    @property
    def parts(self) -> tuple[Part, ...]: ...


class Made(Protocol):
    """A call that the same person has had; a normal one (`rank`), or one that did not wait."""

    @property
    def id(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def tickets(self) -> tuple[str, ...]: ...
    @property
    def at(self) -> datetime: ...
    @property
    def rank(self) -> Rank: ...


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
    """These have been made already by that line, or are out of date since."""

    lines: tuple[int, ...]
    into: int


def next_step(pacing: Pacing, before: Sequence[Made], queue: Sequence[Call], now: datetime) -> Send | Wait | Drop:
    """What to do with the normal calls that wait for one person, as positions in `queue` (never empty)."""
    for made in before:
        if again := tuple(i for i, call in enumerate(queue) if _says(made, call)):
            return Drop(again, made.id)
    recent = [made.at for made in before if made.rank is Rank.CALL and now - pacing.calls < made.at <= now]
    if recent:
        return Wait(max(recent) + pacing.calls)
    return Send(tuple(range(len(queue))))


def _says(made: Made, call: Call) -> bool:
    """Whether a call says what was said already: in the same words, or, as more pressing, later."""
    if call.parts and all(part.text in made.text for part in call.parts):
        return True
    return (
        made.rank is not Rank.CALL
        and made.id > call.id
        and bool(call.tickets)
        and set(call.tickets) <= set(made.tickets)
    )
