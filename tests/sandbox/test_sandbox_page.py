"""The page in a real browser, at the width of a desk and of a phone (see conftest.py for when it is skipped)."""

from datetime import timedelta

import pytest

from bot.transport import Outgoing

from .browsing import OpenPage, Site, become, bubbles, enter, expect, say, shows, turn
from .house import MORNING, OWNERS, STAFF

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("chromium")]  # one browser for all
HOSTILE = [
    "<script>document.title='owned'</script>", "<img src=x onerror=\"document.title='owned'\">", "\u202e反过来\u2066写",
    "零\u200b宽\u200d字", "长" * 20_000, "https://" + "a" * 500, "Z̸̡͔͓" * 40,
]  # fmt: skip


async def test_a_resident_speaks_and_the_bot_answers_with_a_quote(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await enter(page)
        await say(page, "3栋门口又堵了")
        await shows(bubbles(page, "resident:陈姐"), "3栋门口又堵了")
        await shows(bubbles(page, "bot"), "听到了:3栋门口又堵了")
        assert await bubbles(page, "bot").get_by_test_id("quoted").inner_text() == "陈姐:3栋门口又堵了"
        assert site.house.heard[0].sender == "resident:陈姐"
        assert await page.get_by_test_id("bubble").count() == 2


async def test_somebody_else_finds_it_unread_and_calls_the_bot_with_a_quote(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await site.house.sandbox.send(Outgoing("o1", "请回收", room=STAFF, mention=("staff:李伟",)))
        await become(page, "staff:李伟")
        item = page.locator(f'[data-testid=chat-item][data-chat="{STAFF}"]')
        if await page.get_by_test_id("back").is_visible():
            await page.get_by_test_id("back").click()
        await shows(item, "有人@我")
        await enter(page, STAFF)
        await shows(page.locator(".mention"), "@李伟")
        await bubbles(page, "bot").hover()
        await bubbles(page, "bot").get_by_test_id("quote").click()
        await shows(page.get_by_test_id("quote-bar"), "小鹿:@李伟 请回收")
        await page.get_by_test_id("at-bot").click()
        await page.get_by_test_id("input").press_sequentially("收")
        await page.get_by_test_id("send").click()
        await shows(bubbles(page, "staff:李伟"), "@小鹿 收")
        await shows(bubbles(page, "bot"), "听到了")
        heard = site.house.heard[0]
        assert (heard.room, heard.quote, heard.mentions_bot) == (STAFF, "bot:o1", True)
        assert await page.get_by_text("有人@我").count() == 0


async def test_the_chat_stays_when_its_member_speaks_next(visit: OpenPage) -> None:
    async with visit() as page:
        await enter(page)
        await become(page, "resident:老周")
        await shows(page.get_by_test_id("me-switch"), "老周")
        await shows(page.get_by_test_id("talk-title"), OWNERS)
        await say(page, "+1")
        await shows(bubbles(page, "resident:老周"), "+1")


async def test_words_not_yet_sent_stay_with_who_wrote_them(visit: OpenPage) -> None:
    async with visit() as page:
        await enter(page)
        await page.get_by_test_id("input").fill("陈姐还没说完")
        await become(page, "resident:老周")
        await expect(page.get_by_test_id("input")).to_have_value("")
        await become(page, "resident:陈姐")
        await expect(page.get_by_test_id("input")).to_have_value("陈姐还没说完")


async def test_a_new_resident_joins_and_speaks(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await page.get_by_test_id("me-switch").click()
        await page.get_by_test_id("add-resident").click()
        await page.get_by_test_id("add-name").fill("  ")
        await page.get_by_test_id("add-go").click()
        await shows(page.locator("#new-wrong"), "请写一个名字")
        await page.get_by_test_id("add-name").fill("<b>李</b>")
        await page.get_by_test_id("add-compound").select_option(label="柳岸小区(学桥)")
        await page.get_by_test_id("add-go").click()
        await enter(page, "柳岸业主群")
        await say(page, "新来的")
        await shows(bubbles(page, "bot"), "听到了:新来的")
        assert site.house.heard[0].name == "<b>李</b>"


async def test_all_text_is_only_text(visit: OpenPage, width: tuple[int, int]) -> None:
    async with visit() as page:
        await enter(page)
        for text in HOSTILE:
            await say(page, text)
            await shows(bubbles(page, "bot"), f"听到了:{text[:20]}")
        assert await page.title() == "鹿鸣 · 沙盒微信"
        assert await page.locator("#log script, #log img").count() == 0
        assert await page.evaluate("document.documentElement.scrollWidth") <= width[0]
        assert await page.evaluate("document.getElementById('log').scrollWidth") <= width[0]


async def test_a_picture_opens_large_and_nothing_else_is_sent(visit: OpenPage, site: Site) -> None:
    async with visit(quiet=False) as page:
        await enter(page)
        await page.get_by_test_id("sample-picture").click()
        await expect(page.get_by_test_id("thumbnail").locator("img")).to_have_js_property("naturalWidth", 640)
        await page.get_by_test_id("thumbnail").click()
        await page.locator("#viewer-image").wait_for()
        await page.keyboard.press("Escape")
        await page.get_by_test_id("file").set_input_files(
            {"name": "a.png", "mimeType": "image/png", "buffer": b"<svg/>"}
        )
        await shows(page.get_by_test_id("wrong"), "只能发图片")
        media = site.house.heard[0].media
        assert media and (site.house.sandbox.folder / media).is_file()


async def test_enter_ends_a_pinyin_word_without_sending(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await enter(page)
        await page.get_by_test_id("input").fill("ni hao")
        await page.get_by_test_id("input").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
        assert await page.get_by_test_id("input").input_value() == "ni hao"
        await page.get_by_test_id("input").press("Enter")
        await shows(bubbles(page, "bot"), "ni hao")
        assert len(site.house.heard) == 1


async def test_the_page_comes_back_by_itself_and_doubles_nothing(visit: OpenPage, site: Site) -> None:
    async with visit(quiet=False) as page:
        await enter(page)
        await say(page, "断线以前")
        await shows(bubbles(page, "bot"), "断线以前")
        await site.stop()
        await page.get_by_test_id("offline").wait_for()
        await say(page, "断线的时候")
        await page.locator(".sending").wait_for()
        await site.restart()
        await page.get_by_test_id("offline").wait_for(state="hidden")
        await shows(bubbles(page, "bot"), "断线的时候")
        await page.locator(".sending").wait_for(state="detached")
        assert await page.locator(".bubble").all_inner_texts() == [
            "断线以前", "听到了:断线以前", "断线的时候", "听到了:断线的时候",
        ]  # fmt: skip


async def test_a_message_that_was_not_kept_can_be_sent_again(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await enter(page)
        site.house.broken = True
        await say(page, "又堵了")
        await page.get_by_test_id("resend").wait_for()
        site.house.broken = False
        await page.get_by_test_id("resend").click()
        await shows(bubbles(page, "bot"), "听到了:又堵了")
        assert await page.get_by_test_id("bubble").count() == 2


async def test_the_clock_goes_forward(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        await enter(page)
        site.house.remind(timedelta(minutes=2), Outgoing("o1", "该回话了", room=OWNERS))
        await turn(page, "next-due")
        await shows(bubbles(page, "bot"), "该回话了")
        await shows(page.get_by_test_id("clock"), "08:33")
        await turn(page, "plus-10")
        await shows(page.get_by_test_id("clock"), "08:43")
        await turn(page, "plus-60")
        await shows(page.get_by_test_id("clock"), "09:43")
        await turn(page, "to-time")
        await page.get_by_test_id("to-input").fill("2025-10-01T20:00")
        await page.get_by_test_id("to-go").click()
        await shows(page.get_by_test_id("clock-hint"), "国庆节放假 · 非工作时间")
        assert site.house.clock.now() == MORNING.replace(month=10, day=1, hour=20, minute=0)


async def test_the_buttons_wait_while_time_moves(visit: OpenPage, site: Site) -> None:
    async with visit() as page:
        button = page.get_by_test_id("plus-10")
        site.house.before_moving = lambda: expect(button).to_be_disabled()
        await turn(page, "plus-10")
        await shows(page.get_by_test_id("clock"), "08:41")
        await expect(button).to_be_enabled()


async def test_the_sample_morning_plays_to_its_end(visit: OpenPage, site: Site) -> None:
    async with visit("?pace=0") as page:
        await page.get_by_test_id("morning").click()
        await shows(page.get_by_test_id("caption"), "演示完了")
        said = [message for message in site.house.heard if message.text == "收"]
        assert (said[0].sender, said[0].room) == ("staff:李伟", STAFF)
        assert {message.kind for message in site.house.heard} == {"text", "image"}
        await page.get_by_test_id("morning-stop").click()
        await page.get_by_test_id("caption").wait_for(state="hidden")


async def test_the_sample_morning_can_be_stopped(visit: OpenPage, site: Site) -> None:
    async with visit("?pace=60000") as page:
        await page.get_by_test_id("morning").click()
        await shows(bubbles(page, "resident:老周"), "")
        await page.get_by_test_id("morning-stop").click()
        await page.get_by_test_id("caption").wait_for(state="hidden")
        await shows(page.get_by_test_id("morning"), "演示一个早上")
        assert len(site.house.heard) == 1


async def test_older_lines_come_by_scrolling_up(visit: OpenPage, site: Site) -> None:
    for number in range(250):
        await site.house.sandbox.send(Outgoing(f"o{number}", f"第{number}句", room=OWNERS))
    async with visit() as page:
        await enter(page)
        await shows(page.locator(".bubble"), "第249句")
        assert await page.get_by_test_id("bubble").count() == 200
        await page.evaluate("document.getElementById('log').scrollTop = 0")
        await expect(page.get_by_test_id("bubble")).to_have_count(250)
        assert await page.locator(".bubble").first.inner_text() == "第0句"


async def test_the_hint_comes_once_and_a_reload_keeps_person_and_chat(visit: OpenPage) -> None:
    async with visit() as page:
        await become(page, "resident:阿杰")
        await enter(page)
        await say(page, "我是阿杰")
        await shows(bubbles(page, "bot"), "我是阿杰")
        await page.reload()
        await shows(bubbles(page, "resident:阿杰"), "我是阿杰")
        assert await page.get_by_test_id("hint").is_hidden()
