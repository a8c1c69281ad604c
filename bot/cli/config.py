"""What is in force: people, rota, rules; and where each value comes from."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import Config, Data, app, complain, give_up, ground_of, open_database
from bot.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from sqlmodel import Session

    from bot.config.sources import Sources, Value
    from handlers.domain.absence import Absence
    from handlers.domain.town import Station, Town
    from storage.duty.roster import Import

_DEFAULT = "缺省"


@app.command(name="config")
def in_force(
    station: Annotated[str, typer.Option("--station", help="只看这一个工作站")] = "",
    config: Config = None,
    data: Data = None,
) -> None:
    """列出现在生效的人员、排班、规矩,和每一项从哪里来:config.yaml 的哪一行、缺省、导入,还是请假。"""
    from bot.clock import SystemClock
    from bot.config.sources import Sources

    file = config or Settings().config_file
    town = ground_of(file).town
    if station and town.station(station) is None:
        give_up(f"没有“{station}”这个工作站,可写:{'、'.join(one.name for one in town.stations)}")
    database = (data or Settings().data) / "live" / "luming.db"
    lines = _Lines(file, town, Sources(file), station)
    if not database.exists() and database.parent.is_file():
        give_up(f"没有数据库 {database}")
    if not database.exists():
        told, wrong = list(lines.without_database()), tuple[str, ...]()
    else:
        with closing(open_database(database)) as opened, opened.transaction() as session:
            told, wrong = list(lines.with_database(session, SystemClock().now())), _wrong(file, session)
    for line in told:
        print(line)
    for line in wrong:
        complain(line)
    if wrong:
        complain("导入的人员和排班与现在的 config.yaml 合不上,请改好,或重新导入。")
        raise typer.Exit(1)


def _wrong(file: "Path", session: "Session") -> tuple[str, ...]:
    """What is wrong with what was imported, since config.yaml may have changed under it."""
    from bot.config import ConfigError, load
    from bot.rota.proposal import imported, line
    from storage.duty.roster import rosters

    try:
        load(file, imported(rosters(session)))
    except ConfigError as error:
        return tuple(map(line, error.problems))
    return ()


class _Lines:
    """Everything line by line: what it is, its value, its source, with tabs between them."""

    def __init__(self, file: "Path", town: "Town", sources: "Sources", station: str) -> None:
        self.file = file
        self.town = town
        self.sources = sources
        self.station = station

    def without_database(self) -> Iterator[str]:
        """As config.yaml alone has it."""
        return self._all(self.town, {}, {}, {group: self._at(0) for group in self.town.shadows})

    def with_database(self, session: "Session", now: datetime) -> Iterator[str]:
        """With what was imported, who is on leave, and which groups rehearse."""
        from handlers.domain.override import town_at
        from handlers.domain.workcalendar import local
        from storage.duty import roster
        from storage.duty.override import overrides
        from storage.hearing import shadow

        changed = overrides(session, now)
        town = town_at(self.town, changed, local(now).date())
        leave = {absence.id: _granted(session, absence) for absence in changed.absences}
        switched = {group: _by("群里", by, at) for group, (_, by, at) in shadow.switches(session).items()}
        shadows = {group: switched.get(group, f"{self.file}") for group in sorted(town.shadows)}
        return self._all(town, roster.imports(session), leave, shadows)

    def _all(
        self, town: "Town", imports: "dict[str, Import]", leave: dict[str, str], shadows: dict[str, str]
    ) -> Iterator[str]:
        stations = [one for one in town.stations if self.station in ("", one.name)]
        for one in stations:
            yield from self._people(one, imports.get(one.name))
        for one in stations:
            yield from self._rota(one, imports.get(one.name))
        for one in stations:
            yield from (_absence(absence, leave.get(absence.id, "请假")) for absence in one.absences)
        yield from (_row("试运行", group, source) for group, source in shadows.items())
        yield from (self._value(value) for value in self.sources.town())
        for one in stations:
            yield from (f"{one.name} {self._value(value)}" for value in self.sources.own(one.name))

    def _people(self, station: "Station", imported: "Import | None") -> Iterator[str]:
        from bot.rota.preview import described

        written = self.sources.staff(station.name)
        for member in station.staff:
            source = _imported(imported) or self._at(written.get(member.name, 0))
            yield _row(f"人员 {station.name} {member.name}", described(member), source)

    def _rota(self, station: "Station", imported: "Import | None") -> Iterator[str]:
        from bot.rota.preview import pattern

        written = self.sources.rota(station.name)
        for place, shift in enumerate(station.shifts):
            source = _imported(imported) or self._at(written[place])
            what = f"{pattern(shift)}:{'、'.join(shift.people)}"
            yield _row(f"排班 {station.name} {shift.department}", what, source)

    def _value(self, value: "Value") -> str:
        return _row(value.path, value.text, self._at(value.line) if value.line else _DEFAULT)

    def _at(self, line: int) -> str:
        return f"{self.file}:{line}" if line else f"{self.file}"


def _row(what: str, value: str, source: str) -> str:
    return f"{what}\t{value}\t{source}"


def _imported(source: "Import | None") -> str:
    return _by("导入", source.by, source.at) if source else ""


def _by(what: str, by: str, at: datetime) -> str:
    from handlers.domain.workcalendar import local

    return f"{what} {local(at):%Y-%m-%d %H:%M} {by}"


def _absence(absence: "Absence", source: str) -> str:
    from handlers.domain.workcalendar import local

    what = "换班" if absence.swap else "请假"
    instead = f",{absence.substitute}替" if absence.substitute else ",没有人替"
    until = f"{local(absence.start):%Y-%m-%d %H:%M} 至 {local(absence.end):%Y-%m-%d %H:%M}"
    return _row(f"{what} {absence.station} {absence.person}", until + instead, source)


def _granted(session: "Session", absence: "Absence") -> str:
    """Who has granted it, and when."""
    from handlers.domain.facts.leave import LeaveGranted
    from storage import events

    granted = [one.event for one in events.of(session, absence.id) if isinstance(one.event, LeaveGranted)]
    return _by("群里", granted[-1].by or "", granted[-1].at) if granted else "请假"
