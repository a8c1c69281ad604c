"""Quotes in the text form (「昵称：原文」 over dashes): what they quote is found by its words, and nothing in them is the speaker's own."""

import json
from pathlib import Path

import pytest

from handlers.domain.ticket import State
from tests.engine.commandline import luming
from tests.language.town import OWNERS, STAFF, Town

DASHES = "- - - - - - - - - - - - - - -"
NAMES = ["老周", "3栋:老周", "老周(车位:12)", "3栋楼下天天堵车 早", "「老周」", "7栋着火了：快跑", "wx:老周：业主"]
ENDS = [f"\n{DASHES}\n", f"\r\n{DASHES}\r\n", "\n—————————\n", "\n-----\n"]


def quoting(words: str, reply: str, name: str = "老周", end: str = ENDS[0]) -> str:
    return f"「{name}：{words}」{end}{reply}"


async def complained(town: Town) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("老周", "3栋单元门口被车堵了出不来")


async def words_of(town: Town, room: str | None, words: str) -> str:
    """The whole of the bot's newest line there that holds the words."""
    return next(line.text for line in reversed(town.chat.lines) if line.room == room and words in line.text)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("end", ENDS, ids=["dashes", "crlf", "line", "hyphens"])
async def test_whatever_the_nickname_holds(town: Town, name: str, end: str) -> None:
    await complained(town)
    await town.says("小米妈", quoting("3栋单元门口被车堵了出不来", "我家也是", name, end))
    town.silent()
    assert (town.numbers(), town.voices("1263")) == (["1263"], ["老周", "小米妈"])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("reply", ["早", "哈哈", "好的", "吃了吗", "谢谢"])
async def test_a_quote_of_chatter_says_nothing(town: Town, name: str, reply: str) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("老周", "大家早上好呀")
    await town.says("乙", quoting("大家早上好呀", reply, name))
    town.silent()
    assert town.numbers() == []


@pytest.mark.parametrize("reply", ["早", "这是什么时候的事", "已经好了吧"])
async def test_a_quoted_complaint_is_not_the_speakers(town: Town, reply: str) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("乙", quoting("7栋着火了快跑", reply))
    town.silent()
    assert town.numbers() == []


async def test_what_is_said_under_a_quote_is_heard(town: Town) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("乙", quoting("大家早上好呀", "9栋西门烧烤摊油烟熏死人"))
    assert "早上好" not in town.hears(STAFF, "#1263", "9栋西门").text


async def test_a_quote_in_a_quote(town: Town) -> None:
    await complained(town)
    inner = quoting("3栋单元门口被车堵了出不来", "天天这样没人管", "老周")
    await town.says("陈姐", inner)
    await town.says("小米妈", quoting(inner, "我家也是", "陈姐"))
    assert "小米妈" in town.voices("1263")
    assert town.numbers() == ["1263"]


@pytest.mark.parametrize("end", ENDS, ids=["dashes", "crlf", "line", "hyphens"])
@pytest.mark.parametrize(
    ("words", "state"), [("收", State.ACCEPTED), ("到了", State.ON_SITE), ("好了", State.RESOLVED)]
)
async def test_an_officer_quotes_his_card(town: Town, end: str, words: str, state: State) -> None:
    await complained(town)
    card = await words_of(town, STAFF, "#1263")
    await town.says("小米妈", "2栋那边有人乱停车占车位")  # a newer card of his
    await town.says("李伟", quoting(card, words, "小鹿", end), STAFF)
    assert (town.ticket("1263").state, town.ticket("1271").state) == (state, State.OPEN)


async def test_in_private_the_question_and_a_number(town: Town) -> None:
    await complained(town)
    await town.says("小米妈", "2栋那边有人乱停车占车位")
    await town.says("李伟", "1263 1271 收", STAFF)
    await town.says("李伟", "搞定了", None)
    asked = await words_of(town, None, "您指哪一件")
    await town.says("李伟", quoting(asked, "1271", "小鹿"), None)
    town.hears(OWNERS, "#1271 已办")
    assert town.ticket("1263").state is State.ACCEPTED


@pytest.mark.parametrize("reply", ["收", "收到,马上去"])
async def test_in_private_a_task_is_quoted_by_its_words(town: Town, reply: str) -> None:
    await town.at("2025-09-30 09:00")
    for line in ("12栋楼道的路灯坏了好几天没人修", "10栋门口垃圾没人收"):
        await town.says("小米妈", line)
    task = await words_of(town, None, "#1263")
    await town.says("孙经理", quoting(task, reply, "小鹿"), None)
    assert (town.ticket("1263").lead, town.ticket("1271").lead) == ("孙经理", None)


async def test_the_words_of_somebody_elses_private_chat_are_not_found(town: Town) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("小米妈", "12栋楼道的路灯坏了好几天没人修")
    task = await words_of(town, None, "#1263")
    await town.says("邓经理", quoting(task, "收", "小鹿"), None)
    assert town.ticket("1263").lead is None


async def test_a_vote_quotes_the_result(town: Town) -> None:
    await complained(town)
    await town.says("李伟", "收", STAFF)
    await town.says("李伟", "办结 1263 车挪走了", STAFF)
    result = await words_of(town, OWNERS, "#1263 已办")
    await town.says("老周", quoting(result, "1", "小鹿"))
    assert town.votes("1263") == {"老周": "satisfied"}


@pytest.mark.parametrize("text", ["「大家早上好」", "「3栋」单元门口被车堵了出不来", "「老周：早", f"{DASHES}\n早"])
async def test_brackets_alone_are_no_quote(town: Town, text: str) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("乙", text)
    assert (town.numbers() == ["1263"]) is ("堵" in text)


def test_in_a_replay_as_well(tmp_path: Path) -> None:
    rows = [
        {"at": "2025-09-30T09:00:00+08:00", "room": OWNERS, "from": "老周", "text": "3栋单元门口被车堵了出不来"},
        {"at": "2025-09-30T09:00:30+08:00", "room": OWNERS, "from": "小米妈", "text": "2栋那边有人乱停车占车位"},
        {"at": "2025-09-30T09:01:00+08:00", "room": OWNERS, "from": "刘叔", "text": quoting("3栋单元门口被车堵了出不来", "我家也是", "7栋着火了:快跑", ENDS[1])},
        {"at": "2025-09-30T09:02:00+08:00", "room": STAFF, "from": "李伟", "mention": ["3栋 老周:车主"], "text": "@3栋 老周:车主 收 1263"},
    ]  # fmt: skip
    script, tickets = tmp_path / "script.jsonl", tmp_path / "tickets.jsonl"
    script.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n", "utf8")
    done = luming("replay", str(script), "--tickets", str(tickets))
    assert done.returncode == 0
    first, second = map(json.loads, tickets.read_text("utf8").splitlines())
    assert (first["voices"], first["lead"], first["level"]) == (["老周", "刘叔"], "李伟", "urgent")
    assert (second["voices"], second["lead"]) == (["小米妈"], None)
