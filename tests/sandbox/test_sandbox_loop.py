"""The closed loop in a real browser, against the real house: every line typed as each person, every bubble read."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.config import load
from bot.demo import FIRST_MOMENT, Demo
from tests.language.demo import CONFIG

from .browsing import become, bubbles, enter, expect, say

OWNERS, STAFF = "桂花苑业主群", "学桥执法工作站群"


class Stage:
    """One page over one opened demo; people step up and speak."""

    def __init__(self, page: Any, demo: Demo) -> None:
        self.page, self.demo = page, demo

    async def at(self, clock: str) -> None:
        """Turn the clock, if it has not passed that minute yet."""
        to = datetime.combine(FIRST_MOMENT.date(), datetime.strptime(clock, "%H:%M").time(), FIRST_MOMENT.tzinfo)  # noqa: DTZ007
        await self.demo.house.advance(max(to, self.demo.clock.now()))

    async def step_up(self, account: str, chat: str) -> None:
        await become(self.page, account)
        await enter(self.page, chat)

    async def type(self, text: str, quote: str = "") -> None:
        """Type a line, with the newest bubble that holds `quote` quoted, and wait until it stands in the chat."""
        if quote:
            bubble = self.page.get_by_test_id("bubble").filter(has_text=quote).last
            await bubble.hover()
            await bubble.get_by_test_id("quote").click()
        before = await self.page.get_by_test_id("bubble").count()
        await say(self.page, text)
        await expect(self.page.get_by_test_id("bubble")).not_to_have_count(before)

    async def picture(self) -> None:
        before = await self.page.get_by_test_id("thumbnail").count()
        await self.page.get_by_test_id("picture").click()
        await self.page.get_by_test_id("sample-picture").click()
        await expect(self.page.get_by_test_id("thumbnail")).to_have_count(before + 1)

    async def reads(self, *words: str) -> None:
        """The newest bubble of the bot's holds the words."""
        newest = bubbles(self.page, "bot").last
        for word in words:
            await expect(newest).to_contain_text(word)

    async def bot_lines(self, count: int) -> None:
        """The bot has said exactly so much in the chat on the page."""
        await expect(bubbles(self.page, "bot")).to_have_count(count)


@pytest.mark.xdist_group("chromium")
@pytest.mark.asyncio(loop_scope="module")
async def test_the_loop_as_people_type_it(browser: Any, width: tuple[int, int], tmp_path: Path) -> None:
    demo = Demo(load(CONFIG), tmp_path / "sandbox")
    await demo.open(0)
    page = await browser.new_page(viewport={"width": width[0], "height": width[1]}, has_touch=width[0] < 600)
    try:
        await page.goto(demo.url)
        await page.get_by_test_id("hint-close").click()
        await play(Stage(page, demo))
    finally:
        await page.close()
        await demo.close()


async def play(stage: Stage) -> None:
    # 陈姐's picture, then her words
    await stage.at("08:31")
    await stage.step_up("resident:陈姐", OWNERS)
    await stage.picture()
    await stage.bot_lines(0)
    await stage.at("08:32")
    await stage.type("又堵3栋单元门口了!救护车来了都进不去 云E·12D88")
    await stage.reads("#1263", "3栋单元门口", "10:32前回话")

    # the card, and who is first
    await stage.step_up("staff:李伟", STAFF)
    await stage.reads("#1263", "加急", "图1", "云E·1***8", "08:42", "@李伟")
    await stage.type("收", quote="接单至")
    await stage.step_up("staff:赵敏", STAFF)
    await stage.type("我去", quote="接单至")
    await stage.step_up("staff:赵敏", "staff:赵敏")
    await stage.reads("李伟已接#1263", "协办")

    # on site, and closed with a slip of the finger
    await stage.at("09:02")
    await stage.step_up("staff:李伟", STAFF)
    await stage.bot_lines(1)
    await stage.type("到了", quote="接单至")
    await stage.at("09:20")
    await stage.picture()
    await stage.type("1236 办结 车挪走了 1辆")
    await stage.reads("没有#1236", "#1263", "回“是”")
    await stage.type("是")

    # result and poll; thanks, votes, a passer-by, a colleague
    await stage.at("09:25")
    await stage.step_up("resident:陈姐", OWNERS)
    await stage.reads("#1263 已办:已挪走(1辆,有照片)", "@陈姐", "1满意 2部分解决 3没解决")
    await stage.type("谢谢李队!!")
    await stage.step_up("resident:陈姐", "resident:陈姐")
    await stage.reads("#1263", "1 满意")
    await stage.step_up("resident:陈姐", OWNERS)
    await stage.type("1")
    await stage.step_up("resident:路人甲", OWNERS)
    await stage.type("1")
    await stage.step_up("staff:赵敏", OWNERS)
    await stage.type("1")
    await stage.bot_lines(2)

    # and the chief sees it
    await stage.step_up("staff:周建国", "staff:周建国")
    await stage.type("今日")
    await stage.reads("诉求1件", "办结1件", "满意1")
