"""Which ticket is meant: one quote of several names none, several numbers are all of them, a bare word is what was put to whom."""

import re

import pytest

from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town
from tests.tickets.cards import CAR, DOG, LOT, STALL, both_led, open_tickets, states

# A quote of several, and the question that names them.


@pytest.mark.parametrize("room", [STAFF, None], ids=["group", "private"])
@pytest.mark.parametrize("answer", ["1271", "1271号", "是1271那个", "第二个,1271", "【1271】"])
async def test_a_number_typed_under_the_question_is_the_one_that_is_closed(
    town: Town, room: str | None, answer: str
) -> None:
    await both_led(town)
    await town.says("李伟", "搞定了", room)
    await town.says("李伟", answer, room, quote="您指哪一件")
    assert states(town, "1263", "1271") == [State.ACCEPTED, State.RESOLVED]
    town.hears(OWNERS, "#1271 已办")


async def test_the_question_quoted_without_a_number_is_asked_again_in_private(town: Town) -> None:
    await both_led(town)
    await town.says("李伟", "搞定", STAFF)
    town.hears(STAFF, "您指哪一件", "#1263", "#1271")
    await town.says("李伟", "上面那个", STAFF, quote="您指哪一件")
    town.silent(OWNERS, STAFF)
    town.told("李伟", "#1263", "#1271")
    await town.says("李伟", "搞定", STAFF, quote="您指哪一件")
    town.hears(STAFF, "您指哪一件")
    assert states(town, "1263", "1271") == [State.ACCEPTED, State.ACCEPTED]


@pytest.mark.parametrize("answer", ["两个", "都是", "两件都是", "两个都", "1263 1271", "1263和1271"])
async def test_both_may_be_the_answer(town: Town, answer: str) -> None:
    await both_led(town)
    await town.says("李伟", "搞定了", STAFF)
    await town.says("李伟", answer, STAFF)
    assert states(town, "1263", "1271") == [State.RESOLVED, State.RESOLVED]


@pytest.mark.parametrize("talk", ["是", "好", "等一下", "谁去吃饭"])
async def test_talk_after_the_question_is_no_answer(town: Town, talk: str) -> None:
    await both_led(town)
    await town.says("李伟", "搞定了", STAFF)
    await town.says("李伟", talk, STAFF)
    town.silent()
    assert states(town, "1263", "1271") == [State.ACCEPTED, State.ACCEPTED]


async def test_the_newest_question_counts(town: Town) -> None:
    await both_led(town)
    await town.says("李伟", "到了", STAFF)
    await town.says("李伟", "车主挪走了", STAFF)
    await town.says("李伟", "1263", STAFF)
    assert states(town, "1263", "1271") == [State.RESOLVED, State.ACCEPTED]


async def test_another_number_than_those_asked_about_closes_nothing(town: Town) -> None:
    await both_led(town)
    await town.says(*STALL)
    await town.says("李伟", "搞定了", STAFF)
    await town.says("李伟", "1289", STAFF)
    town.told("李伟", "#1289", "待接单")  # a number alone shows it
    assert states(town, "1263", "1271", "1289") == [State.ACCEPTED, State.ACCEPTED, State.OPEN]


async def test_a_typed_number_wins_over_the_quoted_card(town: Town) -> None:
    await both_led(town)
    await town.says("李伟", "车已挪走 1271", STAFF, quote="#1263 ")
    assert states(town, "1263", "1271") == [State.ACCEPTED, State.RESOLVED]


async def test_a_bundle_and_a_bare_shou_take_every_card_in_it_that_called_him(town: Town) -> None:
    await open_tickets(town, STALL, CAR, LOT)
    await town.says("唐静", "收", STAFF)  # hers is not in it any more
    await town.says("李伟", "到了", STAFF)
    town.hears(STAFF, "您指哪一件", "#1271", "#1289")
    await town.says("李伟", "收", STAFF, quote="您指哪一件")
    assert [town.ticket(number).lead for number in ("1263", "1271", "1289")] == ["唐静", "李伟", "李伟"]


async def test_a_bundle_and_a_bare_deed_ask(town: Town) -> None:
    await open_tickets(town, STALL, CAR, LOT)
    await town.says("李伟", "到了", STAFF)
    await town.says("李伟", "好了", STAFF, quote="您指哪一件")
    town.hears(STAFF, "您指哪一件", "#1271", "#1289")
    assert states(town, "1271", "1289") == [State.OPEN, State.OPEN]


# One line, several numbers.


@pytest.mark.parametrize(
    "words",
    [
        "1263 1271 收",
        "收1263、1271",
        "1263和1271都收到",
        "1263,1271我去",
        "#1263 #1271 收",
        "1263号跟1271号我接了",
        "1263/1271 收",
    ],
)
async def test_several_numbers_are_all_taken(town: Town, words: str) -> None:
    await open_tickets(town, CAR, LOT)
    await town.says("李伟", words, STAFF)
    assert [town.ticket(number).lead for number in ("1263", "1271")] == ["李伟", "李伟"]


@pytest.mark.parametrize(
    "words", ["两个都收", "都收了", "两个收", "都收到", "我两个都接了", "俩都收", "两单都收到", "我都去"]
)
async def test_all_that_was_put_to_him(town: Town, words: str) -> None:
    await open_tickets(town, CAR, LOT)
    await town.says("李伟", words, STAFF)
    town.silent(STAFF, OWNERS)
    town.told("李伟", "已接#1263", "已接#1271")
    assert [town.ticket(number).lead for number in ("1263", "1271")] == ["李伟", "李伟"]


@pytest.mark.parametrize("words", ["两个都收", "两件都收了", "2个都收到"])
async def test_more_than_was_put_to_him_is_never_left_out_in_silence(town: Town, words: str) -> None:
    await open_tickets(town, CAR, STALL)
    await town.says("李伟", words, STAFF)
    town.told("李伟", "您名下只有#1263", "单号")
    assert states(town, "1263", "1271") == [State.ACCEPTED, State.OPEN]


async def test_both_done_and_one_of_them_is_a_colleagues(town: Town) -> None:
    await open_tickets(town, CAR, STALL)
    await town.says("李伟", "收", STAFF)
    await town.says("唐静", "收", STAFF)
    await town.says("李伟", "收 1271", STAFF)
    town.told("李伟", "唐静已接#1271")
    await town.says("李伟", "两个都办结了", STAFF)
    town.told("李伟", "只记了#1263", "#1271", "回“是”")
    town.hears(OWNERS, "#1263 已办")
    await town.says("李伟", "是", None)
    town.silent(OWNERS)
    town.told("唐静", "李伟说#1271", "核实")


@pytest.mark.parametrize(
    "words",
    [
        "1263和1271都好了 2辆",
        "1263、1271都弄好了,2辆",
        "办结 1263 1271 2辆",
        "1263 1271 已办结 两辆",
        "两个都搞定了 2辆",
    ],
)
async def test_both_closed_with_no_stump_in_public_and_the_quantity_once(town: Town, words: str) -> None:
    await both_led(town)
    await town.says("李伟", words, STAFF)
    assert states(town, "1263", "1271") == [State.RESOLVED, State.RESOLVED]
    assert sorted(re.split("[。(]", line.text)[0] for line in town.lines(OWNERS)) == [
        "#1263 已办:已处理好",
        "#1271 已办:已处理好",
    ]
    assert sum(town.ticket(number).quantities.get("vehicle", 0) for number in ("1263", "1271")) == 2


@pytest.mark.parametrize("words", ["关闭 1263 1271 重复", "关单 1263、1271 重复", "1263 1271 关闭 重复"])
async def test_a_chief_closes_several(town: Town, words: str) -> None:
    await open_tickets(town, CAR, LOT)
    await town.says("吴娟", words, STAFF)
    assert states(town, "1263", "1271") == [State.RESOLVED, State.RESOLVED]
    assert [town.ticket(number).note for number in ("1263", "1271")] == ["重复", "重复"]


async def test_a_chief_gives_several_to_one(town: Town) -> None:
    await open_tickets(town, CAR, LOT)
    await town.says("吴娟", "派单 1263 1271 段勇", STAFF)
    assert [town.ticket(number).called[0] for number in ("1263", "1271")] == ["段勇", "段勇"]


@pytest.mark.parametrize("number", ["99999999999", "9" * 500, "12", "0", "-1"])
@pytest.mark.parametrize("room", [STAFF, None], ids=["aloud", "in private"])
async def test_a_number_that_no_ticket_can_have_is_answered(town: Town, number: str, room: str | None) -> None:
    await open_tickets(town, CAR, LOT)
    await town.says("吴娟", f"单 {number}", room)
    (line,) = town.lines(STAFF) if room else town.private("吴娟")
    assert "没有" in line.text and "请核对单号" in line.text
    assert "999999999" not in line.text


async def test_nor_is_what_is_in_hand_taken_for_it(town: Town) -> None:
    await town.complained()
    await town.says("李伟", "收 99999999999", STAFF)
    town.hears(STAFF, "没有这个单号", "#1263", "回“是”")
    assert town.ticket("1263").state is State.OPEN
    await town.says("李伟", "是", STAFF)
    assert town.ticket("1263").lead == "李伟"


@pytest.mark.parametrize(("wrong", "likely"), [("1236", "1271"), ("1217", "1271"), ("1272", "1271")])
async def test_of_two_numbers_the_wrong_one_is_asked_about(town: Town, wrong: str, likely: str) -> None:
    await open_tickets(town, CAR, LOT)
    await town.says("李伟", f"1263 {wrong} 收", STAFF)
    town.hears(STAFF, f"没有#{wrong}", f"#{likely}", "回“是”")
    assert states(town, "1263", "1271") == [State.ACCEPTED, State.OPEN]
    await town.says("李伟", "是", STAFF)
    assert town.ticket("1271").lead == "李伟"


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("1263好了,1271到了", State.RESOLVED, State.ON_SITE),
        ("1263到了 1271挪走了", State.ON_SITE, State.RESOLVED),
        ("1263车挪走了、1271劝离了", State.RESOLVED, State.RESOLVED),
        ("#1263 办结 车挪走了 #1271 到场", State.RESOLVED, State.ON_SITE),
    ],
)
async def test_a_line_that_says_of_each_number_something_of_its_own(
    town: Town, words: str, first: State, second: State
) -> None:
    await both_led(town)
    await town.says("李伟", words, STAFF)
    assert states(town, "1263", "1271") == [first, second]
    town.silent(STAFF)
    town.told("李伟", "已记#1263", "已记#1271")


@pytest.mark.parametrize("words", ["1263车挪走了,1271还没好", "1263已办结,1271等会去", "1271没好1263好了"])
async def test_what_it_says_nothing_clear_of_is_named(town: Town, words: str) -> None:
    await both_led(town)
    await town.says("李伟", words, STAFF)
    assert states(town, "1263", "1271") == [State.RESOLVED, State.ACCEPTED]
    town.told("李伟", "办结 1271")
    assert "1271" not in town.hears(OWNERS, "#1263 已办").text


async def test_what_may_be_done_of_two_is_asked_about(town: Town) -> None:
    await both_led(town)
    await town.says("李伟", "1271没人,1263挪走了", STAFF)
    assert states(town, "1263", "1271") == [State.RESOLVED, State.ACCEPTED]
    town.told("李伟", "#1271 算办结吗")


@pytest.mark.parametrize("words", ["1263收 1271给唐静", "1263我去,1271唐静去", "1263收,1271不归我"])
async def test_a_colleagues_card_is_not_taken_by_being_named(town: Town, words: str) -> None:
    await open_tickets(town, CAR, STALL)
    await town.says("李伟", words, STAFF)
    assert states(town, "1263", "1271") == [State.ACCEPTED, State.OPEN]
    town.told("李伟", "收 1271")


async def test_each_of_them_one(town: Town) -> None:
    await both_led(town)
    await town.says("李伟", "两个都办结 车辆已清走 各1辆", STAFF)
    assert [town.ticket(number).quantities for number in ("1263", "1271")] == [{"vehicle": 1}, {"vehicle": 1}]
    assert all("(1辆)" in line.text for line in town.lines(OWNERS))


async def test_of_two_numbers_one_is_closed_already(town: Town) -> None:
    await both_led(town)
    await town.says("李伟", "办结 1263 车挪走", STAFF)
    await town.says("李伟", "1263和1271都好了", STAFF)
    town.told("李伟", "#1263", "已办结")
    town.hears(OWNERS, "#1271 已办")


async def test_four_digits_that_only_check_together_are_one_number(town: Town) -> None:
    await open_tickets(town, CAR, LOT)
    await town.says("李伟", "1 2 7 1 收", STAFF)
    assert states(town, "1263", "1271") == [State.OPEN, State.ACCEPTED]


# A bare word.


@pytest.mark.parametrize(
    "words", ["好的", "OK", "嗯", "1", "行", "明白", "知道了", "可以", "好嘞", "👌", "[OK]", "没问题"]
)
@pytest.mark.parametrize("who", ["李伟", "王磊", "段勇"])
async def test_a_yes_of_somebody_who_was_called_to_nothing_is_talk(town: Town, who: str, words: str) -> None:
    await open_tickets(town, STALL)
    await town.says(who, words, STAFF)
    town.silent()
    assert states(town, "1263") == [State.OPEN]


@pytest.mark.parametrize("words", ["收", "收到", "我接了", "我去", "马上到", "交给我", "在路上了", "接单"])
async def test_a_bare_shou_never_takes_what_called_another_department(town: Town, words: str) -> None:
    await open_tickets(town, STALL)
    await town.says("李伟", words, STAFF)
    town.silent(OWNERS, STAFF)
    town.told("李伟", "#1263", "回“是”")
    assert states(town, "1263") == [State.OPEN]
    await town.says("李伟", "是", None)
    town.told("唐静", "#1263", "李伟")
    assert town.ticket("1263").lead == "李伟"


async def test_asked_in_private_he_may_answer_in_the_group_by_its_number_but_not_by_a_yes_to_somebody(
    town: Town,
) -> None:
    await open_tickets(town, STALL, DOG)
    await town.says("李伟", "收", STAFF)
    town.told("李伟", "您指哪一件", "#1263", "#1271")
    await town.says("李伟", "是", STAFF)
    town.silent()
    await town.says("李伟", "1263", STAFF)
    assert [town.ticket(number).lead for number in ("1263", "1271")] == ["李伟", None]
    town.told("唐静", "李伟接了")
    await town.says("李伟", "1271", None)  # that question is settled
    town.told("李伟", "#1271", "待接单")
    assert states(town, "1271") == [State.OPEN]


@pytest.mark.parametrize("words", ["收", "好的", "OK", "收到"])
async def test_what_was_put_to_him_is_the_newest_unanswered_card(town: Town, words: str) -> None:
    await open_tickets(town, CAR, STALL)
    await town.at("09:02")
    await town.says(*LOT)
    await town.says("李伟", words, STAFF)
    town.told("李伟", "已接#1289", "#1263")
    assert states(town, "1263", "1271", "1289") == [State.OPEN, State.OPEN, State.ACCEPTED]


@pytest.mark.parametrize("how", ["number", "quote"])
async def test_another_ones_card_taken_by_number_or_quote_is_told_to_both(town: Town, how: str) -> None:
    await open_tickets(town, STALL)
    if how == "number":
        await town.says("段勇", "收 1263", STAFF)
    else:
        await town.says("段勇", "我去", STAFF, quote="#1263 ")
    town.told("段勇", "#1263", "唐静")
    town.told("唐静", "#1263", "段勇")
    assert town.ticket("1263").lead == "段勇"


async def test_nothing_waits(town: Town) -> None:
    await town.at("2025-09-30 14:00")
    for words in ("收", "接单"):
        await town.says("李伟", words, STAFF)
        town.silent(STAFF)
        town.told("李伟", "没有派给您")
    for words in ("收到", "我去", "到了", "好的"):
        await town.says("李伟", words, STAFF)
        town.silent()
    for words in ("收到", "我去"):
        await town.says("李伟", words, None)
        town.told("李伟", "没有派给您")
    for words in ("到了", "搞定了", "办结 车挪走了"):
        await town.says("李伟", words, None)
        town.told("李伟", "没有在办的单")


async def test_a_deed_of_somebody_with_nothing_in_hand_closes_nothing_of_a_colleague(town: Town) -> None:
    await open_tickets(town, STALL)
    await town.says("唐静", "收", STAFF)
    await town.says("李伟", "搞定了", STAFF)
    town.silent(STAFF, OWNERS)
    town.told("李伟", "没有在办的单")
    assert states(town, "1263") == [State.ACCEPTED]


# The same in other stations.

STATIONS = [
    ("锦绣园业主群", "龙泉执法工作站群", "罗建明", "李开云"),
    ("文昌花园业主群", "文昌执法工作站群", "施志强", "殷春华"),
    ("滨河雅居业主群", "河畔执法工作站群", "郭晓东", "高俊峰"),
    ("北浦佳苑业主群", "北浦执法工作站群", "汪洪涛", "熊少华"),
    ("雁塔花园业主群", "雁塔执法工作站群", "乔志刚", "向前进"),
]  # fmt: skip


@pytest.mark.parametrize(("owners", "staff", "officer", "police"), STATIONS)
async def test_in_another_station(town: Town, owners: str, staff: str, officer: str, police: str) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("住户甲", "2栋单元门口被车堵了出不来", owners)
    await town.says("住户乙", "5栋后面有条流浪狗到处乱窜", owners)
    await town.says(police, "好的", staff)  # that is his card: the dog
    await town.says(police, "收", staff)
    town.told(police, "#1263", "回“是”")
    await town.says(officer, "两个都收", staff)
    town.told(officer, "您名下只有#1263")
    await town.says(officer, "1271 收", staff)
    town.told(officer, f"{police}已接#1271")
    await town.says(officer, "1263和1271都好了", staff)
    town.hears(owners, "#1263 已办:已处理好")
    town.told(police, f"{officer}说#1271")
    assert states(town, "1263", "1271") == [State.RESOLVED, State.ACCEPTED]


@pytest.mark.parametrize("room", [STAFF, None], ids=["group", "private"])
@pytest.mark.parametrize("line", ["502的刘某某骂人,电话13812345678", "502室的人不在家,已联系物业", "502那家搞好了"])
async def test_a_door_is_no_ticket_number(town: Town, line: str, room: str | None) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", line, room)
    town.silent(STAFF)
    assert not any("没有#" in said.text for said in town.private("李伟"))


async def test_a_wrong_number_in_plain_words_is_asked_about_in_private(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "1236弄好了", STAFF)
    town.silent(STAFF)
    town.told("李伟", "没有#1236。您指的是#1263")
    await town.says("李伟", "是", None)
    assert town.ticket("1263").state is State.RESOLVED
