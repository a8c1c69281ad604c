"""The place of a database: whether the file that was opened is still the one that lies there."""

from pathlib import Path

from storage.engine.unusable import LostDatabase

_BESIDE = ("", "-wal", "-shm")
"""What SQLite keeps beside the file while it is open belongs to it: without them, too, what is written goes nowhere."""


class Place:
    """Remembers the files as they are now, while a connection holds them open."""

    def __init__(self, file: Path) -> None:
        self._file = file
        files = [file.with_name(file.name + ending) for ending in _BESIDE]
        self._opened = {each: here for each in files if (here := _identity(each)) is not None}

    def look(self) -> None:
        """Raises LostDatabase where one has been deleted, moved or replaced."""
        for file, opened in self._opened.items():
            if _identity(file) != opened:
                raise LostDatabase(
                    f"数据库 {self._file} 在运行中被删掉、挪走或换掉了({file.name}),程序已停止,以免白写。"
                    "请放回原来的文件或用备份恢复,再启动。"
                )


def _identity(file: Path) -> tuple[int, int] | None:
    """Which file it is; None for none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
