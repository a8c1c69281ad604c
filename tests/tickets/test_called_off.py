"""A danger that its author puts right: whoever was rung hears it. One danger that several tell is one alarm."""

import pytest

from handlers.domain.reading import Danger, Label, Level, Reading
from handlers.domain.ticket import State
from tests.language.town import ALARMED, OWNERS, STAFF, Town


async def fire(town: Town, words: str = "6栋着火了!!") -> None:
    await town.at("2025-09-30 09:00")
    await town.says("刘叔", words)
    await town.at("09:02")


@pytest.mark.parametrize(
    "words",
    [
        "说错了不是着火是烧烤",
        "不是着火,是烧烤",
        "看错了,是晚霞",
        "虚惊一场",
        "没着火,是水蒸气",
        "搞错了是人家在熏腊肉",
    ],
)
async def test_it_is_called_off_in_one_line_and_everybody_who_was_rung_hears_it(town: Town, words: str) -> None:
    await fire(town)
    await town.says("刘叔", words)
    town.hears(OWNERS, "#1263", "解除")
    town.hears(STAFF, "【解除】#1263", "不用赶去")
    assert town.rung("【解除】#1263", words) == ALARMED
    assert (town.ticket("1263").state, town.numbers()) == (State.WITHDRAWN, ["1263"])
    await town.at("10:00")  # nobody is reminded of it
    town.silent()


async def test_whoever_took_it_and_who_came_along_hear_it_too(town: Town) -> None:
    await fire(town)
    await town.says("段勇", "收 1263", STAFF)
    await town.says("赵敏", "我去 1263", STAFF)
    await town.says("刘叔", "说错了不是着火是烧烤")
    assert town.rung("【解除】") == ALARMED | {"段勇", "赵敏"}


@pytest.mark.parametrize(
    "words",
    [
        "没有人受伤,快来",
        "没明火,就是烟很大",
        "说错了,是消防通道那头",
        "看错了是浓烟",
        "不是烧烤,是着火了!",
        "不是开玩笑,真的着火了",
        "是不是着火了啊",
        "没人来啊",
        "救火车没来",
    ],
)
async def test_what_takes_nothing_back_calls_nothing_off(town: Town, words: str) -> None:
    await fire(town)
    await town.says("刘叔", words)
    assert (town.ticket("1263").in_work, town.rung("解除")) == (True, set())
    assert town.numbers() == ["1263"]


async def test_another_neighbours_word_calls_nothing_off(town: Town) -> None:
    await fire(town)
    await town.says("老周", "说错了不是着火是烧烤")
    assert town.ticket("1263").in_work


async def test_what_others_have_told_too_is_looked_at(town: Town) -> None:
    await fire(town)
    await town.says("老周", "6栋着火了好大的烟")
    await town.says("刘叔", "说错了不是着火是烧烤")
    town.silent(OWNERS)
    assert town.rung("#1263", "到场核实") == ALARMED
    assert town.ticket("1263").in_work


async def test_long_after_nothing_is_called_off(town: Town) -> None:
    await fire(town)
    await town.at("09:30")
    await town.says("刘叔", "说错了不是着火是烧烤")
    assert town.ticket("1263").in_work


async def test_what_is_told_after_it_was_called_off_is_another_ticket(town: Town) -> None:
    await fire(town)
    await town.says("刘叔", "说错了不是着火是烧烤")
    await town.says("刘叔", "3栋路灯坏了")
    assert town.ticket("1263").state is State.WITHDRAWN
    assert town.ticket("1271").level is Level.NORMAL


async def test_told_in_private_it_is_called_off_in_private(town: Town) -> None:
    await town.says("刘叔", "早")
    await town.at("2025-09-30 09:00")
    await town.says("刘叔", "6栋着火了", None)
    await town.says("刘叔", "说错了不是着火是烧烤", None)
    town.silent(OWNERS)
    town.told("刘叔", "解除")
    assert town.rung("【解除】#1263") == ALARMED
    assert town.rung("烧烤") == set()


@pytest.mark.parametrize(
    "words", ["是7栋不是6栋", "7栋,不是6栋", "着火的是7栋不是6栋", "说错了,是7栋", "不对是7栋,不是6栋着火"]
)
async def test_another_place_reaches_everybody_who_was_rung(town: Town, words: str) -> None:
    await fire(town)
    await town.says("刘叔", words)
    assert town.rung("#1263", "7栋") == ALARMED
    town.silent(OWNERS)
    assert (town.ticket("1263").place, town.numbers()) == ("7栋", ["1263"])
    assert town.ticket("1263").in_work


async def test_another_entrance_is_of_the_same_house(town: Town) -> None:
    await fire(town, "6栋2单元着火了!!")
    await town.says("刘叔", "说错了,是3单元")
    assert town.rung("#1263", "更正", "6栋3单元") == ALARMED
    assert town.ticket("1263").place == "6栋3单元"


async def test_a_normal_matter_is_put_elsewhere_by_the_same_words(town: Town) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("刘叔", "6栋门口有人乱停车")
    await town.says("刘叔", "是7栋不是6栋")
    assert (town.ticket("1263").place, town.numbers()) == ("7栋", ["1263"])


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("6栋着火了", "6栋着火了快来人"),
        ("着火了!!!", "6栋2单元着火了"),
        ("6栋着火了", "着火了快跑"),
        ("6栋着火了", "6栋冒浓烟"),
        ("6栋着火了", "有人晕倒了快来"),
        ("6栋着火了", "6栋有人受伤了"),
        ("6栋打起来了", "有人流血了"),
    ],
)
async def test_one_danger_that_two_neighbours_tell_is_one_alarm(town: Town, first: str, then: str) -> None:
    await fire(town, first)
    await town.says("老周", then)
    assert not town.rung("【红色】#1263", "立即处置")
    town.silent(STAFF)
    assert (town.numbers(), town.voices("1263")) == (["1263"], ["刘叔", "老周"])


async def test_of_somebody_hurt_in_it_the_group_reads_the_advice_and_the_called_the_rest(town: Town) -> None:
    await fire(town)
    await town.says("老周", "6栋有人晕倒了快来")
    town.hears(OWNERS, "120", "#1263")
    assert town.rung("#1263", "有人受伤") == ALARMED
    await town.says("陈姐", "6栋有人晕倒了快来")
    assert town.numbers() == ["1263"]


@pytest.mark.parametrize(
    ("first", "then"),
    [("6栋着火了", "9栋着火了"), ("着火了!!!", "12栋门口有人晕倒了"), ("6栋着火了", "楼下打起来了")],
)
async def test_another_danger_is_another_alarm(town: Town, first: str, then: str) -> None:
    await fire(town, first)
    await town.says("老周", then)
    assert town.numbers() == ["1263", "1271"]


async def test_five_lines_within_a_minute_are_one_alarm(town: Town) -> None:
    await town.at("2025-09-30 09:00")
    for who, words in (
        ("刘叔", "着火了!"),
        ("老周", "着火了着火了"),
        ("陈姐", "6栋冒烟了"),
        ("小米妈", "6栋着火了快打119"),
        ("刘叔", "6栋2单元着火了"),
    ):
        await town.says(who, words)
    assert (town.numbers(), town.ticket("1263").place) == (["1263"], "6栋2单元")


async def test_a_shock_beside_a_fire_is_one_alarm(town: Town) -> None:
    await fire(town)
    words = "6栋配电箱泡水漏电了"
    town.reads(
        words,
        Reading(
            label=Label.OTHER,
            subcategory="danger",
            confidence=0.9,
            place="6栋",
            level=Level.RED,
            danger=Danger.ELECTRIC,
        ),
    )
    await town.says("老周", words)
    town.hears(OWNERS, "离远", "#1263")
    assert town.numbers() == ["1263"]
