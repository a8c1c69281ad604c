"""The command line: `luming` alone opens the sandbox, the rest is for those who look after it.

Each command imports what it needs itself: `luming classify` needs no database, and whoever waits for it no second of imports.
"""

import gc
import io
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot import logs
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.config import Ground
    from storage.engine.database import Database

app = typer.Typer(add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False)

Config = Annotated[Path | None, typer.Option("--config", help="配置文件(缺省:当前文件夹的 config.yaml)")]
Data = Annotated[Path | None, typer.Option("--data", help="数据文件夹(缺省:./data)")]


def main() -> None:
    """The entry point. What is no fault of the program ends in one plain sentence and with 2; a traceback is a bug."""
    gc.set_threshold(500_000)  # a start makes much that stays, and little that goes
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it would look through every package for them
    try:
        logs.set_up(Settings().log_level)
        app()
    except Exception as error:
        from bot.refusal import sentence

        told = sentence(error)
        if told is None:
            raise
        _complain(told)
        sys.exit(2)
    finally:
        gc.freeze()  # what is left dies with the process, unsearched


@app.callback(invoke_without_command=True)
def demo(
    context: typer.Context,
    config: Config = None,
    data: Data = None,
    port: Annotated[int | None, typer.Option(help="网页端口,被占用时换一个空的")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="把以前的练习放到一边,重新开始")] = False,
) -> None:
    """鹿鸣:听见业主群里的烦心事,派给值班人员,跟到办结和评价。不带命令时打开练习沙盒。"""
    if context.invoked_subcommand is None:
        settings = Settings()
        ground = _ground(config or settings.config_file)
        folder = ((data or settings.data) / "sandbox").resolve()
        _until_stopped(_open_demo(ground, folder, settings.port if port is None else port, fresh))


@app.command()
def replay(
    script: Annotated[Path, typer.Argument(help="脚本,一行一个 JSON")],
    config: Config = None,
    db: Annotated[Path | None, typer.Option("--db", help="用这个数据库,而不是临时的")] = None,
    tickets: Annotated[Path | None, typer.Option("--tickets", help="把全部工单写到这个文件")] = None,
) -> None:
    """按脚本把一段聊天走一遍:每条机器人的话一行 JSON。"""
    import asyncio

    from bot.replay.play import play
    from bot.replay.script import MalformedScript

    ground = _ground(config or Settings().config_file)
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf8", newline="\n", write_through=True)
    try:
        asyncio.run(play(script, ground, out, db, tickets))
    except MalformedScript as error:
        _give_up(str(error))
    finally:
        out.detach()


@app.command()
def classify(config: Config = None) -> None:
    """从标准输入逐行读 {"id", "text"},逐行写出它像哪一类诉求。"""
    from bot.classify import classify as answer
    from nlp.reader import Reader

    ground = _ground(config or Settings().config_file)
    reader = Reader(ground.levels, ground.landmarks, ground.matters, ground.lexicon)
    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf8", errors="surrogateescape")
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf8", errors="backslashreplace", newline="\n")
    good = answer(reader, lines, out, sys.stderr)
    out.detach()
    raise typer.Exit(0 if good else 1)


@app.command()
def check(config: Config = None) -> None:
    """检查配置:哪个文件、哪一行、哪个键、错在哪、可以怎么写。"""
    from bot.config import check as problems_of

    file = config or Settings().config_file
    problems = problems_of(file)
    for problem in problems:
        print(problem)
    wrong = [problem for problem in problems if not problem.warning]
    print(f"{file}:{f'{len(wrong)}处要改' if wrong else '没有错误'}")
    raise typer.Exit(1 if wrong else 0)


@app.command()
def run(config: Config = None, data: Data = None) -> None:
    """接上微信网关,正式运行。网关地址和令牌从环境变量读。"""
    from bot.wechat import BadEndpoint

    settings = Settings()
    ground = _ground(config or settings.config_file)
    try:
        _until_stopped(_run_live(ground, (data or settings.data) / "live"))
    except BadEndpoint as error:
        _give_up(str(error))


@app.command()
def doctor(config: Config = None, data: Data = None) -> None:
    """看看哪里不对:配置、数据库、网关、令牌、证书、时间、放假表、群和人的绑定。"""
    import asyncio

    from bot.doctor import examine

    settings = Settings()
    findings = asyncio.run(examine(config or settings.config_file, (data or settings.data) / "live"))
    for finding in findings:
        print(finding)
    raise typer.Exit(0 if all(finding.good for finding in findings) else 1)


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


@app.command()
def sends(
    data: Data = None,
    sandbox: Annotated[bool, typer.Option("--sandbox", help="看练习沙盒的,而不是正式的")] = False,
    again: Annotated[int | None, typer.Option(help="没发出去的那句的编号:再发一次")] = None,
    sent: Annotated[int | None, typer.Option(help="看到已经发出去的那句的编号")] = None,
) -> None:
    """列出不知道发没发出去的话,请人看一眼群里有没有。"""
    from bot.clock import SystemClock
    from storage.queues import outbox

    file = (data or Settings().data) / ("sandbox" if sandbox else "live") / "luming.db"
    if not file.exists():
        _give_up(f"没有数据库 {file}")
    database = _database(file)
    with database.transaction() as session:
        for line_id, repeat in ((again, True), (sent, False)):
            if line_id is not None and not outbox.decide_unknown(session, line_id, repeat, SystemClock().now()):
                _give_up(f"没有编号 {line_id} 的不明发送")
        lines = outbox.unknown(session)
    database.close()
    for line in lines:
        print(f"{line.id}\t{line.room or line.account}\t{line.text!r}")
    print(f"发送情况不明:{len(lines)}条")


@app.command()
def rebuild(db: Annotated[Path, typer.Option("--db", help="数据库文件")]) -> None:
    """从事件重新生成统计用的各张表,并说出哪里不一样。"""
    from storage.rebuild import rebuild as make_anew

    if not db.exists():
        _give_up(f"没有数据库 {db}")
    database = _database(db)
    differences = make_anew(database)
    database.close()
    for one in differences:
        print(f"{one.table}:缺{one.missing}行,多{one.extra}行,不同{one.other}行,已改正")
    print(f"{len(differences)}张表与事件不一致" if differences else "与事件一致")


def _invited(name: str, config: Path | None, data: Path | None) -> "Database":
    """The database of `luming run`; a name that is not in the config is refused."""
    import difflib

    settings = Settings()
    people = _ground(config or settings.config_file).town.people
    if name not in people:
        near = difflib.get_close_matches(name, people, n=3, cutoff=0.3)
        _give_up(f"配置里没有“{name}”" + (f",是不是:{'、'.join(near)}" if near else ",请照 config.yaml 里的姓名写"))
    folder = (data or settings.data) / "live"
    folder.mkdir(parents=True, exist_ok=True)
    return _database(folder / "luming.db")


def _database(file: Path) -> "Database":
    """The database in `file`, brought up to date."""
    from storage import schema
    from storage.engine.database import Database

    database = Database.at(file)
    schema.migrate(database)
    return database


async def _run_live(ground: "Ground", folder: Path) -> None:
    from bot.demo import until_told_to_stop
    from bot.live import Live, endpoint_from_environment

    live = Live(ground, folder, endpoint_from_environment())
    try:
        await live.open()
        print(f"鹿鸣已运行,数据在 {folder};按 Ctrl+C 停止。", flush=True)
        await until_told_to_stop()
    finally:
        await live.close()


async def _open_demo(ground: "Ground", folder: Path, port: int, fresh: bool) -> None:
    from bot.demo import Demo, start_anew, until_told_to_stop

    if fresh:
        start_anew(folder)
    opened = Demo(ground, folder)
    try:
        await opened.open(port)
        print(f"鹿鸣练习沙盒已打开:{opened.url}")
        print(f"用浏览器打开上面的地址。数据在 {folder};重新开始加 --fresh;按 Ctrl+C 关闭。", flush=True)
        await until_told_to_stop()
    finally:
        await opened.close()


def _until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run until it is told to stop."""
    import asyncio
    from contextlib import suppress

    with suppress(KeyboardInterrupt):
        asyncio.run(work)


def _ground(config: Path) -> "Ground":
    """The ground of a config file; a bad one is refused with the words of `luming check`."""
    from bot.config import ConfigError, load

    try:
        ground = load(config)
    except ConfigError as error:
        for problem in error.problems:
            _complain(str(problem))
        _give_up(f"{config}:{len(error.problems)}处要改,没有启动。")
    for warning in ground.warnings:
        _complain(str(warning))
    return ground


def _give_up(why: str) -> NoReturn:
    _complain(why)
    raise typer.Exit(2)


def _complain(words: str) -> None:
    print(words, file=sys.stderr)
