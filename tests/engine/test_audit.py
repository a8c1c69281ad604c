"""`luming audit`: a day's commands, views and refusals, one a line."""

from pathlib import Path

import pytest

from handlers.domain.facts.governance import View
from tests.engine.commandline import luming

SCRIPT = """
{"at": "2025-09-28T08:32:00+08:00", "room": "桂花苑业主群", "from": "陈姐", "text": "又堵3栋单元门口了"}
{"at": "2025-09-28T08:36:00+08:00", "room": "学桥执法工作站群", "from": "周建国", "text": "单 1263"}
{"at": "2025-09-28T08:37:00+08:00", "room": "学桥执法工作站群", "from": "赵敏", "text": "关闭 1263 好了"}
{"at": "2025-09-29T08:37:00+08:00", "room": "学桥执法工作站群", "from": "周建国", "text": "今日"}
""".lstrip()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in which two days have passed."""
    monkeypatch.setenv("LOGNAME", "zhang")
    (tmp_path / "live").mkdir()
    (tmp_path / "script.jsonl").write_text(SCRIPT, "utf8")
    assert (
        luming("replay", str(tmp_path / "script.jsonl"), "--db", str(tmp_path / "live" / "luming.db")).returncode == 0
    )
    return tmp_path


def rows(data: Path, *options: str) -> list[list[str]]:
    answer = luming("audit", "--data", str(data), *options)
    assert (answer.returncode, answer.stderr) == (0, "")
    *lines, count = answer.stdout.splitlines()
    assert count.endswith(f"共{len(lines)}条")
    return [line.split("\t") for line in lines]


def test_a_day_is_told_in_order(data: Path) -> None:
    chief, other = "replay/周建国", "replay/赵敏"
    assert rows(data, "--day", "2025-09-28") == [
        ["08:36:00", "周建国", chief, "单", "学桥#1263"],
        ["08:36:00", "周建国", chief, "看了完整地点", "学桥#1263"],
        ["08:37:00", "赵敏", other, "关闭(拒绝)", ""],
    ]
    assert [row[3] for row in rows(data, "--day", "2025-09-29")] == ["今日"]


def test_looking_at_it_is_on_record_too(data: Path) -> None:
    assert rows(data) == []
    [[_, who, account, what, about]] = rows(data)
    assert (who, account, what, about) == ("命令行/zhang", "命令行/zhang", "luming audit", "")


@pytest.mark.parametrize(
    "day", ["yesterday", "2025-13-01", "2025-02-30", "0001-01-01", "9999-12-31", "2025-09-28T08:00"]
)
def test_a_day_that_is_none_is_told_in_plain_words(data: Path, day: str) -> None:
    answer = luming("audit", "--data", str(data), "--day", day)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert f"没有“{day}”这一天" in answer.stderr


def test_without_a_database_there_is_nothing_to_tell(tmp_path: Path) -> None:
    answer = luming("audit", "--data", str(tmp_path))
    assert (answer.returncode, answer.stderr.count("\n")) == (2, 1)


def test_every_kind_of_view_has_its_words() -> None:
    from bot.cli import audit

    assert set(audit._SHOWN) == set(View)
