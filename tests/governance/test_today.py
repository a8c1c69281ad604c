"""今日: figures of what happened, each with its tickets; withdrawn matters stand in no denominator, votes in the round they were given in."""

import re

import pytest

from tests.language.town import OWNERS, STAFF, Town


async def figures(town: Town, who: str = "吴娟", room: str | None = None) -> dict[str, int]:
    """The figures that somebody reads: {"诉求": 1, ...}; 应评 and 回 as well."""
    await town.says(who, "今日", room)
    line = town.hears(room, "诉求") if room else town.told(who, "诉求")
    text = line.text.split("\n", 1)[1]
    return {name: int(count) for name, count in re.findall(r"([\u4e00-\u9fff]+?)(\d+)(?=[件人次、(),\n)]|$)", text)}


async def sources(town: Town, who: str = "吴娟") -> dict[str, str]:
    await town.says(who, "今日 来源", None)
    rows = town.told(who, "数字来源").text.splitlines()[1:]
    return dict(row.split(":", 1) for row in rows)


async def closed_once(town: Town) -> None:
    """老周's blocked door, accepted in time and closed."""
    await town.at("2025-09-30 09:00")
    await town.says("老周", "3栋单元门口被车堵了出不来")
    await town.says("李伟", "收", STAFF)
    await town.at("09:20")
    await town.says("李伟", "办结 1263 车挪走了 1辆", STAFF)


async def test_accepted_in_time_and_then_reopened_by_a_three(town: Town) -> None:
    await closed_once(town)
    await town.at("09:40")
    await town.says("老周", "3")
    today = await figures(town)
    assert (today["及时"], today["没解决"], today["应评"], today["回"]) == (1, 1, 1, 1)
    assert (today["办结"], today["在办"], today["重开"], today["满意"]) == (1, 1, 1, 0)


async def test_an_unanswered_poll_is_nobodys_satisfaction(town: Town) -> None:
    await closed_once(town)
    today = await figures(town)
    assert (today["应评"], today["回"], today["满意"]) == (1, 0, 0)


async def test_every_round_counts_its_own(town: Town) -> None:
    await closed_once(town)
    await town.says("老周", "3")
    await town.at("09:50")  # too late for the second round: 10 minutes
    await town.at("09:55")
    await town.says("李伟", "收", STAFF)
    await town.says("李伟", "办结 1263 挪走了 2辆", STAFF)
    await town.says("老周", "1")
    today = await figures(town)
    assert (today["接单"], today["及时"], today["办结"], today["重开"]) == (2, 1, 2, 1)
    assert (today["满意"], today["没解决"], today["应评"], today["回"]) == (1, 1, 2, 2)


@pytest.mark.parametrize("last", ["2", "1"])
async def test_the_newest_vote_of_a_round_counts(town: Town, last: str) -> None:
    await closed_once(town)
    for vote in ("1", "2", last):
        await town.says("老周", vote)
    today = await figures(town)
    assert (today["满意"], today["部分"], today["回"]) == ((0, 1, 1) if last == "2" else (1, 0, 1))


async def test_a_voice_is_asked_too_and_a_passer_by_is_not(town: Town) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("老周", "3栋单元门口被车堵了出不来")
    await town.says("小米妈", "+1")
    await town.says("李伟", "收", STAFF)
    await town.says("李伟", "办结 1263 挪走了", STAFF)
    await town.says("小米妈", "满意")
    await town.says("路人甲", "1")
    today = await figures(town)
    assert (today["诉求"], today["反映"], today["应评"], today["回"], today["满意"]) == (1, 2, 2, 1, 1)


async def test_what_was_taken_back_stands_in_no_denominator(town: Town) -> None:
    await closed_once(town)
    await town.at("09:30")
    await town.says("小米妈", "5栋有人楼道充电瓶车")
    await town.takes_back("小米妈", "楼道充电")
    today = await figures(town)
    assert (today["诉求"], today["反映"], today["在办"], today["撤回"]) == (1, 1, 0, 1)
    assert (await sources(town))["撤回"] == "#1271"


async def test_a_day_on_which_everything_was_taken_back(town: Town) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("小米妈", "5栋有人楼道充电瓶车")
    await town.takes_back("小米妈", "楼道充电")
    today = await figures(town)
    assert (today["诉求"], today["反映"], today["应评"], today["撤回"]) == (0, 0, 0, 1)


async def test_told_again_it_counts_again(town: Town) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("小米妈", "5栋有人楼道充电瓶车")
    await town.takes_back("小米妈", "楼道充电")
    await town.says("小米妈", "说错了 是6栋2单元楼道充电")
    today = await figures(town)
    assert (today["诉求"], today.get("撤回", 0)) == (1, 0)


@pytest.mark.parametrize("words", ["今日 来源", "今日来源", "今日 来源。", "@小鹿 今日 来源"])
async def test_every_figure_opens_to_its_tickets(town: Town, words: str) -> None:
    await closed_once(town)
    await town.says("老周", "3")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    await town.says("马兰", words, None)
    rows = dict(row.split(":", 1) for row in town.told("马兰", "数字来源").text.splitlines()[1:])
    assert rows["诉求"] == "#1263、#1271"
    assert {rows[name] for name in ("接单", "及时", "办结", "重开", "应评", "没解决")} == {"#1263"}


async def test_a_figure_and_its_source_are_the_same(town: Town) -> None:
    await closed_once(town)
    await town.says("小米妈", "2栋那边有人乱停车占车位")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    await town.says("老周", "1")
    today, source = await figures(town), await sources(town)
    for name in ("诉求", "接单", "及时", "办结", "在办", "应评", "满意"):
        assert today[name] == len(source.get(name, "").split("、")) if today[name] else name not in source


async def test_a_round_of_yesterday_is_not_todays_and_its_votes_stand_with_it(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    await town.says("老周", "3栋单元门口被车堵了出不来")
    await town.says("李伟", "收", STAFF)
    await town.says("李伟", "办结 1263 挪走了", STAFF)
    await town.at("2025-09-30 09:00")
    today = await figures(town)
    assert (today["诉求"], today["接单"], today["办结"], today["应评"]) == (0, 0, 0, 0)
    await town.says("老周", "3")
    today = await figures(town)
    assert (today["诉求"], today["重开"], today["在办"]) == (0, 1, 1)
    assert (today["没解决"], today["应评"], today["回"]) == (0, 0, 0)


async def test_nothing_happened(town: Town) -> None:
    await town.at("2025-09-30 09:00")
    assert set((await figures(town)).values()) == {0}
    await town.says("吴娟", "今日 来源", None)
    town.told("吴娟", "还没有")


# Each chief sees his own, the street all of it.


async def test_each_station_has_its_own_figures_and_the_street_the_sum(town: Town) -> None:
    await closed_once(town)
    await town.says("住户甲", "2栋单元门口被车堵了出不来", "锦绣园业主群")
    await town.says("住户乙", "5栋后面有条流浪狗到处乱窜", "锦绣园业主群")
    await town.says("罗建明", "收", "龙泉执法工作站群")
    assert [(await figures(town, who))["诉求"] for who in ("周建国", "段文彬", "起卫东")] == [1, 2, 0]
    for who in ("杨主任", "小方"):
        street = await figures(town, who)
        assert (street["诉求"], street["接单"], street["办结"]) == (3, 2, 1)
    assert (await sources(town, "段文彬"))["诉求"] == "#1263、#1271"
    assert (await sources(town, "杨主任"))["诉求"].split("、") == ["学桥#1263", "龙泉#1263", "龙泉#1271"]


async def test_in_the_work_group_it_is_answered_there(town: Town) -> None:
    await closed_once(town)
    assert (await figures(town, "吴娟", STAFF))["办结"] == 1


@pytest.mark.parametrize("who", ["李伟", "赵敏", "张丽", "孙经理", "陈姐"])
async def test_it_is_the_chiefs(town: Town, who: str) -> None:
    await closed_once(town)
    await town.says(who, "今日", None)
    town.told(who, "站长用的命令")
    town.silent(OWNERS)
