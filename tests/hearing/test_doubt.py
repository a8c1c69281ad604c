"""Lines in doubt (S12): asked about once, then listed for the community worker; the group hears nothing more."""

import pytest

from handlers.domain.reading import Label
from handlers.domain.scene import Abilities
from handlers.domain.ticket import Source, State
from tests.language.town import OWNERS, STAFF, Town

IRONY = "咱小区停车真高级,消防通道都成VIP车位了[强]"


async def _ironic(town: Town, who: str = "夜跑的风", at: str = "10:18", room: str | None = OWNERS) -> None:
    await town.at(at)
    await town.says(who, IRONY, room)


async def _listed(town: Town) -> None:
    await _ironic(town)
    await town.at("10:29")


async def test_irony_is_asked_about_once_quoting_and_opens_nothing(town: Town) -> None:
    await _ironic(town)
    assert town.hears(OWNERS, "消防通道", "?", "位置").quote == "m0"
    town.silent(STAFF)
    assert town.numbers() == []


async def test_without_an_answer_the_group_hears_nothing_and_it_is_listed(town: Town) -> None:
    await _listed(town)
    town.silent()
    await town.says("张丽", "待核", None)
    town.told("张丽", "1条", "桂花苑业主群", "消防通道", "占消防通道")
    assert "夜跑的风" not in town.private("张丽")[0].text


async def test_the_community_workers_are_told_once_a_day_that_something_waits(town: Town) -> None:
    await _listed(town)
    await _ironic(town, "老周", "12:00")
    await town.at("17:01")
    for worker in ("张丽", "何芳"):
        town.told(worker, "2句话", "待核")
    town.silent(OWNERS, STAFF)


async def test_an_empty_list_is_not_mentioned(town: Town) -> None:
    await _listed(town)
    await town.says("张丽", "略过 1", None)
    town.told("张丽", "1", "略过")
    await town.at("18:00")
    town.silent()
    await town.says("张丽", "待核", None)
    town.told("张丽", "没有")


@pytest.mark.parametrize("answer", ["3栋北边", "就在3栋门口那条", "是啊 3栋这里"])
async def test_the_place_in_answer_opens_the_ticket(town: Town, answer: str) -> None:
    await _ironic(town)
    await town.at("10:20")
    await town.says("夜跑的风", answer)
    town.hears(OWNERS, "#1263", "3栋")
    town.hears(STAFF, "#1263", "占消防通道", "3栋", "VIP")
    told = town.ticket("1263")
    assert (told.label, told.matter, told.source) == (Label.PARKING, "fire_lane", Source.RESIDENT)
    await town.at("10:40")
    await town.says("张丽", "待核", None)
    town.told("张丽", "没有")


async def test_a_yes_without_a_place_opens_it_and_the_receipt_asks(town: Town) -> None:
    await _ironic(town)
    await town.says("夜跑的风", "是的")
    town.hears(OWNERS, "#1263", "哪一栋")
    await town.says("夜跑的风", "3栋北面")
    town.silent(OWNERS)
    assert (town.ticket("1263").place, town.numbers()) == ("3栋北面", ["1263"])


async def test_a_no_ends_it(town: Town) -> None:
    await _ironic(town)
    await town.says("夜跑的风", "不是")
    await town.at("18:00")
    town.silent()
    await town.says("张丽", "待核", None)
    town.told("张丽", "没有")
    assert town.numbers() == []


async def test_who_was_not_asked_does_not_answer(town: Town) -> None:
    await _ironic(town)
    await town.says("老周", "是的")
    await town.says("老周", "3栋")
    town.silent()
    assert town.numbers() == []


async def test_laughter_is_no_answer(town: Town) -> None:
    await _ironic(town)
    await town.says("夜跑的风", "哈哈哈")
    town.silent()
    await town.says("夜跑的风", "3栋门口")
    town.hears(OWNERS, "#1263")


async def test_after_ten_minutes_an_answer_opens_nothing(town: Town) -> None:
    await _listed(town)
    await town.says("夜跑的风", "3栋门口")
    town.silent()
    assert town.numbers() == []


async def test_a_room_is_not_asked_again_and_again(town: Town) -> None:
    await _ironic(town)
    await _ironic(town, "老周", "10:20")
    town.silent()
    await town.at("10:40")
    await town.says("张丽", "待核", None)
    town.told("张丽", "2条")


async def test_banter_about_what_is_in_work_is_left_alone(town: Town) -> None:
    await town.complained()
    await _ironic(town, at="08:40")
    town.silent()
    await town.says("张丽", "待核", None)
    town.told("张丽", "没有")


async def test_at_night_nobody_is_asked(town: Town) -> None:
    await _ironic(town, at="23:30")
    town.silent()
    await town.at("2025-09-29 17:01")
    town.told("张丽", "1句话")


async def test_what_is_taken_back_is_asked_no_more(town: Town) -> None:
    await _ironic(town)
    question = town.hears(OWNERS, "消防通道")
    await town.takes_back("夜跑的风", "VIP")
    assert town.gone(OWNERS) == [question.text]
    await town.says("夜跑的风", "3栋门口")
    await town.at("18:00")
    town.silent()
    assert town.numbers() == []


@pytest.mark.parametrize("caption", [True, False])
async def test_the_ticket_has_the_picture_of_the_line_that_was_asked_about(town: Town, caption: bool) -> None:
    await town.at("10:18")
    if not caption:
        await town.shows("夜跑的风", id="图")
    await town.says("夜跑的风", IRONY, picture=caption, id="m")
    await town.at("10:24")
    await town.says("夜跑的风", "3栋门口")
    assert town.ticket("1263").before == ("m" if caption else "图",)


async def test_the_picture_is_not_that_of_another_matter(town: Town) -> None:
    await town.at("10:18")
    await town.says("夜跑的风", IRONY, picture=True)
    await town.at("10:24")
    await town.says("夜跑的风", "5栋楼上半夜拖椅子吵死了")
    assert town.ticket("1263").before == ()


async def test_a_clear_matter_in_answer_opens_one_ticket(town: Town) -> None:
    await _ironic(town)
    await town.says("夜跑的风", "3栋消防通道天天停满车")
    assert (town.numbers(), town.ticket("1263").matter) == (["1263"], "fire_lane")


async def test_another_matter_is_another_ticket_and_the_doubt_stays(town: Town) -> None:
    await _ironic(town)
    await town.says("夜跑的风", "5栋楼上半夜拖椅子吵死了")
    assert town.ticket("1263").label is Label.NOISE
    await town.at("10:40")
    await town.says("张丽", "待核", None)
    town.told("张丽", "1条")


async def test_in_private_it_is_asked_in_private(town: Town) -> None:
    await town.says("夜跑的风", "早")
    await _ironic(town, room=None)
    town.told("夜跑的风", "消防通道")
    await town.says("夜跑的风", "3栋门口", None)
    town.told("夜跑的风", "#1263")
    assert town.ticket("1263").private


class TestWithoutQuotes:
    @pytest.fixture
    def abilities(self) -> Abilities:
        return Abilities(quote=False)

    async def test_the_person_is_called_by_name(self, town: Town) -> None:
        await _ironic(town)
        assert town.hears(OWNERS, "@夜跑的风", "消防通道").mention == ("夜跑的风",)


async def test_a_community_worker_registers_what_she_has_seen(town: Town) -> None:
    await _listed(town)
    await town.says("张丽", "核实 1 3栋北侧", STAFF)
    told = town.ticket("1263")
    assert (told.place, told.source, told.room, told.state) == ("3栋北侧", Source.GRID_WORKER, None, State.OPEN)
    assert told.path.endswith("桂花苑")
    town.silent(OWNERS)


@pytest.mark.parametrize(
    ("words", "answer"), [("核实 9 3栋", "没有“9”"), ("略过 x", "没有“x”"), ("核实", "请这样写"), ("略过", "请这样写")]
)
async def test_a_wrong_number_gets_a_clear_answer(town: Town, words: str, answer: str) -> None:
    await _listed(town)
    await town.says("张丽", words, None)
    town.told("张丽", answer)
    assert town.numbers() == []


async def test_a_resident_may_not_look(town: Town) -> None:
    await _listed(town)
    await town.says("夜跑的风", "@小鹿 待核")
    assert "VIP" not in town.told("夜跑的风").text
    town.silent(OWNERS)


async def test_irony_about_what_was_told_long_ago_is_asked_about_again(town: Town) -> None:
    """Only what is spoken of is known: a matter of the morning keeps nobody from asking in the afternoon."""
    await town.at("09:00")
    await town.says("陈姐", "3栋门口有车乱停")
    await town.at("10:10")
    await town.says("夜跑的风", "咱小区停车真高级,消防通道都成VIP车位了[强]")
    town.hears(OWNERS, "消防通道")
