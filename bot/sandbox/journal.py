"""A file of JSON records, one a line, that survives a kill at any moment. It only grows, until somebody takes words back."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]


class Journal:
    """Records in the order in which they were written. What follows the last line end was torn by a kill, and is cut off."""

    def __init__(self, path: Path) -> None:
        """Open or create the file at `path`, whose folder must exist."""
        self.path = path
        self._beside = path.with_name(f"{path.name}.part")
        self._beside.unlink(missing_ok=True)
        self._file = path.open("a+b", buffering=0)
        self._cut_torn_end()

    def read(self) -> Iterator[Record]:
        """Every record so far. Raises ValueError, naming the line, where the file was damaged by hand."""
        for number, row in enumerate(self.path.read_bytes().splitlines(), 1):
            try:
                yield json.loads(row)
            except ValueError as error:
                raise ValueError(f"{self.path}, line {number} is no JSON") from error

    def append(self, record: Record) -> None:
        """Write one record through to the disk. Raises OSError, and leaves the file as it was, where that fails."""
        end = self._file.seek(0, os.SEEK_END)
        row = _row(record)
        try:
            if self._file.write(row) != len(row):
                raise OSError("the disk took only a part of the record")
            os.fsync(self._file.fileno())
        except OSError:
            self._file.truncate(end)
            raise

    def rewrite(self, change: Callable[[Record], Record]) -> None:
        """Put `change(record)` in the place of every record. Raises OSError, and leaves the file as it was, where that fails.

        The new file is written through to the disk beside the old one, then takes its name in one step: after a kill, or where
        the power fails, one of the two is there, whole.
        """
        with self._beside.open("wb") as file:
            file.writelines(_row(change(record)) for record in self.read())
            file.flush()
            os.fsync(file.fileno())
        self._file.close()  # Windows replaces no file that is open
        try:
            self._beside.replace(self.path)
        finally:
            self._file = self.path.open("a+b", buffering=0)

    def close(self) -> None:
        self._file.close()

    def _cut_torn_end(self) -> None:
        content = self.path.read_bytes()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            self._file.truncate(whole)


def _row(record: Record) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
