"""What a group reads of a closed matter: our own words, true of the officer's, by day."""

import pytest

from tests.language.town import OWNERS, STAFF, Town


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("车挪走了 1辆", "已挪走(1辆)"),
        ("罚款就算了,是老赵家亲戚,劝走了", "已劝离"),
        ("摊子收了 2处", "摊已劝离(2处)"),
        ("贴了违停告知书", "已依规处理"),
        ("和赵老板说好不摆了", "已处理好"),
    ],
)
async def test_an_officers_words_are_never_read_in_the_group(town: Town, words: str, told: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", f"1263 办结 {words}", STAFF)
    line = town.hears(OWNERS, f"#1263 已办:{told}")
    assert "赵" not in line.text
    assert "罚款" not in line.text


async def test_by_night_no_group_is_asked_and_its_poll_runs_from_the_morning(town: Town) -> None:
    await town.complained(at="21:30")
    await town.accepted(at="21:40")
    await town.at("22:30")
    await town.says("李伟", "1263 办结 车挪走了", STAFF)
    town.silent(OWNERS)
    await town.at("2025-09-29 07:00")
    town.hears(OWNERS, "#1263 已办:已挪走。@陈姐")
    await town.at("2025-10-02 06:59")
    assert town.ticket("1263").state == "resolved"
    await town.at("2025-10-02 07:00")
    assert town.ticket("1263").state == "archived"


async def test_a_vote_before_the_poll_was_told_counts(town: Town) -> None:
    await town.complained(at="21:30")
    await town.at("22:30")
    await town.says("李伟", "1263 办结 车挪走了", STAFF)
    await town.says("陈姐", "车走了,满意", None)
    assert town.votes("1263") == {"陈姐": "satisfied"}


@pytest.mark.parametrize(
    ("words", "at_night", "in_the_morning"),
    [
        ("3栋门口有车乱停", "", "#1263 已办:已挪走。请您评价"),
        ("3栋单元门口又被堵了,救护车进不去", "#1263 已办:已挪走。", ""),
    ],
)
async def test_by_night_nobody_is_asked_in_private_either(
    town: Town, words: str, at_night: str, in_the_morning: str
) -> None:
    await town.says("老周", "早")
    await town.at("21:30")
    await town.says("老周", words, None)
    await town.says("李伟", "收 1263", None)
    await town.at("22:30")
    await town.says("李伟", "1263 办结 车挪走了", STAFF)
    assert [line.text for line in town.private("老周")] == ([at_night] if at_night else [])
    await town.at("2025-09-29 07:00")
    assert [in_the_morning in line.text for line in town.private("老周")] == ([True] if in_the_morning else [])
    town.silent(OWNERS)
