"""What the tests of the page do in a browser."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.sandbox import make_app, serve

from .house import OWNERS, House, open_house

OpenPage = Callable[..., Any]


class Site:
    """The server of a house, which can go away and come back on its port."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.port = 0
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        house = self.house
        app = make_app(house.sandbox, house.advance, house.next_due, why=house.why)
        self._runner = await serve(app, self.port)
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()
        self._runner = None

    async def restart(self) -> None:
        """Come back as a new process would: with nothing but the folder."""
        self.house.sandbox.chats.close()
        self.house = open_house(self.house.sandbox.folder, now=self.house.clock.now())
        await self.start()


@asynccontextmanager
async def open_page(browser: Any, url: str, width: tuple[int, int]) -> AsyncIterator[Any]:
    """A page of a demo's, as somebody who has not looked at it before."""
    page = await browser.new_page(viewport={"width": width[0], "height": width[1]}, has_touch=width[0] < 600)
    page.set_default_timeout(10_000)
    await page.goto(url)
    await page.get_by_test_id("hint-close").click()
    yield page
    await page.close()


async def enter(page: Any, chat: str = OWNERS) -> None:
    """Go into a chat; on a phone from the list."""
    back, item = page.get_by_test_id("back"), page.locator(f'[data-testid=chat-item][data-chat="{chat}"]')
    await expect(
        item
    ).to_be_attached()  # a page that has just begun anew first draws its list, and then the chat that was open
    if await back.is_visible():
        await back.click()
    await item.click()


async def become(page: Any, account: str) -> None:
    await page.get_by_test_id("me-switch").click()
    await page.locator(f'[data-testid=me-option][data-account="{account}"]').click()
    await expect(page.get_by_test_id("me-switch")).to_contain_text(account.partition(":")[2])


async def pick(page: Any, account: str) -> None:
    """Become somebody whose account fits into no selector."""
    await page.get_by_test_id("me-switch").click()
    options = "[...document.querySelectorAll('[data-testid=me-option]')]"
    await page.evaluate(f"account => {options}.find(one => one.dataset.account === account).click()", account)
    await page.get_by_test_id("people").wait_for(state="hidden")


async def turn(page: Any, how: str) -> None:
    """Press a button of the clock, which is folded away on a phone."""
    await unfold(page)
    await page.get_by_test_id(how).click()


async def unfold(page: Any) -> None:
    fold = page.get_by_test_id("fold")
    if await fold.is_visible() and await fold.get_attribute("aria-expanded") == "false":
        await fold.click()


async def say(page: Any, text: str) -> None:
    await page.get_by_test_id("input").fill(text)
    await page.get_by_test_id("input").press("Enter")


async def open_menu(page: Any, bubble: Any) -> None:
    """By right click; on a phone by a finger that stays."""
    target = bubble.locator(".bubble, .picture")
    if page.viewport_size["width"] >= 720:
        await target.click(button="right")
        return
    await target.hover(trial=True)  # into view, however often the chat is drawn anew meanwhile
    box = await target.bounding_box()
    touch = await page.context.new_cdp_session(page)
    point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    await touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    await page.get_by_test_id("menu-quote").wait_for()
    await touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    await touch.detach()


async def recall(page: Any, bubble: Any) -> None:
    await open_menu(page, bubble)
    await page.get_by_test_id("menu-recall").click()


def bubbles(page: Any, sender: str) -> Any:
    return page.locator(f'[data-testid=bubble][data-from="{sender}"]')


async def shows(locator: Any, text: str) -> None:
    await locator.filter(has_text=text).first.wait_for()


def expect(locator: Any) -> Any:
    """Assertions that wait; imported here because playwright may be absent."""
    from playwright.async_api import expect

    return expect(locator)
