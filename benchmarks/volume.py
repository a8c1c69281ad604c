"""A disk of its own for a bot, which can be filled: a small file system in memory, where this user may mount one.

Where he may not, the bot's process is kept from making any file longer: SQLite calls that an I/O error.
"""

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.life import Bot

_SIZE = 96 * 1024 * 1024
_PIECE = b"\0" * 65536


class Volume:
    """`folder` is where it is mounted; use it in `with`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mounted = False

    def __enter__(self) -> "Volume":
        self.folder.mkdir(parents=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "none", str(self.folder)]
        self.mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
        return self

    def __exit__(self, *why: object) -> None:
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=False)

    @contextmanager
    def full(self, bot: Bot) -> Iterator[None]:
        """Inside `with` nothing more can be stored."""
        with self._filled() if self.mounted else _kept_short(bot):
            yield

    @contextmanager
    def _filled(self) -> Iterator[None]:
        ballast = self.folder / "ballast"
        try:
            with ballast.open("wb", buffering=0) as file:
                while file.write(_PIECE) == len(_PIECE):
                    pass
        except OSError:
            pass  # it is full
        try:
            yield
        finally:
            ballast.unlink()


@contextmanager
def _kept_short(bot: Bot) -> Iterator[None]:
    limits = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        yield
    finally:
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, limits)
