"""Restoring: opened and looked through beside the place where it goes, and put there only when all is well."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bot.backup import archive, seal
from storage import schema
from storage.engine.copy import prove_whole
from storage.engine.database import Database
from storage.queues import undelivered


class CannotRestore(ValueError):
    """There is something in the way; the words say what."""


def restore(source: Path, key: Path, folder: Path) -> int:
    """Put a backup into a data folder that has no database; returns how many lines wait for a person's look.

    What waited to be sent when the backup was made may have been sent since: nobody repeats it blindly.
    Raises CannotRestore, BadKey, UnusableDatabase, or OSError; then nothing has changed.
    """
    if any((folder / name).exists() for name in (archive.DATABASE, archive.MEDIA)):
        raise CannotRestore(f"{folder} 里已经有数据。请先把这个文件夹改名放到一边,或用 --data 换一个。")
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix="restore-") as rough:
        opened = Path(rough)
        try:
            seal.unseal(source, key, lambda plain: archive.unpack(plain, opened))
        except archive.BadArchive as error:
            raise CannotRestore(f"{source}:{error}。") from error
        doubtful = _made_fit(opened / archive.DATABASE)
        for part in sorted(opened.iterdir(), key=lambda part: part.name == archive.DATABASE):  # the database last
            part.rename(folder / part.name)
    return doubtful


def _made_fit(file: Path) -> int:
    """Bring the database up to date, and doubt what was still to be sent. Returns how many lines that are."""
    prove_whole(file)
    database = Database.at(file)
    try:
        schema.migrate(database)
        with database.transaction() as session:
            return undelivered.doubt(session)
    finally:
        database.close()
