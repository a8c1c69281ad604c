"""One process a data folder: a second one is told that the first is running."""

import sqlite3
from pathlib import Path

from storage.engine.unusable import UnusableDatabase, why


class FolderInUse(RuntimeError):
    """Another process works in this data folder."""


class Occupied:
    """Holds a data folder while the process lives. A SQLite lock does it everywhere, and dies with its process."""

    def __init__(self, folder: Path) -> None:
        """Raises FolderInUse, and UnusableDatabase where the file of the lock is none."""
        lock = folder / "running.lock"
        try:
            self._connection = _held(lock)
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise UnusableDatabase(why(error, lock) or f"不能用 {lock}:{error}") from error
            raise FolderInUse(
                f"数据文件夹 {folder} 正在被另一个 luming 使用。请先关掉那一个,或用 --data 换一个文件夹。"
            ) from error

    def release(self) -> None:
        self._connection.close()


def _held(lock: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(lock, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
