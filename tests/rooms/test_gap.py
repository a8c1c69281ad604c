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
    assert town.chat.lines == []


async def test_chatter_during_the_gap_is_counted_and_asks_for_what_was_missed(town: Town) -> None:
    await back_after_a_gap(town, ("15:12", "阿杰", "有人去打球吗"))
    town.hears(STAFF, "补读1条", "新增0件")
    town.silent(OWNERS)


async def test_a_fire_during_the_gap_is_still_a_fire(town: Town) -> None:
    await back_after_a_gap(town, ("15:31", "刘叔", "地下车库冒烟了!!!"))
    said = [line.text for line in town.chat.lines if line.room == OWNERS]
    assert any("119" in text for text in said)
    assert any(line.to == "周建国" for line in town.chat.lines)
