"""A whistle (吹哨): who of which department is called to a ticket at a moment, and what each has answered (部门报到)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Reply(StrEnum):
    """What somebody who is called has answered."""

    COMING = "coming"  # 到, 收到: he will be there
    LATE = "late"  # 晚10分钟
    CANNOT = "cannot"  # 不能+理由
    ARRIVED = "arrived"  # 到了


@dataclass(frozen=True)
class Called:
    """Somebody who is called for a department: when, and what he has answered. `expected` is when he comes, where he has said that he
    is late; `missed` says that it was told that he did not come."""

    department: str
    person: str
    at: datetime
    reply: Reply | None = None
    expected: datetime | None = None
    reason: str = ""
    missed: bool = False

    @property
    def has_come(self) -> bool:
        return self.reply is Reply.ARRIVED

    @property
    def has_answered(self) -> bool:
        """Whether he has answered the call (应哨): who cannot come has where he has said why."""
        return self.reply is not None and (self.reply is not Reply.CANNOT or bool(self.reason))

    @property
    def is_awaited(self) -> bool:
        """Whether he may still come."""
        return not self.missed and self.reply not in (Reply.ARRIVED, Reply.CANNOT)


@dataclass(frozen=True)
class Whistle:
    """One whistle of a ticket, in the round in which it was blown: `by` whom, for when and where ("" for the ticket's place); `off` says that it was
    called off (撤哨)."""

    by: str
    at: datetime
    place: str
    round: int
    called: tuple[Called, ...] = ()
    off: bool = False

    def of(self, person: str) -> Called | None:
        """The call of somebody."""
        return next((one for one in self.called if one.person == person), None)

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(one.person for one in self.called)

    @property
    def departments(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.department for one in self.called))

    @property
    def outstanding(self) -> tuple[Called, ...]:
        """The calls of those who have not come, of whom that was not told."""
        return tuple(one for one in self.called if not one.has_come and not one.missed)

    def lacks(self, person: str) -> bool:
        """Whether a call of somebody is one more."""
        return _calls_anew(self.of(person))

    def calling(self, at: datetime, place: str, called: Iterable[Called]) -> "Whistle":
        """The same with more who are called; for another time whoever has not come is called anew."""
        standing = self.called if at == self.at else tuple(map(_anew, self.called))
        kept = {one.person: one for one in standing}
        again = {one.person: one for one in called if _calls_anew(kept.get(one.person))}
        return replace(self, at=at, place=place or self.place, called=tuple({**kept, **again}.values()))

    def having(self, one: Called, of: str) -> "Whistle":
        """The same with the call of somebody as it is now."""
        others = (each if each.person != of else one for each in self.called)
        return replace(self, called=tuple({each.person: each for each in others}.values()))


def _calls_anew(one: Called | None) -> bool:
    """Whether a call is one more: who is coming, or there, keeps his answer."""
    return one is None or one.missed or one.reply is Reply.CANNOT


def _anew(one: Called) -> Called:
    return one if one.has_come else Called(one.department, one.person, one.at)
