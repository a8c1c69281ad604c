"""Keys on the page: a person searched for, members called with @, a quote that is let go."""

import pytest

from .browsing import OpenPage, Site, expect

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("chromium")]  # one browser for all


async def test_enter_in_the_search_picks_the_first_and_closes_the_panel(visit: OpenPage) -> None:
    async with visit() as page:
        await page.get_by_test_id("me-switch").click()
        await page.get_by_test_id("me-search").fill("学桥")
        await page.get_by_test_id("me-search").press("Enter")
        await page.get_by_test_id("people").wait_for(state="hidden")
        await expect(page.get_by_test_id("me-switch")).to_contain_text("周建国")


async def test_arrows_in_the_search_walk_to_another(visit: OpenPage) -> None:
    async with visit() as page:
        await page.get_by_test_id("me-switch").click()
        await page.get_by_test_id("me-search").fill("学桥")
        for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Enter"):
            await page.get_by_test_id("me-search").press(key)
        await expect(page.get_by_test_id("me-switch")).to_contain_text("马兰")


async def test_enter_where_nothing_was_searched_or_found_changes_nobody(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await page.get_by_test_id("me-switch").click()
        await page.get_by_test_id("me-search").fill("没有这个人")
        await page.get_by_test_id("me-search").press("Enter")
        await expect(page.get_by_test_id("people")).to_be_visible()
        await page.get_by_test_id("me-search").fill("")
        await page.get_by_test_id("me-search").press("Enter")
        await page.get_by_test_id("people").wait_for(state="hidden")
        await expect(page.get_by_test_id("me-switch")).to_contain_text("陈姐")
