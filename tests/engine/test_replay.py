"""The two doors of the command line with a fixed format: replay and classify."""

import json
from pathlib import Path

import pytest

from tests.engine.commandline import ROOT, luming, luming_in_a_process

AT = "2025-09-28T08:32:00+08:00"


def script(folder: Path, *rows: object) -> str:
    file = folder / "script.jsonl"
    file.write_text(
        "".join((row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows), "utf8"
    )
    return str(file)


def said(by: str, text: str, **more: object) -> dict[str, object]:
    return {"at": AT, "from": by, "text": text, "room": "桂花苑业主群"} | more


def test_a_replay_prints_what_the_bot_says_and_writes_the_tickets(tmp_path: Path) -> None:
    tickets = tmp_path / "tickets.jsonl"
    rows = [
        said("陈姐", "又堵3栋单元门口了!救护车来了都进不去", id="m1"),
        said("李伟", "收", room="学桥执法工作站群", quote={"text": "#1263"}, at="2025-09-28T08:36:00+08:00"),
        {"at": "2025-09-28T08:41:00+08:00", "tick": True},
    ]
    done = luming_in_a_process("replay", script(tmp_path, *rows), "--tickets", str(tickets))
    assert (done.returncode, done.stderr) == (0, "")
    receipt, card = map(json.loads, done.stdout.splitlines())
    assert (receipt["room"], receipt["quote"], receipt["ticket"], receipt["kind"]) == (
        "桂花苑业主群",
        {"id": "m1"},
        "1263",
        "text",
    )
    assert (card["room"], card["mention"]) == ("学桥执法工作站群", ["李伟"])
    [ticket] = map(json.loads, tickets.read_text("utf8").splitlines())
    assert (ticket["no"], ticket["state"], ticket["lead"], ticket["voices"]) == ("1263", "accepted", "李伟", ["陈姐"])
    assert [event["event"] for event in ticket["events"]] == ["Opened", "Dispatched", "Accepted"]
    assert ticket["accept_by"] == "2025-09-28T08:42:00+08:00"


def test_a_database_is_gone_on_with(tmp_path: Path) -> None:
    db = ("--db", str(tmp_path / "kept.db"))
    luming("replay", script(tmp_path, said("陈姐", "又堵3栋单元门口了!救护车来了都进不去")), *db)
    later = {"at": "2025-09-28T08:45:00+08:00", "tick": True}
    done = luming("replay", script(tmp_path, later), *db)
    assert sorted(json.loads(line)["to"] for line in done.stdout.splitlines()) == ["吴娟", "李伟"]


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("no json", "no JSON"),
        ("[]", "no JSON object"),
        ("[" * 100_000, "nested too deeply"),
        ({"from": "陈姐", "text": "x"}, "at is missing"),
        (said("陈姐", "x", at="2025-09-28T08:33:00"), "UTC offset"),
        (said("陈姐", "x", at="0001-01-01T00:00:00+08:00"), "century"),
        (said("陈姐", "x", at="2025-09-28T08:31:00+08:00"), "backwards"),
        (said("陈姐", "x", room="没有的群"), "unknown room"),
        (said("陈姐", "x", kind="poem"), "unknown kind"),
        (said("陈姐", "x", colour="red"), "unknown key"),
        (said("", "x"), "from is missing"),
        (said("陈姐", "", kind="recall"), "target"),
        (said("陈姐", "x", quote="m1"), "quote is"),
        ({"at": AT, "tick": "yes"}, "it is written"),
        ({"at": AT, "offline": True, "from": "陈姐"}, "it is written"),
        ({"at": AT, "online": True}, "online already"),
    ],
)  # fmt: skip
def test_a_malformed_line_is_named_before_anything_is_played(tmp_path: Path, row: object, wrong: str) -> None:
    file = script(tmp_path, said("陈姐", "又堵3栋单元门口了!"), row)
    done = luming("replay", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{file}:2: ") and wrong in done.stderr


def test_a_quote_of_what_nobody_said_is_told_when_it_is_reached(tmp_path: Path) -> None:
    file = script(tmp_path, said("陈姐", "又堵3栋单元门口了!"), said("老周", "支持", quote={"text": "#9999"}))
    done = luming("replay", file)
    assert done.returncode == 2
    assert f"{file}:2: nothing earlier" in done.stderr
    assert "#1263" in done.stdout


def test_an_empty_script_is_played_to_its_end(tmp_path: Path) -> None:
    done = luming("replay", script(tmp_path), "--tickets", str(tmp_path / "tickets.jsonl"))
    assert (done.returncode, done.stdout, (tmp_path / "tickets.jsonl").read_text()) == (0, "", "")


def test_a_bad_config_is_refused_with_the_words_of_check(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text((ROOT / "config.yaml").read_text("utf8").replace("18:00", "25:00", 1), "utf8")
    check = luming("check", "--config", str(bad))
    start = luming("--config", str(bad), "--data", str(tmp_path))
    replay = luming("replay", script(tmp_path), "--config", str(bad))
    assert [done.returncode for done in (check, start, replay)] == [1, 2, 2]
    problem = check.stdout.splitlines()[0]
    assert "bad.yaml:" in problem and "25:00" in problem
    assert problem in start.stderr and problem in replay.stderr


def test_classify_answers_in_order_and_goes_on_after_a_bad_line() -> None:
    lines = ['{"id": 1, "text": "3栋门口有车乱停", "more": 1}', "no json", '{"id": "b", "text": "晚上吃烧烤吗"}']
    done = luming_in_a_process("classify", stdin="\n".join(lines) + "\n")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["id"], first["label"], first["place"]) == (1, "parking", "3栋门口")
    assert (second["id"], second["label"], second["place"]) == ("b", "not_complaint", None)
    assert first.keys() == {"id", "label", "confidence", "evidence", "place", "also"}
    assert (done.returncode, done.stderr) == (1, "line 2: no JSON: Expecting value\n")
