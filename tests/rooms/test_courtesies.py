"""Manners in private: openers, messages without words, thanks; no hint is read word for word twice in a day."""

import pytest

from handlers.domain.message import Kind
from tests.language.town import OWNERS, STAFF, Town


@pytest.mark.parametrize("words", ["投诉一下", "反映个事", "我要说个问题", "我想投诉", "有个事情要反映一下"])
async def test_an_opener_is_no_matter_and_what_follows_is(town: Town, words: str) -> None:
    await town.says("陈姐", words)
    town.silent()
    await town.says("陈姐", "桂花苑的事,你好", None)
    await town.says("陈姐", words, None)
    town.told("陈姐", "是什么事、在哪里")
    assert town.numbers() == []
    await town.says("陈姐", "3栋门口有车乱停出不去")
    town.hears(OWNERS, "#1263 3栋门口")


@pytest.mark.parametrize("kind", [Kind.VOICE, Kind.VIDEO, Kind.FILE, Kind.IMAGE])
async def test_without_words_one_line_asks_for_them(town: Town, kind: Kind) -> None:
    await town.says("陈姐", "", None, kind=kind)
    town.told("陈姐", "请打几个字")
    await town.says("陈姐", "", None, kind=kind)
    town.told("陈姐", "我只认得文字")
    await town.says("陈姐", "", None, kind=kind)
    town.silent()


async def test_an_officers_voice_is_asked_for_in_words_as_well(town: Town) -> None:
    await town.says("李伟", "", None, kind=Kind.VOICE)
    town.told("李伟", "请打几个字")


async def test_no_hint_is_read_twice_in_a_day(town: Town) -> None:
    await town.at("09:00")
    read = []
    for words in ("你好", "在吗", "你好呀", "哈喽", "在不在"):
        await town.says("老周", words, None)
        read += [line.text for line in town.private("老周")]
    assert len(read) == len(set(read)) == 3
    await town.at("2025-09-29 10:00")
    await town.says("老周", "你好", None)
    town.told("老周", "我是小鹿")


async def test_a_chiefs_private_line_always_gets_an_answer(town: Town) -> None:
    await town.at("09:00")
    for minute, words in enumerate(("食堂几点开饭", "明天下雨吗", "谁有充电宝", "会议室钥匙呢", "打印机没纸了")):
        await town.at(f"09:{minute:02}")
        await town.says("周建国", words, None)
        assert len(town.private("周建国")) == 1
    town.silent(STAFF, OWNERS)


async def test_thanks_get_no_lecture(town: Town) -> None:
    await town.complained()
    await town.says("陈姐", "谢谢", None)
    town.silent()


async def test_a_later_private_line_is_not_filed_into_a_ticket_that_it_does_not_speak_of(town: Town) -> None:
    await town.complained()
    await town.at("08:40")
    await town.says("陈姐", "我明天要出差", None)
    assert "出差" not in town.ticket("1263").words


async def test_one_persons_second_complaint_is_a_second_ticket(town: Town) -> None:
    await town.complained()
    await town.says("陈姐", "9栋西门烧烤摊油烟熏死人")
    assert town.numbers() == ["1263", "1271"]
