"""After the clock was turned, the page says where something happened."""

from datetime import timedelta

import pytest

from bot.transport import Outgoing

from .browsing import OpenPage, Site, become, expect, shows, turn, unfold
from .house import OWNERS, STAFF

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("chromium")]  # one browser for all


async def test_the_next_reminder_is_said_with_its_time_and_its_chats(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await become(page, "staff:李伟")
        for number, chat in enumerate((OWNERS, STAFF, "柳岸业主群")):
            site.house.remind(timedelta(minutes=44), Outgoing(f"o{number}", "该回话了", room=chat))
        site.house.remind(timedelta(minutes=44), Outgoing("o9", "该回话了", person="staff:周建国"))
        await turn(page, "next-due")
        news = page.get_by_test_id("news")
        await shows(news, "09:15")
        await expect(news).to_contain_text("有新消息")
        assert set(await page.get_by_test_id("news-chat").all_inner_texts()) == {OWNERS, STAFF, "柳岸业主群"}
        await page.get_by_test_id("news-chat").filter(has_text=STAFF).click()
        await expect(page.get_by_test_id("talk-title")).to_contain_text(STAFF)
        await page.get_by_test_id("news-close").click()
        await expect(news).to_be_hidden()


async def test_a_private_line_is_named_as_one(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        site.house.remind(timedelta(minutes=2), Outgoing("o1", "该回话了", person="resident:陈姐"))
        await turn(page, "next-due")
        await expect(page.get_by_test_id("news")).to_contain_text("08:33 和小鹿的私聊有新消息")


async def test_where_nothing_happened_for_the_one_who_looks_it_says_so(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        site.house.remind(timedelta(minutes=2), Outgoing("o1", "该回话了", room=STAFF))
        await turn(page, "next-due")
        await expect(page.get_by_test_id("news")).to_contain_text("08:33 陈姐的聊天里没有新消息")
        await become(page, "staff:李伟")
        await expect(page.get_by_test_id("news")).to_be_hidden()


async def test_the_other_buttons_tell_what_they_bring_and_nothing_else(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        site.house.remind(timedelta(minutes=15), Outgoing("o1", "该回话了", room=OWNERS))
        await turn(page, "plus-10")
        await shows(page.get_by_test_id("clock"), "08:41")
        await expect(page.get_by_test_id("plus-10")).to_be_enabled()
        await expect(page.get_by_test_id("news")).to_be_hidden()
        await turn(page, "plus-10")
        await expect(page.get_by_test_id("news")).to_contain_text(f"08:46 {OWNERS}有新消息")


async def test_a_clock_that_cannot_go_on_tells_only_why(visit: OpenPage) -> None:
    async with visit() as page:
        await unfold(page)
        await page.get_by_test_id("next-due").click()
        await shows(page.get_by_test_id("wrong"), "后面没有要提醒的事")
        await expect(page.get_by_test_id("news")).to_be_hidden()
