"""A street to look at: half a year of chat that is made up, lived through by the rules."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import Config, app, ground_of, spare
from bot.settings import Settings

_SEED = 18


@app.command("demo-data")
def demo_data(
    db: Annotated[Path, typer.Option("--db", help="写到这个数据库(新文件)")],
    seed: Annotated[int, typer.Option("--seed", help="换一个数,人和事就不一样")] = _SEED,
    config: Config = None,
) -> None:
    """编一个街道半年(2025-01-01 到 2025-07-10)的聊天,照规矩走一遍,存成数据库,供看统计和专报。"""
    import asyncio
    from datetime import datetime

    from bot.cli.progress import days
    from bot.demodata.plan import FIRST, LAST, Size, live
    from bot.demodata.street import Street
    from handlers.domain.workcalendar import TOWN_TIME
    from storage.engine.database import Database

    spare(db)
    ground = ground_of(config or Settings().config_file)
    with days("编聊天", FIRST, LAST) as tell:
        street = Street(ground, Database.at(db, durable=False), datetime(FIRST.year, 1, 1, tzinfo=TOWN_TIME))
        asyncio.run(live(street, Size(), seed, tell))
    print(f"已写到 {db}。看一看:luming bulletin --from {FIRST} --to {LAST} --db {db} --text")
