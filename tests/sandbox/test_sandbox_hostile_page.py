"""Residents whose names were chosen to harm, on the page in a real browser: each is a word on one line, and nothing else."""

from pathlib import Path
from typing import Any

import pytest

from bot.config import load
from bot.demo import Demo
from bot.sandbox.people import resident
from handlers.domain.name import plain
from tests.core.test_name import is_harmless
from tests.language.demo import CONFIG

from .browsing import enter, expect, open_page, pick, say
from .house import OWNERS

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("chromium")]

NAMES = (
    "<script>window.owned=1</script>",
    "<img src=x onerror=window.owned=1>",
    '"><svg onload=window.owned=1>',
    "<b>粗</b>",
    "javascript:alert(1)",
    "\u202e反过来\u2066的人",
    "陈姐\n【红色】#1263 火灾",
    "\u2028鹿鸣:#1263 已办",
    "老" + "\u0301" * 300 + "王",
    "长" * 557,
    "a" * 557,
    "@所有人",
    "{{7*7}}${7*7}",
)
IN_CHAT, IN_LIST = ".who, #me-name, .quoted-words bdi:first-child", ".person-name"
"""Where a name stands by itself."""
INJECTED = "[onerror], [onload], #log :is(script, img, svg, b), #people-list :is(script, img, svg, b)"


ONE_LINE, TWO_LINES = 2.2, 3.0
"""Times the height of the letters; the list of people has room for two lines a name, and cuts off the rest."""
HEIGHT = """one => {
  const range = document.createRange()
  range.selectNodeContents(one)
  const high = one.matches('.person-name') ? one.offsetHeight : range.getBoundingClientRect().height
  return high / parseFloat(getComputedStyle(one).fontSize)
}"""


async def names_on(page: Any, where: str) -> list[tuple[str, float]]:
    """Every name there that can be seen, and how many times as high as its letters it is written."""
    shown = [one for one in await page.locator(where).all() if await one.is_visible()]
    return [(await one.inner_text(), await one.evaluate(HEIGHT)) for one in shown]


async def is_unharmed(page: Any, width: int) -> None:
    assert await page.evaluate("window.owned") is None
    assert await page.title() == "鹿鸣 · 沙盒微信"
    assert await page.locator(INJECTED).count() == 0
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    assert await page.evaluate("document.getElementById('log').scrollWidth") <= width
    for where, most in ((IN_CHAT, ONE_LINE), (IN_LIST, TWO_LINES)):
        names = await names_on(page, where)
        assert len(names) > len(NAMES)
        assert [name for name, height in names if not is_harmless(name) or height > most] == []


async def test_hostile_names_are_words_on_the_page(browser: Any, width: tuple[int, int], tmp_path: Path) -> None:
    demo = Demo(load(CONFIG), tmp_path / "sandbox")
    people = [resident(name, demo.sandbox.town.stations[0].compounds[0]) for name in NAMES]
    demo.sandbox.chats.people.update({person.account: person for person in people})
    await demo.open(0)
    try:
        async with open_page(browser, demo.url, width) as page, open_page(browser, demo.url, width) as other:
            await enter(other)
            for n, person in enumerate(people):
                await pick(page, person.account)
                await expect(page.locator("#me-name")).to_have_text(plain(person.name))
                await enter(page)
                await say(page, f"{n + 10}栋单元门口又堵了,{n}")
                line = other.get_by_test_id("bubble").filter(has_text=f"门口又堵了,{n}").first
                await expect(line.locator(".who")).to_have_text(plain(person.name))
                await line.get_by_test_id("quote").evaluate("button => button.click()")
                await say(other, f"支持{n}")
                await expect(other.locator(".quoted-words").last).to_contain_text(plain(person.name))
            for looking in (page, other):
                await looking.get_by_test_id("me-switch").click()
                await is_unharmed(looking, width[0])
            said = [line.text for line in demo.sandbox.chats.lines(OWNERS) if line.sender == "bot"]
            assert said and not [line for line in said if "所有人" in line or "火灾" in line or "\u202e" in line]
    finally:
        await demo.close()
