"""Complex cases: who may mark one, which expert is called, the checklist that its lead is asked through."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Ground
from handlers.domain.evidence import Item
from handlers.domain.facts.expert import EvidenceGiven, EvidenceSkipped, MarkedComplex
from handlers.domain.scene import Abilities
from handlers.domain.town import Bureau
from tests.language.demo import open_town
from tests.language.town import OWNERS, STAFF, Town


async def _led(town: Town) -> None:
    """老周's smoke: ticket 1263, of 市监; 李伟 leads it."""
    await town.at("2025-09-30 09:40")
    await town.says("老周", "9栋西门烧烤摊油烟熏死人")
    await town.says("李伟", "收 1263", STAFF)
    await town.at("10:00")


async def test_the_expert_is_called_and_the_lead_is_asked_item_by_item(town: Town) -> None:
    await _led(town)
    await town.says("李伟", "疑难 1263 油烟要不要测", STAFF)
    town.silent(STAFF, OWNERS)
    town.told("唐静", "#1263(9栋西门 烧烤油烟)列为疑难", "李伟请您指导", "油烟要不要测", "主办李伟")
    assert town.rung("已标为疑难,已请市监唐静", "#1263 疑难证据清单,共4项", "1/4 什么") == {"李伟"}
    await town.says("李伟", "没有烟道,烧炭烤,油烟直排9栋", None)
    town.told("李伟", "2/4 何时")
    await town.says("李伟", "每天晚上六点到十点", None)
    town.told("李伟", "3/4 何人")
    await town.says("李伟", "跳过", None)
    town.told("李伟", "4/4 照片")
    await town.shows("李伟", None)
    town.told("李伟", "#1263 疑难证据4项:3有,缺何人。")
    town.told("唐静", "疑难证据4项:3有,缺何人")
    happened = town.happened()
    given = [event for event in happened if isinstance(event, EvidenceGiven)]
    assert [(event.item, event.words.text) for event in given] == [
        (Item.WHAT, "没有烟道,烧炭烤,油烟直排9栋"),
        (Item.WHEN, "每天晚上六点到十点"),
        (Item.PHOTO, ""),
    ]
    assert given[-1].photos and [e.item for e in happened if isinstance(e, EvidenceSkipped)] == [Item.WHO]
    await town.says("马兰", "单 1263", None)
    said = town.told("马兰", "疑难:证据4项,有3项").text
    assert "烟道" not in said and "六点" not in said


async def test_a_picture_counts_whenever_it_is_shown(town: Town) -> None:
    await _led(town)
    await town.says("李伟", "1263疑难", STAFF)
    await town.shows("李伟", None)
    town.told("李伟", "1/4 什么")
    for words in ("占道烧烤", "昨晚八点", "摊主姓杨"):
        await town.says("李伟", words, None)
    town.told("李伟", "疑难证据4项:都有了")


async def test_a_picture_may_follow_under_the_list(town: Town) -> None:
    await _led(town)
    await town.says("李伟", "1263疑难", STAFF)
    for words in ("占道烧烤,把摊收了又摆出来", "昨晚八点", "摊主姓杨", "没有"):
        await town.says("李伟", words, None)
    town.told("李伟", "3有,缺照片", "补发")
    assert town.ticket("1263").lead == "李伟" and town.ticket("1263").in_work
    await town.at("13:00")
    await town.shows("李伟", None, quote="缺照片")
    town.told("李伟", "都有了")
    town.told("唐静", "都有了")


async def test_whoever_has_nothing_to_do_with_it_may_not_mark_it(town: Town) -> None:
    await _led(town)
    await town.says("段勇", "疑难 1263", STAFF)
    town.told("段勇", "主办、协办或站长")
    town.silent(STAFF)
    await town.says("段勇", "1263 我也去", STAFF)
    await town.says("段勇", "疑难 1263", STAFF)
    town.told("段勇", "已标为疑难")
    assert town.rung("1/4 什么") == {"李伟"}
    await town.says("马兰", "疑难 1263", None)
    town.told("马兰", "已经是疑难件", "唐静")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("疑难 1263 住建 墙体裂缝要不要紧", ("没有“住建”这个部门", "已请市监唐静")),
        ("疑难 1271", ("没有#1271",)),
    ],
)
async def test_a_mistake_gets_a_clear_answer(town: Town, line: str, words: tuple[str, ...]) -> None:
    await _led(town)
    await town.says("马兰", line, None)
    town.told("马兰", *words)


async def test_another_department_may_be_asked_and_nobody_asks_himself(town: Town) -> None:
    await _led(town)
    await town.says("李伟", "1263疑难,请交警专家看下", STAFF)
    town.told("陈刚", "列为疑难")
    await town.says("李伟", "疑难 1263 公安", STAFF)
    town.told("王磊", "列为疑难")
    await town.says("李伟", "疑难 1263 街道执法队", None)
    town.told("李伟", "已经是疑难件")


async def test_marked_before_anybody_leads_the_checklist_waits_for_the_lead(town: Town) -> None:
    await town.at("2025-09-30 09:40")
    await town.says("老周", "9栋西门烧烤摊油烟熏死人")
    await town.says("马兰", "疑难 1263", None)
    assert not town.rung("1/4 什么")
    await town.says("李伟", "收 1263", STAFF)
    assert town.rung("1/4 什么") == {"李伟"}


async def test_a_deed_in_between_is_a_deed_and_the_question_stands(town: Town) -> None:
    await _led(town)
    await town.says("李伟", "疑难 1263", STAFF)
    await town.says("李伟", "到了", None)
    assert town.ticket("1263").arrived_at is not None
    await town.says("李伟", "摊子又摆出来三家,油烟大", None)
    town.told("李伟", "2/4 何时")


async def test_a_closed_ticket_needs_no_expert(town: Town) -> None:
    await _led(town)
    await town.says("李伟", "1263 办结 摊子收了", STAFF)
    await town.says("马兰", "疑难 1263", None)
    town.told("马兰", "已经办结或撤回")


@pytest.fixture
async def manned(tmp_path: Path, ground: Ground, abilities: Abilities, empty_database: Path) -> AsyncIterator[Town]:
    """The demo town where 市监 has an expert."""
    street = replace(ground.town, bureaus={"市监": Bureau(expert="小方")})
    async with open_town(tmp_path, replace(ground, town=street), empty_database, abilities) as manned:
        yield manned


async def test_the_bureaus_own_expert_comes_first(manned: Town) -> None:
    await _led(manned)
    await manned.says("李伟", "拿不准,请专家", STAFF, quote="#1263")
    manned.told("小方", "#1263", "列为疑难")
    [event] = [event for event in manned.happened() if isinstance(event, MarkedComplex)]
    assert event.experts == (("市监", "小方"),)


async def test_by_night_the_expert_of_what_can_wait_reads_it_in_the_morning(town: Town) -> None:
    await _led(town)
    await town.at("22:30")
    await town.says("马兰", "疑难 1263", STAFF)
    assert not town.private("唐静")
    await town.at("2025-10-01 07:00")
    town.told("唐静", "列为疑难")


async def test_what_was_asked_may_be_answered_hours_later_under_it(town: Town) -> None:
    await _led(town)
    await town.says("李伟", "疑难 1263", STAFF)
    await town.at("13:00")
    await town.says("李伟", "占道烧烤,没有执照", None)
    assert "2/4" not in "".join(line.text for line in town.private("李伟"))
    await town.says("李伟", "占道烧烤,没有执照", None, quote="1/4 什么")
    town.told("李伟", "2/4 何时")
    await town.at("13:50")
    await town.says("李伟", "疑难 1263", None)
    town.told("李伟", "已经是疑难件", "2/4 何时")
    await town.says("李伟", "每晚八点", None)
    town.told("李伟", "3/4 何人")


@pytest.mark.parametrize("room", [None, STAFF])
async def test_what_is_not_there_is_passed_over_wherever_it_is_said(town: Town, room: str | None) -> None:
    await _led(town)
    await town.says("李伟", "疑难 1263", STAFF)
    await town.says("李伟", "跳过", room)
    town.told("李伟", "2/4 何时")
    await town.says("李伟", "不知道", room)
    town.told("李伟", "3/4 何人")
    await town.says("李伟", "没有", room)
    town.told("李伟", "4/4 照片")
    await town.says("李伟", "照片没拍", room)
    town.told("李伟", "#1263 疑难证据4项:0有,缺什么、何时、何人、照片")
    town.silent(STAFF, OWNERS)
    assert town.ticket("1263").in_work


async def test_a_word_alone_answers_hours_later_too(town: Town) -> None:
    await _led(town)
    await town.says("李伟", "疑难 1263", STAFF)
    await town.at("12:00")
    await town.says("李伟", "跳过", STAFF)
    town.told("李伟", "2/4 何时")
    await town.at("13:10")
    await town.says("李伟", "没拍照", None)
    town.told("李伟", "2/4 何时")
    assert [e.item for e in town.happened() if isinstance(e, EvidenceSkipped)] == [Item.WHAT, Item.PHOTO]


async def test_a_label_sets_the_item_that_it_names_and_the_expert_reads_the_words(town: Town) -> None:
    await _led(town)
    await town.says("李伟", "疑难 1263", STAFF)
    await town.says("李伟", "何时:昨晚八点,何人:摊主姓杨 13812345678", None)
    town.told("李伟", "1/4 什么")
    await town.shows("李伟", STAFF)
    town.told("李伟", "1/4 什么")
    town.silent(STAFF)
    await town.says("李伟", "什么：占道烧烤", STAFF)
    town.told("李伟", "#1263 疑难证据4项:都有了")
    said = town.told("唐静", "都有了", "什么:占道烧烤", "何时:昨晚八点", "何人:摊主姓杨", "照片:有").text
    assert "13812345678" not in said
    await town.says("李伟", "疑难 1263", STAFF)
    await town.says("李伟", "今天收工", STAFF)
    town.silent()


async def test_talk_of_the_work_group_is_no_evidence(town: Town) -> None:
    await _led(town)
    await town.says("李伟", "疑难 1263", STAFF)
    await town.says("李伟", "油烟大得很,老板也不在", STAFF)
    await town.says("段勇", "跳过", STAFF)
    await town.shows("段勇", STAFF)
    assert not [e for e in town.happened() if isinstance(e, EvidenceGiven | EvidenceSkipped)]


@pytest.mark.parametrize(
    ("who", "line", "room"),
    [
        ("李伟", "算了不疑难了", None),
        ("李伟", "算了,不疑难了", STAFF),
        ("李伟", "疑难 1263 取消", STAFF),
        ("李伟", "1263 不疑难了", None),
        ("马兰", "1263不用疑难了", None),
    ],
)
async def test_a_complex_case_ends(town: Town, who: str, line: str, room: str | None) -> None:
    await _led(town)
    await town.says("李伟", "疑难 1263", STAFF)
    await town.says("李伟", "占道烧烤", None)
    await town.says(who, line, room)
    town.told(who, "#1263 不再列为疑难。")
    town.told("唐静", f"#1263 {who}说不再是疑难")
    assert town.ticket("1263").checklist is None
    await town.says("李伟", "昨晚八点", None)
    assert not town.rung("疑难证据")
    await town.says("李伟", "疑难 1263", STAFF)
    assert town.rung("1/4 什么") == {"李伟"}
