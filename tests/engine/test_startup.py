"""What a start costs: nothing is imported that it does not need, and a new database is the one that the migrations make."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from bot.settings import BadSetting, Settings
from storage import schema
from storage.engine.database import Database

LINE = "又堵3栋单元门口了!救护车来了都进不去"
SPARED = "alembic apscheduler aiohttp grpclib jieba mako opencc openpyxl pygments rich structlog xlsxwriter".split()
STARTED = f"""
import json, sys
from bot.cli import main
try:
    main()
finally:
    print(json.dumps([name for name in {SPARED} if name in sys.modules]), file=sys.stderr)
"""


def _start(*words: str, typed: str = "") -> tuple[str, list[str]]:
    """What a process says, and what it has imported although it should not."""
    done = subprocess.run(
        [sys.executable, "-c", STARTED, *words], input=typed, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads(done.stderr)


def test_a_replay_imports_what_it_needs(tmp_path: Path) -> None:
    line = {"at": "2025-09-28T08:32:00+08:00", "room": "桂花苑业主群", "from": "陈姐", "text": LINE}
    (tmp_path / "script.jsonl").write_text(json.dumps(line))
    said, imported = _start("replay", str(tmp_path / "script.jsonl"))
    assert "#1263" in said
    assert imported == []


def test_classifying_needs_no_database_either() -> None:
    said, imported = _start("classify", typed=json.dumps({"id": 1, "text": LINE}))
    assert json.loads(said)["label"] == "parking"
    assert imported == []


def test_a_new_database_is_the_one_that_the_migrations_make(tmp_path: Path) -> None:
    made, migrated = Database.at(tmp_path / "made.db"), Database.at(tmp_path / "migrated.db")
    schema.migrate(made)
    schema.upgrade(migrated)
    assert _tables(made) == _tables(migrated)
    assert schema.version(made) == schema.version(migrated) == schema.HEAD
    made.close()
    migrated.close()


def _tables(database: Database) -> Mapping[str, object]:
    """Every table with its columns, keys and indexes. A default that only old rows needed, and the order, make no difference."""
    with database.engine.connect() as connection:
        look = inspect(connection)
        indexes = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'index'"))
        partial = {row.name: row.sql for row in indexes}
        return {
            table: {
                "columns": {
                    column["name"]: (str(column["type"]), column["nullable"], column["primary_key"])
                    for column in look.get_columns(table)
                },
                "key": look.get_pk_constraint(table)["constrained_columns"],
                "unique": sorted(tuple(one["column_names"]) for one in look.get_unique_constraints(table)),
                "foreign": sorted(
                    (tuple(one["constrained_columns"]), one["referred_table"]) for one in look.get_foreign_keys(table)
                ),
                "indexes": {
                    index["name"]: (
                        tuple(index["column_names"]),
                        index["unique"],
                        (partial[index["name"]] or "").partition(" WHERE ")[2],
                    )
                    for index in look.get_indexes(table)
                },
            }
            for table in look.get_table_names()
        }


NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "later", "{head}", None, None


def upgrade() -> None:
    op.create_table("added", sa.Column("id", sa.Integer(), primary_key=True))
"""


def test_an_older_database_is_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To a revision that is written here: whichever is the newest of ours, a later one finds a database that was made by it."""
    folder = shutil.copytree(schema._FOLDER, tmp_path / "migrations")
    (folder / "versions" / "later.py").write_text(NEXT.format(head=schema.HEAD))
    database = Database.at(tmp_path / "luming.db")
    schema.migrate(database)
    before = _tables(database)
    monkeypatch.setattr(schema, "_FOLDER", folder)
    monkeypatch.setattr(schema, "HEAD", "later")
    schema.migrate(database)
    assert schema.version(database) == "later"
    assert _tables(database).keys() - before.keys() == {"added"}
    assert {name: table for name, table in _tables(database).items() if name in before} == before
    database.close()


def test_the_head_is_the_newest_of_the_migrations() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory(str(schema._FOLDER)).get_heads() == [schema.HEAD]


def test_the_environment_says_where_everything_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"CONFIG": "town.yaml", "DATA": "elsewhere", "PORT": "80", "HEALTH_PORT": "81", "LOG_LEVEL": "INFO"}
    for name, value in told.items():
        monkeypatch.setenv(f"LUMING_{name}", value)
    assert Settings() == Settings(Path("town.yaml"), Path("elsewhere"), 80, 81, "INFO")
    for name in told:
        monkeypatch.setenv(f"LUMING_{name}", "")
    assert Settings() == Settings(Path("config.yaml"), Path("data"), 8642, 8643, "WARNING")


@pytest.mark.parametrize("port", ["many", "-1", "65536", "8642.0", "²"])
def test_a_port_that_is_none_is_refused_in_plain_words(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUMING_PORT", port)
    with pytest.raises(BadSetting, match=f"LUMING_PORT.*整数.*{port}"):
        Settings()


def test_a_file_that_only_its_log_makes_whole_is_opened(tmp_path: Path) -> None:
    """A process that is killed while SQLite empties the log leaves a file that means nothing without it."""
    file = tmp_path / "luming.db"
    database = Database.at(file)
    schema.migrate(database)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("VACUUM")  # every page stands in the log
        killed = tmp_path / "killed.db"
        for end in ("", "-wal"):
            shutil.copy(f"{file}{end}", f"{killed}{end}")
    database.close()
    page = 4096
    with killed.open("r+b") as torn:
        torn.seek(page)
        torn.write(b"\xff" * (killed.stat().st_size - page))
    again = Database.at(killed)
    schema.migrate(again)
    assert schema.version(again) == schema.HEAD
    again.close()
