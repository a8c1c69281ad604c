"""The main job, end to end: from a line in the owners' group to counted votes."""

from handlers.domain.reading import Level, Verdict
from handlers.domain.ticket import Resolution, State
from tests.language.town import OWNERS, STAFF, Town


async def test_from_a_picture_to_a_counted_vote(town: Town) -> None:
    await town.at("08:31")
    await town.shows("陈姐")
    town.silent()

    await town.at("08:32")
    await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去 云E·12D88")
    receipt = town.hears(OWNERS, "#1263", "3栋单元门口", "10:32前回话")
    assert receipt.quote == "m1"
    card = town.hears(STAFF, "#1263 加急", "违停堵门", "图1", "车 云E·1***8", "接单至08:42", "@李伟")
    assert card.mention == ("李伟",)

    await town.at("08:36")
    await town.says("李伟", "收", STAFF, quote="#1263")
    town.told("李伟", "已接#1263 违停堵门,3栋单元门口。10:32前办结。")
    town.silent(STAFF, OWNERS)
    await town.says("赵敏", "我去", STAFF, quote="#1263")
    town.told("赵敏", "李伟已接#1263", "协办")
    town.silent(STAFF, OWNERS)

    await town.at("09:02")
    await town.says("李伟", "到了", STAFF, quote="#1263")
    town.told("李伟", "已记#1263 09:02到场")
    town.silent(STAFF, OWNERS)

    await town.at("09:20")
    await town.shows("李伟", STAFF)
    await town.says("李伟", "办结 车挪走了 1辆", STAFF)
    poll = town.hears(OWNERS, "#1263 已办:已挪走(1辆,有照片)", "@陈姐", "1满意 2部分解决 3没解决")
    assert poll.mention == ("陈姐",)
    town.told("李伟", "已记#1263 办结,数量1辆,照片1张。")

    await town.at("09:26")
    await town.says("陈姐", "1")
    town.silent()
    ticket = town.ticket("1263")
    assert (ticket.state, ticket.level, ticket.lead, ticket.assists) == (
        State.RESOLVED,
        Level.URGENT,
        "李伟",
        ("赵敏",),
    )
    assert (ticket.resolution, ticket.quantities, len(ticket.before), len(ticket.after)) == (
        Resolution.SOLVED,
        {"vehicle": 1},
        1,
        1,
    )
    assert town.votes("1263") == {"陈姐": Verdict.SATISFIED}


async def test_the_same_message_delivered_twice_opens_one_ticket(town: Town) -> None:
    await town.complained()
    await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去", id="m0")
    town.silent()
    assert town.numbers() == ["1263"]


async def test_a_picture_waits_two_minutes_for_its_words_and_no_longer(town: Town) -> None:
    await town.shows("陈姐")
    await town.at("08:33")
    await town.says("陈姐", "3栋门口有车乱停,出不来")
    assert town.ticket("1263").before == ()


async def test_a_picture_right_after_the_words_joins_them(town: Town) -> None:
    await town.complained()
    await town.at("08:33")
    await town.shows("陈姐")
    town.silent()
    assert len(town.ticket("1263").before) == 1


async def test_a_neighbours_picture_is_not_the_reporters(town: Town) -> None:
    await town.at("08:31")
    await town.shows("老周")
    await town.complained()
    assert town.ticket("1263").before == ()


async def test_what_the_reporter_adds_within_two_minutes_joins_the_ticket(town: Town) -> None:
    await town.at("10:00")
    await town.says("陈姐", "有人乱停车")
    town.hears(OWNERS, "#1263", "在哪一栋")
    await town.says("陈姐", "就在3栋单元门口,轮椅都出不来")
    ticket = town.ticket("1263")
    assert (ticket.place, ticket.level, town.numbers()) == ("3栋单元门口", Level.URGENT, ["1263"])
    town.hears(STAFF, "#1263 加急", "升级")


async def test_the_place_is_asked_for_once_and_answered_in_any_words(town: Town) -> None:
    await town.at("10:00")
    await town.says("阿杰", "楼下烧烤摊油烟熏死人了")
    town.hears(OWNERS, "#1263", "请问具体在哪一栋")
    await town.at("10:05")
    await town.says("阿杰", "就在老张家小卖部旁边")
    town.silent(OWNERS)
    town.hears(STAFF, "#1263 地点:小卖部旁边", "@唐静")
    assert "小卖部" in str(town.ticket("1263").place)


async def test_chatter_after_the_question_is_no_place(town: Town) -> None:
    await town.at("10:00")
    await town.says("阿杰", "楼下烧烤摊油烟熏死人了")
    await town.at("10:05")
    await town.says("阿杰", "谢谢")
    await town.says("老周", "9栋西门")
    assert town.ticket("1263").place is None
    await town.says("阿杰", "9栋西门")
    assert town.ticket("1263").place == "9栋西门"


async def test_neighbours_join_by_plus_one_and_by_quoting_and_are_told_once(town: Town) -> None:
    await town.complained()
    for who, text, quote in (
        ("老周", "+1 我车也出不来", None),
        ("小米妈", "同上,天天这样", None),
        ("夜跑的风", "支持", "#1263"),
    ):
        await town.says(who, text, quote=quote)
        town.silent()
    await town.says("老周", "+1")
    assert town.voices("1263") == ["陈姐", "老周", "小米妈", "夜跑的风"]
    await town.at("08:42")
    town.hears(OWNERS, "#1263 已有4户反映", "加急")
    await town.at("09:30")
    town.silent(OWNERS)


async def test_two_voices_are_too_few_to_tell(town: Town) -> None:
    await town.complained()
    await town.says("老周", "+1")
    await town.accepted(at="08:40")
    await town.at("08:50")
    town.silent(OWNERS)


async def test_plus_one_long_after_joins_nothing(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.at("09:03")
    await town.says("老周", "+1")
    assert town.voices("1263") == ["陈姐"]


async def test_a_quote_of_the_neighbours_own_line_joins_its_ticket(town: Town) -> None:
    await town.complained()
    await town.at("10:00")
    await town.says("老周", "确实,天天堵", quote="救护车来了")
    assert town.voices("1263") == ["陈姐", "老周"]


async def test_chatter_is_met_with_silence_and_forgotten(town: Town) -> None:
    await town.says("老周", "晚上谁去打羽毛球")
    town.silent()
    await town.at("10:31")
    assert [(message.blanked, "羽毛球" in message.body) for message in town.memory.inbox()] == [(True, False)]


async def test_an_advert_full_of_keywords_opens_nothing(town: Town) -> None:
    await town.says("某某家政", "【专业疏通】清理占道杂物 停车位出租 夜间不扰民 13812341234")
    town.silent()
    assert town.numbers() == []


async def test_two_matters_in_one_line_are_two_tickets_and_one_answer(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "楼下烧烤摊油烟熏死人,还有7栋后面那条黄狗昨晚追小孩")
    town.hears(OWNERS, "记了2件", "#1263 烧烤油烟", "#1271 7栋后面", "烧烤油烟在哪一栋")
    assert len(town.lines(STAFF)) == 2
    await town.at("09:45")
    await town.says("阿杰", "9栋西门")
    town.silent(OWNERS)
    town.hears(STAFF, "#1263 地点:9栋西门")
    assert (town.ticket("1263").place, town.ticket("1271").place) == ("9栋西门", "7栋后面")


async def test_the_reporters_second_matter_is_no_part_of_the_first(town: Town) -> None:
    await town.at("09:00")
    await town.says("小米妈", "3栋楼下垃圾好几天没人清了")
    await town.at("09:40")
    await town.says("小米妈", "3栋电梯又坏了")
    town.hears(OWNERS, "#1271")


async def test_the_reporter_who_says_it_again_is_heard_once(town: Town) -> None:
    await town.complained()
    await town.at("09:00")
    await town.says("陈姐", "3栋单元门口还堵着呢,没人来")
    town.silent(OWNERS)
    assert town.numbers() == ["1263"]
