"""What was played on the page, taken away as a script: a replay of it says what the bot has said."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.config import load
from bot.demo import Demo
from bot.replay.script import read
from bot.sandbox.line import BOT
from bot.sandbox.people import compounds
from bot.sandbox.script import script
from bot.sandbox.transport import Words
from bot.transport import Outgoing
from tests.engine.commandline import luming
from tests.language.demo import CONFIG

from .browsing import become, bubbles, enter, expect, open_page, say, shows, turn
from .house import open_house

OWNERS, STAFF = "桂花苑业主群", "学桥执法工作站群"


@pytest.mark.xdist_group("chromium")
@pytest.mark.asyncio(loop_scope="module")
async def test_a_replay_of_what_was_played_says_the_same_lines(
    browser: Any, width: tuple[int, int], tmp_path: Path
) -> None:
    demo = Demo(load(CONFIG), tmp_path / "sandbox")
    await demo.open(0)
    async with open_page(browser, demo.url, width) as page:
        await play(page)
        await page.get_by_test_id("practice").click()
        async with page.expect_download() as download:
            await page.get_by_test_id("export").click()
        file = tmp_path / (await download.value).suggested_filename
        await (await download.value).save_as(file)
    said = {chat: spoken(demo, chat) for chat in (OWNERS, STAFF, "resident:陈姐", "staff:李伟", "staff:吴娟")}
    await demo.close()
    replay = await asyncio.to_thread(luming, "replay", str(file))
    assert (replay.returncode, replay.stderr) == (0, "")
    again: dict[str, list[str]] = {chat: [] for chat in said}
    for line in map(json.loads, replay.stdout.splitlines()):
        calls = "".join(f"@{name} " for name in line["mention"] if f"@{name}" not in line["text"])
        again[line.get("room") or account(line["to"])].append(calls + line["text"])
    assert again == said
    assert all(said.values())


def spoken(demo: Demo, chat: str) -> list[str]:
    return [line.text for line in demo.sandbox.chats.lines(chat) if line.sender == BOT]


def account(name: str) -> str:
    return f"resident:{name}" if name == "陈姐" else f"staff:{name}"


async def play(page: Any) -> None:
    """A picture and its words, a reminder that comes due, an officer who quotes the card, a question to the bot, a verdict."""
    await enter(page, OWNERS)
    await page.get_by_test_id("sample-picture").click()
    await expect(page.get_by_test_id("thumbnail")).to_have_count(1)
    await page.locator(".sending").wait_for(state="detached")
    await say(page, "又堵3栋单元门口了!救护车来了都进不去")
    await shows(bubbles(page, "bot"), "#1263")
    await turn(page, "plus-10")
    await expect(page.get_by_test_id("plus-10")).to_be_enabled()
    await become(page, "staff:李伟")
    await enter(page, STAFF)
    card = bubbles(page, "bot").filter(has_text="接单至").first
    await card.hover()
    await card.get_by_test_id("quote").click()
    await say(page, "收")
    await shows(bubbles(page, "staff:李伟"), "收")
    await page.locator(".sending").wait_for(state="detached")
    await say(page, "1263 办结 车挪走了 1辆")
    await shows(bubbles(page, "staff:李伟"), "办结")
    await page.locator(".sending").wait_for(state="detached")
    await become(page, "resident:陈姐")
    await enter(page, OWNERS)
    await shows(bubbles(page, "bot"), "已办")
    await page.get_by_test_id("at-bot").click()
    await page.get_by_test_id("input").press_sequentially("你能做什么")
    await page.get_by_test_id("input").press("Enter")
    await enter(page, "resident:陈姐")
    await shows(bubbles(page, "bot"), "")


async def test_a_script_tells_who_said_what_where_and_what_was_quoted(tmp_path: Path) -> None:
    house = open_house(tmp_path, load(CONFIG).town)
    sandbox, chats = house.sandbox, house.sandbox.chats
    chats.add_resident("李伟", next(each.path for _, each in compounds(sandbox.town) if OWNERS in each.groups))
    await sandbox.say(words("line-00001", "resident:李伟", OWNERS, "@小鹿\u2005又堵了"))
    await sandbox.send(Outgoing("o1", "请回收", room=STAFF, mention=("staff:王磊",)))
    await sandbox.say(words("line-00002", "staff:李伟", STAFF, "收", quote="bot:o1"))
    await sandbox.say(words("line-00003", "staff:李伟", "staff:李伟", "今日"))
    await sandbox.say(words("line-00004", "resident:陈姐", OWNERS, "说错了"))
    await sandbox.say(words("line-00005", "resident:老周", OWNERS, "什么错了", quote="line-00004"))
    await sandbox.recall("recall-0001", person="resident:陈姐", chat=OWNERS, line="line-00004")
    house.clock.turn(house.clock.now() + timedelta(minutes=5))
    file = tmp_path / "script.jsonl"
    chats.close()
    file.write_text(script(chats, house.clock.now()), "utf8")
    rows = read(file, sandbox.town)
    assert [(row.sender, row.room, row.text, row.quote_text or row.quote_id) for row in rows] == [
        ("李伟(住户)", OWNERS, "@小鹿\u2005又堵了", None),
        ("李伟", STAFF, "收", "请回收"),
        ("李伟", None, "今日", None),
        ("老周", OWNERS, "什么错了", None),
        ("", None, "", None),
    ]
    assert [row.mentions for row in rows][:2] == [("小鹿",), ()]
    assert rows[-1].at == house.clock.now()


def words(id: str, person: str, chat: str, text: str, quote: str | None = None) -> Words:
    return Words(id, person, chat, text, quote=quote)
