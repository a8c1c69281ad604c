"""The people of the staff and their accounts."""

from collections.abc import Iterable
from contextlib import closing
from typing import Annotated

import typer

from bot.cli.app import Config, Data, app, give_up, ground_of, live_file, open_database, town_in
from bot.cli.record import on_record
from bot.settings import Settings


@app.command()
def invite(name: Annotated[str, typer.Argument(help="配置里的姓名")], config: Config = None, data: Data = None) -> None:
    """给工作人员发一次性的码:他用自己的微信私下发给机器人,账号就绑定了。"""
    from bot.clock import SystemClock
    from bot.invite import invite as code_for

    ground = ground_of(config or Settings().config_file)
    with closing(open_database(live_file(data))) as database:
        people = town_in(database, ground).people
        if name not in people:
            give_up(_nobody(name, people))
        on_record(database, "invite", name)
        code = code_for(database, name, SystemClock().now())
    print(f"{name}的码:{code}(24小时内有效,只能用一次)。请他私下发给机器人,不要发在群里。")


@app.command()
def revoke(name: Annotated[str, typer.Argument(help="配置里的姓名")], config: Config = None, data: Data = None) -> None:
    """解除一个人的微信绑定。"""
    from bot.clock import SystemClock
    from bot.invite import revoke as take_away

    ground = ground_of(config or Settings().config_file)
    with closing(open_database(live_file(data))) as database:
        town = town_in(database, ground)
        gone = take_away(database, town, name, SystemClock().now())
        if gone or name in town.people:
            on_record(database, "revoke", name)
    if not gone and name not in town.people:
        give_up(_nobody(name, town.people))
    print(f"{name}:解除了{gone}个账号。" + ("手上的单会转给下一位值班的,并告诉副站长。" if gone else ""))


def _nobody(name: str, people: Iterable[str]) -> str:
    """Nobody of the config, and nobody who was imported, is called so; with the names that are like it."""
    import difflib

    near = difflib.get_close_matches(name, list(people), n=3, cutoff=0.3)
    return f"配置里没有“{name}”" + (
        f",是不是:{'、'.join(near)}" if near else ",请照 config.yaml 或导入的人员里的姓名写"
    )
