"""为什么没说话, asked on the page of the real house."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.config import load
from bot.demo import Demo
from tests.language.demo import CONFIG

from .browsing import become, bubbles, enter, expect, open_menu, open_page, say, shows

OWNERS, STAFF = "桂花苑业主群", "学桥执法工作站群"
pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("chromium")]  # one browser for all


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Any, width: tuple[int, int], tmp_path: Path) -> AsyncIterator[Any]:
    demo = Demo(load(CONFIG), tmp_path / "sandbox")
    await demo.open(0)
    async with open_page(browser, demo.url, width) as opened:
        yield opened
    await demo.close()


async def ask_why(page: Any, bubble: Any) -> Any:
    await page.locator(".sending").wait_for(state="detached")
    await open_menu(page, bubble)
    await page.get_by_test_id("menu-why").click()
    return page.get_by_test_id("why-text")


async def test_a_trainer_reads_why_the_bot_said_nothing(page: Any) -> None:
    await enter(page, OWNERS)
    await say(page, "晚上吃烧烤吗")
    why = await ask_why(page, bubbles(page, "resident:陈姐"))
    await expect(why).to_have_text("听起来是闲聊,也没有在办的单能对上,所以不作声。")
    await page.get_by_test_id("why-close").click()
    await expect(page.get_by_test_id("why")).to_be_hidden()


async def test_and_what_it_decided_where_it_spoke(page: Any) -> None:
    await enter(page, OWNERS)
    await say(page, "又堵3栋单元门口了!救护车来了都进不去")
    await shows(bubbles(page, "bot"), "#1263")
    why = await ask_why(page, bubbles(page, "resident:陈姐"))
    await expect(why).to_contain_text("听成“停车”的反映,开了单(把握0.")
    await expect(why).to_contain_text("由综合执法牵头办“违停堵门”。")


async def test_an_officers_line_has_its_why_too_and_the_bots_own_has_none(page: Any) -> None:
    await enter(page, OWNERS)
    await say(page, "又堵3栋单元门口了!救护车来了都进不去")
    await become(page, "staff:赵敏")
    await enter(page, STAFF)
    await shows(bubbles(page, "bot"), "#1263")
    await say(page, "今天好热")
    why = await ask_why(page, bubbles(page, "staff:赵敏"))
    await expect(why).to_have_text("工作群里的闲话,不用管。")
    await page.keyboard.press("Escape")
    await open_menu(page, bubbles(page, "bot"))
    await expect(page.get_by_test_id("menu-quote")).to_be_visible()
    await expect(page.get_by_test_id("menu-why")).to_be_hidden()
