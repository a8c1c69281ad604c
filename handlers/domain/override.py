"""Overrides (调整): what somebody has changed over config.yaml, dated; and the town as it is at a moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from handlers.domain.town import Shift, Station, Town


@dataclass(frozen=True)
class Stead:
    """Somebody works in somebody else's stead (替班) at a station, from `start` until `end`."""

    station: str
    person: str
    substitute: str
    start: datetime
    end: datetime

    def holds(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


@dataclass(frozen=True)
class Overrides:
    """All that was changed: who stands in for whom, and which groups rehearse (试运行) or cease to."""

    steads: tuple[Stead, ...] = ()
    shadows: Mapping[str, bool] = field(default_factory=dict)


def town_at(town: Town, overrides: Overrides, now: datetime) -> Town:
    """The town at `now`: config.yaml plus what was changed since. No rule looks at a shift or a group's mode in any other way."""
    holding = [stead for stead in overrides.steads if stead.holds(now)]
    if holding:
        stations = {station.name: _stood_in(station, holding) for station in town.stations}
        channels = {room: replace(c, station=stations[c.station.name]) for room, c in town.channels.items()}
        town = replace(town, stations=tuple(stations.values()), channels=channels)
    return replace(town, shadows=_shadows(town, overrides))


def _shadows(town: Town, overrides: Overrides) -> frozenset[str]:
    switched = overrides.shadows
    return frozenset(group for group in town.shadows | switched.keys() if switched.get(group, True))


def _stood_in(station: Station, holding: list[Stead]) -> Station:
    stand = {stead.person: stead.substitute for stead in holding if stead.station == station.name}
    return replace(station, shifts=tuple(_with(shift, stand) for shift in station.shifts)) if stand else station


def _with(shift: Shift, stand: Mapping[str, str]) -> Shift:
    return replace(shift, people=tuple(dict.fromkeys(stand.get(name, name) for name in shift.people)))
