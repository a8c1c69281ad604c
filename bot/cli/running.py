"""With a gateway: looking whether all is well, and running."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli.app import Config, Data, app, give_up, ground_of, until_stopped, usable
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.config import Ground


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
    ground = ground_of(config or settings.config_file)
    try:
        until_stopped(_run_live(ground, usable((data or settings.data) / "live"), settings.health_port))
    except BadEndpoint as error:
        give_up(str(error))


@app.command()
def doctor(config: Config = None, data: Data = None) -> None:
    """看看哪里不对:配置、数据库、网关、令牌、证书、时间、放假表、群和人的绑定。"""
    import asyncio

    from bot.doctor import examine

    settings = Settings()
    findings = asyncio.run(examine(config or settings.config_file, (data or settings.data) / "live"))
    for finding in findings:
        print(finding)
    hopeless = any(finding.hopeless for finding in findings)
    raise typer.Exit(2 if hopeless else 0 if all(finding.good for finding in findings) else 1)


async def _run_live(ground: "Ground", folder: Path, health_port: int) -> None:
    from bot.demo import until_told_to_stop
    from bot.live import Live, endpoint_from_environment

    live = Live(ground, folder, endpoint_from_environment(), health_port=health_port)
    try:
        await live.open()
        print(f"鹿鸣已运行,数据在 {folder};按 Ctrl+C 停止。", flush=True)
        await until_told_to_stop(live.house)
    finally:
        await live.close()
