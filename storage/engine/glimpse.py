"""A glimpse of a database file before anybody opens it: it is not written, and where it has no log, no file is made beside it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.engine.readonly import uri_of
from storage.engine.unusable import UnusableDatabase, why

_HEADER = 100
"""Bytes of SQLite's header; 16 says how large a page is, 28 how many there are, where 24 and 92 are the same (sqlite.org/fileformat)."""
_STAMP = "alembic_version"


@dataclass(frozen=True)
class Glimpse:
    """The tables of a database, and the revision that it stands at."""

    tables: frozenset[str] = frozenset()
    version: str | None = None


def glimpse(file: Path) -> Glimpse:
    """What stands in a file, nothing where there is none. Raises UnusableDatabase where it is no database, or is cut off."""
    if not file.exists():
        _refuse_file_for_folder(file)
        return Glimpse()
    with _looking(file) as connection:
        tables = frozenset(
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        )
        stamp = connection.execute(f"SELECT version_num FROM {_STAMP}").fetchone() if _STAMP in tables else None
    if _is_cut_off(file):
        raise UnusableDatabase(f"数据库 {file} 不完整(后面少了一截),请用备份恢复,或换一个数据文件夹;它没有改动。")
    return Glimpse(tables, stamp[0] if stamp else None)


def _refuse_file_for_folder(file: Path) -> None:
    """Where the folder is still to be made, nothing but a folder may stand in its way."""
    nearest = next(folder for folder in file.absolute().parents if folder.exists())
    if not nearest.is_dir():
        raise UnusableDatabase(f"打不开数据库 {file}:{nearest} 是文件,不是文件夹。")


@contextmanager
def _looking(file: Path) -> Iterator[sqlite3.Connection]:
    """A process that was killed may leave half of its pages in the log: the file means nothing without it then."""
    how = "mode=ro" if _has_log(file) else "immutable=1"
    try:
        with closing(sqlite3.connect(uri_of(file, how), uri=True)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise UnusableDatabase(why(error, file) or f"打不开数据库 {file}:{error}") from error


def _has_log(file: Path) -> bool:
    log = file.with_name(f"{file.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _is_cut_off(file: Path) -> bool:
    """Whether the file is shorter than its header says, and no write-ahead log holds the rest."""
    if _has_log(file):
        return False
    with file.open("rb") as opened:
        header = opened.read(_HEADER)
    if len(header) < _HEADER or header[24:28] != header[92:96]:
        return False
    page = int.from_bytes(header[16:18], "big")
    return file.stat().st_size < (65_536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
