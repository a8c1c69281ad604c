"""Without a gateway: the sandbox, a script that is played, lines that are read."""

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import Config, Data, app, give_up, ground_of, until_stopped, usable
from bot.settings import PORTS, Settings

if TYPE_CHECKING:
    from bot.config import Ground


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
        ground = ground_of(config or settings.config_file)
        folder = ((data or settings.data) / "sandbox").resolve()
        port = settings.port if port is None else port
        if not 0 <= port <= PORTS:
            give_up(f"--port 要写 0 到 {PORTS} 的整数,不是 {port}。")
        if not fresh:
            usable(folder)
        until_stopped(_open_demo(ground, folder, port, fresh))


@app.command()
def replay(
    script: Annotated[Path, typer.Argument(help="脚本,一行一个 JSON")],
    config: Config = None,
    db: Annotated[Path | None, typer.Option("--db", help="用这个数据库,而不是临时的")] = None,
    tickets: Annotated[Path | None, typer.Option("--tickets", help="把全部工单写到这个文件")] = None,
    papers: Annotated[Path | None, typer.Option("--papers", help="把机器人发的图片和文件存到这个文件夹")] = None,
) -> None:
    """按脚本把一段聊天走一遍:每条机器人的话一行 JSON。"""
    import asyncio

    from bot.replay.play import play
    from bot.replay.script import MalformedScript

    ground = ground_of(config or Settings().config_file)
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf8", newline="\n", write_through=True)
    try:
        asyncio.run(play(script, ground, out, db, tickets, papers))
    except MalformedScript as error:
        give_up(str(error))
    finally:
        out.detach()


@app.command()
def classify(config: Config = None) -> None:
    """从标准输入逐行读:一行一句话,或一行一个 {"id", "text"};逐行写出它像哪一类诉求。"""
    from bot.classify import classify as answer
    from nlp.reader import Reader

    ground = ground_of(config or Settings().config_file)
    reader = Reader(ground.levels, ground.landmarks, ground.matters, ground.lexicon)
    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf8", errors="surrogateescape")
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf8", errors="backslashreplace", newline="\n")
    good = answer(reader, lines, out, sys.stderr)
    out.detach()
    raise typer.Exit(0 if good else 1)


@app.command()
def words(
    config: Config = None,
    rules: Annotated[bool, typer.Option("--rules", help="列出规则:类别、小类、强弱、写法、例句、管着几句")] = False,
) -> None:
    """列出认诉求用的词类;--rules 列出规则,每条一句例子。"""
    from bot import grammar
    from nlp.lexicon import GIVEN, load
    from nlp.model import load_weights

    ground = ground_of(config or Settings().config_file)
    lexicon = load(dict.fromkeys(GIVEN, ()), ground.lexicon, ground.matters)
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf8", newline="\n", write_through=True)
    if rules:
        grammar.rules(lexicon, load_weights(ground.lexicon / "model.json"), out)
    else:
        grammar.classes(lexicon, out)
    out.detach()


async def _open_demo(ground: "Ground", folder: Path, port: int, fresh: bool) -> None:
    from bot.demo import Demo, practise, start_anew

    told: list[str] = []

    def tell(demo: Demo) -> None:
        if demo.url not in told:  # one that begins anew opens at the same address
            told.append(demo.url)
            print(f"鹿鸣练习沙盒已打开:{demo.url}")
            print(f"用浏览器打开上面的地址。数据在 {folder};重新开始加 --fresh;按 Ctrl+C 关闭。", flush=True)

    if fresh:
        start_anew(folder)
    await practise(ground, folder, port, tell)
