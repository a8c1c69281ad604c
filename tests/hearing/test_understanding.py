"""A morning of real lines: two matters in one, a recall, irony, a private report, a fire."""

from handlers.domain.reading import Label, Level
from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town


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


async def test_a_fight_beside_a_fire_is_another_danger(town: Town) -> None:
    await town.at("12:00")
    await town.says("刘叔", "12栋地下室起火了")
    await town.at("12:05")
    await town.says("阿杰", "快来人啊有人打起来了 都动刀了")
    town.hears(OWNERS, "110", "#1271")
    await town.says("老周", "12栋地下室还在起火")
    assert town.voices("1263") == ["刘叔", "老周"]


async def test_the_words_of_a_private_report_are_shown_in_private_alone(town: Town) -> None:
    await town.says("夜跑的风", "早")
    await town.says("夜跑的风", "9栋502半夜打麻将,不敢在群里讲", None)
    for words in ("为何 1263", "误报 1263"):
        await town.says("周建国", words, STAFF)
        assert [line for line in town.lines(STAFF) if "打麻将" in line.text] == []
        assert town.private("周建国")


async def test_a_neighbours_same_matter_at_the_same_place_is_a_voice(town: Town) -> None:
    await town.at("10:00")
    await town.says("阿杰", "4栋装修电钻吵死人了")
    await town.at("11:30")
    await town.says("老周", "4栋装修电钻又吵死了")
    town.silent(OWNERS)
    assert (town.numbers(), town.voices("1263")) == (["1263"], ["阿杰", "老周"])
    await town.says("小米妈", "7栋装修电钻吵死人了")
    assert town.numbers() == ["1263", "1271"]


async def test_clauses_that_each_name_a_place_are_two_matters(town: Town) -> None:
    await town.at("10:00")
    await town.says("阿杰", "12栋地下车库出口被白车堵了,8栋烧烤摊又摆出来了")
    town.hears(OWNERS, "2件", "#1263", "#1271")
    car, stall = town.ticket("1263"), town.ticket("1271")
    assert (car.label, stall.label, stall.place) == (Label.PARKING, Label.STREET_STALL, "8栋")
    assert (car.place or "").startswith("12栋")


async def test_clauses_about_one_matter_stay_one(town: Town) -> None:
    await town.at("10:00")
    await town.says("阿杰", "9栋西门烧烤摊又摆出来了,油烟熏死人,吵得孩子睡不着")
    assert town.numbers() == ["1263"]


async def test_the_one_receipt_of_two_matters_is_taken_back_with_them(town: Town) -> None:
    await town.at("09:05")
    await town.says("阿杰", "6栋门口垃圾堆了三天没人清,还有2栋后面有流浪狗")
    receipt = town.hears(OWNERS, "2件")
    await town.takes_back("阿杰", "垃圾")
    assert town.gone(OWNERS) == [receipt.text]
    assert {town.ticket(number).state for number in town.numbers()} == {State.WITHDRAWN}


async def test_small_talk_is_no_place(town: Town) -> None:
    await town.at("10:00")
    await town.says("阿杰", "楼上装修电钻吵死人了")
    for words in ("吵了一上午", "前天也是这样", "我晚上回来对了再说"):
        await town.says("阿杰", words)
    assert town.ticket("1263").place is None
    await town.says("阿杰", "7栋2单元")
    assert town.ticket("1263").place == "7栋2单元"
