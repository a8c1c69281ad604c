"""What a finger meets on the page is large enough for it, and on a phone the clock is out of its way."""

from datetime import timedelta
from typing import Any

import pytest

from bot.transport import Outgoing

from .browsing import OpenPage, Site, become, bubbles, enter, expect, open_menu, say, shows, turn, unfold
from .house import OWNERS

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("chromium")]  # one browser for all
SMALL = """() => [...document.querySelectorAll('button, input, select, textarea, a')]
  .filter((each) => each.checkVisibility() && getComputedStyle(each).pointerEvents !== 'none')
  .map((each) => [each.dataset.testid || each.id || each.className, each.getBoundingClientRect()])
  .filter(([, box]) => box.width < 44 || box.height < 44)
  .map(([name, box]) => `${name} ${box.width}x${box.height}`)"""


async def is_large(page: Any) -> None:
    assert await page.evaluate(SMALL) == []


async def test_all_that_a_finger_meets_is_large_enough(visit: OpenPage, site: Site) -> None:
    await site.house.sandbox.send(Outgoing("o1", "请回收", room=OWNERS))
    async with visit() as page:
        await is_large(page)
        await enter(page)
        await unfold(page)
        site.house.broken = True
        await say(page, "又堵了")
        await page.get_by_test_id("resend").wait_for()
        await bubbles(page, "bot").hover()
        await bubbles(page, "bot").get_by_test_id("quote").click()
        await page.get_by_test_id("quote-bar").wait_for()
        await page.get_by_test_id("sample-picture").click()
        await page.get_by_test_id("thumbnail").wait_for()
        await page.get_by_test_id("input").press_sequentially("@")
        await page.get_by_test_id("calling").wait_for()
        await is_large(page)
        await open_menu(page, bubbles(page, "bot"))
        await is_large(page)


async def test_so_is_what_opens_above_the_page(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await page.get_by_test_id("me-switch").click()
        await page.get_by_test_id("add-resident").click()
        await is_large(page)
        await page.keyboard.press("Escape")
        await unfold(page)
        await page.get_by_test_id("to-time").click()
        await is_large(page)
        await page.keyboard.press("Escape")
        await page.get_by_test_id("practice").click()
        await is_large(page)


async def test_so_is_what_stands_in_place_of_a_recalled_line(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await enter(page)
        await say(page, "说错了")
        await shows(bubbles(page, "bot"), "听到了")
        await open_menu(page, bubbles(page, "resident:陈姐"))
        await page.get_by_test_id("menu-recall").click()
        await page.get_by_test_id("reedit").wait_for()
        await is_large(page)


async def test_on_a_phone_the_clock_is_folded_away_behind_a_button(visit: OpenPage, width: tuple[int, int]) -> None:
    async with visit() as page:
        fold, moves = page.get_by_test_id("fold"), page.get_by_test_id("plus-10")
        if width[0] > 600:
            await expect(fold).to_be_hidden()
            await expect(moves).to_be_visible()
            return
        await expect(fold).to_contain_text("08:31")
        await expect(moves).to_be_hidden()
        await fold.click()
        await moves.click()
        await expect(fold).to_contain_text("08:41")
        await fold.click()
        await expect(moves).to_be_hidden()
        await become(page, "resident:夜跑的风")
        assert await page.locator("header").evaluate("header => header.offsetHeight") < 70  # still one row


async def test_so_is_what_tells_why_and_where_something_happened(visit: OpenPage, site: Site) -> None:
    site.house.remind(timedelta(minutes=2), Outgoing("o1", "该回话了", room=OWNERS))
    async with visit() as page:
        await enter(page)
        await turn(page, "next-due")
        await page.get_by_test_id("news").wait_for()
        await is_large(page)
        await say(page, "又堵了")
        await shows(bubbles(page, "bot"), "听到了")
        await open_menu(page, bubbles(page, "resident:陈姐"))
        await page.get_by_test_id("menu-why").click()
        await shows(page.get_by_test_id("why-text"), "听到了1次")
        await is_large(page)
