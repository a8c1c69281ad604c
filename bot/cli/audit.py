"""Who did what with the bot on a day, and who was shown what others read masked (留痕)."""

from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import Data, app, existing_database, give_up, open_database
from bot.cli.record import keep

if TYPE_CHECKING:
    from handlers.domain.facts.governance import AuditEvent, CommandRefused


@app.command()
def audit(
    day: Annotated[str | None, typer.Option("--day", help="哪一天,如 2026-11-28(缺省:今天)")] = None,
    data: Data = None,
) -> None:
    """列出一天里谁用了什么命令、看了什么不该人人看的、被拒绝了什么。"""
    from storage.governance.audit import trail
    from storage.governance.refusal import refusals

    file = existing_database(data=data)
    start = _start(day)
    period = (start, start + timedelta(days=1))
    with closing(open_database(file)) as database, database.transaction() as session:
        happened: list[AuditEvent | CommandRefused] = [*trail(session, *period), *refusals(session, *period)]
        keep(session, "audit")
    for event in sorted(happened, key=lambda event: event.at):
        print(_row(event))
    print(f"{start:%Y-%m-%d} 共{len(happened)}条")


def _start(day: str | None) -> datetime:
    from bot.clock import SystemClock
    from handlers.domain.workcalendar import TOWN_TIME, local

    try:
        moment = datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=TOWN_TIME) if day else local(SystemClock().now())
        if not 2000 <= moment.year < 2200:
            raise ValueError("no day of ours")
        return moment.replace(hour=0, minute=0, second=0, microsecond=0)
    except ValueError:
        give_up(f"没有“{day}”这一天,请写成 2026-11-28 这样。")


def _row(event: "AuditEvent | CommandRefused") -> str:
    """When, who, from which account, what, about what."""
    from handlers.domain.facts.export import TablesExported
    from handlers.domain.facts.governance import CommandGiven, CommandRefused, UnmaskedViewed
    from handlers.domain.workcalendar import local

    about = ""
    if isinstance(event, CommandRefused):
        what = f"{event.command}(拒绝)"
    else:
        what = f"看了{'、'.join(_SHOWN[view] for view in event.what)}" if isinstance(event, UnmaskedViewed) else ""
        if isinstance(event, TablesExported):
            masks = f"未打码,用途:{event.purpose.text}" if event.unmasked else "已打码"
            what = f"导出{event.unit}{local(event.start):%Y-%m-%d}起的表格({masks})"
        what = _name(event.command) if isinstance(event, CommandGiven) else what
        about = " ".join((*(f"{ticket.station}#{ticket.number}" for ticket in event.tickets), event.about)).strip()
    return "\t".join((f"{local(event.at):%H:%M:%S}", event.person, f"{event.transport}/{event.account}", what, about))


_SHOWN = {
    "place": "完整地点",
    "reporter": "反映人",
    "words": "居民原话",
    "lines": "发给别人的话",
    "person": "一个人的全部记录",
}


def _name(stored: str) -> str:
    """A command as people write it; those of the machine go by their own names."""
    from handlers.decide import FORMS

    return next((form.names[0] for form in FORMS if form.intent.stored == stored), f"luming {stored}")
