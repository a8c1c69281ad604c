"""Pictures and files of the bot's on the page."""

from base64 import b64decode

import pytest

from bot.press.sheet import Sheet
from bot.transport import Outgoing

from .browsing import OpenPage, Site, become, enter, expect, shows
from .house import STAFF
from .test_sandbox_pictures_page import DOT

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("chromium")]  # one browser for all


async def test_a_picture_grows_and_a_file_is_kept_under_its_name(visit: OpenPage, site: Site) -> None:
    sandbox = site.house.sandbox
    async with visit() as page:
        await become(page, "staff:李伟")
        await enter(page, STAFF)
        await sandbox.send(Outgoing("luming-1", "", STAFF, file=Sheet("图.png", b64decode(DOT), picture=True)))
        await page.get_by_test_id("thumbnail").click()
        await expect(page.locator("#viewer-image")).to_have_js_property("naturalWidth", 1)
        await page.locator("[data-close]:visible").click()
        await sandbox.send(Outgoing("luming-2", "", STAFF, file=Sheet("<b>专报</b>.docx", b"x" * 2048, picture=False)))
        bubble = page.get_by_test_id("paper")
        await shows(bubble, "b-专报-b-.docx")
        await shows(bubble, "2 KB")
        async with page.expect_download() as kept:
            await bubble.click()
        download = await kept.value
        assert download.suggested_filename == "b-专报-b-.docx"
