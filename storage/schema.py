"""The schema, by Alembic from the first day: a start migrates, and a database of a newer version, or of another program, is refused."""

from pathlib import Path

from sqlalchemy import Column, MetaData, String, Table, inspect, text
from sqlmodel import SQLModel

from storage import events, projections, rebuild, rows, words
from storage.engine.database import Database
from storage.engine.glimpse import glimpse
from storage.engine.unusable import UnusableDatabase
from storage.tickets import picture

assert events and projections and rows and words and picture, "importing the rows registers their tables"

HEAD = "0010"
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
    if database.engine.dialect.name == "sqlite" and (file := database.engine.url.database):
        refuse(Path(file))
    found = version(database)
    if found is None:
        _make(database)
    elif found != HEAD:
        _refuse_newer(found)
        upgrade(database)
        rebuild.rebuild(database)  # new tables and columns of projections hold what the events say


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


def refuse(file: Path) -> None:
    """Look at a file before anything is made of it or beside it. Raises UnusableDatabase where it is not ours, or cannot be used."""
    seen = glimpse(file)
    if seen.tables and not seen.tables >= _OURS:
        raise ForeignDatabase(f"{file} 是别的程序的数据库,请换一个文件;它没有改动。")
    if seen.version is not None:
        _refuse_newer(seen.version)


def _refuse_newer(version: str) -> None:
    if version != HEAD and not (_FOLDER / "versions" / f"{version}.py").exists():
        raise NewerDatabase(
            f"数据库是更新版本的程序写的(版本 {version},本程序只认识到 {HEAD})。请升级程序,或换一个数据文件夹;数据没有改动。"
        )
