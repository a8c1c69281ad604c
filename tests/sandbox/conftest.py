"""A house for each test, its server, and its page in a real browser.

The browser needs playwright and Chromium (LUMING_CHROMIUM names the binary); where one is absent its tests are skipped, or
fail with LUMING_REQUIRE_BROWSER=1.
"""

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from bot.sandbox import make_app

from .browsing import OpenPage, Site
from .house import House, open_house

ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
WIDTHS = {"desk": (1280, 800), "phone": (390, 844)}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = open_house(tmp_path)
    yield opened
    opened.sandbox.chats.close()


@pytest.fixture
async def client(house: House) -> AsyncIterator[TestClient[Any, Any]]:
    async with TestClient(TestServer(make_app(house.sandbox, house.advance, house.next_due, why=house.why))) as opened:
        yield opened


@pytest.fixture
def origin(client: TestClient[Any, Any]) -> dict[str, str]:
    return {"Origin": str(client.make_url("/")).rstrip("/")}


def absent(why: str) -> None:
    if os.environ.get("LUMING_REQUIRE_BROWSER") == "1":
        pytest.fail(f"LUMING_REQUIRE_BROWSER is set, but {why}")
    pytest.skip(why)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Any]:
    try:
        from playwright.async_api import async_playwright
    except ImportError:
        absent("the python package playwright is not installed")
    names = [os.environ.get("LUMING_CHROMIUM") or "chromium", "google-chrome"]
    binary = next(filter(None, map(shutil.which, names)), None)
    if binary is None:
        absent("no Chromium found: set LUMING_CHROMIUM")
    async with async_playwright() as play:
        opened = await play.chromium.launch(executable_path=binary, args=ARGS)
        yield opened
        await opened.close()


@pytest_asyncio.fixture(loop_scope="module")
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    opened = Site(open_house(tmp_path))
    await opened.start()
    yield opened
    await opened.stop()
    opened.house.sandbox.chats.close()


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> tuple[int, int]:
    return WIDTHS[request.param]


@pytest.fixture
def visit(browser: Any, site: Site, width: tuple[int, int]) -> OpenPage:
    """Open the page; at the end nothing must have gone wrong in it."""

    @asynccontextmanager
    async def opened(query: str = "", *, quiet: bool = True) -> AsyncIterator[Any]:
        context = await browser.new_context(
            viewport={"width": width[0], "height": width[1]}, has_touch=width == WIDTHS["phone"]
        )
        page = await context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.set_default_timeout(10_000)
        await page.goto(f"http://127.0.0.1:{site.port}/{query}")
        await page.get_by_test_id("hint-close").click()
        yield page
        assert not (quiet and wrong), wrong
        await context.close()

    return opened
