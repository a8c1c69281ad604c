"""Backups of what `luming run` keeps, and how they come back."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import Config, Data, app, existing_database, give_up, ground_of, open_database, spare, usable
from bot.cli.record import on_record
from bot.settings import Settings


@app.command()
def backup(
    target: Annotated[Path | None, typer.Argument(help="备份文件(缺省:当前文件夹,按时间取名)")] = None,
    config: Config = None,
    data: Data = None,
) -> None:
    """把数据备份成一个加密的文件,运行中也可以;只有密钥能打开。"""
    from bot.backup.backup import NoRecipient, back_up
    from bot.clock import SystemClock
    from handlers.domain.workcalendar import local

    settings = Settings()
    recipient = ground_of(config or settings.config_file).recipient
    folder = usable((data or settings.data) / "live")
    live = existing_database(folder / "luming.db")
    file = target or Path(f"luming-{local(SystemClock().now()):%Y%m%d-%H%M%S}.age")
    if not file.parent.is_dir():
        give_up(f"没有文件夹 {file.parent}")
    spare(file)
    with closing(open_database(live)) as database:
        on_record(database, "backup")
    try:
        size = back_up(folder, recipient, file)
    except NoRecipient as error:
        give_up(str(error))
    print(f"已备份到 {file}({size / 1e6:.1f} MB),检查过是完整的。请抄一份到别的机器上。")


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="备份文件")],
    key: Annotated[Path, typer.Option("--key", help="密钥文件")],
    data: Data = None,
) -> None:
    """把备份放进一个还没有数据的文件夹。"""
    from bot.backup.restore import CannotRestore
    from bot.backup.restore import restore as put_back
    from bot.backup.seal import BadKey

    folder = (data or Settings().data) / "live"
    for given in (source, key):
        given.open("rb").close()  # before anything is made
    try:
        doubtful = put_back(source, key, folder)
    except (BadKey, CannotRestore) as error:
        give_up(str(error))
    database = open_database(folder / "luming.db")
    on_record(database, "restore")
    database.close()
    print(f"已恢复到 {folder}。")
    if doubtful:
        print(f"备份时还有{doubtful}句话等着发,之后发过没有不知道:请用 luming sends 看一看。")


@app.command("backup-key")
def backup_key(file: Annotated[Path, typer.Argument(help="密钥文件,放在别的机器或保险柜里")]) -> None:
    """生成备份用的一对密钥:密钥写进文件,公钥写进 config.yaml。"""
    from bot.backup.seal import make_key

    print(f"公钥:{make_key(file)}")
    print(f"把公钥写进 config.yaml 的 backup.recipient。密钥在 {file},收好:没有它,备份谁也打不开。")
