"""`luming doctor`: what is wrong, in plain words, before a resident finds out."""

import os
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot import wechat
from bot.alarm import webhook_of
from bot.alarm.webhook import NotRung
from bot.clock import SystemClock
from bot.config import ConfigError, Ground, calendar_warning, load
from bot.engine.upkeep import MEGABYTE, size_of
from bot.live import TRANSPORT
from handlers.domain.rota import lapsing
from handlers.domain.town import WORKING
from handlers.domain.workcalendar import local
from storage import schema
from storage.duty import roster
from storage.engine.database import Database
from storage.engine.unusable import UnusableDatabase
from storage.rooms import bindings, people


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, and whether it is in order."""

    good: bool
    text: str
    hopeless: bool = False  # nothing can be started so

    def __str__(self) -> str:
        return f"{'✓' if self.good else '✗'} {self.text}"


def look_at_config(file: Path) -> tuple[Ground | None, list[Finding]]:
    """The ground, where the file can be used, and what is to be said about it."""
    try:
        ground = load(file)
    except ConfigError as error:
        return None, [Finding(False, str(problem)) for problem in error.problems]
    warnings = [Finding(False, str(warning)) for warning in ground.warnings]
    return ground, [Finding(True, f"配置 {file} 没有错误"), *warnings]


def look_at_time(ground: Ground, now: datetime) -> list[Finding]:
    """Whether the clock can be right, and whether the calendar knows this year and the next."""
    here = local(now)
    findings = [Finding(here.year >= 2025, f"本机时间 {here:%Y-%m-%d %H:%M}(北京时间),不对请先校时")]
    for year in (here.year, here.year + 1):
        warning = calendar_warning(ground.town.calendar, year)
        findings.append(Finding(warning is None, warning or f"{year}年的放假表已有"))
    return findings


def look_at_database(file: Path, ground: Ground, transport: str) -> list[Finding]:
    """Whether the database can be used, which groups are bound, and who of the staff has no account yet."""
    try:
        schema.refuse(file)
        if not file.exists():
            return [Finding(True, f"数据库 {file} 还没有,首次启动会自动建好")]
        with closing(Database.at(file)) as database:
            return _look_into(database, ground, transport)
    except UnusableDatabase as error:
        return [Finding(False, str(error), hopeless=True)]


def _look_into(database: Database, ground: Ground, transport: str) -> list[Finding]:
    found = schema.version(database)
    if found != schema.HEAD:
        older = found is not None and found < schema.HEAD
        return [Finding(older, f"数据库版本 {found},本程序是 {schema.HEAD}{',启动时会自动升级' if older else ''}")]
    with database.reading() as session:
        bound = bindings.groups(session, transport)
        town = roster.town_of(session, ground.town)
        known = {name for name in town.people if people.account(session, transport, name)}
    unbound = [group for group in ground.town.channels if group not in bound]
    ending = [
        f"{member.name}({member.expires})"
        for station in town.stations
        for member in lapsing(station, local(SystemClock().now()).date())
    ]
    working = [name for name, member in town.people.items() if member.role in WORKING and name not in known]
    return [
        Finding(True, f"数据库版本 {found}"),
        Finding(
            not unbound,
            f"没有绑定的群{len(unbound)}个:{'、'.join(unbound[:8])}。在群里由站长发“绑定 小区名”"
            if unbound
            else "群都绑定了",
        ),
        Finding(
            not working,
            f"还没有绑定微信的工作人员{len(working)}人:{'、'.join(working[:8])}。用 luming invite 姓名 发码"
            if working
            else "工作人员都绑定了微信",
        ),
        *([Finding(False, f"执法资格一个月内到期、或已经过期:{'、'.join(ending)}")] if ending else []),
    ]


def look_at_pictures(folder: Path, ground: Ground) -> Finding:
    """What the pictures take, and whether those of open tickets alone are more than they may."""
    space = ground.town.stations[0].policy.rooms.retention.space
    megabytes = size_of(folder) / MEGABYTE
    told = f"图片占 {megabytes:.0f} 兆,上限 {space} 兆"
    if megabytes <= space:
        return Finding(True, told)
    return Finding(False, f"{told}:没办完的单的图片不会删,请清一清硬盘,或把 policy.retention.space 调大")


async def look_at_alarm(ground: Ground, environment: Mapping[str, str]) -> list[Finding]:
    """Whether a danger that cannot be told in WeChat has another way. Nothing is rung."""
    name = ground.alarm_webhook
    if not name:
        return [
            Finding(False, "红色的话发不出去时没有备用报警:请在 config.yaml 写 alarm 的 webhook(见 docs/配置说明.md)")
        ]
    webhook = webhook_of(ground, environment)
    if webhook is None:
        return [Finding(False, f"环境变量 {name} 没有设:备用报警的网址要写在里面")]
    try:
        await webhook.look()
    except NotRung as error:
        return [Finding(False, f"备用报警({name})连不上:{error}")]
    return [Finding(True, f"备用报警({name})连得上")]


async def examine(config: Path, folder: Path) -> list[Finding]:
    """Everything, in the order in which it is to be put right."""
    ground, findings = look_at_config(config)
    if ground is not None:
        findings += look_at_time(ground, SystemClock().now())
        findings += look_at_database(folder / "luming.db", ground, TRANSPORT)
        findings.append(look_at_pictures(folder, ground))
        findings += await look_at_alarm(ground, os.environ)
    gateway = await wechat.examine(os.environ)
    return findings + [Finding(found.good, found.text) for found in gateway]
