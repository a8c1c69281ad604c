"""Backups: made while others write, sealed, looked through; and back again, with nothing said twice."""

import io
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.backup import archive, backup, seal
from bot.backup.backup import back_up
from bot.backup.restore import CannotRestore, restore
from bot.backup.seal import BadKey, make_key
from bot.clock import SystemClock
from bot.engine.anchors import Anchors
from storage.engine.copy import copied
from storage.engine.database import Database
from storage.engine.unusable import UnusableDatabase
from tests.engine.commandline import ROOT, luming

WORDS = "又堵3栋单元门口了"
SCRIPT = f"""
{{"at": "2025-09-28T08:32:00+08:00", "room": "桂花苑业主群", "from": "陈姐", "text": "{WORDS}"}}
{{"at": "2025-09-28T08:40:00+08:00", "room": "桂花苑业主群", "from": "阿强", "text": "快递柜那边有人摆摊卖烧烤"}}
""".lstrip()


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """The data folder of a bot that has heard two matters and seen a picture."""
    folder = tmp_path / "data" / "live"
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "a.jpg").write_bytes(b"picture")
    (tmp_path / "script.jsonl").write_text(SCRIPT, "utf8")
    assert luming("replay", str(tmp_path / "script.jsonl"), "--db", str(folder / "luming.db")).returncode == 0
    return folder


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "key.txt"


def _dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def test_what_was_backed_up_comes_back_whole(live: Path, key: Path, tmp_path: Path) -> None:
    back_up(live, make_key(key), tmp_path / "b.age")
    again = tmp_path / "again"
    assert restore(tmp_path / "b.age", key, again) == 0
    assert _dump(again / "luming.db") == _dump(live / "luming.db")
    assert (again / "media" / "a.jpg").read_bytes() == b"picture"
    assert sorted(file.name for file in again.iterdir()) == ["luming.db", "media"]


def test_its_anchors_know_of_no_event_that_it_lacks(
    live: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anchors = Anchors(live / "luming.db", SystemClock())
    anchors.keep()
    kept = anchors.file.read_text()

    def copied_at_midnight(source: Path, target: Path) -> None:
        copied(source, target)
        anchors.file.write_text(f"{kept}an anchor of what has happened since\n")

    monkeypatch.setattr(backup, "copied", copied_at_midnight)
    back_up(live, make_key(key), tmp_path / "b.age")
    restore(tmp_path / "b.age", key, tmp_path / "again")
    assert (tmp_path / "again" / "luming.anchors").read_text() == kept


def test_no_word_stands_outside_the_seal(live: Path, key: Path, tmp_path: Path) -> None:
    back_up(live, make_key(key), tmp_path / "b.age")
    assert WORDS.encode() not in (tmp_path / "b.age").read_bytes()
    assert {file.name for file in live.iterdir()} <= {"luming.db", "luming.db-wal", "luming.db-shm", "media"}


def test_a_bot_that_writes_meanwhile_is_copied_at_one_moment(live: Path, tmp_path: Path) -> None:
    database = Database.at(live / "luming.db")
    with database.writing() as session:
        session.connection().exec_driver_sql("UPDATE ticket SET version = 99")
        copied(live / "luming.db", tmp_path / "copy.db")  # nothing of a transaction that has not ended
    database.close()
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
        assert connection.execute("SELECT count(*) FROM ticket WHERE version = 99").fetchone() == (0,)


def test_what_waited_to_be_said_is_looked_at_and_not_said_again(live: Path, key: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(live / "luming.db")) as connection:
        connection.execute("UPDATE outbox SET state = 'waiting' WHERE id = 1")
        connection.execute("UPDATE outbox SET state = 'sending' WHERE id = 2")
        connection.commit()
    back_up(live, make_key(key), tmp_path / "b.age")
    assert restore(tmp_path / "b.age", key, tmp_path / "again") == 2
    with closing(sqlite3.connect(tmp_path / "again" / "luming.db")) as connection:
        states = dict(connection.execute("SELECT id, state FROM outbox WHERE id <= 2"))
    assert states == {1: "unknown", 2: "unknown"}


def test_data_that_is_there_is_never_written_over(live: Path, key: Path, tmp_path: Path) -> None:
    back_up(live, make_key(key), tmp_path / "b.age")
    before = _dump(live / "luming.db")
    with pytest.raises(CannotRestore, match="已经有数据"):
        restore(tmp_path / "b.age", key, live)
    assert _dump(live / "luming.db") == before


def test_another_key_opens_nothing(live: Path, key: Path, tmp_path: Path) -> None:
    back_up(live, make_key(key), tmp_path / "b.age")
    make_key(tmp_path / "other.txt")
    with pytest.raises(BadKey):
        restore(tmp_path / "b.age", tmp_path / "other.txt", tmp_path / "again")
    assert list((tmp_path / "again").iterdir()) == []


def test_a_broken_database_is_no_backup(live: Path, key: Path, tmp_path: Path) -> None:
    whole = bytearray((live / "luming.db").read_bytes())
    whole[8192:40960] = b"\xff" * (40960 - 8192)
    (live / "luming.db").write_bytes(whole)
    with pytest.raises(UnusableDatabase):
        back_up(live, make_key(key), tmp_path / "b.age")
    assert [file.name for file in tmp_path.iterdir() if "age" in file.name] == []


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, Path]:
    """A sealed text, its key, and a folder for what becomes of it."""
    folder = tmp_path_factory.mktemp("sealed")
    public = make_key(folder / "key.txt")
    seal.seal(lambda into: into.write(b"neighbours " * 20_000) and None, public, folder / "b.age")
    return folder / "key.txt", (folder / "b.age").read_bytes(), folder / "broken.age"


@given(data=st.data())
def test_a_changed_or_cut_file_is_refused(sealed: tuple[Path, bytes, Path], data: st.DataObject) -> None:
    key, whole, file = sealed
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] if data.draw(st.booleans()) else whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    file.write_bytes(changed)
    with pytest.raises(BadKey):
        seal.unseal(file, key, lambda plain: plain.read() and None)


@pytest.mark.parametrize(
    "name", ["../luming.db", "/etc/passwd", "media/../../x", "media/..", "config.yaml", "media\\..\\x"]
)
def test_an_archive_writes_nothing_elsewhere(tmp_path: Path, name: str) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w|") as tar:
        member = tarfile.TarInfo(name)
        member.size = 1
        tar.addfile(member, io.BytesIO(b"x"))
    packed.seek(0)
    (tmp_path / "into").mkdir()
    with pytest.raises(archive.BadArchive):
        archive.unpack(packed, tmp_path / "into")
    assert [*tmp_path.rglob("*")] == [tmp_path / "into"]


def test_the_three_commands(live: Path, key: Path, tmp_path: Path) -> None:
    public = luming("backup-key", str(key)).stdout.split("\n")[0].removeprefix("公钥:")
    config = yaml.safe_load((ROOT / "config.yaml").read_text("utf8"))
    config["backup"] = {"recipient": public}
    (tmp_path / "config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf8")
    where = ["--config", str(tmp_path / "config.yaml"), "--data", str(live.parent)]
    made = luming("backup", str(tmp_path / "b.age"), *where)
    assert (made.returncode, made.stderr) == (0, "")
    again = luming("backup", str(tmp_path / "b.age"), *where)
    assert (again.returncode, again.stderr) == (2, f"{tmp_path / 'b.age'} 已经有了,请换一个名字。\n")
    back = luming("restore", str(tmp_path / "b.age"), "--key", str(key), "--data", str(tmp_path / "new"))
    assert (back.returncode, back.stderr) == (0, "")
    new = _dump(tmp_path / "new" / "live" / "luming.db")
    [put_back] = set(new) - set(_dump(live / "luming.db"))
    assert '"restore"' in put_back


def test_without_a_public_key_there_is_no_backup(live: Path, tmp_path: Path) -> None:
    answer = luming("backup", str(tmp_path / "b.age"), "--data", str(live.parent))
    assert answer.returncode == 2
    assert "没有备份公钥" in answer.stderr
    assert not (tmp_path / "b.age").exists()
