"""The journal: ids of messages that have just arrived, in a small file beside the database, written before anybody waits for a writer.

A SIGKILL loses nothing of it. The file has its full length from the start, so that a full disk does not stop it: ids are written over
blank lines. It has two pages; while what stands on one is taken over by the database, the other is written.
"""

import json
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

PAGE = 512 * 1024
"""Bytes of a page: more than ten thousand ids."""
_BLANK = b"\n"


class JournalFull(OSError):
    """The page has no room for more."""


class Journal:
    """Used by one thread, but for `sync`. Everything raises OSError where the file cannot be read or written."""

    def __init__(self, file: Path, page: int = PAGE) -> None:
        self._size = page
        self._file = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            self._lengthen()
            self._ends = [self._end(0), self._end(1)]
        except OSError:
            os.close(self._file)
            raise
        self._page = 0

    @property
    def blank(self) -> bool:
        """Whether nothing stands on either page."""
        return not any(self._ends)

    def ids(self) -> list[str]:
        """Every id that was written whole."""
        return [found for page in (0, 1) for found in _ids(self._read(page))]

    def add(self, ids: Iterable[str]) -> None:
        """Write ids down, all at once. Raises JournalFull."""
        lines = b"".join(map(_line, ids))
        end = self._ends[self._page]
        if end + len(lines) > self._size:
            raise JournalFull
        self._write(self._page, end, lines)
        self._ends[self._page] = end + len(lines)

    def turn(self) -> None:
        """From now on the other page is written, if it is blank."""
        if not self._ends[1 - self._page]:
            self._page = 1 - self._page

    def wipe(self) -> None:
        """What stands on the other page is kept elsewhere now."""
        other = 1 - self._page
        if self._ends[other]:
            self._write(other, 0, _BLANK * self._ends[other])
            self._ends[other] = 0

    def sync(self) -> None:
        """Wait until all is on the disk itself, and would survive a power cut."""
        os.fsync(self._file)

    def close(self) -> None:
        os.close(self._file)

    def _lengthen(self) -> None:
        """Blank lines up to the full length: from then on nothing that is written needs room on the disk."""
        there = os.fstat(self._file).st_size
        if there < 2 * self._size:
            os.lseek(self._file, there, os.SEEK_SET)
            self._put(_BLANK * (2 * self._size - there))

    def _read(self, page: int) -> bytes:
        os.lseek(self._file, page * self._size, os.SEEK_SET)
        return os.read(self._file, self._size)

    def _end(self, page: int) -> int:
        """Where the blank lines begin that fill the page; what was torn off before them is closed by one."""
        written = len(self._read(page).rstrip(_BLANK))
        return min(written + 1, self._size) if written else 0

    def _write(self, page: int, at: int, content: bytes) -> None:
        os.lseek(self._file, page * self._size + at, os.SEEK_SET)
        self._put(content)

    def _put(self, content: bytes) -> None:
        while content:
            content = content[os.write(self._file, content) :]


def _line(message_id: str) -> bytes:
    """An id with its checksum; JSON keeps line breaks out of it."""
    said = json.dumps(message_id).encode("ascii")
    return b"%08x %b\n" % (zlib.crc32(said), said)


def _ids(page: bytes) -> Iterator[str]:
    """The ids of the lines whose checksum holds: a kill may have torn the last one."""
    for line in page.split(b"\n"):
        checksum, _, said = line.partition(b" ")
        if said and checksum == b"%08x" % zlib.crc32(said):
            yield str(json.loads(said))
