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
    receipt, card, taken = map(json.loads, done.stdout.splitlines())
    assert (receipt["room"], receipt["quote"], receipt["ticket"], receipt["kind"]) == (
        "桂花苑业主群",
        {"id": "m1"},
        "1263",
        "text",
    )
    assert (card["room"], card["mention"]) == ("学桥执法工作站群", ["李伟"])
    assert (taken["to"], taken["text"]) == ("李伟", "已接#1263 违停堵门,3栋单元门口。10:32前办结。")
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
        ("no json", "从第 1 个字起不是 JSON  引号、冒号、逗号请用英文的,整行写在 {} 里"),
        ('{“at”: “2025-09-28T08:32:00+08:00”}', "从第 2 个字起不是 JSON"),
        ("[]", "[…] 不在 {} 里"),
        ("[" * 100_000, "括号套得太深"),
        ('{"at": ' + "1" * 5_000 + "}", "有一个数字太长"),
        ({"from": "陈姐", "text": "x"}, "缺 at(时间)  请写成 2025-09-28T08:32:00+08:00 这样"),
        (said("陈姐", "x", at="八点半"), 'at 不是时间:"八点半"'),
        (said("陈姐", "x", at=["八点半"]), "at 不是时间:[…]"),
        (said("陈姐", "x", at="2025-09-28T08:33:00"), "at 没写时区"),
        (said("陈姐", "x", at="0001-01-01T00:00:00+08:00"), "at 的年份不对"),
        (said("陈姐", "x", at="2025-09-28T08:31:00+08:00"), "时间倒退了"),
        (said("陈姐", "x", room="没有的群"), '没有 "没有的群" 这个群  可写:学桥执法工作站群、桂花苑业主群、'),
        (said("陈姐", "x", room=["桂花苑业主群"]), "没有 […] 这个群"),
        (said("陈姐", "x", kind="poem"), '没有 "poem" 这种消息  可写:text、image、'),
        (said("陈姐", "x", colour="red"), '没有 "colour" 这个键  可写:at、id、room、'),
        (said("陈姐", "x", **{"长" * 99: ""}), f'没有 "{"长" * 39}… 这个键  可写:'),
        (said("", "x"), "缺 from(谁说的)"),
        (said("陈姐", "x", id=7), "id 不是文字:7  请写在英文双引号里"),
        (said("陈姐", "", kind="recall"), "撤回缺 target"),
        (said("陈姐", "x", quote="m1"), 'quote 写得不对  可写:{"id": "那句话的 id"} 或'),
        (said("陈姐", "x", mention="李伟"), "mention 不是人名的列表"),
        ({"at": AT, "tick": "yes"}, 'tick 写得不对  可写:{"at": "时间", "tick": true}'),
        ({"at": AT, "offline": True, "from": "陈姐"}, "offline 写得不对"),
        ({"at": AT, "online": True}, "机器人已经是 online"),
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
    assert f'{file}:2: 前面没有 "#9999" 可以引用' in done.stderr
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
    lines = [
        '{"id": 1, "text": "3栋门口有车乱停", "more": 1}',
        '{"id": 2, "text',
        '{"id": "b", "text": "晚上吃烧烤吗"}',
    ]
    done = luming_in_a_process("classify", stdin="\n".join(lines) + "\n")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["id"], first["label"], first["place"]) == (1, "parking", "3栋门口")
    assert (second["id"], second["label"], second["place"]) == ("b", "not_complaint", None)
    assert first.keys() == {"id", "label", "confidence", "evidence", "place", "also"}
    assert (done.returncode, done.stderr) == (
        1,
        "第 2 行:从第 11 个字起不是 JSON  引号、冒号、逗号请用英文的,整行写在 {} 里\n",
    )


def test_classify_takes_plain_lines_by_their_numbers() -> None:
    """A person types sentences, a program writes objects, and both may stand in one file."""
    done = luming(
        "classify", stdin='3栋门口有车乱停\n\n  流浪狗追着孩子跑 \n{"id": "x", "text": "晚上吃烧烤吗"}\n[微笑]\n'
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(answer["id"], answer["label"]) for answer in answers] == [
        (1, "parking"),
        (3, "stray_dog"),
        ("x", "not_complaint"),
        (5, "not_complaint"),
    ]
    assert (done.returncode, done.stderr) == (0, "")


def test_a_line_is_read_alike_plain_and_in_an_object() -> None:
    text = "又堵3栋单元门口了!救护车来了都进不去"
    plain, wrapped = luming("classify", stdin=f'{text}\n{{"id": 2, "text": "{text}"}}\n').stdout.splitlines()
    assert json.loads(wrapped) == json.loads(plain) | {"id": 2}


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{", "从第 2 个字起不是 JSON  引号、冒号、逗号请用英文的,整行写在 {} 里"),
        (' {"id": 1, "text": "少了一半', "从第 20 个字起不是 JSON"),
        ('{"id": ' + "[" * 100_000, "括号套得太深"),
        ('{"text": "x"}', '缺 id  可写:一行一句话,或 {"id": 1, "text": "一句话"}'),
        ('{"id": 1}', "缺 text  可写:"),
        ('{"id": 1, "text": ["x"]}', "text 不是文字:[…]  可写:"),
    ],
)
def test_what_begins_like_an_object_must_be_one(line: str, wrong: str) -> None:
    done = luming("classify", stdin=f"{line}\n吵死了\n")
    assert (done.returncode, json.loads(done.stdout)["id"]) == (1, 2)
    assert done.stderr.startswith(f"第 1 行:{wrong}") and done.stderr.count("\n") == 1


def test_a_picture_is_told_as_one_and_kept_where_a_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    asks = {"at": AT, "from": "马兰", "text": "周报"}
    played = script(tmp_path, asks, asks)
    told = [json.loads(line) for line in luming("replay", played, "--papers", str(folder)).stdout.splitlines()]
    shown = [(line["kind"], line["to"], line["text"]) for line in told if line["kind"] != "text"]
    assert shown == [("image", "马兰", "学桥 9/22–9/28 一周情况:诉求0件,办结0件。")] * 2
    assert sorted(path.name for path in folder.iterdir()) == [
        "学桥 9-22–9-28 一周情况 (1).png",
        "学桥 9-22–9-28 一周情况.png",
    ]
