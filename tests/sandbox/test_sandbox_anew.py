"""重新开始: the practice is put aside, as --fresh does it, and the page comes back empty."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.config import load
from bot.demo import FIRST_MOMENT, Demo, practise
from tests.language.demo import CONFIG

from .browsing import bubbles, enter, expect, open_page, say, shows, turn

OWNERS = "桂花苑业主群"
pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("chromium")]  # one browser for all


class Practice:
    """A sandbox that can begin anew; `demos` are those that were opened so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.demos: list[Demo] = []
        self._opened = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._task = asyncio.create_task(practise(load(CONFIG), self.folder, 0, self._note))
        await self._opened.wait()

    async def stop(self) -> None:
        assert self._task is not None
        self.demos[-1].house.ends.set()
        await self._task

    def _note(self, demo: Demo) -> None:
        self.demos.append(demo)
        self._opened.set()


@pytest_asyncio.fixture(loop_scope="module")
async def practice(tmp_path: Path) -> AsyncIterator[Practice]:
    opened = Practice(tmp_path / "sandbox")
    await opened.start()
    yield opened
    await opened.stop()


async def test_it_asks_once_and_begins_anew(browser: Any, width: tuple[int, int], practice: Practice) -> None:
    first = practice.demos[0]
    async with open_page(browser, first.url, width) as page, open_page(browser, first.url, width) as other:
        await enter(page, OWNERS)
        await say(page, "又堵3栋单元门口了!救护车来了都进不去")
        await shows(bubbles(page, "bot"), "#1263")
        await turn(page, "plus-60")
        await expect(page.get_by_test_id("plus-60")).to_be_enabled()
        await page.get_by_test_id("practice").click()
        await page.get_by_test_id("anew").click()
        async with page.expect_navigation(), other.expect_navigation():
            await page.get_by_test_id("anew-go").click()
        for each in (page, other):
            await enter(each, OWNERS)
            await expect(each.get_by_test_id("bubble")).to_have_count(0)
        await expect(page.locator("#clock-time")).to_contain_text("08:3")
        await say(page, "又堵3栋单元门口了!救护车来了都进不去")
        await shows(bubbles(page, "bot"), "#1263")
        await shows(bubbles(other, "bot"), "#1263")
    second = practice.demos[1]
    assert second.url == first.url
    assert (second.clock.now() - FIRST_MOMENT).total_seconds() < 600
    put_aside = practice.folder.with_name("sandbox.old") / "chats.jsonl"
    assert "又堵3栋单元门口了" in put_aside.read_text("utf8")


async def test_whoever_thinks_better_of_it_keeps_everything(
    browser: Any, width: tuple[int, int], practice: Practice
) -> None:
    async with open_page(browser, practice.demos[0].url, width) as page:
        await enter(page, OWNERS)
        await say(page, "晚上吃烧烤吗")
        await page.get_by_test_id("practice").click()
        await page.get_by_test_id("anew").click()
        await page.get_by_text("取消").locator("visible=true").click()
        await expect(page.get_by_test_id("practice-panel")).to_be_hidden()
        await page.get_by_test_id("practice").click()
        await expect(page.get_by_test_id("anew-go")).to_be_hidden()
        await page.reload()
        await shows(bubbles(page, "resident:陈姐"), "晚上吃烧烤吗")
        assert len(practice.demos) == 1
