"""A disk that is full, a script that cannot be read, and what is the program's own fault. The table of all commands: test_plain_words."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot import cli, logs
from storage import schema
from storage.engine.database import Database
from storage.engine.unusable import UnusableDatabase, why
from tests.engine.disk import with_pragma

ROOM = "桂花苑业主群"


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A gateway that nobody reaches, and the logs as the other tests want them."""
    monkeypatch.setenv("WECHATY_PUPPET_SERVICE_ENDPOINT", "127.0.0.1:1")
    monkeypatch.setenv("WECHATY_PUPPET_SERVICE_TOKEN", "nobody")
    monkeypatch.setenv("WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT", "1")
    yield
    logs.set_up("CRITICAL")


@pytest.fixture
def refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """Run a command on the database of the folder; what it says before it ends with 2."""
    script = tmp_path / "script.jsonl"
    script.write_text(
        f'{{"at": "2025-09-28T08:32:00+08:00", "room": "{ROOM}", "from": "陈姐", "text": "堵门了"}}\n' * 40
    )

    def run(command: str) -> str:
        words = {
            "replay": ["replay", str(script), "--db", str(_file(tmp_path, command))],
            "sandbox": ["--data", str(tmp_path), "--port", "0"],
            "invite": ["invite", "李伟", "--data", str(tmp_path)],
        }
        monkeypatch.setattr(sys, "argv", ["luming", *words.get(command, [command, "--data", str(tmp_path)])])
        with pytest.raises(SystemExit) as end:
            cli.main()
        told = capfd.readouterr().err
        assert (end.value.code, told.count("\n")) == (2, 1), told
        return told

    return run


def _file(folder: Path, command: str) -> Path:
    file = folder / ("sandbox" if command == "sandbox" else "live") / "luming.db"
    file.parent.mkdir(exist_ok=True)
    return file


def _good(file: Path) -> None:
    opened = Database.at(file)
    schema.migrate(opened)
    opened.close()


@pytest.mark.parametrize("pages", [3, 60], ids=["while it is made", "in the middle"])
@pytest.mark.parametrize("command", ["replay", "sandbox"])
def test_a_full_disk_is_told_whenever_it_shows(
    command: str, pages: int, refusal: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pages > 3:
        file = _file(tmp_path, command)
        _good(file)
        with closing(sqlite3.connect(file)) as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
    with_pragma(monkeypatch, f"max_page_count={pages}")
    assert "磁盘满了" in refusal(command)


@pytest.mark.parametrize(
    ("path", "words"),
    [("nowhere.jsonl", "没有这个文件"), (".", "它是文件夹")],
)
def test_a_script_that_cannot_be_read_is_told(
    path: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["luming", "replay", str(tmp_path / path)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 2
    assert words in capfd.readouterr().err


def test_what_is_the_programs_own_fault_keeps_its_traceback(tmp_path: Path) -> None:
    opened = Database.at(tmp_path / "luming.db")
    schema.migrate(opened)
    with opened.engine.connect() as connection, pytest.raises(Exception, match="no such table") as error:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    opened.close()
    assert not isinstance(error.value, UnusableDatabase)
    assert why(ValueError("no error of SQLite"), "luming.db") is None
