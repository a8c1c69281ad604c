"""What is printed and hung up: the card of a compound."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import Config, app, complain, give_up, ground_of, spare
from bot.settings import Settings


@app.command()
def card(
    compound: Annotated[str, typer.Argument(help="小区;不写就是全部小区,一个小区一张")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="写到这个 PDF 文件(缺省:便民联系卡.pdf)")] = None,
    size: Annotated[str, typer.Option("--size", help="A4 张贴,A5 发到手里")] = "A4",
    config: Config = None,
) -> None:
    """印便民联系卡和服务指南:电话、地址、为您服务的人、怎么在群里反映。"""
    ground = ground_of(config or Settings().config_file)
    compounds = [one for station in ground.town.stations for one in station.compounds if compound in ("", one.name)]
    if not compounds:
        give_up(f"没有“{compound}”这个小区,有的是:{'、'.join(ground.town.compounds)}。")
    if size.upper() not in ("A4", "A5"):
        give_up(f"--size 只能是 A4 或 A5,不是“{size}”。")

    file = out or Path("便民联系卡.pdf")
    spare(file)

    from bot.press.card import cards, written_on
    from bot.press.page import Size, unprintable

    if missing := unprintable(written_on(ground.town, compounds)):
        complain(f"字体里没有这些字,印出来是空框:{missing}")
    file.write_bytes(cards(ground.town, compounds, Size[size.upper()]))
    print(f"写好了 {file}:{len(compounds)}个小区。")
