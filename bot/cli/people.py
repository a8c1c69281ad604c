"""The people of the staff and their accounts."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import Config, Data, app, give_up, ground_of, open_database
from bot.settings import Settings

if TYPE_CHECKING:
    from storage.engine.database import Database


@app.command()
def invite(name: Annotated[str, typer.Argument(help="配置里的姓名")], config: Config = None, data: Data = None) -> None:
    """给工作人员发一次性的码:他用自己的微信私下发给机器人,账号就绑定了。"""
    from bot.clock import SystemClock
    from bot.invite import invite as code_for

    database = _invited(name, config, data)
    code = code_for(database, name, SystemClock().now())
    database.close()
    print(f"{name}的码:{code}(24小时内有效,只能用一次)。请他私下发给机器人,不要发在群里。")


@app.command()
def revoke(name: Annotated[str, typer.Argument(help="配置里的姓名")], config: Config = None, data: Data = None) -> None:
    """解除一个人的微信绑定。"""
    from bot.invite import revoke as take_away

    database = _invited(name, config, data)
    print(f"{name}:解除了{take_away(database, name)}个账号。")
    database.close()


def _invited(name: str, config: Path | None, data: Path | None) -> "Database":
    """The database of `luming run`; a name that is not in the config is refused."""
    import difflib

    settings = Settings()
    people = ground_of(config or settings.config_file).town.people
    if name not in people:
        near = difflib.get_close_matches(name, people, n=3, cutoff=0.3)
        give_up(f"配置里没有“{name}”" + (f",是不是:{'、'.join(near)}" if near else ",请照 config.yaml 里的姓名写"))
    folder = (data or settings.data) / "live"
    folder.mkdir(parents=True, exist_ok=True)
    return open_database(folder / "luming.db")
