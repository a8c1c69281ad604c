"""The bot was away: the backlog is read quietly, and told in one line."""

from datetime import timedelta

from tests.language.town import OWNERS, STAFF, Town


async def back_after_a_gap(town: Town, *lines: tuple[str, str, str]) -> None:
    """Away from 15:10 to 15:32; `lines` (time, who, text) come in at once, with their own times."""
    await town.at("15:32")
    now = town.clock.now()
    await town.house.gap(now - timedelta(minutes=22), now)
    for clock, who, text in lines:
        await town.hears_late(clock, who, text)
    await town.house.catch_up()
    await town.at("15:33")


async def test_a_complaint_during_the_gap_is_told_in_one_line(town: Town) -> None:
    await back_after_a_gap(
        town, ("15:12", "阿杰", "有人去打球吗"), ("15:15", "小米妈", "9栋西门烧烤又摆出来了"), ("15:20", "老周", "+1")
    )
    notice = town.hears(STAFF, "15:10–15:32掉线", "补读3条", "新增1件", "#1263", "请核")
    assert notice.mention
    town.hears(OWNERS, "刚才掉线", "#1263")
    ticket = town.ticket("1263")
    assert (f"{ticket.opened_at:%H:%M}", town.voices("1263")) == ("15:15", ["小米妈", "老周"])
    await town.says(notice.mention[0], "收 1263", STAFF)
    assert town.ticket("1263").lead == notice.mention[0]


async def test_nothing_was_said_so_nothing_is_told(town: Town) -> None:
    await back_after_a_gap(town)
    town.silent()


async def test_chatter_during_the_gap_is_counted_and_asks_for_what_was_missed(town: Town) -> None:
    await back_after_a_gap(town, ("15:12", "阿杰", "有人去打球吗"))
    town.hears(STAFF, "补读1条", "新增0件")
    town.silent(OWNERS)


async def test_a_fire_during_the_gap_is_still_a_fire(town: Town) -> None:
    await back_after_a_gap(town, ("15:31", "刘叔", "地下车库冒烟了!!!"))
    said = [line.text for line in town.chat.lines if line.room == OWNERS]
    assert any("119" in text for text in said)
    assert any(line.to == "周建国" for line in town.chat.lines)


async def after_a_stumble(town: Town, minutes: int, dropped: int, *lines: tuple[str, str]) -> None:
    """The disk could not be written for so many minutes until 15:32; then what waited is kept, and thought about."""
    await town.at("15:32")
    now = town.clock.now()
    house = town.house
    await house.writer.run(house.arrivals.stumbled, now - timedelta(minutes=minutes), now, dropped)
    for who, text in lines:
        await town.hears_late("15:31", who, text)
    await house.catch_up()
    await town.at("15:33")


async def test_what_came_while_the_disk_stumbled_is_answered_as_ever_and_the_staff_is_told(town: Town) -> None:
    await after_a_stumble(town, 1, 0, ("刘叔", "12栋地下车库入口被货车堵了"))
    assert any("#1263" in line.text for line in town.chat.lines if line.room == OWNERS)
    town.hears(STAFF, "15:31–15:32电脑存不进数据,1条消息晚读了一会儿,现已补上。")


async def test_what_found_no_room_to_wait_in_is_counted_and_asked_for(town: Town) -> None:
    await after_a_stumble(town, 1, 7)
    town.hears(STAFF, "另有7条没能留住,请翻看群里,漏掉的报一声。")


async def test_after_a_long_outage_the_backlog_is_summed_up_as_after_any_gap(town: Town) -> None:
    await after_a_stumble(town, 22, 2, ("刘叔", "12栋地下车库入口被货车堵了"))
    town.hears(STAFF, "15:10–15:32掉线,补读1条,新增1件", "另有2条没能留住")


async def test_a_stumble_in_which_nobody_spoke_is_nobody_s_news(town: Town) -> None:
    await after_a_stumble(town, 1, 0)
    town.silent()
