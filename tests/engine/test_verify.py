"""`luming verify`: proves that nothing was changed, or names the first row that was; a broken machine is told in one sentence."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.engine.anchors import Anchors
from tests.engine.commandline import luming, luming_in_a_process

SCRIPT = """
{"at": "2025-09-28T08:32:00+08:00", "room": "桂花苑业主群", "from": "陈姐", "text": "又堵3栋单元门口了!救护车来了都进不去"}
{"at": "2025-09-28T08:33:00+08:00", "room": "桂花苑业主群", "from": "老周", "text": "+1 我车也出不来"}
{"at": "2025-09-28T08:36:00+08:00", "room": "学桥执法工作站群", "from": "李伟", "text": "收 1263"}
{"at": "2025-09-28T08:40:00+08:00", "room": "桂花苑业主群", "from": "阿强", "text": "9栋西门烧烤摊油烟熏死人"}
""".lstrip()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which something has happened, with its anchor."""
    folder = tmp_path_factory.mktemp("model")
    (folder / "live").mkdir()
    (folder / "script.jsonl").write_text(SCRIPT, "utf8")
    file = folder / "live" / "luming.db"
    assert luming("replay", str(folder / "script.jsonl"), "--db", str(file)).returncode == 0
    Anchors(file, SystemClock()).keep()
    return folder


@pytest.fixture
def data(model: Path, tmp_path: Path) -> Path:
    shutil.copytree(model / "live", tmp_path / "live")
    return tmp_path


def changed(data: Path, *statements: str) -> None:
    with closing(sqlite3.connect(data / "live" / "luming.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def refused(data: Path, *options: str) -> str:
    """What is wrong, as it is told."""
    answer = luming("verify", "--data", str(data), *options)
    assert (answer.returncode, answer.stderr) == (1, "")
    first, count = answer.stdout.splitlines()
    assert count.startswith("共")
    return first.removeprefix("第一处不对:").removesuffix("。")


def test_all_is_well(data: Path) -> None:
    answer = luming_in_a_process("verify", "--data", str(data))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("核对无误:")
    assert "锚点1个" in answer.stdout and "之后还有0条" in answer.stdout


def test_without_an_anchor_it_says_what_it_cannot_see(data: Path) -> None:
    (data / "live" / "luming.anchors").unlink()
    answer = luming("verify", "--db", str(data / "live" / "luming.db"))
    assert answer.returncode == 0
    assert "没有锚点" in answer.stdout


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE event SET body = replace(body, '李伟', '赵敏') WHERE kind = 'Accepted'", "与它的校验值对不上"),
        ('UPDATE event SET "by" = NULL WHERE id = 1', "学桥/1263 的第1条事件(编号1)与它的校验值对不上"),
        ("DELETE FROM event WHERE id = 2", "学桥/1263 的第2条事件不见了"),
        ("DELETE FROM event WHERE stream = 'audit/学桥'", "的事件不见了"),
        ("DELETE FROM event WHERE id = (SELECT max(id) FROM event)", "的锚点有"),
        ("UPDATE words SET text = '没事'", "编号1)旁边的原话不是当时的原话"),
        ("INSERT INTO words SELECT id + 1, stream, message, person, salt, text FROM words LIMIT 1", "不属于任何事件"),
        ("UPDATE event SET stream = CAST(x'0a1b5b41ff' AS TEXT) WHERE id = 1", "的第1条事件(编号1)与它的校验值对不上"),
    ],
)
def test_what_was_changed_is_named(data: Path, statement: str, words: str) -> None:
    changed(data, statement)
    told = refused(data)
    assert words in told
    assert told.isprintable()


def test_an_anchor_from_elsewhere_is_looked_at_instead(data: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.anchors"
    (data / "live" / "luming.anchors").rename(kept)
    last = "(SELECT max(id) FROM event)"
    changed(data, f"DELETE FROM words WHERE stream = (SELECT stream FROM event WHERE id = {last})")
    changed(data, f"DELETE FROM event WHERE id = {last}")
    assert luming("verify", "--data", str(data)).returncode == 0
    assert "的锚点有" in refused(data, "--anchor", str(kept))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ('{"at": "2025-09-28"}\n', "第1行读不懂"),
        ("\udcff\n", "第1行读不懂"),
    ],
)
def test_a_file_of_anchors_that_was_changed_is_named(data: Path, lines: str, words: str) -> None:
    (data / "live" / "luming.anchors").write_text(lines, "utf8", "surrogateescape")
    assert words in refused(data)


def test_a_row_that_was_changed_is_named_before_the_file_of_anchors(data: Path) -> None:
    (data / "live" / "luming.anchors").write_text("x", "utf8")
    changed(data, 'UPDATE event SET "by" = NULL WHERE id = 1')
    assert "编号1" in refused(data)


def test_erasure_and_recall_leave_the_proof_whole(data: Path) -> None:
    changed(data, "DELETE FROM words")
    answer = luming("verify", "--data", str(data))
    assert (answer.returncode, "0句原话" in answer.stdout) == (0, True)


def _gone(file: Path) -> None:
    file.unlink()


def _garbage(file: Path) -> None:
    file.write_bytes(b"no database at all " * 300)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _older(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:9_000])


@pytest.mark.parametrize("spoil", [_gone, _garbage, _empty, _older, _folder, _cut])
def test_what_cannot_be_proved_is_told_in_one_sentence(data: Path, spoil: object) -> None:
    spoil(data / "live" / "luming.db")  # type: ignore[operator]
    answer = luming("verify", "--data", str(data))
    assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (2, "", 1), answer


def test_an_anchor_file_that_was_named_must_be_there(data: Path) -> None:
    answer = luming("verify", "--data", str(data), "--anchor", str(data / "nowhere"))
    assert (answer.returncode, answer.stderr.count("\n")) == (2, 1)
    assert "没有这个文件" in answer.stderr
