"""The schema, by Alembic from the first day: a start migrates, and a database of a newer version is refused."""

from pathlib import Path

from sqlalchemy import inspect, text

from storage.engine.database import Database

HEAD = "0003"
_FOLDER = Path(__file__).parent / "migrations"


class NewerDatabase(RuntimeError):
    """The database was written by a later version of the program."""


def version(database: Database) -> str | None:
    """The revision that the database stands at; None for an empty one."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(database: Database) -> None:
    """Bring the database to HEAD. Raises NewerDatabase where it is beyond what this program knows.

    Alembic takes 300 ms to import, so it is imported only where there is something to do.
    """
    found = version(database)
    if found == HEAD:
        return
    if found is not None and not (_FOLDER / "versions" / f"{found}.py").exists():
        raise NewerDatabase(
            f"数据库是更新版本的程序写的(版本 {found},本程序只认识到 {HEAD})。请升级程序,或换一个数据文件夹;数据没有改动。"
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["engine"] = database.engine
    command.upgrade(config, "head")
