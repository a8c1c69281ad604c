"""What is taken out of the house: the tables of a period, or what is held about one person."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import personal
from bot.cli.app import Config, Data, app, existing_database, give_up, ground_of, open_database, spare
from bot.cli.period import days_of, path_of
from bot.cli.record import on_record
from bot.settings import Settings


@app.command()
def export(
    person: Annotated[
        str | None, typer.Argument(metavar="[PERSON]", help="只要一个人的全部内容(JSON):昵称、姓名、账号,或 通道/账号")
    ] = None,
    month: Annotated[str, typer.Option("--month", help="哪个月的表格,如 2025-07")] = "",
    first: Annotated[str, typer.Option("--from", help="或者从哪一天起,如 2025-01-01")] = "",
    last: Annotated[str, typer.Option("--to", help="到哪一天(含当天),如 2025-07-10")] = "",
    unit: Annotated[str, typer.Option("--unit", help="只要这一个工作站(缺省:全街道)")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="写到这个文件:表格是 .xlsx")] = None,
    unmasked: Annotated[bool, typer.Option("--unmasked", help="不打码;要写 --reason,会记录在案")] = False,
    reason: Annotated[str, typer.Option("--reason", help="为什么要不打码的")] = "",
    db: Annotated[Path | None, typer.Option("--db", help="数据库文件(缺省:正式运行的那个)")] = None,
    config: Config = None,
    data: Data = None,
    sandbox: Annotated[bool, typer.Option("--sandbox", help="练习沙盒的,而不是正式的(只用于一个人的内容)")] = False,
) -> None:
    """导出一段时间的工单、数字、三率、值班表(.xlsx,缺省打码);写了姓名,就按本人要求列出保存的有关他的内容。"""
    if person is not None:
        if month or first or last:
            give_up("姓名和时间不能一起写:导出表格不写姓名,导出一个人的内容不写时间。")
        personal.written_out(person, out, data, sandbox)
        return
    if out is None or out.suffix.lower() != ".xlsx":
        give_up("请写 --out,以 .xlsx 结尾。要一个人的内容,请写他的名字:luming export 陈姐")
    spare(out)
    if not out.parent.is_dir():
        give_up(f"没有 {out.parent} 这个文件夹。")
    if unmasked and not reason.strip():
        give_up("不打码的要写用途:--unmasked --reason “迎检核对原话”。用途会记录在案。")
    _tables(out, (first, last, month), unit, reason.strip() if unmasked else "", db, config, data)


def _tables(
    out: Path,
    days: tuple[str, str, str],
    unit: str,
    reason: str,
    db: Path | None,
    config: Path | None,
    data: Path | None,
) -> None:
    """The tables of a period; with a reason they are not masked."""
    from bot.clock import SystemClock
    from bot.press.tables import tables
    from handlers.domain.facts.governance import View
    from handlers.domain.paper import ExportPaper

    now, period = SystemClock().now(), days_of(*days)
    if period.start is None or period.start > now:
        give_up("这段时间还没有开始,没有可导出的。")
    town = ground_of(config or Settings().config_file).town
    file = existing_database(db, data)
    paper = ExportPaper(path_of(town, unit), period.start, period.end, now, bool(reason))
    with closing(open_database(file)) as database:
        shown = (View.PLACE, View.WORDS) if reason else ()
        on_record(database, "export", f"{paper.path} {reason}".strip(), *shown)
        with database.transaction() as session:
            out.write_bytes(tables(session, town, paper))
    print(f"已写到 {out}。" + ("没有打码,请妥善保管,用完删除。" if reason else ""))
