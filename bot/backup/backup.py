"""Backing up: copied while the bot runs, looked through, then sealed; no word of it stands outside the data folder in clear."""

import shutil
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.backup import archive, seal
from storage.engine.copy import copied


class NoRecipient(ValueError):
    """The config names nobody for whom a backup could be sealed."""


def back_up(folder: Path, recipient: str, target: Path) -> int:
    """Seal the data in `folder` into a new file; returns its length in bytes. Raises NoRecipient, UnusableDatabase, or OSError, and then leaves no file."""
    if not recipient:
        raise NoRecipient(
            "没有备份公钥,不能备份。先用 luming backup-key 密钥文件 生成一对,把公钥写进 config.yaml 的 backup.recipient。"
        )
    with TemporaryDirectory(dir=folder, prefix="backup-") as rough:
        copy = Path(rough) / archive.DATABASE
        with suppress(FileNotFoundError):  # before the database: an anchor must know of no event that the copy lacks
            shutil.copyfile(folder / archive.ANCHORS, copy.with_name(archive.ANCHORS))
        copied(folder / archive.DATABASE, copy)
        torn = target.with_name(target.name + ".part")
        try:
            seal.seal(partial(archive.pack, folder, copy), recipient, torn)
            torn.rename(target)
        except BaseException:
            torn.unlink(missing_ok=True)
            raise
    return target.stat().st_size
