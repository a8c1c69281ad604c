"""Every command, on every kind of broken machine: one plain sentence, exit code 2, and nothing on the disk is touched."""

import inspect
import io
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot import cli, logs
from bot.backup.seal import make_key
from bot.cli import practice
from bot.cli.app import app
from storage import schema
from storage.engine.database import Database
from tests.engine.disk import with_pragma
from tests.language.demo import CONFIG

CODE = '{"at": "2025-09-28T08:32:00+08:00", "room": "桂花苑业主群", "from": "陈姐", "text": "堵门了"}\n'
LIVE, SANDBOX = "data/live/luming.db", "data/sandbox/luming.db"


@dataclass(frozen=True)
class Row:
    """How a command is written, and the database that it opens; `spares` are kinds of fault that do not stand in its way, and why."""

    words: str
    file: str = ""
    spares: Mapping[str, str] = field(default_factory=dict)


NEW = {"nothing there": "a first start makes it"}
READS = {"locked": "it only reads", "only read": "it only reads", "full": "it only reads"}
FEW = {"full": "there is room for the little that it writes"}
NOBODY = {"full": "nobody is called so, and nothing is written", "only read": "the same"}
ROWS = {
    "demo": Row("--data data --port 0", SANDBOX, NEW),
    "run": Row(
        "run --data data", LIVE, {**NEW, "full": "there is room for a start, and what comes then is the house's"}
    ),
    "replay": Row("replay script.jsonl --db data/live/luming.db", LIVE, NEW),
    "sends": Row("sends --data data", LIVE, FEW),
    "rebuild": Row("rebuild --db data/live/luming.db", LIVE, FEW),
    "invite": Row("invite 李伟 --data data", LIVE, {**NEW, **FEW}),
    "revoke": Row("revoke 李伟 --data data", LIVE, {**NEW, **FEW}),
    "doctor": Row("doctor --data data", LIVE, {**NEW, **READS}),
    "backup": Row("backup b.age --data data --config sealed.yaml", LIVE, FEW),
    "audit": Row("audit --data data", LIVE, FEW),
    "forget": Row("forget 陈姐 --data data", LIVE, NOBODY),
    "export": Row("export --month 2026-09 --out t.xlsx --data data", LIVE, FEW),
    "verify": Row("verify --data data", LIVE, READS),
    "serve-open311": Row("serve-open311 --db data/live/luming.db --port 0", LIVE, READS),
    "rota": Row("rota --log --data data", LIVE, {**NEW, **READS}),
    "config": Row("config --data data", LIVE, {"nothing there": "config.yaml is told alone", **READS}),
    "restore": Row("restore no.age --key key.txt --data data"),  # it opens no database: where there is one it refuses
    "backup-key": Row("backup-key key.txt"),  # it opens none
    "classify": Row("classify"),  # it opens none
    "words": Row("words"),  # nor does it
    "demo-data": Row("demo-data --db made-up.db"),  # it makes one anew
    "bulletin": Row("bulletin --month 2026-09 --data data", LIVE, FEW),
    "check": Row("check"),  # it opens none
    "card": Row("card --out card.pdf"),  # it opens none
    "calendar": Row("calendar 2027 notice.txt"),  # it opens none
}
OPENING = {name: row for name, row in ROWS.items() if row.file}


COMMANDS = {
    "demo": practice.demo,
    **{
        command.name or command.callback.__name__: command.callback
        for command in app.registered_commands
        if command.callback is not None
    },
}
ANSWERS = {"check": "what is wrong is its answer", "doctor": "it is one of its findings"}
CONFIGURED = [
    name for name, call in COMMANDS.items() if "config" in inspect.signature(call).parameters and name not in ANSWERS
]


def test_every_command_has_its_row() -> None:
    assert ROWS.keys() == COMMANDS.keys()


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to work in, and a gateway that nobody reaches; the logs afterwards as the other tests want them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WECHATY_PUPPET_SERVICE_ENDPOINT", "127.0.0.1:1")
    monkeypatch.setenv("WECHATY_PUPPET_SERVICE_TOKEN", "nobody")
    monkeypatch.setenv("WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT", "1")
    monkeypatch.setenv("LUMING_HEALTH_PORT", "0")
    monkeypatch.setenv("LUMING_OPEN311_KEY", "somebody's")
    monkeypatch.setattr("bot.demo.until_told_to_stop", stopped)
    Path("script.jsonl").write_text(CODE * 20, "utf-8")
    recipient = make_key(Path("key.txt"))
    config = CONFIG.read_text("utf-8").replace('recipient: ""', f'recipient: "{recipient}"')
    Path("sealed.yaml").write_text(config, "utf-8")
    yield tmp_path
    logs.set_up("CRITICAL")


async def stopped() -> None:
    """What starts although it should not ends at once."""


def good(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    opened = Database.at(file)
    schema.migrate(opened)
    opened.close()


def change(file: Path, *statements: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def garbage(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no database at all " * 300)


def foreign(file: Path) -> None:
    change(file, "CREATE TABLE recipe (name)", "INSERT INTO recipe VALUES ('fish')")


def same_names(file: Path) -> None:
    """Another program that uses Alembic too, and happens to have reached our version."""
    change(file, "CREATE TABLE alembic_version (version_num)", f"INSERT INTO alembic_version VALUES ('{schema.HEAD}')")


def newer(file: Path) -> None:
    good(file)
    change(file, "UPDATE alembic_version SET version_num = '9999'")


def cut(file: Path) -> None:
    good(file)
    file.write_bytes(file.read_bytes()[: file.stat().st_size * 2 // 3])


def cut_short(file: Path) -> None:
    good(file)
    file.write_bytes(file.read_bytes()[:60])


def scrambled(file: Path) -> None:
    """The head is whole, and what it leads to is not."""
    good(file)
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))


def folder(file: Path) -> None:
    file.mkdir(parents=True)


def file_for_folder(file: Path) -> None:
    file.parent.parent.mkdir()
    file.parent.write_text("a file")


def nothing(file: Path) -> None:
    """Neither the file nor the folder."""


SPOILT: Mapping[str, tuple[Callable[[Path], None], str]] = {
    "garbage": (garbage, "不是数据库文件"),
    "cut off": (cut, "不完整|已经损坏"),
    "cut to nearly nothing": (cut_short, "已经损坏|不是数据库文件"),
    "scrambled": (scrambled, "已经损坏|不是数据库文件"),
    "foreign": (foreign, "是别的程序的数据库"),
    "same names": (same_names, "是别的程序的数据库"),
    "newer": (newer, "是更新版本的程序写的"),
    "a folder": (folder, "打不开数据库"),
    "a file for its folder": (file_for_folder, "是文件|同名的文件|没有数据库|打不开数据库"),
    "nothing there": (nothing, "没有数据库"),
}


def refused(words: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> str:
    """The one sentence that a command ends with, beside what the log warns of."""
    code, out, err = run(words, monkeypatch, capfd)
    lines = [line for line in err.splitlines() if "[warning" not in line] or [
        line.removeprefix("✗ ") for line in out.splitlines() if line.startswith("✗ ") and "数据库" in line
    ]
    assert (code, len(lines), "Traceback" in out + err) == (2, 1, False), out + err
    assert any("\u4e00" <= char <= "\u9fff" for char in lines[0])
    return lines[0]


def run(words: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> tuple[object, str, str]:
    monkeypatch.setattr(sys, "argv", ["luming", *words.split()])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(SystemExit) as end:
        cli.main()
    return (end.value.code, *capfd.readouterr())


def disk(top: Path) -> dict[str, bytes | None]:
    """Everything in a folder, byte by byte."""
    return {str(p.relative_to(top)): p.read_bytes() if p.is_file() else None for p in sorted(top.rglob("*"))}


@pytest.mark.parametrize("fault", SPOILT)
@pytest.mark.parametrize("name", OPENING)
def test_what_cannot_be_used_is_told_and_left_as_it_was(
    name: str, fault: str, machine: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    row, (spoil, words) = ROWS[name], SPOILT[fault]
    if fault in row.spares:
        return
    spoil(machine / row.file)
    before = disk(machine)
    told = refused(row.words, monkeypatch, capfd)
    assert any(word in told for word in words.split("|")), told
    assert disk(machine) == before


@pytest.mark.parametrize("fault", ["locked", "only read", "full"])
@pytest.mark.parametrize("name", OPENING)
def test_what_cannot_be_written_is_told(
    name: str, fault: str, machine: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    row = ROWS[name]
    if fault in row.spares:
        return
    good(machine / row.file)
    with closing(sqlite3.connect(machine / row.file, isolation_level=None)) as other:
        if fault == "locked":
            with_pragma(monkeypatch, "busy_timeout=20")
            other.execute("BEGIN IMMEDIATE")
        elif fault == "only read":
            with_pragma(monkeypatch, "query_only=ON")
        else:
            [pages] = other.execute("PRAGMA page_count").fetchone()
            with_pragma(monkeypatch, f"max_page_count={pages}")
        told = refused(row.words, monkeypatch, capfd)
    assert {"locked": "正被另一个程序占用", "only read": "只能读不能写", "full": "磁盘满了"}[fault] in told


ODD = (
    "sends --data data --again 99999999999999999999",
    "sends --data data --again -1",
    "sends --data data --again 0",
    "sends --data data --sent 9223372036854775808",
    "sends --data data --sent 7",
    "sends --data data --again seven",
    "sends --data data --agian 7",
    "sends --data data --again",
    "--data data --port 65536",
    "serve-open311 --db data/live/luming.db --port 65536",
    "serve-open311 --port 0",
    "--data data --port -1",
    "--data data --port 99999999999999999999",
    "nothing",
    "invite",
    "invite 李伟 段勇 --data data",
    "invite 李 --data data",
    "revoke 没有这个人 --data data",
    "replay nowhere.jsonl",
    "replay .",
    "replay script.jsonl --db nowhere/deep/luming.db",
    "restore nowhere.age --key key.txt --data elsewhere",
    "backup-key nowhere/deep/key.txt",
    "audit --day 2026-13-45 --data data",
    "verify --db nowhere.db",
    "card 没有的小区 --out card.pdf",
    "card --size A3 --out card.pdf",
    "card --out nowhere/deep/card.pdf",
    "calendar 2027 nowhere.txt",
    "calendar 2027 .",
    "calendar 99 script.jsonl",
    "calendar next script.jsonl",
    "calendar 2027",
    "backup nowhere/deep/b.age --data data --config sealed.yaml",
)


@pytest.mark.parametrize("words", ODD)
def test_what_is_written_oddly_gets_one_sentence(
    words: str, machine: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    good(machine / LIVE)
    before = disk(machine)
    refused(words, monkeypatch, capfd)
    assert disk(machine) == before


@pytest.mark.parametrize("name", CONFIGURED)
@pytest.mark.parametrize("config", ["nowhere.yaml", ".", "script.jsonl/config.yaml", "binary.yaml", "empty.yaml"])
def test_a_config_that_cannot_be_read_is_told(
    name: str, config: str, machine: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where and why, as `luming check` says it, then that nothing was started."""
    Path("binary.yaml").write_bytes(b"\xff\xfe\x00" * 40)
    Path("empty.yaml").write_bytes(b"")
    words = ROWS[name].words.replace(" --config sealed.yaml", "")
    code, out, err = run(f"{words} --config {config}", monkeypatch, capfd)
    assert (code, out, err.count("\n"), "Traceback" in err) == (2, "", 2, False)
    assert not Path("data").exists()
