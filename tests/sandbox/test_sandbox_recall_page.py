"""Taking back a line on the page: by mouse at a desk, by a long press on a phone."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.transport import Outgoing
from handlers.domain.message import Kind

from .browsing import OpenPage, Site, become, bubbles, enter, expect, open_menu, recall, say, shows, turn
from .house import OWNERS

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("chromium")]  # one browser for all
CHEN = "resident:陈姐"


def rows(page: Any) -> Any:
    return page.get_by_test_id("recalled")


async def spoken(page: Any, site: Site, text: str = "说错了") -> Any:
    """A line of 陈姐's that the house has kept."""
    site.house.answers = False
    await enter(page)
    await say(page, text)
    line = bubbles(page, CHEN).filter(has_text=text)
    await line.wait_for()
    await page.locator(".sending").wait_for(state="detached")
    return line


async def test_a_line_is_taken_back_and_stays_so_over_reload_and_restart(visit: OpenPage, site: Site) -> None:
    async with visit(quiet=False) as page:
        line = await spoken(page, site)
        await recall(page, line)
        await expect(rows(page)).to_contain_text("你撤回了一条消息")
        await expect(page.get_by_test_id("bubble")).to_have_count(0)
        await expect(page.get_by_test_id("menu-quote")).to_be_hidden()
        heard = site.house.heard[-1]
        assert (heard.kind, heard.target, heard.sender) == (Kind.RECALL, site.house.heard[0].id, CHEN)
        await page.reload()
        await expect(rows(page)).to_have_text("你撤回了一条消息")
        await site.stop()
        await page.get_by_test_id("offline").wait_for()
        await site.restart()
        await page.get_by_test_id("offline").wait_for(state="hidden")
        await expect(rows(page)).to_have_text("你撤回了一条消息")
        assert "说错了" not in await page.content()


async def test_everybody_else_sees_who_took_it_back(visit: OpenPage, site: Site) -> None:
    async with visit() as page, visit() as other:
        await become(other, "resident:老周")
        await enter(other)
        line = await spoken(page, site, "@老周 说错了")
        await shows(bubbles(other, CHEN), "说错了")
        await recall(page, line)
        await expect(rows(other)).to_have_text("陈姐撤回了一条消息")
        if await other.get_by_test_id("back").is_visible():
            await other.get_by_test_id("back").click()
        item = other.locator(f'[data-testid=chat-item][data-chat="{OWNERS}"]')
        await expect(item.locator(".chat-last")).to_have_text("陈姐撤回了一条消息")
        assert "说错了" not in await other.content()


async def test_nobody_is_called_any_more_by_what_was_taken_back(visit: OpenPage, site: Site) -> None:
    async with visit() as page, visit() as other:
        await become(other, "resident:老周")
        await enter(other, "resident:老周")
        line = await spoken(page, site, "@老周 说错了")
        if await other.get_by_test_id("back").is_visible():
            await other.get_by_test_id("back").click()
        await shows(other.get_by_test_id("chat-item"), "有人@我")
        await recall(page, line)
        await shows(other.get_by_test_id("chat-item"), "陈姐撤回了一条消息")
        await expect(other.get_by_text("有人@我")).to_have_count(0)


async def test_after_two_minutes_it_is_not_offered(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        line = await spoken(page, site)
        await open_menu(page, line)
        await expect(page.get_by_test_id("menu-recall")).to_be_visible()
        site.house.clock.turn(site.house.clock.now() + timedelta(minutes=3))  # while the menu is open
        await page.get_by_test_id("menu-recall").click()
        await shows(page.get_by_test_id("wrong"), "发出超过2分钟,不能撤回了")
        await page.get_by_test_id("wrong").wait_for(state="hidden")
        await turn(page, "plus-10")
        await shows(page.get_by_test_id("clock"), "08:44")
        await open_menu(page, line)
        await expect(page.get_by_test_id("menu-quote")).to_be_visible()
        await expect(page.get_by_test_id("menu-recall")).to_be_hidden()
        assert len(site.house.heard) == 1


async def test_nobody_is_offered_the_lines_of_others(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await spoken(page, site)
        await become(page, "resident:老周")
        await open_menu(page, bubbles(page, CHEN))
        await expect(page.get_by_test_id("menu-quote")).to_be_visible()
        await expect(page.get_by_test_id("menu-recall")).to_be_hidden()


async def test_a_quote_of_a_line_that_was_taken_back_says_so(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        site.house.answers = True
        await enter(page)
        await say(page, "说错了")
        await shows(bubbles(page, "bot"), "听到了")
        await page.locator(".sending").wait_for(state="detached")
        quote = bubbles(page, "bot").get_by_test_id("quoted")
        await expect(quote).to_have_text("陈姐:说错了")
        await recall(page, bubbles(page, CHEN))
        await expect(quote).to_have_text("原消息已撤回")
        await page.reload()
        await expect(quote).to_have_text("原消息已撤回")


async def test_what_is_about_to_be_quoted_is_let_go(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await site.house.sandbox.send(Outgoing("o1", "收到", room=OWNERS))
        await enter(page)
        await open_menu(page, bubbles(page, "bot"))
        await page.get_by_test_id("menu-quote").click()
        await shows(page.get_by_test_id("quote-bar"), "收到")
        await site.house.sandbox.send(Outgoing("o2", "收到", room=OWNERS, recalls="bot:o1"))
        await page.get_by_test_id("quote-bar").wait_for(state="hidden")


async def test_the_bot_takes_back_its_line(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await site.house.sandbox.send(Outgoing("o1", "收到,#1263", room=OWNERS))
        await enter(page)
        await shows(bubbles(page, "bot"), "#1263")
        await site.house.sandbox.send(Outgoing("o2", "收到,#1263", room=OWNERS, recalls="bot:o1"))
        await expect(rows(page)).to_have_text("小鹿撤回了一条消息")
        await page.reload()
        await expect(rows(page)).to_have_text("小鹿撤回了一条消息")
        assert "#1263" not in await page.content()


async def test_words_taken_back_can_be_written_again_until_the_page_is_left(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        line = await spoken(page, site, "3栋说错了")
        await page.get_by_test_id("input").fill("对了,")
        await recall(page, line)
        await page.get_by_test_id("reedit").click()
        await expect(page.get_by_test_id("input")).to_have_value("对了,3栋说错了")
        await expect(page.get_by_test_id("input")).to_be_focused()
        await become(page, "resident:老周")
        await expect(rows(page)).to_have_text("陈姐撤回了一条消息")
        await become(page, CHEN)
        await page.get_by_test_id("reedit").wait_for()
        await page.reload()
        await expect(rows(page)).to_have_text("你撤回了一条消息")


async def test_a_picture_goes_and_offers_no_words(visit: OpenPage, site: Site) -> None:
    async with visit() as page, visit() as other:
        site.house.answers = False
        await enter(page)
        await enter(other)
        await page.get_by_test_id("sample-picture").click()
        await expect(page.get_by_test_id("thumbnail").locator("img")).to_have_js_property("naturalWidth", 640)
        await page.locator(".sending").wait_for(state="detached")
        await other.get_by_test_id("thumbnail").click()
        await other.locator("#viewer-image").wait_for()
        await recall(page, bubbles(page, CHEN))
        await expect(page.get_by_test_id("viewer")).to_be_hidden()
        await expect(rows(page)).to_have_text("你撤回了一条消息")
        await other.get_by_test_id("viewer").wait_for(state="hidden")
        assert not list((site.house.sandbox.folder / "media").iterdir())


async def test_the_keyboard_reaches_it_too(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        line = await spoken(page, site)
        await line.get_by_test_id("more").focus()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Escape")
        await expect(line.get_by_test_id("more")).to_be_focused()
        await page.keyboard.press("Enter")
        await page.keyboard.press("ArrowLeft")
        await expect(page.get_by_test_id("menu-recall")).to_be_focused()
        await page.keyboard.press("Enter")
        await shows(rows(page), "你撤回了一条消息")
        await expect(page.get_by_test_id("log")).to_be_focused()


async def test_a_recall_that_the_house_has_not_kept_can_be_asked_again(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        line = await spoken(page, site)
        site.house.broken = True
        await recall(page, line)
        await page.get_by_test_id("recall-again").wait_for()
        await shows(rows(page), "你撤回了一条消息")
        site.house.broken = False
        await page.get_by_test_id("recall-again").click()
        await page.get_by_test_id("recall-again").wait_for(state="detached")
        for _ in range(500):  # the button goes with the click, before the house has heard of it
            if len(site.house.heard) > 1:
                break
            await asyncio.sleep(0.02)
        assert [heard.kind for heard in site.house.heard] == [Kind.TEXT, Kind.RECALL]


async def test_a_recall_outlives_a_broken_connection(visit: OpenPage, site: Site) -> None:
    async with visit(quiet=False) as page:
        line = await spoken(page, site)
        await site.stop()
        await page.get_by_test_id("offline").wait_for()
        await recall(page, line)
        await site.restart()
        await shows(rows(page), "你撤回了一条消息")
        assert [heard.kind for heard in site.house.heard] == [Kind.RECALL]


async def test_a_picture_is_not_opened_by_the_finger_that_opened_its_menu(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        site.house.answers = False
        await enter(page)
        await page.get_by_test_id("sample-picture").click()
        await expect(page.get_by_test_id("thumbnail").locator("img")).to_have_js_property("naturalWidth", 640)
        await open_menu(page, bubbles(page, CHEN))
        await expect(page.get_by_test_id("menu-quote")).to_be_visible()
        await expect(page.get_by_test_id("viewer")).to_be_hidden()
