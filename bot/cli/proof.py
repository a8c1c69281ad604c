"""The proof that nothing of what happened was changed since, for whoever doubts it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import Data, app, existing_database

if TYPE_CHECKING:
    from storage.anchor import Anchor
    from storage.proof import Fault


@app.command()
def verify(
    anchor: Annotated[Path | None, typer.Option("--anchor", help="锚点文件(缺省:数据库旁边的那一个)")] = None,
    data: Data = None,
    db: Annotated[Path | None, typer.Option("--db", help="数据库文件,而不是正式运行的那一个")] = None,
) -> None:
    """核对记录:事件有没有被改过、删过、塞过,原话是不是当时的原话。运行中也可以。"""
    from bot.engine.anchors import beside, lines_of
    from storage import anchor as anchoring
    from storage import schema
    from storage.proof import prove

    file = existing_database(db, data)
    schema.refuse(file)
    anchors, broken = [], ""
    try:
        anchors = anchoring.read(lines_of(anchor or beside(file), missing_ok=anchor is None))
    except anchoring.BrokenAnchors as error:
        broken = str(error)
    proof = prove(file, anchors)
    if first := _sentence(proof.first) if proof.first else broken:
        print(f"第一处不对:{first}。")
        print(f"共{proof.faults or 1}处。请保留现场,拿最近的备份对一对。")
        raise typer.Exit(1)
    print(f"核对无误:{proof.events}条事件、{proof.streams}个流、{proof.words}句原话;{_known(anchors, proof.events)}")


def _known(anchors: "list[Anchor]", events: int) -> str:
    if not anchors:
        return "没有锚点,末尾少了看不出来。"
    last = max(anchors, key=lambda anchor: anchor.events)
    return f"锚点{len(anchors)}个,最近的是 {last.at},到第{last.events}条为止(之后还有{events - last.events}条)。"


def _sentence(fault: "Fault") -> str:
    from storage.proof import Wrong

    stream = "".join(char if char.isprintable() else "?" for char in fault.stream)
    where = f"{stream} 的第{fault.seq}条事件"
    numbered = f"{where}(编号{fault.id})"
    day, until = (fault.anchor.day, fault.anchor.events) if fault.anchor else ("", 0)
    return {
        Wrong.CHANGED: f"{numbered}与它的校验值对不上",
        Wrong.MISSING: f"{where}不见了",
        Wrong.ORDER: f"{numbered}排在了前一条的前面",
        Wrong.WORDS: f"{numbered}旁边的原话不是当时的原话",
        Wrong.STRAY: "有原话不属于任何事件",
        Wrong.GAP: f"编号{fault.id}的事件不见了",
        Wrong.SHORT: f"{day} 的锚点有{until}条事件,从编号{fault.id}起的不见了",
        Wrong.OTHER: f"{day} 的锚点对不上,编号{fault.id}到{until}之间的事件被换过",
    }[fault.wrong]
