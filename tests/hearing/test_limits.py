"""Limits a resident (限量): his first matters are matters like anybody's; what is more is kept, and rings no more bells."""

import pytest

from handlers.domain.scene import Abilities
from tests.language.town import OWNERS, STAFF, Town

CHIEF, DEPUTIES, DUTY = "周建国", ("马兰", "吴娟"), "李伟"
FALSE_ALARMS = [f"{n}栋着火了快来人" for n in range(1, 4)]


def _parked(first: int, last: int) -> list[str]:
    return [f"{n}栋门口有人乱停车" for n in range(first, last + 1)]


def _doubts(town: Town) -> int:
    """How many lines have come on the list, or were asked about."""
    return town.memory.events().count("DoubtRaised")


async def test_six_matters_an_hour_become_tickets_and_the_others_wait_on_the_list(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", _parked(1, 9))
    assert len(town.numbers()) == 6
    town.told("话多", "1小时", "6件", "不会丢", "急事")
    town.hears(STAFF, "1栋门口")
    await town.at("09:03")
    cards = town.hears(STAFF, "2栋门口").text
    assert [n for n in range(1, 10) if f"|{n}栋门口|" in cards] == [2, 3, 4, 5, 6]
    await town.says("张丽", "待核", None)
    town.told("张丽", "待核3条", "7栋门口有人乱停车", "像是违停", "第7件", "第9件")


async def test_whoever_told_too_much_is_told_so_once_an_hour(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", _parked(1, 12))
    assert len(town.private("话多")) == 1
    await town.at("10:05")
    await town.says("话多", "20栋门口有人乱停车")
    town.hears(STAFF, "20栋门口")
    await town.floods("话多", _parked(21, 30))
    assert len(town.private("话多")) == 1


async def test_what_is_told_in_private_is_limited_as_well(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", [f"桂花苑{line}" for line in _parked(1, 8)], None)
    assert len(town.numbers()) == 6
    assert len([line for line in town.private("话多") if "不会丢" in line.text]) == 1


async def test_several_matters_of_one_line_count_each(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", _parked(1, 5))
    await town.says("话多", "6栋门口有人乱停车。还有7栋野狗乱跑。还有9栋西门烧烤摊油烟熏死人")
    assert len(town.numbers()) == 6
    assert _doubts(town) == 1
    town.told("话多", "不会丢")


async def test_the_limit_is_one_persons_and_another_is_heard_as_ever(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", _parked(1, 30))
    await town.says("老周", "31栋门口有人乱停车")
    assert len(town.numbers()) == 7
    await town.at("09:06")
    town.hears(STAFF, "31栋门口")


async def test_staff_register_as_much_as_they_must(town: Town) -> None:
    await town.at("09:00")
    await town.floods("张丽", [f"报 {n}栋门口路灯坏了" for n in range(1, 12)], None)
    assert len(town.numbers()) == 11


async def test_the_list_shows_everybodys_first_line_before_anybodys_second(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", _parked(1, 60))
    await town.says("夜跑的风", "多谢楼上半夜免费音乐会")
    await town.at("11:00")
    await town.says("张丽", "待核", None)
    first, second, *_ = town.private("张丽")[0].text.split("\n")[1:]
    assert "第7件" in first
    assert "音乐会" in second


async def test_a_doubt_that_is_answered_beyond_the_limit_is_listed_again(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", _parked(1, 6))
    await town.at("09:20")
    await town.says("话多", "多谢楼上半夜免费音乐会")
    await town.says("话多", "就在13栋北边")
    assert len(town.numbers()) == 6
    await town.says("张丽", "待核", None)
    town.told("张丽", "待核1条", "音乐会")


async def test_where_nobody_is_reached_in_private_the_group_reads_the_one_line(town: Town) -> None:
    town.chat.strangers.add("话多")
    await town.at("09:00")
    await town.floods("话多", _parked(1, 9))
    assert len([line for line in town.lines(OWNERS) if "不会丢" in line.text]) == 1
    assert town.private("话多") == []


# Alarms.


async def test_after_three_alarms_in_a_quarter_of_an_hour_one_person_is_asked_to_look(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", FALSE_ALARMS)
    assert len(town.private(CHIEF)) == 3
    await town.says("话多", "4栋着火了快来人")
    town.told(DUTY, "请核实", "15分钟内第4次", "4栋", "报 4栋险情")
    town.hears(OWNERS, "119", "核实")
    town.silent(STAFF, *DEPUTIES)
    assert town.private(CHIEF) == []
    assert len(town.numbers()) == 3


async def test_a_hundred_false_fires_ring_everybody_three_times(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", [f"{n}栋着火了快来人" for n in range(1, 101)])
    assert len(town.private(CHIEF)) == 3
    assert len([line for line in town.private(DUTY) if "请核实" in line.text]) <= 6
    assert len(town.lines(OWNERS)) == 4
    assert _doubts(town) == 97


async def test_the_same_place_is_asked_about_once_and_another_at_once(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", [*FALSE_ALARMS, "4栋着火了快来人", "4栋着火了快来人", "4栋着火了!!"])
    assert len([line for line in town.private(DUTY) if "请核实" in line.text]) == 1
    await town.says("话多", "9栋2单元着火了救命啊")
    town.told(DUTY, "请核实", "9栋2单元")


async def test_the_word_of_whoever_looked_calls_everybody(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", [*FALSE_ALARMS, "4栋着火了快来人"])
    await town.says(DUTY, "报 4栋着火了", None)
    assert town.private(CHIEF)
    town.hears(STAFF, "红色", "4栋")


async def test_another_persons_fire_rings_everybody_whatever_was_cried_before(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", [f"{n}栋着火了快来人" for n in range(1, 31)])
    await town.says("老周", "31栋着火了,浓烟往外冒")
    assert town.private(CHIEF)
    town.hears(OWNERS, "119")


async def test_when_the_quarter_is_over_an_alarm_rings_everybody_again(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", [*FALSE_ALARMS, "4栋着火了快来人"])
    await town.at("09:16")
    await town.says("话多", "5栋着火了快来人")
    assert town.private(CHIEF)


async def test_what_cannot_wait_is_put_to_somebody_where_the_hour_is_used_up(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", _parked(1, 6))
    await town.says("话多", "9栋门口被车堵死了,救护车进不来!")
    town.told(DUTY, "请核实", "9栋门口")
    town.hears(OWNERS, "120")
    assert len(town.numbers()) == 6


async def test_false_alarms_in_private_are_answered_in_private_alone(town: Town) -> None:
    await town.at("09:00")
    await town.says("话多", "早上好")
    await town.floods("话多", [f"桂花苑{line}" for line in (*FALSE_ALARMS, "4栋着火了快来人", "5栋着火了快来人")], None)
    assert [line.text for line in town.private("话多") if "核实" in line.text] == [
        "收到,已请值班人员核实。有危险请先撤离,并拨119(救人120,打架110)!"
    ]
    town.silent(OWNERS)


async def test_whoever_puts_a_place_right_for_ever_calls_nobody_any_more(town: Town) -> None:
    await town.at("09:00")
    await town.says("改口", "3栋门口着火了快来人")
    await town.floods("改口", [f"说错了,是{n}栋" for n in range(4, 30)])
    assert len(town.lines(STAFF)) == 6


@pytest.mark.parametrize("abilities", [Abilities(quote=False)])
async def test_where_a_line_cannot_quote_the_advice_names_who_alarmed(town: Town) -> None:
    await town.at("09:00")
    await town.floods("话多", [*FALSE_ALARMS, "4栋着火了快来人"])
    assert "@话多" in town.lines(OWNERS)[-1].text
