"""A private report on the page, in a real browser: nobody but the entrusted is shown, or sent, the flat, the words or the name."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.config import load
from bot.demo import Demo
from tests.language.demo import CONFIG
from tests.tickets.test_betrayal import ENTRUSTED, ME, betrays

from .browsing import become, bubbles, enter, open_page, say

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("chromium")]

WORDS, FLAT = "我是桂花苑9栋604的,楼下天天打麻将,吵得睡不着", "604"
OUTSIDERS = ("resident:老周", "staff:李伟", "staff:孙经理", "staff:赵敏", "staff:吴娟", "staff:周建国", "staff:杨主任")
LOOKS = ("单 1263", "为何 1263", "待办", "今日 来源", "1263")


def strings(frame: Any, key: str = "") -> Iterator[str]:
    """All words in what the server sends; ids, accounts and moments are none."""
    if isinstance(frame, dict):
        for name, value in frame.items():
            yield from strings(value, name)
    elif isinstance(frame, list):
        for value in frame:
            yield from strings(value, key)
    elif isinstance(frame, str) and key in ("text", "title", "why"):
        yield frame


async def look_everywhere(page: Any, demo: Demo, account: str) -> str:
    """Somebody asks the bot in private what he can, and opens all his chats; what stands on all these screens."""
    await become(page, account)
    await enter(page, account)
    for command in LOOKS:
        await say(page, command)
        await page.locator(".sending").wait_for(state="detached")
        await demo.house.catch_up()
    if await page.get_by_test_id("back").is_visible():
        await page.get_by_test_id("back").click()
    screens = []
    for chat in demo.sandbox.chats.of(demo.sandbox.chats.people[account]):
        await enter(page, chat.id)
        for line in demo.sandbox.chats.lines(chat.id)[-1:]:
            await page.locator(f'[data-testid=bubble][data-id="{line.id}"]').wait_for()
        screens.append(await page.evaluate("document.body.innerText"))
    return "\n".join(screens)


async def test_nobody_but_the_entrusted_is_shown_or_sent_a_private_report(
    browser: Any, width: tuple[int, int], tmp_path: Path
) -> None:
    demo = Demo(load(CONFIG), tmp_path / "sandbox")
    await demo.open(0)
    frames: list[str] = []
    try:
        async with open_page(browser, demo.url, width) as page:
            await become(page, f"resident:{ME}")
            await enter(page, f"resident:{ME}")
            await say(page, WORDS)
            await bubbles(page, "bot").filter(has_text="不发到群里").wait_for()
        async with open_page(browser, demo.url, width) as page:
            page.on("websocket", lambda socket: socket.on("framereceived", lambda sent: frames.append(str(sent))))
            await page.reload()
            for account in OUTSIDERS:
                screens = await look_everywhere(page, demo, account)
                assert betrays(screens, WORDS, FLAT) == [], account
                if account == "staff:李伟":
                    assert "#1263" in screens  # he sees that there is one
            assert len(frames) > len(OUTSIDERS) * len(LOOKS)
            assert any("1263" in text for frame in frames for text in strings(json.loads(frame)))
            heard = [text for frame in frames for text in strings(json.loads(frame))]
            assert [text for text in heard if betrays(text, WORDS, FLAT)] == []
            for name in ENTRUSTED:
                screens = await look_everywhere(page, demo, f"staff:{name}")
                assert ME in screens and WORDS in screens, name
    finally:
        await demo.close()
