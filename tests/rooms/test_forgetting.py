"""Who asks for it is shown what is held about him, or forgotten: in every byte, while the bot runs; what was done stays on record."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import Ground
from handlers.domain.scene import Abilities
from tests.engine.commandline import Answer, luming
from tests.language.demo import open_town
from tests.language.town import OWNERS, STAFF, Town

ACCOUNT, NAME = "wxid_q7", "夜跑的风"


@pytest.fixture
async def town(tmp_path: Path, ground: Ground, empty_database: Path, abilities: Abilities) -> AsyncIterator[Town]:
    """The town in the folder of `luming run`."""
    (tmp_path / "live").mkdir()
    async with open_town(tmp_path / "live", ground, empty_database, abilities) as town:
        yield town


def run(tmp_path: Path, *arguments: str) -> Answer:
    return luming(*arguments, "--data", str(tmp_path))


def on_disk(tmp_path: Path, *words: str) -> list[str]:
    """Which of the words stand in any byte below the data folder; four digits within a hash or a moment are no flat of his."""
    files = [path for path in tmp_path.rglob("*") if path.is_file() and "lexicon" not in path.parts]
    everything = b"".join(path.read_bytes() for path in files)
    return [
        word
        for word in words
        if re.search(rb"(?<![0-9a-f.])" + re.escape(word.encode()) + rb"(?![0-9a-f])", everything)
    ]


async def lived(town: Town) -> None:
    """He chats, reports in his group with a picture and in private, is in doubt, votes, and is called by a neighbour."""
    await town.says(NAME, "今晚去河边夜跑吗", account=ACCOUNT)
    await town.says(NAME, "9栋502门口电动车飞线充电,冒火花了", account=ACCOUNT)
    await town.says(NAME, "", account=ACCOUNT, picture=True, id="spark")
    file = Path(town.house.database.engine.url.database or "").parent / "media" / "spark.jpg"
    file.parent.mkdir()
    file.write_bytes("火花照片".encode())
    await town.house.kept("spark", "media/spark.jpg")
    await town.says(NAME, "我家楼上1102天天半夜打麻将", None, account=ACCOUNT)
    await town.says("老周", f"@{NAME} 谢谢提醒")
    await town.says("老周", f"@{NAME} +1 我家也是", quote="#1263")
    await town.says("李伟", "收 1263", STAFF)
    await town.at("09:20")
    await town.says("李伟", "1263 办结 已拆除飞线", STAFF)
    await town.says(NAME, "1", account=ACCOUNT, quote="#1263")
    await town.says(NAME, "咱小区停车真高级,消防通道都成VIP车位了[强]", account=ACCOUNT)


HIS = (NAME, "河边夜跑", "冒火花", "飞线充电", "9栋502", "1102", "打麻将", "VIP车位", "火花照片")


async def test_nothing_that_he_said_is_left_in_any_byte_and_the_rest_stands(tmp_path: Path, town: Town) -> None:
    await lived(town)
    assert on_disk(tmp_path, *HIS) == list(HIS)
    events = town.memory.events()
    answer = run(tmp_path, "forget", NAME)
    assert answer.returncode == 0
    assert "已删除 fake/wxid_q7" in answer.stdout
    assert "erased" in answer.stderr
    assert not [word for word in HIS if word in answer.stderr]
    assert on_disk(tmp_path, *HIS) == []
    assert town.memory.events()[: len(events)] == events
    assert town.memory.events()[-1] == "PersonErased"
    assert town.ticket("1263").lead == "李伟"
    assert town.memory.rebuilt() == []


async def test_the_bot_goes_on_and_he_is_a_stranger(tmp_path: Path, town: Town) -> None:
    await lived(town)
    run(tmp_path, "forget", f"fake/{ACCOUNT}")
    await town.at("10:00")
    await town.says("新昵称", "9栋西门烧烤摊油烟熏死人", account=ACCOUNT)
    town.hears(OWNERS, "#1289")
    await town.says("张丽", "待核", STAFF)
    town.told("张丽", "没有待核的话")
    await town.says("李伟", "单 1263", STAFF)
    assert all(word not in line.text for line in town.chat.lines[-1:] for word in HIS)
    assert town.failures() == []


async def test_a_nickname_that_is_a_word_takes_no_card_along(tmp_path: Path, town: Town) -> None:
    await town.says("消防通道", "早", account="wxid_sly")
    await town.at("2025-09-28 23:10")
    await town.says("陈姐", "9栋消防通道堆满纸箱")
    run(tmp_path, "forget", "消防通道")
    town.chat.lines.clear()
    await town.at("2025-09-29 09:00")
    assert any("消防通道" in line.text for line in town.chat.lines if line.room == STAFF)
    assert "消防通道" in town.ticket("1263").words


async def test_a_nickname_like_an_id_or_like_an_officer_s_name_is_that_of_its_account(
    tmp_path: Path, town: Town
) -> None:
    await town.says("fake/wxid_sly", "早", account="wxid_sly")
    await town.says("李伟", "大家好", account="wxid_liar")
    await town.says("李伟", "收到", STAFF)
    assert run(tmp_path, "forget", "李伟").returncode == 2
    assert run(tmp_path, "forget", "fake/wxid_liar").returncode == 0
    assert run(tmp_path, "forget", "fake/wxid_sly").returncode == 0
    assert on_disk(tmp_path, "大家好") == []
    await town.complained()
    await town.accepted()
    assert town.ticket("1263").lead == "李伟"


async def test_a_card_that_waits_is_told_without_his_words(tmp_path: Path, town: Town) -> None:
    await town.at("2025-09-28 23:10")
    await town.says(NAME, "9栋门口的垃圾堆成山了,臭到502", account=ACCOUNT)
    answer = run(tmp_path, "forget", ACCOUNT)
    assert "1263" in answer.stdout
    assert on_disk(tmp_path, "堆成山", "9栋门口", "臭到502") == []
    town.chat.lines.clear()
    await town.at("2025-09-29 09:00")
    assert not any("堆成山" in line.text for line in town.chat.lines)
    assert town.ticket("1263").in_work
    assert town.failures() == []


async def test_two_of_one_name_are_listed_and_nothing_is_done(tmp_path: Path, town: Town) -> None:
    await town.says(NAME, "早", account=ACCOUNT)
    await town.says(NAME, "大家好", account="wxid_other")
    for command in ("forget", "export"):
        answer = run(tmp_path, command, NAME)
        assert (answer.returncode, answer.stdout) == (2, "")
        assert "fake/wxid_q7" in answer.stderr
        assert "fake/wxid_other" in answer.stderr
    assert on_disk(tmp_path, "大家好") == ["大家好"]
    assert run(tmp_path, "forget", "fake/wxid_other").returncode == 0
    assert on_disk(tmp_path, "大家好", "wxid_q7") == ["wxid_q7"]


@pytest.mark.parametrize("command", ["forget", "export"])
async def test_nobody_of_that_name(tmp_path: Path, town: Town, command: str) -> None:
    await town.says(NAME, "早", account=ACCOUNT)
    for wanted in ("没这个人", "夜跑", "", "%", "fake/%", "' OR 1=1"):
        answer = run(tmp_path, command, wanted)
        assert (answer.returncode, answer.stdout) == (2, ""), wanted
        assert "没有找到" in answer.stderr


@pytest.mark.parametrize("command", ["forget", "export"])
def test_without_a_database_there_is_nobody(tmp_path: Path, command: str) -> None:
    answer = run(tmp_path, command, NAME)
    assert (answer.returncode, "没有数据库" in answer.stderr) == (2, True)
    assert not (tmp_path / "live").exists()


async def test_an_officer_keeps_his_name_and_his_work(tmp_path: Path, town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "1263 车主说马上来挪", STAFF)
    answer = run(tmp_path, "forget", "李伟")
    assert "luming revoke" in answer.stdout
    assert on_disk(tmp_path, "车主说马上来挪") == []
    await town.resolved()
    assert town.ticket("1263").lead == "李伟"


async def test_all_that_is_held_is_shown(tmp_path: Path, town: Town) -> None:
    await lived(town)
    answer = run(tmp_path, "export", NAME)
    assert answer.returncode == 0
    shown = json.loads(answer.stdout)
    assert shown["账号"][0]["昵称"] == NAME
    for words in ("河边夜跑", "冒火花", "1102", "VIP车位", "media/spark.jpg"):
        assert words in answer.stdout
    assert sorted(ticket["单号"] for ticket in shown["反映的单"]) == ["学桥/1263", "学桥/1271"]
    assert shown["评价"]
    assert shown["机器人私下说给他的"]
    assert "老周" not in answer.stdout
    assert town.memory.events()[-1] == "PersonShown"


async def test_it_is_written_to_a_file_once(tmp_path: Path, town: Town) -> None:
    await town.says(NAME, "早", account=ACCOUNT)
    file = tmp_path / "held.json"
    assert run(tmp_path, "export", NAME, "--out", str(file)).returncode == 0
    assert json.loads(file.read_text("utf-8"))["账号"][0]["昵称"] == NAME
    assert run(tmp_path, "export", NAME, "--out", str(file)).returncode == 2


async def test_after_it_nothing_is_held(tmp_path: Path, town: Town) -> None:
    await lived(town)
    run(tmp_path, "forget", NAME)
    shown = json.loads(run(tmp_path, "export", f"fake/{ACCOUNT}").stdout)
    assert shown["说过的话"] == shown["记在单子和核实里的原话"] == shown["机器人私下说给他的"] == []
    assert "PersonErased" in {record["事情"] for record in shown["关于他的记录"]}


async def test_it_can_be_said_again(tmp_path: Path, town: Town) -> None:
    await lived(town)
    for _ in range(2):
        assert run(tmp_path, "forget", f"fake/{ACCOUNT}").returncode == 0
    assert town.memory.events().count("PersonErased") == 2
