"""Keys on the page: a person searched for, members called with @, a quote that is let go; and what the title of the tab tells."""

import pytest

from bot.transport import Outgoing

from .browsing import OpenPage, Site, bubbles, enter, expect, open_menu, say, shows
from .house import OWNERS

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


async def test_an_at_sign_lists_the_members_and_enter_calls_the_one_that_is_marked(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await enter(page)
        text, list, rows = page.get_by_test_id("input"), page.get_by_test_id("calling"), page.get_by_test_id("callee")
        await text.press_sequentially("问一下@")
        await expect(rows.first).to_contain_text("小鹿")
        await expect(list).not_to_contain_text("陈姐")  # who calls
        await expect(list).not_to_contain_text("郑涛")  # of another station
        await text.press_sequentially("王")
        await expect(rows).to_have_text(["磊王磊公安"])
        await text.press("Enter")
        await list.wait_for(state="hidden")
        await text.press_sequentially("这归您管吗")
        await text.press("Enter")
        await shows(bubbles(page, "bot"), "听到了")
        [heard] = site.house.heard
        assert heard.text == "问一下@王磊\u2005这归您管吗"
        assert site.house.sandbox.chats.lines(OWNERS)[0].mention == ("staff:王磊",)


async def test_arrows_and_a_click_choose_from_the_list_too(visit: OpenPage) -> None:
    async with visit() as page:
        await enter(page)
        text = page.get_by_test_id("input")
        await text.press_sequentially("@")
        for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Enter"):
            await text.press(key)
        await expect(text).to_have_value("@老周\u2005")
        await text.press_sequentially("@小米")
        await page.get_by_test_id("callee").click()
        await expect(text).to_have_value("@老周\u2005@小米妈\u2005")
        await expect(text).to_be_focused()


async def test_escape_closes_the_list_and_enter_then_sends(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await enter(page)
        text, list = page.get_by_test_id("input"), page.get_by_test_id("calling")
        await text.press_sequentially("@小鹿")
        await list.wait_for()
        await text.press("Escape")
        await list.wait_for(state="hidden")
        await text.press_sequentially(" 在吗")
        await expect(list).to_be_hidden()
        await text.press("Enter")
        await shows(bubbles(page, "bot"), "听到了")
        assert (site.house.heard[0].text, site.house.heard[0].mentions_bot) == ("@小鹿 在吗", True)


async def test_no_list_opens_in_private_or_in_an_address(visit: OpenPage) -> None:
    async with visit() as page:
        await enter(page)
        await page.get_by_test_id("input").press_sequentially("a@小鹿")
        await expect(page.get_by_test_id("calling")).to_be_hidden()
        await enter(page, "resident:陈姐")
        await page.get_by_test_id("input").press_sequentially("@")
        await expect(page.get_by_test_id("calling")).to_be_hidden()


async def test_a_hostile_name_in_the_list_is_only_a_name(visit: OpenPage, site: Site) -> None:
    site.house.sandbox.chats.add_resident("<img src=x> 王", "街道/学桥/桂花苑")
    async with visit() as page:
        await enter(page)
        text = page.get_by_test_id("input")
        await text.press_sequentially("@img")
        await expect(page.get_by_test_id("callee")).to_contain_text("img src=x 王")
        await text.press("Enter")
        await expect(text).to_have_value("@img src=x 王\u2005")


async def test_escape_lets_go_of_a_quote_and_first_of_what_lies_above_it(visit: OpenPage, site: Site) -> None:
    await site.house.sandbox.send(Outgoing("o1", "请回收", room=OWNERS))
    async with visit() as page:
        await enter(page)
        line, quote = bubbles(page, "bot"), page.get_by_test_id("quote-bar")
        await open_menu(page, line)
        await page.get_by_test_id("menu-quote").click()
        await quote.wait_for()
        await page.get_by_test_id("input").press_sequentially("@")
        await page.get_by_test_id("calling").wait_for()
        await page.keyboard.press("Escape")
        await page.get_by_test_id("calling").wait_for(state="hidden")
        await open_menu(page, line)
        await page.keyboard.press("Escape")
        await page.get_by_test_id("menu-quote").wait_for(state="hidden")
        await expect(quote).to_be_visible()
        await page.keyboard.press("Escape")
        await quote.wait_for(state="hidden")
        await say(page, "收")
        await shows(bubbles(page, "bot"), "听到了")
        assert site.house.heard[0].quote is None


async def test_the_title_counts_what_is_unread(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await enter(page, "resident:陈姐")
        await expect(page).to_have_title("鹿鸣 · 沙盒微信")
        for number in range(3):
            await site.house.sandbox.send(Outgoing(f"o{number}", "请回收", room=OWNERS))
        await expect(page).to_have_title("(3) 鹿鸣 · 沙盒微信")
        await enter(page)
        await expect(page).to_have_title("鹿鸣 · 沙盒微信")
