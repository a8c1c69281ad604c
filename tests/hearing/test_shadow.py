"""Shadow mode (试运行): in such a group the bot says nothing, does nothing, and tells the chiefs what it would have done."""

import pytest

from tests.language.town import OWNERS, STAFF, Town

CHIEF, CHIEFS = "周建国", ("周建国", "马兰")


async def _on(town: Town, words: str = "试运行 桂花苑业主群") -> None:
    await town.says(CHIEF, words, None)


async def test_a_complaint_is_told_to_the_chiefs_alone(town: Town) -> None:
    await _on(town)
    town.told(CHIEF, "桂花苑业主群", "试运行")
    await town.complained()
    for chief in CHIEFS:
        town.told(chief, "【试运行】桂花苑业主群 08:32", "违停堵门", "加急", "会说:收到,#(单号)")
    town.silent(OWNERS, STAFF)
    assert town.numbers() == []
    await town.at("12:00")
    town.silent()


async def test_chatter_is_told_to_nobody(town: Town) -> None:
    await _on(town)
    await town.says("老周", "吃了吗")
    await town.says("老周", "+1")
    town.silent()


async def test_a_question_that_it_would_ask_is_told(town: Town) -> None:
    await _on(town)
    await town.says("夜跑的风", "咱小区停车真高级,消防通道都成VIP车位了[强]")
    town.told(CHIEF, "会说:是占消防通道吗")
    await town.says("夜跑的风", "3栋")
    town.silent(OWNERS, STAFF)
    assert town.numbers() == []


async def test_what_was_open_before_goes_on_without_a_word_in_the_group(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await _on(town)
    await town.resolved()
    town.told(CHIEF, "#(单号)", "满意")
    town.silent(OWNERS)


async def test_other_groups_go_on(town: Town) -> None:
    await _on(town)
    room = next(c.room for c in town.ground.channels.values() if c.compound and c.room != OWNERS)
    await town.says("某人", "3栋单元门口被车堵死了出不来", room)
    town.hears(room, "#")


@pytest.mark.parametrize("off", ["试运行 桂花苑业主群 关", "试运行 桂花苑 关闭"])
async def test_taken_out_again_it_speaks(town: Town, off: str) -> None:
    await _on(town)
    await _on(town, off)
    town.told(CHIEF, "正式")
    await town.complained()
    town.hears(OWNERS, "#1263")


async def test_which_groups_rehearse(town: Town) -> None:
    await _on(town, "试运行")
    town.told(CHIEF, "没有群")
    await _on(town)
    await _on(town, "试运行")
    town.told(CHIEF, "桂花苑业主群")


@pytest.mark.parametrize(
    ("who", "words", "answer"),
    [
        (CHIEF, "试运行 没有苑", "没有“没有苑”"),
        (CHIEF, "试运行 锦绣园业主群", "没有“锦绣园业主群”"),
        ("李伟", "试运行 桂花苑", "站长"),
    ],
)
async def test_what_cannot_be_gets_a_clear_answer(town: Town, who: str, words: str, answer: str) -> None:
    await town.says(who, words, None)
    town.told(who, answer)
    await town.complained()
    town.hears(OWNERS, "#1263")


async def test_a_chief_still_uses_commands_there(town: Town) -> None:
    await _on(town)
    await town.says(CHIEF, "@小鹿 今日")
    town.told(CHIEF, "诉求0件")
