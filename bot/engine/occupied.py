"""One process a data folder: a second one is told that the first is running."""

import sqlite3
from pathlib import Path


class FolderInUse(RuntimeError):
    """Another process works in this data folder."""


class Occupied:
    """Holds a data folder while the process lives. A SQLite lock does it everywhere, and dies with its process."""

    def __init__(self, folder: Path) -> None:
        """Raises FolderInUse."""
        self._connection = sqlite3.connect(folder / "running.lock", timeout=0, isolation_level=None)
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._connection.close()
            raise FolderInUse(
                f"数据文件夹 {folder} 正在被另一个 luming 使用。请先关掉那一个,或用 --data 换一个文件夹。"
            ) from error

    def release(self) -> None:
        self._connection.close()
