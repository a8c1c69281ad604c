"""The staff and the rota as an Excel table: written, read with a preview, taken back."""

from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import Config, Data, app, complain, give_up, ground_of, live_file, open_database, spare
from bot.cli.record import keep, operator
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from sqlmodel import Session

    from bot.config import Ground
    from bot.rota.proposal import Proposal
    from handlers.domain.facts.roster import RosterSet
    from handlers.domain.override import Roster
    from handlers.domain.town import Station, Town
    from storage.engine.database import Database

_DAYS = 28


@dataclass(frozen=True)
class _Here:
    """What a run of the command works on: the config, the database, and what was imported into it."""

    config: Path
    ground: "Ground"
    database: "Database"
    rosters: "Mapping[str, Roster]"
    now: "datetime"

    @property
    def town(self) -> "Town":
        from handlers.domain.override import staffed

        return staffed(self.ground.town, self.rosters)

    def stations(self, name: str) -> "tuple[Station, ...]":
        """The station of that name, or all."""
        found = tuple(station for station in self.town.stations if name in ("", station.name))
        if not found:
            give_up(f"没有“{name}”这个工作站,可写:{'、'.join(station.name for station in self.town.stations)}")
        return found


@app.command()
def rota(
    file: Annotated[Path | None, typer.Argument(help="填好的表(.xlsx):先看会改什么")] = None,
    write: Annotated[bool, typer.Option("--write", help="没有错就写进去,马上生效")] = False,
    template: Annotated[
        Path | None, typer.Option("--template", help="把现在的人员和排班写成这个文件,改了再读回来")
    ] = None,
    export: Annotated[Path | None, typer.Option("--export", help="同上,再加今后四周的值班表,可以打印")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="撤回最近一次写进去的(加 --station 只撤一个站的)")] = False,
    log: Annotated[bool, typer.Option("--log", help="列出谁在什么时候写进去、撤回过什么")] = False,
    station: Annotated[str, typer.Option("--station", help="只管这一个工作站")] = "",
    config: Config = None,
    data: Data = None,
) -> None:
    """人员和排班的 Excel 表:写出来、读进去、撤回。读进去的盖过 config.yaml 里的,机器人不用重启。"""
    from bot.clock import SystemClock
    from storage.duty.roster import rosters

    if sum((file is not None, template is not None, export is not None, undo, log)) != 1:
        give_up("请写一样:要读的文件、--template、--export、--undo 或 --log。用法见:luming rota --help")
    path = config or Settings().config_file
    ground = ground_of(path)
    with closing(open_database(live_file(data))) as database:
        with database.transaction() as session:
            here = _Here(path, ground, database, rosters(session), SystemClock().now())
        if file is not None:
            _take(here, file, station, write)
        elif undo:
            _undo(here, station)
        elif log:
            _log(here, station)
        else:
            _write_out(here, template or export or Path(), station, duties=export is not None)


def _take(here: _Here, file: Path, station: str, write: bool) -> None:
    """Show what a file would change, and change it where that is wanted."""
    from bot.rota import grid
    from bot.rota.proposal import BadTable, proposal
    from bot.rota.table import table
    from handlers.domain.workcalendar import local

    if station:
        here.stations(station)
    if not file.exists():
        give_up(f"找不到 {file}")
    try:
        read = table(grid.read(file), here.town, station, local(here.now).date())
        proposed = proposal(here.config, here.ground.town, here.rosters, read)
    except grid.UnreadableFile as error:
        give_up(str(error))
    except BadTable as error:
        for line in error.lines:
            complain(line)
        give_up(f"{file}:{len(error.lines)}处要改,什么也没有写。")
    for note in (*read.findings.notes, *(f"提醒:{one}" for one in proposed.warnings)):
        complain(note)
    _show(proposed, local(here.now).date())
    if not proposed.stations:
        return
    if not write:
        print(f"还没有写。没有错的话:luming rota {file} --write")
        return
    _set(here, proposed)


def _show(proposed: "Proposal", today: "date") -> None:
    from bot.rota.preview import gone, preview
    from handlers.domain.rota import lapsing

    for line in preview(proposed.stations):
        print(line)
    if not proposed.stations:
        print("和现在的一样,没有要改的。")
    for _, station in proposed.stations:
        for member in lapsing(station, today):
            complain(f"提醒:{member.name}的执法资格 {member.expires} 到期,过了就不能任主办")
    for name in gone(proposed.stations):
        print(f"{name}不在表里了:手上的单要转给别人、微信要解绑的,运行 luming revoke {name}")


def _set(here: _Here, proposed: "Proposal") -> None:
    from handlers.domain.facts.roster import RosterSet

    at, by = here.now, operator()
    _happen(
        here,
        [
            RosterSet(station=name, staff=roster.staff, shifts=roster.shifts, at=at, by=by)
            for name, roster in proposed.rosters.items()
        ],
    )
    names = "、".join(proposed.rosters)
    print(f"已写入:{names}。下一句话起就照新的;在运行的机器人不用重启(练习沙盒用 config.yaml 里的)。")
    print("撤回:luming rota --undo。以后 config.yaml 里这些站的 staff 和 rota 不起作用,直到撤回。")


def _undo(here: _Here, station: str) -> None:
    """Take the newest import back, of one station or of all that it set; what held before must still be good."""
    from bot.config import ConfigError, load
    from bot.rota.proposal import imported, line
    from handlers.domain.facts.roster import RosterUndone
    from storage import events, projections
    from storage.duty import roster

    if station:
        here.stations(station)
    try:
        with here.database.transaction() as session:
            undone = _newest(session, station)
            happened = [RosterUndone(station=name, at=here.now, by=operator()) for name in undone]
            projections.write(session, events.append(session, happened, {}), {})
            keep(session, "rota", "、".join(undone))
            ground = load(here.config, imported(roster.rosters(session)))
    except ConfigError as error:
        for one in error.problems:
            complain(line(one))
        give_up("撤回以后会有这些错,没有撤回。请先改好 config.yaml,或读一张新的表。")
    _told_undone(here, undone, ground.town)


def _newest(session: "Session", station: str) -> list[str]:
    """The stations that the newest import has set, or the one station, where it was imported."""
    from storage.duty import roster

    known = roster.imports(session)
    newest = max((one.at for one in known.values()), default=None)
    found = [name for name, one in known.items() if (name == station if station else one.at == newest)]
    if not found:
        give_up(f"{station + '站' if station else ''}没有可以撤回的。")
    return found


def _told_undone(here: _Here, undone: list[str], after: "Town") -> None:
    from bot.rota.preview import preview

    pairs = zip(here.town.stations, after.stations, strict=True)
    for line in preview(tuple((before, now) for before, now in pairs if before.name in undone)):
        print(line)
    print(f"已撤回:{'、'.join(undone)}。")


def _happen(here: _Here, happened: "list[RosterSet]") -> None:
    from storage import events, projections

    with here.database.transaction() as session:
        projections.write(session, events.append(session, happened, {}), {})
        keep(session, "rota", "、".join(event.station for event in happened))


def _log(here: _Here, station: str) -> None:
    from handlers.domain.facts.roster import RosterSet
    from handlers.domain.workcalendar import local
    from storage.duty import roster

    names = tuple(one.name for one in here.stations(station))
    with here.database.transaction() as session:
        happened = roster.log(session, names)
    for event in happened:
        what = f"写入 {len(event.staff)}人 {len(event.shifts)}班" if isinstance(event, RosterSet) else "撤回"
        print(f"{local(event.at):%Y-%m-%d %H:%M:%S}\t{event.by}\t{event.station}\t{what}")
    print(f"共{len(happened)}条")


def _write_out(here: _Here, file: Path, station: str, duties: bool) -> None:
    from bot.rota import book
    from bot.rota.coming import coming
    from handlers.domain.workcalendar import local
    from storage.duty.override import overrides

    if file.suffix.lower() != ".xlsx":
        give_up(f"{file} 请以 .xlsx 结尾。")
    spare(file)
    stations = here.stations(station)
    with here.database.transaction() as session:
        changed = overrides(session, here.now)
    today = local(here.now).date()
    days = _DAYS * duties
    sheets = [
        book.Duty(one, tuple(coming(here.ground.town, one.name, changed, today, days))) for one in stations if days
    ]
    book.write(file, here.town, stations, sheets)
    until = today + timedelta(days=_DAYS - 1)
    what = f"人员、排班和{today}到{until}的值班表" if duties else "人员和排班"
    print(f"已写到 {file}:{what}。改了以后:luming rota {file}")
