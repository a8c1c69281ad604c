"""What is told in private stays there: neither the words nor the name reach a group."""

from tests.language.town import OWNERS, STAFF, Town


async def test_a_private_report(town: Town) -> None:
    await town.says("夜跑的风", "今天天气不错")
    await town.at("11:10")
    await town.says("夜跑的风", "别说是我说的。9栋502半夜打麻将,不敢在群里讲", None)
    town.silent(OWNERS)
    town.told("夜跑的风", "#1263", "民警王磊、网格员张丽、网格员何芳", "不发到群里")
    card = town.hears(STAFF, "#1263", "9栋5**", "@王磊")
    assert not [word for word in ("502", "夜跑的风", "不敢") if word in card.text]
    await town.says("王磊", "收 1263", STAFF)
    await town.says("王磊", "办结 1263 已上门劝说", STAFF)
    town.silent(OWNERS)
    town.told("夜跑的风", "#1263", "1满意")
    await town.says("夜跑的风", "1", None)
    assert town.votes("1263") == {"夜跑的风": "satisfied"}


async def test_somebody_whom_no_group_knows_is_asked_for_the_compound(town: Town) -> None:
    await town.says("新来的", "楼上半夜打麻将吵死人", None)
    town.told("新来的", "哪个小区")
    await town.says("新来的", "桂花苑9栋楼上半夜打麻将吵死人", None)
    town.told("新来的", "#1263")


async def test_the_name_of_the_compound_alone_is_answer_enough(town: Town) -> None:
    await town.at("10:00")
    await town.says("新来的", "6栋1102半夜搓麻将吵得睡不着,别说是我", None)
    town.told("新来的", "哪个小区")
    await town.says("新来的", "桂花苑", None)
    town.told("新来的", "#1263")
    told = town.ticket("1263")
    assert (told.private, told.path.endswith("桂花苑"), told.place) == (True, True, "6栋1102")
    await town.says("新来的", "谢谢", None)
    town.silent()


async def test_small_talk_with_the_bot(town: Town) -> None:
    await town.says("陈姐", "在吗", None)
    town.told("陈姐", "小鹿")
    await town.says("陈姐", "好的", None)
    town.silent()


async def test_the_flat_is_never_named_in_the_owners_group(town: Town) -> None:
    await town.at("10:00")
    await town.says("陈姐", "9栋502天天装修电钻吵死了")
    line = town.hears(OWNERS, "#1263", "9栋")
    assert "502" not in line.text
    assert "502" not in town.hears(STAFF, "9栋5**").text
    await town.says("周建国", "单 1263", None)
    town.told("周建国", "9栋502")


async def test_the_place_of_a_groups_ticket_may_be_told_in_private(town: Town) -> None:
    await town.at("10:00")
    await town.says("阿杰", "楼下烧烤摊油烟熏死人了")
    await town.says("阿杰", "9栋西门,别说是我", None)
    town.silent(OWNERS, STAFF)
    ticket = town.ticket("1263")
    assert (ticket.place, "别说" in ticket.words) == ("9栋西门", False)
