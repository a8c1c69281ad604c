"""How often one person is answered: up to so many lines in an hour, one that says so, then none; danger always passes."""

from tests.language.town import OWNERS, STAFF, Town


async def _asks(town: Town, who: str, times: int, to: str | None = None, text: str = "帮助") -> None:
    await town.floods(who, [text] * times, to, pause=3)


async def test_a_resident_is_answered_thirty_times_an_hour_and_then_told_so_once(town: Town) -> None:
    await town.at("09:00")
    await _asks(town, "好奇", 100)
    lines = town.private("好奇")
    assert len(lines) == 31
    assert "歇歇" in lines[-1].text
    assert not any("歇歇" in line.text for line in lines[:-1])


async def test_an_hour_after_he_was_told_so_he_is_answered_again(town: Town) -> None:
    await town.at("09:00")
    await _asks(town, "好奇", 100)
    await town.at("09:59")
    await town.says("好奇", "帮助", None)
    town.silent()
    await town.at("10:05")
    await town.says("好奇", "帮助", None)
    town.told("好奇", "小鹿")


async def test_five_hundred_commands_get_no_five_hundred_answers(town: Town) -> None:
    await town.at("09:00")
    await _asks(town, "李伟", 500, text="今日")
    assert len(town.private("李伟")) == 121


async def test_in_the_work_group_one_person_is_answered_no_more_often(town: Town) -> None:
    await town.at("09:00")
    await _asks(town, "周建国", 200, to=STAFF, text="待办")
    assert len(town.lines(STAFF)) == 121


async def test_others_are_answered_as_ever(town: Town) -> None:
    await town.at("09:00")
    await _asks(town, "好奇", 100)
    await town.says("老周", "帮助", None)
    town.told("老周", "小鹿")


async def test_a_danger_is_answered_however_much_was_asked(town: Town) -> None:
    await town.at("09:00")
    await _asks(town, "好奇", 100)
    await town.says("好奇", "桂花苑9栋着火了快来人", None)
    town.told("好奇", "119")
    town.hears(STAFF, "9栋", "红色")


async def test_what_a_command_does_is_done_though_it_is_not_answered(town: Town) -> None:
    await town.complained()
    await _asks(town, "李伟", 130, text="今日")
    await town.says("李伟", "收 1263", None)
    assert town.ticket("1263").lead == "李伟"


async def test_calls_and_cards_are_no_answers(town: Town) -> None:
    """Whoever is called is called, however often he was answered."""
    await town.at("09:00")
    await _asks(town, "李伟", 130, text="今日")
    await town.says("老周", "9栋着火了快来人", OWNERS)
    town.told("李伟", "9栋")
