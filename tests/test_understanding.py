"""A morning of real lines: two matters in one, a recall, irony, a private report, a fire."""

from handlers.domain.reading import Label, Level
from handlers.domain.ticket import State
from tests.town import OWNERS, STAFF, Town


async def test_two_matters_in_one_line_are_two_tickets_and_one_receipt(town: Town) -> None:
    """S07."""
    await town.at("09:40")
    await town.says("阿杰", "楼下烧烤摊油烟熏死人,还有7栋后面那黄狗昨晚追小孩")
    town.hears(OWNERS, "2件", "#1263", "#1271", "7栋后面", "哪一栋")
    stall, dog = town.ticket("1263"), town.ticket("1271")
    assert (stall.label, stall.place, dog.label, dog.place) == (Label.STREET_STALL, None, Label.STRAY_DOG, "7栋后面")
    assert dog.level is Level.NORMAL  # last night's matter
    cards = {line.text.partition("|")[0][:5]: line.mention for line in town.lines(STAFF)}
    assert cards == {"#1263": ("唐静",), "#1271": ("王磊",)}
    town.told("孙经理", "#1271")
    await town.says("阿杰", "9栋西门")
    town.silent(OWNERS)
    assert town.ticket("1263").place == "9栋西门"


async def test_a_recall_and_the_right_words_after_it(town: Town) -> None:
    """S10."""
    await town.at("10:05")
    await town.says("小米妈", "5栋有人楼道充电瓶车")
    town.hears(OWNERS, "#1263", "5栋")
    await town.at("10:06")
    await town.takes_back("小米妈", "充电瓶车")
    assert (len(town.gone(OWNERS)), len(town.gone(STAFF)), town.ticket("1263").state) == (1, 1, State.WITHDRAWN)
    await town.at("10:08")
    await town.says("小米妈", "说错了 是6栋2单元楼道充电")
    town.hears(OWNERS, "#1263", "6栋2单元")
    town.hears(STAFF, "#1263", "6栋2单元", "@李伟")
    town.told("孙经理", "#1263", "6栋2单元")
    assert (town.numbers(), town.ticket("1263").matter) == (["1263"], "flying_wire")


async def test_irony_is_asked_about_and_then_listed(town: Town) -> None:
    """S12."""
    await town.at("10:18")
    await town.says("夜跑的风", "咱小区停车真高级,消防通道都成VIP车位了[强]")
    assert town.hears(OWNERS, "消防通道", "位置").quote
    await town.at("10:30")
    town.silent()
    await town.says("张丽", "待核", None)
    town.told("张丽", "消防通道")
    assert town.numbers() == []


async def test_a_private_report_names_who_will_know_and_nobody_else_hears_it(town: Town) -> None:
    """S14."""
    await town.says("夜跑的风", "早")
    await town.at("11:10")
    await town.says("夜跑的风", "别说是我说的。9栋502半夜打麻将,不敢在群里讲", None)
    town.told("夜跑的风", "#1263", "民警王磊", "网格员何芳", "不发到群里")
    town.silent(OWNERS)
    card = town.hears(STAFF, "#1263", "9栋5**", "@王磊")
    assert not [word for word in ("502", "夜跑的风", "不敢", "麻将馆") if word in card.text]
    told = town.ticket("1263")
    assert (told.label, told.matter, told.private) == (Label.NOISE, "chess_ktv", True)
    for who, sees in (("王磊", True), ("何芳", True), ("李伟", False), ("周建国", False)):
        await town.says(who, "单 1263", None)
        assert ("夜跑的风" in town.told(who, "#1263").text) is sees
    await town.says("王磊", "单 1263", STAFF)
    assert "夜跑的风" in town.told("王磊").text  # a ticket is shown in private, wherever it was asked for
    town.silent(STAFF)


async def test_smoke_is_answered_at_once_with_119(town: Town) -> None:
    """S15."""
    await town.at("11:30")
    await town.says("刘叔", "地下车库冒烟了!!!")
    line = town.hears(OWNERS, "119", "#1263")
    assert (line.at - town.ticket("1263").opened_at).total_seconds() <= 5
    for who in ("李伟", "周建国", "马兰", "吴娟"):
        town.told(who, "#1263", "红色")
    assert "红色" in town.private("孙经理")[0].text
    assert town.ticket("1263").level is Level.RED
