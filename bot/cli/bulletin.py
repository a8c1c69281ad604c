"""The draft of a bulletin (信息专报), as text or as a document."""

import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import Config, Data, app, existing_database, give_up, ground_of, open_database, spare
from bot.cli.period import days_of, path_of
from bot.cli.record import on_record
from bot.settings import Settings


@app.command()
def bulletin(
    first: Annotated[str, typer.Option("--from", help="从哪一天起,如 2025-01-01")] = "",
    last: Annotated[str, typer.Option("--to", help="到哪一天(含当天),如 2025-07-10")] = "",
    month: Annotated[str, typer.Option("--month", help="或者哪个月,如 2025-09")] = "",
    unit: Annotated[str, typer.Option("--unit", help="只写这一个工作站(缺省:全街道)")] = "",
    db: Annotated[Path | None, typer.Option("--db", help="数据库文件(缺省:正式运行的那个)")] = None,
    text: Annotated[bool, typer.Option("--text", help="写到屏幕上(不写 --out 就是这样)")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="写成这个 .docx 文件")] = None,
    rounded: Annotated[bool, typer.Option("--rounded", help="数字写成约数:20余辆、97%以上")] = False,
    config: Config = None,
    data: Data = None,
) -> None:
    """信息专报的初稿:三个部分,每个数字都注着来源。写成文字,或 .docx 公文。"""
    from bot.cli.progress import steps
    from bot.clock import SystemClock
    from bot.press import bulletin as press
    from handlers.domain.paper import BulletinPaper

    if out is not None and out.suffix.lower() != ".docx":
        give_up(f"{out} 请以 .docx 结尾。")
    if out is not None:
        spare(out)
    if out is not None and not out.parent.is_dir():
        give_up(f"没有 {out.parent} 这个文件夹。")
    now, period = SystemClock().now(), days_of(first, last, month)
    if period.start is None or period.start > now:
        give_up("这段时间还没有开始,没有可写的。")
    town = ground_of(config or Settings().config_file).town
    path = path_of(town, unit)
    file = existing_database(db, data)
    paper = BulletinPaper(path, period.start, period.end, now, rounded)
    with closing(open_database(file)) as database, steps(3) as begin:
        on_record(database, "bulletin", paper.path)
        begin("数数字")
        with database.transaction() as session:
            account = press.account(session, town, paper)
        begin("写初稿")
        draft = press.compose(account)
        if out is not None:
            begin("排版")
            out.write_bytes(press.printed(draft, paper))
    if text or out is None:
        sys.stdout.reconfigure(encoding="utf8", errors="backslashreplace")  # type: ignore[union-attr]
        print(press.told(draft))
    if out is not None:
        print(f"已写到 {out}:初稿,请核。", file=sys.stderr if text else sys.stdout)
