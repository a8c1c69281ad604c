"""What residents may ask for: to see what is held about them, and to have it erased."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import Data, app, complain, existing_database, give_up, open_database, spare
from bot.cli.record import on_record
from bot.settings import Settings

if TYPE_CHECKING:
    from storage.engine.database import Database
    from storage.person import Person

Who = Annotated[str, typer.Argument(metavar="PERSON", help="昵称、姓名、账号,或 通道/账号")]
Practice = Annotated[bool, typer.Option("--sandbox", help="练习沙盒的,而不是正式的")]


@app.command()
def forget(person: Who, data: Data = None, sandbox: Practice = False) -> None:
    """按本人要求,删掉他说过的话、名字和图片;办事记录留着,里面没有他的原话。运行中也可以。"""
    from bot.clock import SystemClock
    from bot.personal import forget as erase

    with _folder(data, sandbox) as folder, _database(folder) as database:
        known = _one(database, person)
        on_record(database, "forget", known.id)
        erased, clean = erase(database, folder, known, SystemClock().now())
        if sandbox:
            from bot.sandbox.forgetting import forget as unsay

            unsay(folder, {one.account for one in known.accounts}, set(known.names), erased.said)
    print(
        f"已删除 {known.id}:他说过的话{erased.heard}条,机器人说过的有关的话{len(erased.said)}条,涉及{len(erased.tickets)}件单。"
    )
    if erased.in_work:
        print(
            f"还没办完的单:{'、'.join(f'#{number}' for number in erased.in_work)},原话和位置也删了,请派人到现场问一问。"
        )
    if known.is_staff:
        print("他是工作人员:姓名在 config.yaml 里,账号绑定请用 luming revoke 解除。")
    if not clean:
        again = next((f"{one.transport}/{one.account}" for one in known.accounts), known.id)
        give_up(f"数据库正忙,文件里可能还有没清干净的旧字节。请过一会儿再运行一次 luming forget {again}。")


def written_out(person: str, out: Path | None, data: Path | None, sandbox: bool) -> None:
    """Write out all that is held about somebody, as he may ask; `luming export PERSON`."""
    from bot.clock import SystemClock
    from bot.personal import export
    from handlers.domain.facts.governance import View

    if out is not None:
        spare(out)
    folder = _data(data, sandbox)
    with _database(folder) as database:
        known = _one(database, person)
        on_record(database, "export", known.id, View.PERSON)
        text = export(database, known, SystemClock().now())
    if out is None:
        print(text)
        return
    out.write_text(text + "\n", "utf-8")
    print(f"已写到 {out}。里面是个人信息,交给本人以后请删掉。")


def _data(data: Path | None, sandbox: bool) -> Path:
    return (data or Settings().data) / ("sandbox" if sandbox else "live")


@contextmanager
def _folder(data: Path | None, sandbox: bool) -> Iterator[Path]:
    """The data folder; the sandbox keeps its chats in memory, and must be closed. Raises FolderInUse."""
    folder = _data(data, sandbox)
    if not sandbox or not folder.exists():
        yield folder
        return
    from bot.engine.occupied import Occupied

    occupied = Occupied(folder)
    try:
        yield folder
    finally:
        occupied.release()


@contextmanager
def _database(folder: Path) -> Iterator["Database"]:
    database = open_database(existing_database(folder / "luming.db"))
    try:
        yield database
    finally:
        database.close()


def _one(database: "Database", wanted: str) -> "Person":
    """The one whom the words mean; where several are called so, they are listed, and nothing is done."""
    from bot.personal import persons

    found = persons(database, wanted)
    if len(found) == 1:
        return found[0]
    if not found:
        give_up(f"没有找到“{wanted}”:可以写昵称(要写全)、账号,或 通道/账号。")
    complain(f"叫“{wanted}”的有{len(found)}位,请写 通道/账号 指明是哪一位:")
    for one in (identity for person in found for identity in person.accounts):
        complain(f"{one.transport}/{one.account}\t{one.name}\t{one.room or ''}")
    raise typer.Exit(2)
