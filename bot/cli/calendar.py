"""Next year's holidays, once the State Council has told them."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import app, complain, give_up

_MOST = 200_000
"""Bytes; a notice has some four thousand."""


@app.command()
def calendar(
    year: Annotated[int, typer.Argument(help="哪一年,如 2027", min=2008, max=2100)],
    file: Annotated[str, typer.Argument(help="文本文件,里面贴着通知全文;写 - 就从标准输入读")],
) -> None:
    """核对国务院的放假通知,写成 days 和 complete_years 两段,贴到 config.yaml 的 calendar 下面,替换原来的这两行。"""
    from bot.config.notice import BadNotice, read_notice
    from bot.encoding import text_of

    text = text_of(_content(file))
    if text is None:
        give_up(f"{file} 不是文本,或编码认不出,请另存为 UTF-8 再试。")
    try:
        notice = read_notice(text, year)
    except BadNotice as error:
        for problem in error.problems:
            complain(problem)
        give_up(f"{file}:{len(error.problems)}处对不上,什么也没有写。")
    for doubt in notice.doubts:
        complain(f"请再核对:{doubt}")
    print(
        f"# {year}年的放假安排:贴到 config.yaml 的 calendar 下面,替换 days 和 complete_years;原来写着的日子、年份并进来"
    )
    print(notice.yaml())


def _content(file: str) -> bytes:
    if file == "-":
        content = sys.stdin.buffer.read(_MOST + 1)
    else:
        with Path(file).open("rb") as opened:
            content = opened.read(_MOST + 1)
    if len(content) > _MOST:
        give_up(f"{file} 太大,不像一份通知。")
    return content
