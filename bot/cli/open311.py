"""The open interface: what other systems may read of the tickets."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import Config, app, existing_database, give_up, ground_of, until_stopped
from bot.settings import PORTS, Settings

if TYPE_CHECKING:
    from aiohttp.web import Application

KEY = "LUMING_OPEN311_KEY"


@app.command("serve-open311")
def serve_open311(
    db: Annotated[Path, typer.Option("--db", help="数据库文件,只读")],
    port: Annotated[int, typer.Option(help="端口")],
    host: Annotated[str, typer.Option(help="在哪个地址上答(缺省只给本机)")] = "127.0.0.1",
    config: Config = None,
) -> None:
    """打开开放接口(Open311 GeoReport v2),只读;密钥写在环境变量 LUMING_OPEN311_KEY 里。"""
    key = os.environ.get(KEY, "").strip()
    if not key:
        give_up(f"没有密钥,没有启动:请把它写在环境变量 {KEY} 里。")
    if not 0 <= port <= PORTS:
        give_up(f"--port 要写 0 到 {PORTS} 的整数,不是 {port}。")
    app = _made(config or Settings().config_file, db, key)
    try:
        until_stopped(_serve(app, host, port))
    except OSError as error:
        if error.filename is not None:
            raise
        give_up(f"不能在 {host}:{port} 上打开:端口被占用,或者不是本机的地址。")


def _made(config: Path, db: Path, key: str) -> "Application":
    from datetime import UTC, datetime

    from bot.clock import SystemClock
    from bot.open311 import make_app
    from bot.open311.answers import Answers
    from storage.governance.published import Publication

    ground = ground_of(config)
    existing_database(db)
    edited = datetime.fromtimestamp(config.stat().st_mtime, UTC)
    return make_app(Answers(ground, edited), Publication(db), SystemClock(), key)


async def _serve(app: "Application", host: str, port: int) -> None:
    import asyncio

    from aiohttp import web

    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        print(f"开放接口在 http://{host}:{runner.addresses[0][1]}/discovery.json,只读;按 Ctrl+C 停止。", flush=True)
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()
