"""A joint action (联合整治) as its events have made it: who is called to a place, who has come, and what was counted there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from handlers.domain.reading import Label
from handlers.domain.whistle import Called


class ActionKind(StrEnum):
    """What an action is (bulletin: 综合执法+专业执法+联合执法)."""

    JOINT = "joint"  # 联合: of several departments
    COMPREHENSIVE = "comprehensive"  # 综合: of 综合执法 alone
    PROFESSIONAL = "professional"  # 专业: of another department alone


class PlaceKind(StrEnum):
    """What a place is (bulletin: 城市街道、老旧小区、背街小巷、农贸市场)."""

    STREET = "street"  # 城市街道
    OLD_COMPOUND = "old_compound"  # 老旧小区
    BACK_LANE = "back_lane"  # 背街小巷
    MARKET = "market"  # 农贸市场
    OTHER = "other"  # 其他


@dataclass(frozen=True)
class Tally:
    """So many of a matter, by a `unit` of the config."""

    matter: str
    label: Label
    unit: str
    n: int


@dataclass(frozen=True)
class Action:
    """The `ordinal`-th of a station: `by` whom it was planned, "" by the clock (每周联合执法), for when, where, and of which departments;
    `called` are those who are to come or have, `counts` what was told at its end."""

    station: str
    ordinal: int
    kind: ActionKind
    place_kind: PlaceKind
    path: str
    by: str
    at: datetime
    place: str
    departments: tuple[str, ...]
    called: tuple[Called, ...] = ()
    ended_at: datetime | None = None
    ended_by: str = ""
    counts: tuple[Tally, ...] = ()
    off: bool = False

    @property
    def weekly(self) -> bool:
        """Whether the clock has planned it."""
        return not self.by

    @property
    def is_open(self) -> bool:
        return self.ended_at is None and not self.off

    def of(self, person: str) -> Called | None:
        """The call of somebody, or his coming."""
        return next((one for one in self.called if one.person == person), None)

    @property
    def come(self) -> tuple[Called, ...]:
        """Who has come."""
        return tuple(one for one in self.called if one.has_come)

    @property
    def silent(self) -> tuple[str, ...]:
        """Who was called and has said nothing."""
        return tuple(one.person for one in self.called if one.reply is None)

    def calling(self, called: Iterable[Called], anew: bool) -> "Action":
        """The same with more who are called; `anew` for another time, where whoever has not come is asked again."""
        kept = {one.person: _anew(one) if anew else one for one in self.called}
        return replace(self, called=tuple({**{one.person: one for one in called}, **kept}.values()))

    def having(self, one: Called) -> "Action":
        """The same with the call of somebody as it is now."""
        kept = {each.person: each for each in self.called}
        return replace(self, called=tuple({**kept, one.person: one}.values()))


def _anew(one: Called) -> Called:
    return one if one.has_come else Called(one.department, one.person, one.at)
