"""The guard against inspecting twice (避免重复、多头执法): whoever goes somewhere reads which other department was there of late."""

import pytest

from handlers.domain.facts.visit import VisitNoted
from tests.language.town import OWNERS, STAFF, Town


def noted(town: Town) -> list[tuple[str, str, str]]:
    found = [event for event in town.happened() if isinstance(event, VisitNoted)]
    return [(event.person, event.department, event.place.text) for event in found]


async def _at_the_stall(town: Town) -> None:
    """唐静 was at 9栋西门 for #1263."""
    await town.at("09:00")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    await town.says("唐静", "收", STAFF, quote="#1263")
    await town.at("09:20")
    await town.says("唐静", "到了", STAFF, quote="#1263")


@pytest.mark.parametrize("words", ["检查 9栋西门", "去检查 9号楼西门", "检查:9栋西门 证照", "9栋西门 检查"])
async def test_who_was_there_before_is_told_in_private(town: Town, words: str) -> None:
    await _at_the_stall(town)
    await town.at("10:00")
    await town.says("李伟", words, STAFF)
    town.silent(STAFF, OWNERS)
    town.told("李伟", "市监 唐静 09:20到过", "#1263", "一起商量")
    assert noted(town) == [("李伟", "综合执法", "9栋西门")]


@pytest.mark.parametrize(
    ("who", "where"), [("唐静", "9栋西门"), ("李伟", "5栋"), ("李伟", "学府里9栋西门"), ("李伟", "9栋东门")]
)
async def test_ones_own_department_and_other_places_are_no_matter(town: Town, who: str, where: str) -> None:
    await _at_the_stall(town)
    await town.says("李伟", "路过", None)
    await town.says(who, f"检查 {where}", None)
    assert town.told(who, "已记检查").text.endswith(("没有别的部门去过。", "去检查。要去请一起商量。"))


@pytest.mark.parametrize(
    ("first", "second"), [("鑫鑫超市", "鑫鑫超市"), ("老王烧烤", "老王烧烤店"), ("农贸市场", "农贸市场门口")]
)
async def test_shops_are_compared_by_their_names(town: Town, first: str, second: str) -> None:
    await town.at("09:00")
    await town.says("唐静", f"检查 {first}", None)
    town.told("唐静", "没有别的部门去过")
    await town.says("王磊", f"检查 {second}", None)
    town.told("王磊", "市监 唐静 09:00去检查")
    await town.says("李伟", "检查 学府路药店", None)
    town.told("李伟", "没有别的部门去过")


async def test_what_is_longer_ago_than_the_policy_says_is_not_told(town: Town) -> None:
    await town.at("09:00")
    await town.says("唐静", "检查 鑫鑫超市", None)
    await town.at("2025-10-05 09:01")
    await town.says("王磊", "检查 鑫鑫超市", None)
    town.told("王磊", "没有别的部门去过")


async def test_what_was_told_in_private_is_no_business_of_others(town: Town) -> None:
    await town.at("09:00")
    await town.says("夜跑的风", "桂花苑9栋502半夜打麻将,别说是我说的", None)
    await town.says("王磊", "收 1263", None)
    await town.says("王磊", "到了 1263", None)
    await town.says("李伟", "检查 9栋502", None)
    town.told("李伟", "没有别的部门去过")


async def test_whoever_plans_a_joint_action_reads_it_too(town: Town) -> None:
    await town.at("09:00")
    await town.says("唐静", "检查 农贸市场", None)
    await town.says("周建国", "联合整治 15:00 农贸市场 综合执法 公安", STAFF)
    town.told("周建国", "农贸市场:市监 唐静", "一起商量")
    await town.at("15:00")
    await town.says("王磊", "到场", STAFF)
    await town.at("16:00")
    await town.says("唐静", "检查 农贸市场", None)
    town.told("唐静", "公安 15:00到过(整治1)")


@pytest.mark.parametrize("words", ["检查 完了", "检查 没问题", "检查 过了吗"])
async def test_talk_of_an_inspection_is_none(town: Town, words: str) -> None:
    await town.says("李伟", words, STAFF)
    town.silent(STAFF)
    assert not noted(town)


async def test_nothing_written_is_asked_for(town: Town) -> None:
    await town.says("李伟", "检查", None)
    town.told("李伟", "检查 地点")
