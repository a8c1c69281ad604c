"""Overrides (调整): what somebody has changed over config.yaml, dated; and the town as it is at a moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from handlers.domain.absence import Absence
from handlers.domain.town import Shift, Staff, Station, Town


@dataclass(frozen=True)
class Roster:
    """The people and the rota of a station, as they were imported over those of config.yaml."""

    staff: tuple[Staff, ...]
    shifts: tuple[Shift, ...]


@dataclass(frozen=True)
class Overrides:
    """All that was changed: who is away, which people and rotas were imported, and which groups rehearse (试运行) or cease to."""

    absences: tuple[Absence, ...] = ()
    rosters: Mapping[str, Roster] = field(default_factory=dict)
    shadows: Mapping[str, bool] = field(default_factory=dict)


def staffed(town: Town, rosters: Mapping[str, Roster]) -> Town:
    """The town with the people and the rotas that were imported."""
    stations = tuple(_with(station, rosters.get(station.name)) for station in town.stations)
    return having(town, stations)


def town_at(town: Town, overrides: Overrides, day: date) -> Town:
    """The town on `day`: config.yaml plus what was changed since. No rule looks at a shift or a group's mode in any other way."""
    town = staffed(town, overrides.rosters)
    town = having(town, tuple(_at(station, overrides.absences, day) for station in town.stations))
    return replace(town, shadows=_shadows(town, overrides))


def having(town: Town, stations: tuple[Station, ...]) -> Town:
    """The town with other stations, wherever it knows them or their people; itself where none differs."""
    if any(new is not old for new, old in zip(stations, town.stations, strict=True)):
        named = {station.name: station for station in stations}
        channels = {room: replace(c, station=named[c.station.name]) for room, c in town.channels.items()}
        people = {member.name: member for station in stations for member in station.staff}
        street = {member.name: member for member in (*town.leaders, *town.contacts)}
        town = replace(town, stations=stations, channels=channels, people={**street, **people})
    return town


def _shadows(town: Town, overrides: Overrides) -> frozenset[str]:
    switched = overrides.shadows
    return frozenset(group for group in town.shadows | switched.keys() if switched.get(group, True))


def _with(station: Station, roster: Roster | None) -> Station:
    if roster is None:
        return station
    staff = tuple(replace(member, path=station.path) for member in roster.staff)
    if (staff, roster.shifts) == (station.staff, station.shifts):
        return station
    return replace(station, staff=staff, shifts=roster.shifts)


def _at(station: Station, everywhere: tuple[Absence, ...], day: date) -> Station:
    staff = tuple(member.on_day(day) for member in station.staff)
    absences = tuple(absence for absence in everywhere if absence.station == station.name)
    if (staff, absences) == (station.staff, station.absences):
        return station
    return replace(station, staff=staff, absences=absences)
