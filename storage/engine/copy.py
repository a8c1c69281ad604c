"""A copy of a database while others write to it, and the proof that the copy is whole."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.engine.readonly import uri_of
from storage.engine.unusable import UnusableDatabase, why

_PAGES = 2_000
"""Pages that are copied in one step, between which writers have their turn."""


def copied(source: Path, target: Path) -> None:
    """Copy the database in `source` to `target`, and check the copy. Raises UnusableDatabase."""
    try:
        with (
            closing(sqlite3.connect(uri_of(source), uri=True)) as theirs,
            closing(sqlite3.connect(target)) as ours,
        ):
            theirs.backup(ours, pages=_PAGES, sleep=0.01)
            ours.execute("PRAGMA journal_mode=DELETE")  # the copy is one file
    except sqlite3.Error as error:
        raise UnusableDatabase(why(error, source) or f"数据库 {source} 不能备份:{error}") from error
    prove_whole(target)


def prove_whole(file: Path) -> None:
    """Look at every page of a database. Raises UnusableDatabase where one is broken."""
    try:
        with closing(sqlite3.connect(uri_of(file), uri=True)) as connection:
            [verdict] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        raise UnusableDatabase(why(error, file) or f"数据库 {file} 不能检查:{error}") from error
    if verdict != "ok":
        raise UnusableDatabase(f"数据库 {file} 已经损坏({verdict}),请用备份恢复,或换一个数据文件夹。")
