"""What is beyond our reach (医保、学位、拆迁款): no ticket; whoever says it to us hears whose duty it is, his group hears nothing."""

import pytest

from tests.language.town import OWNERS, STAFF, Town

LINES = [
    ("医保怎么还没报销", "医保部门"),
    ("医保局态度太差了投诉", "医保部门"),
    ("孩子学位没分到,投诉教育局", "教育部门"),
    ("拆迁款拖了三年不给", "房屋征收部门"),
    ("拆迁款一直不到账,没人管!", "房屋征收部门"),
    ("公积金提取好慢", "公积金中心"),
    ("养老金这个月少发了", "人社部门"),
]


@pytest.mark.parametrize(("words", "whose"), LINES)
async def test_it_is_no_ticket_and_whoever_asks_us_hears_whose_duty_it_is(town: Town, words: str, whose: str) -> None:
    await town.says("陈姐", words)
    town.silent()
    await town.says("老周", f"@小鹿 {words}")
    town.told("老周", whose)
    town.silent(OWNERS, STAFF)
    await town.says("老周", words, None)
    town.told("老周", whose)
    assert town.numbers() == []


@pytest.mark.parametrize(
    "words", ["医保局门口路灯坏了", "拆迁工地半夜施工吵死了", "学位房楼下乱停车堵门", "物业乱征收费用太黑了,投诉"]
)
async def test_what_happens_beside_such_an_office_is_ours(town: Town, words: str) -> None:
    await town.says("陈姐", words)
    assert town.numbers() == ["1263"]


async def test_danger_is_never_beyond_reach(town: Town) -> None:
    await town.says("陈姐", "5栋着火了,别管公积金了快跑")
    town.hears(OWNERS, "119")
