"""The contact card, the guide and consultations: who is answered what, in private where that can be, and what stays a complaint."""

from pathlib import Path

import pytest

from bot.config import Ground
from handlers.domain.outreach import Contact, Topic, laid_over, topic_in
from handlers.domain.scene import Abilities
from handlers.governance.contact import is_asked
from handlers.grammar.texts.called import called
from tests.language.demo import open_town
from tests.language.town import OWNERS, STAFF, Town

DOGS, HOURS = Topic("养狗证", ("狗证", "犬证"), "派出所窗口。"), Topic("办公时间", ("上班", "下班"), "08:30-18:00。")
RUBBISH, BULKY = Topic("垃圾清运", ("垃圾",), "07:00。"), Topic("大件垃圾", ("旧家具",), "先告诉物业。")
TOPICS = (DOGS, HOURS, RUBBISH, BULKY)


@pytest.mark.parametrize(
    ("words", "topic"),
    [("狗证在哪办", DOGS), ("周末上班吗", HOURS), ("垃圾几点收", RUBBISH), ("大件垃圾放哪", BULKY), ("今天真热", None)],
)
def test_the_longest_name_that_a_line_holds_is_its_topic(words: str, topic: Topic | None) -> None:
    assert topic_in(TOPICS, words) is topic


def test_a_station_adds_topics_and_answers_some_in_its_own_way() -> None:
    own, more = Topic("养狗证", (), "找网格员。"), Topic("停车月卡", (), "找物业。")
    assert laid_over(TOPICS, (more, own)) == (own, HOURS, RUBBISH, BULKY, more)


def test_what_a_station_leaves_out_is_the_streets() -> None:
    assert Contact("1").over(Contact("2", "街道")) == Contact("1", "街道")


@pytest.mark.parametrize(
    ("name", "department", "read"),
    [
        ("李伟", "综合执法", "综合执法李队"),
        ("王磊", "公安", "公安王警官"),
        ("欧阳明", "交警", "交警欧阳警官"),
        ("张丽", "网格", "网格员张同志"),
        ("孙经理", "物业", "物业孙经理"),
    ],
)
def test_residents_read_surnames_alone(name: str, department: str, read: str) -> None:
    assert called(department, [name]) == read


@pytest.mark.parametrize("words", ["社区电话多少", "联系方式", "找谁", "有事该找谁", "今天谁值班", "怎么联系你们"])
def test_how_people_ask_for_the_card(words: str) -> None:
    assert is_asked(words)


@pytest.mark.parametrize("words", ["社区电话打不通", "7栋漏水找谁", "路灯坏了找谁", "谁值班室抽烟"])
def test_what_else_stands_in_a_line_is_no_card(words: str) -> None:
    assert not is_asked(words)


CARD = ("综合执法李队", "公安王警官", "0878-3121263", "学府路18号", "12345", "110")


async def test_the_card_is_read_in_private_with_no_whole_name(town: Town) -> None:
    await town.says("陈姐", "@小鹿 联系卡")
    town.silent(OWNERS, STAFF)
    assert not [name for name in ("李伟", "赵敏", "王磊", "张丽") if name in town.told("陈姐", *CARD).text]
    await town.says("陈姐", "社区电话多少啊", None)
    town.told("陈姐", *CARD)
    await town.says("陈姐", "联系卡")
    town.silent()
    await town.says("李伟", "联系卡", STAFF)
    town.hears(STAFF, *CARD)
    assert town.numbers() == []


async def test_only_the_night_is_there_at_night(town: Town) -> None:
    await town.at("20:30")
    await town.says("陈姐", "联系卡 桂花苑", None)
    assert "李队" not in town.told("陈姐", "公安王警官").text
    await town.says("陈姐", "谁值班", None)
    town.told("陈姐", "请写上您住的小区,如:谁值班 桂花苑")
    await town.says("陈姐", "谁值班 桂花苑", None)
    town.told("陈姐", "夜间值班:公安王警官。")
    await town.says("陈姐", "值班 桂花苑电动车乱停", None)
    town.told("陈姐", "直接说事情和地点")


async def test_a_stranger_reads_how_the_street_is_reached(town: Town) -> None:
    await town.says("新来的", "联系卡", None)
    assert "李队" not in town.told("新来的", "鹿鸣街道", "0878-3120010", "联系卡 小区名").text
    await town.says("新来的", "联系卡 学府里", None)
    assert "张同志" not in town.told("新来的", "学桥社区工作站", "网格员何同志").text


@pytest.mark.parametrize("abilities", [Abilities(private=False)])
async def test_where_nobody_is_reached_in_private_the_group_reads_one_line(town: Town) -> None:
    await town.says("陈姐", "@小鹿 联系卡", id="asks")
    line = town.hears(OWNERS, *CARD)
    assert "\n" not in line.text and line.quote == "asks"
    await town.says("老周", "@小鹿 养狗证怎么办", id="asks too")
    assert town.hears(OWNERS, "养狗证", "派出所").quote == "asks too"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("社区几点下班", "08:30-18:00"),
        ("周末上班吗?", "周末和节假日不办公"),
        ("请问养狗证怎么办", "免疫证"),
        ("居住证在哪办呀", "便民窗口"),
        ("垃圾几点收", "07:00"),
        ("旧沙发扔哪里", "指定点"),
        ("能办什么", "养狗证、居住证"),
        ("服务指南 狗证", "派出所"),
        ("指南 护照", "没有这一项"),
    ],
)
async def test_a_question_is_answered_from_the_guide_and_opens_nothing(town: Town, words: str, answer: str) -> None:
    await town.says("陈姐", words)
    town.silent()
    await town.says("陈姐", f"@小鹿 {words}")
    town.told("陈姐", answer, "0878-3121263")
    await town.says("老周", "早")
    await town.says("老周", words, None)
    town.told("老周", answer)
    town.silent(OWNERS, STAFF)
    assert town.numbers() == []


async def test_what_the_guide_does_not_know_is_said_and_listed(town: Town) -> None:
    await town.says("陈姐", "@小鹿 请问孩子上学证明怎么开?")
    town.told("陈姐", "不清楚", "0878-3121263")
    await town.says("张丽", "待核", None)
    town.told("张丽", "孩子上学证明", "咨询")


@pytest.mark.parametrize(
    "words",
    ["请问9栋烧烤油烟谁管?", "垃圾怎么没人收啊", "夜里装修吵死了几点能停", "宽带坏了找谁", "社区电话打不通,投诉"],
)
async def test_a_complaint_stays_one_whatever_it_asks(town: Town, words: str) -> None:
    await town.says("陈姐", f"@小鹿 {words}")
    assert town.numbers() == ["1263"]


async def test_who_asks_how_his_matter_stands_is_told_that(town: Town) -> None:
    await town.complained()
    await town.says("陈姐", "请问什么时候能办好?", None)
    town.told("陈姐", "#1263")


async def test_each_station_says_its_own(tmp_path: Path, ground: Ground, empty_database: Path) -> None:
    async with open_town(tmp_path, ground, empty_database, now="2025-09-29T10:00") as town:
        await town.says("住户", "@小鹿 社区电话", "锦绣园业主群")
        town.told("住户", "龙泉社区工作站", "综合执法罗队", "0878-3120010")
        await town.says("罗建明", "谁值班 学桥", None)
        town.told("罗建明", "不归您管")
