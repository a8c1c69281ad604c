"""What is on record: lines that nobody knows whether they were sent, and the tables that are made from events."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import Data, app, existing_database, give_up, open_database
from bot.cli.record import keep, on_record
from bot.settings import Settings

_IDS = 1 << 63
"""What no id of SQLite reaches."""


@app.command()
def sends(
    data: Data = None,
    sandbox: Annotated[bool, typer.Option("--sandbox", help="看练习沙盒的,而不是正式的")] = False,
    again: Annotated[int | None, typer.Option(help="没发出去的那句的编号:再发一次")] = None,
    sent: Annotated[int | None, typer.Option(help="看到已经发出去的那句的编号")] = None,
) -> None:
    """列出不知道发没发出去的话,请人看一眼群里有没有;也列出近一天发不到的,和为什么。"""
    from bot.clock import SystemClock
    from handlers.domain.facts.governance import View
    from handlers.domain.unreachable import why
    from handlers.rooms.texts.sends import WHY
    from storage.queues import undelivered

    file = existing_database((data or Settings().data) / ("sandbox" if sandbox else "live") / "luming.db")
    with closing(open_database(file)) as database, database.transaction() as session:
        for line_id, repeat in ((again, True), (sent, False)):
            known = line_id is None or 0 < line_id < _IDS
            if not known or (line_id and not undelivered.decide_unknown(session, line_id, repeat, SystemClock().now())):
                give_up(f"没有编号 {line_id} 的不明发送")
        lines = undelivered.unknown(session)
        settled = again if again is not None else sent
        keep(session, "sends", "" if settled is None else str(settled), *([View.LINES] if lines else []))
        lost = undelivered.unreached(session, SystemClock().now() - timedelta(days=1))
    for line in lines:
        print(f"{line.id}\t{line.room or line.account}\t{repr(line.text) if line.room else '(私聊,内容不显示)'}")
    print(f"发送情况不明:{len(lines)}条")
    for line in lost:
        print(f"{line.id}\t{line.room or line.account or '没有账号'}\t{WHY[why(line.error)]}({line.error})")
    print(f"近一天发不到:{len(lost)}条")


@app.command()
def rebuild(db: Annotated[Path, typer.Option("--db", help="数据库文件")]) -> None:
    """从事件重新生成统计用的各张表,并说出哪里不一样。"""
    from storage.rebuild import rebuild as make_anew

    with closing(open_database(existing_database(db))) as database:
        on_record(database, "rebuild")
        differences = make_anew(database)
    for one in differences:
        print(f"{one.table}:缺{one.missing}行,多{one.extra}行,不同{one.other}行,已改正")
    print(f"{len(differences)}张表与事件不一致" if differences else "与事件一致")
