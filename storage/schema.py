"""The schema, by Alembic from the first day: a start migrates, and a database of a newer version, or of another program, is refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Column, MetaData, String, Table, inspect, text
from sqlmodel import SQLModel

from storage import events, projections, rows, words
from storage.duty import override
from storage.engine.database import Database
from storage.engine.unusable import UnusableDatabase, why
from storage.tickets import picture

assert events and projections and rows and words and override and picture, "importing the rows registers their tables"

HEAD = "0002"
TABLES = SQLModel.metadata
_FOLDER = Path(__file__).parent / "migrations"
_STAMP = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
_OURS = {"inbox", "outbox", "event", _STAMP.name}
"""Tables that every version of the program has had: a database with tables but without these is another program's."""


class NewerDatabase(UnusableDatabase):
    """The database was written by a later version of the program."""


class ForeignDatabase(UnusableDatabase):
    """The database is another program's."""


def version(database: Database) -> str | None:
    """The revision that the database stands at; None for an empty one."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table(_STAMP.name):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(database: Database) -> None:
    """Bring the database to HEAD. Raises UnusableDatabase where that cannot be done.

    An empty one gets its tables at once, the same that the migrations make: Alembic takes 300 ms to import.
    """
    _refuse_foreign(database)
    found = version(database)
    if found is None:
        _make(database)
    elif found != HEAD and not (_FOLDER / "versions" / f"{found}.py").exists():
        raise NewerDatabase(
            f"数据库是更新版本的程序写的(版本 {found},本程序只认识到 {HEAD})。请升级程序,或换一个数据文件夹;数据没有改动。"
        )
    elif found != HEAD:
        upgrade(database)


def upgrade(database: Database, to: str = "head") -> None:
    """Run the migrations that the database has not seen yet."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["engine"] = database.engine
    command.upgrade(config, to)


def _make(database: Database) -> None:
    """All tables, and the stamp that says of which version they are, in one transaction."""
    with database.engine.begin() as connection:
        TABLES.create_all(connection)
        _STAMP.create(connection)
        connection.execute(_STAMP.insert().values(version_num=HEAD))


def _refuse_foreign(database: Database) -> None:
    """Look into the file before our settings are made in it: another program's stays as it is."""
    file = database.engine.url.database
    if database.engine.dialect.name != "sqlite" or file is None or not Path(file).exists():
        return
    try:
        with closing(sqlite3.connect(file)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error as error:
        raise UnusableDatabase(why(error, file) or f"打不开数据库 {file}:{error}") from error
    if tables and not tables >= _OURS:
        raise ForeignDatabase(f"{file} 是别的程序的数据库,请换一个文件;它没有改动。")
