"""The answer to "在哪栋?" is a place; a new matter is a new matter though it names one, and what asks back is no place."""

import pytest

from tests.language.town import OWNERS, STAFF, Town


async def asked(town: Town, words: str = "有人在打麻将吵死了") -> None:
    await town.at("2025-09-30 09:00")
    await town.says("刘叔", words)
    town.hears(OWNERS, "#1263", "在哪一栋")
    await town.at("09:03")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("8栋", "8栋"),
        ("在8栋楼下", "8栋楼下"),
        ("6栋2单元", "6栋2单元"),
        ("就是西门那里", "西门"),
        ("地下车库", "地下车库"),
        ("小广场凉亭旁边", "小广场凉亭旁边"),
        ("活动中心二楼", "活动中心2楼"),
        ("篮球场旁边", "篮球场旁边"),
    ],
)
async def test_a_place_is_the_answer(town: Town, words: str, place: str) -> None:
    await asked(town)
    await town.says("刘叔", words)
    town.silent(OWNERS)
    assert (town.ticket("1263").place, town.numbers()) == (place, ["1263"])


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("8栋垃圾没人收", "环境卫生"),
        ("对了,7栋路灯坏了", "设施损坏"),
        ("9栋西门烧烤摊油烟熏死人", "烧烤油烟"),
        ("2栋单元门口被车堵了出不来", "违停堵门"),
    ],
)
async def test_a_new_matter_is_a_new_matter_though_it_names_a_place(town: Town, words: str, label: str) -> None:
    await asked(town)
    await town.says("刘叔", words)
    town.hears(OWNERS, "#1271", label)
    assert town.ticket("1263").place is None
    await town.says("刘叔", "5栋楼下")
    assert town.ticket("1263").place == "5栋楼下"


@pytest.mark.parametrize(
    ("first", "then"),
    [("路灯坏了", "8栋垃圾没人收"), ("垃圾没人收", "8栋路灯坏了"), ("路灯坏了", "5栋楼下有人乱停车占车位")],
)
async def test_nor_does_it_place_a_line_in_doubt(town: Town, first: str, then: str) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("刘叔", first)
    await town.at("09:03")
    await town.says("刘叔", then)
    places = {ticket.words: ticket.place for ticket, _ in town.stored().values()}
    assert places[then] is not None and places.get(first) is None


@pytest.mark.parametrize(
    "words", ["啊?在哪里", "在哪里?", "什么在哪", "你说哪里?", "哪栋啊", "谢谢", "好的", "嗯", "+1", "1", "老地方"]
)
async def test_what_asks_back_is_no_place(town: Town, words: str) -> None:
    await asked(town)
    await town.says("刘叔", words)
    assert (town.ticket("1263").place, town.numbers()) == (None, ["1263"])


async def test_the_same_matter_with_a_place_is_the_answer(town: Town) -> None:
    await asked(town)
    await town.says("刘叔", "8栋202打麻将,吵死了")
    assert (town.ticket("1263").place, town.numbers()) == ("8栋202", ["1263"])


async def test_a_neighbour_does_not_answer_for_him(town: Town) -> None:
    await asked(town)
    await town.says("陈姐", "8栋")
    assert town.ticket("1263").place is None
    await town.says("刘叔", "6栋")
    assert town.ticket("1263").place == "6栋"


async def test_only_the_first_place_is_the_answer(town: Town) -> None:
    await asked(town)
    await town.says("刘叔", "6栋")
    await town.says("刘叔", "8栋的老王也在")
    assert town.ticket("1263").place == "6栋"


@pytest.mark.parametrize("room", ["山茶里业主群", "云栖苑业主群", "河畔家园业主群"])
async def test_in_another_station(town: Town, room: str) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("住户甲", "有人在打麻将吵死了", room)
    await town.at("09:03")
    await town.says("住户甲", "啊?在哪里", room)
    assert town.ticket("1263").place is None
    await town.says("住户甲", "3栋楼下", room)
    town.silent(room)
    assert town.ticket("1263").place == "3栋楼下"


@pytest.mark.parametrize(
    "words", ["是7栋不是6栋", "是7栋,不是6栋", "不是6栋,是7栋", "说错了,是7栋", "应该是7栋不是6栋"]
)
async def test_a_place_is_put_right(town: Town, words: str) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("刘叔", "6栋楼下烧烤摊吵死了")
    await town.at("09:04")
    await town.says("刘叔", words)
    town.hears(STAFF, "#1263", "更正", "7栋")
    town.silent(OWNERS)
    assert (town.numbers(), town.ticket("1263").place) == (["1263"], "7栋")


@pytest.mark.parametrize("words", ["是王姐不是李姐", "是3号不是4号吧", "是7栋不是9栋"])
async def test_what_denies_another_thing_puts_no_place_right(town: Town, words: str) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("刘叔", "6栋楼下烧烤摊吵死了")
    await town.at("09:04")
    await town.says("刘叔", words)
    town.silent()
    assert town.ticket("1263").place == "6栋楼下"
