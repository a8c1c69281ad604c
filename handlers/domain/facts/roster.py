"""Rosters (人员和排班) that were imported over config.yaml, and taken back."""

from dataclasses import dataclass

from handlers.domain.event import Event
from handlers.domain.override import Roster
from handlers.domain.town import Shift, Staff


@dataclass(frozen=True, kw_only=True)
class RosterEvent(Event):
    """Something that happened to the people and the rota of a station; `by` is who worked at the machine."""

    station: str

    @property
    def stream(self) -> str:
        return f"roster/{self.station}"


@dataclass(frozen=True, kw_only=True)
class RosterSet(RosterEvent, kind="RosterSet"):
    """From now on these are the station's people and its rota, whatever config.yaml says."""

    staff: tuple[Staff, ...]
    shifts: tuple[Shift, ...]

    @property
    def roster(self) -> Roster:
        return Roster(self.staff, self.shifts)


@dataclass(frozen=True, kw_only=True)
class RosterUndone(RosterEvent, kind="RosterUndone"):
    """The newest that counts holds no more: the one before does, or config.yaml."""
