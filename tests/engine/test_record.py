"""What is typed at the machine is on record too: which command, about whom, by whoever is logged in there."""

import getpass
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import record
from handlers.domain.facts.governance import CommandGiven, UnmaskedViewed
from tests.engine.commandline import luming
from tests.language.memory import remembered


@pytest.fixture(autouse=True)
def logged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "zhang")


@pytest.fixture
def folder(tmp_path: Path, empty_database: Path) -> Iterator[Path]:
    """A data folder with a database in it."""
    file = tmp_path / "live" / "luming.db"
    file.parent.mkdir()
    file.write_bytes(empty_database.read_bytes())
    yield tmp_path


def given(folder: Path) -> list[tuple[str, str]]:
    """Which commands were given there, and about whom."""
    with remembered(folder / "live" / "luming.db") as memory:
        happened = memory.audited()
    assert {(event.by, event.account, event.stream) for event in happened} <= {
        ("命令行/zhang", "zhang", "audit/命令行")
    }
    return [(event.command, event.about) for event in happened if isinstance(event, CommandGiven)]


def test_codes_that_are_given_and_accounts_that_are_taken_away(folder: Path) -> None:
    for command in ("invite", "revoke"):
        assert luming(command, "李伟", "--data", str(folder)).returncode == 0
    assert given(folder) == [("invite", "李伟"), ("revoke", "李伟")]


def test_a_name_that_nobody_has_is_no_command(folder: Path) -> None:
    assert luming("invite", "李四", "--data", str(folder)).returncode == 2
    assert given(folder) == []


def test_tables_that_are_made_anew(folder: Path) -> None:
    answer = luming("rebuild", "--db", str(folder / "live" / "luming.db"))
    assert (answer.returncode, answer.stdout) == (0, "与事件一致\n")
    assert given(folder) == [("rebuild", "")]


def test_lines_that_are_looked_at_and_settled(folder: Path) -> None:
    script = folder / "script.jsonl"
    line = '{"at": "2025-09-28T08:32:00+08:00", "room": "桂花苑业主群", "from": "陈姐", "text": "又堵3栋单元门口了"}'
    script.write_text(line, "utf8")
    file = folder / "live" / "luming.db"
    assert luming("replay", str(script), "--db", str(file)).returncode == 0
    with remembered(file) as memory:
        memory.forget_whether_it_was_sent(1)
    assert "1条" in luming("sends", "--data", str(folder)).stdout
    assert "0条" in luming("sends", "--sent", "1", "--data", str(folder)).stdout
    assert given(folder) == [("sends", ""), ("sends", "1")]
    with remembered(file) as memory:
        views = [event for event in memory.audited() if isinstance(event, UnmaskedViewed)]
    assert [(event.what, event.account) for event in views] == [(("lines",), "zhang")]


def test_somebody_who_is_shown_to_himself_and_forgotten(folder: Path) -> None:
    """And what is left proves to be whole."""
    script = folder / "script.jsonl"
    line = '{"at": "2025-09-28T08:32:00+08:00", "room": "桂花苑业主群", "from": "陈姐", "text": "又堵3栋单元门口了"}'
    script.write_text(line, "utf8")
    file = folder / "live" / "luming.db"
    assert luming("replay", str(script), "--db", str(file)).returncode == 0
    assert "又堵3栋单元门口了" in luming("export", "陈姐", "--data", str(folder)).stdout
    assert luming("forget", "陈姐", "--data", str(folder)).returncode == 0
    assert given(folder) == [("export", "replay/陈姐"), ("forget", "replay/陈姐")]
    with remembered(file) as memory:
        [view] = [event for event in memory.audited() if isinstance(event, UnmaskedViewed)]
    assert (view.what, view.about) == (("person",), "replay/陈姐")
    proved = luming("verify", "--data", str(folder))
    assert (proved.returncode, "0句原话" in proved.stdout) == (0, True), proved


@pytest.mark.parametrize("error", [KeyError("uid"), OSError("no name"), ImportError("pwd")])
def test_whoever_has_no_name_goes_by_his_number(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def nameless() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert record._user().isdigit()
