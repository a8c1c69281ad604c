"""What the commands share: their options, the config and the database that they work on, and how they give up."""

import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.config import Ground
    from handlers.domain.town import Town
    from storage.engine.database import Database

app = typer.Typer(add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False)

Config = Annotated[Path | None, typer.Option("--config", help="配置文件(缺省:当前文件夹的 config.yaml)")]
Data = Annotated[Path | None, typer.Option("--data", help="数据文件夹(缺省:./data)")]


def until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run until it is told to stop."""
    import asyncio
    from contextlib import suppress

    with suppress(KeyboardInterrupt):
        asyncio.run(work)


def ground_of(config: Path) -> "Ground":
    """The ground of a config file; a bad one is refused with the words of `luming check`."""
    from bot.config import ConfigError, load

    try:
        ground = load(config)
    except ConfigError as error:
        for problem in error.problems:
            complain(str(problem))
        give_up(f"{config}:{len(error.problems)}处要改,没有启动。")
    for warning in ground.warnings:
        complain(str(warning))
    return ground


def open_database(file: Path) -> "Database":
    """The database in `file`, brought up to date."""
    from storage import schema
    from storage.engine.database import Database

    database = Database.at(file)
    schema.migrate(database)
    return database


def town_in(database: "Database", ground: "Ground") -> "Town":
    """The town of a config with the people and the rotas that were imported over it."""
    from storage.duty.roster import town_of

    with database.transaction() as session:
        return town_of(session, ground.town)


def live_file(data: Path | None) -> Path:
    """The database of `luming run`; its folder is made where there is none yet."""
    folder = (data or Settings().data) / "live"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "luming.db"


def existing_database(file: Path | None = None, data: Path | None = None) -> Path:
    """The database `file`; where none is named, that of `luming run`. Gives up where there is none."""
    file = file or (data or Settings().data) / "live" / "luming.db"
    if not file.exists():
        give_up(f"没有数据库 {file}")
    return file


def spare(file: Path) -> None:
    """Give up where there is such a file: somebody may have worked on it."""
    if file.exists():
        give_up(f"{file} 已经有了,请换一个名字。")


def usable(folder: Path) -> Path:
    """A data folder, before anything is made in it. Raises UnusableDatabase where its database is not ours, or cannot be used."""
    from storage import schema

    schema.refuse(folder / "luming.db")
    return folder


def give_up(why: str) -> NoReturn:
    complain(why)
    raise typer.Exit(2)


def complain(words: str) -> None:
    print(words, file=sys.stderr)
