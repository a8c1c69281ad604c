"""Pictures pasted into the chat and dropped on it."""

from base64 import b64decode, b64encode
from typing import Any

import pytest

from bot.sandbox.album import SIZE_LIMIT

from .browsing import OpenPage, Site, bubbles, enter, expect, shows
from .house import OWNERS

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("chromium")]  # one browser for all
CHEN = "resident:陈姐"
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""A png of one point."""
CARRIED = """(files, words = '') => {
  const carried = new DataTransfer()
  for (const [name, type, data] of files) {
    carried.items.add(new File([Uint8Array.from(atob(data), (each) => each.charCodeAt(0))], name, { type }))
  }
  if (words) carried.setData('text/plain', words)
  return carried
}"""
PNG = ["a.png", "image/png", DOT]


async def paste(page: Any, files: list[list[str]], words: str = "") -> None:
    await page.get_by_test_id("input").evaluate(
        f"""(input, [files, words]) => input.dispatchEvent(new ClipboardEvent('paste', {{
            clipboardData: ({CARRIED})(files, words), bubbles: true, cancelable: true }}))""",
        [files, words],
    )


async def drop(page: Any, target: Any, files: list[list[str]]) -> None:
    carried = await page.evaluate_handle(CARRIED, files)
    await target.dispatch_event("dragover", {"dataTransfer": carried})
    await target.dispatch_event("drop", {"dataTransfer": carried})


async def test_a_pasted_picture_is_said_as_one(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await enter(page)
        await paste(page, [PNG])
        await expect(page.get_by_test_id("thumbnail").locator("img")).to_have_js_property("naturalWidth", 1)
        await shows(bubbles(page, "bot"), "听到了:图片")
        [heard] = site.house.heard
        assert (heard.kind, heard.sender, heard.room) == ("image", CHEN, OWNERS)
        assert (site.house.sandbox.folder / (heard.media or "")).read_bytes() == b64decode(DOT)


async def test_pictures_that_are_dropped_come_in_their_order(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await enter(page)
        gif = ["b.gif", "image/gif", "R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs="]
        await drop(page, page.get_by_test_id("log"), [PNG, gif])
        await expect(page.get_by_test_id("thumbnail")).to_have_count(2)
        await page.locator(".sending").wait_for(state="detached")
        assert [(heard.media or "").rpartition(".")[2] for heard in site.house.heard] == ["png", "gif"]
        await expect(page.locator(".dropping")).to_have_count(0)


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (["a.svg", "image/svg+xml", "PHN2Zy8+"], "只能发图片"),
        (["a.png", "image/png", "PHN2Zy8+"], "只能发图片"),
        (["a.png", "image/png", b64encode(b64decode(DOT) + bytes(SIZE_LIMIT)).decode()], "最多8MB"),
    ],
    ids=["another kind", "in disguise", "too large"],
)
async def test_what_is_no_picture_or_too_large_is_refused(
    visit: OpenPage, site: Site, file: list[str], why: str
) -> None:
    async with visit(quiet=False) as page:
        await enter(page)
        await drop(page, page.get_by_test_id("log"), [file])
        await shows(page.get_by_test_id("wrong"), why)
        assert not site.house.heard


async def test_words_that_are_pasted_stay_words_and_nothing_leads_away(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await enter(page)
        await paste(page, [PNG], "3栋门口")
        await drop(page, page.locator("header"), [PNG])
        await paste(page, [PNG])
        await expect(page.get_by_test_id("thumbnail")).to_have_count(1)
