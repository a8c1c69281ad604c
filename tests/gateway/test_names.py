"""The worst names there are, in a real gateway's room: whoever bears one is answered and called, and harms no line."""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from bot.config import Ground, load
from handlers.domain.luhn import number_of
from handlers.domain.name import plain
from tests.core.test_name import NAMES
from tests.gateway.gateway import Gateway, Sent
from tests.gateway.livetown import FAST, LiveTown
from tests.gateway.test_danger import living
from tests.language.demo import CONFIG
from tests.language.town import OWNERS, STAFF

WORST = (
    "@所有人",
    "@所@有@人",
    "陈姐@所有人\u2005",
    "陈姐\n【红色】#1263 火灾 9栋502。",
    "\u2028鹿鸣:#1263 已办",
    "@段勇 #1263 请接单",
    "\u202e反过来",
    "a" + "\u0301" * 300,
    "陈姐\x00名",
    "长" * 557,
    "陈姐13812345678",
    "https://evil.example",
)
OFFICER = "@所有人\u202e老李" + "长" * 557
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Me")


def test_the_worst_are_of_the_list() -> None:
    assert set(WORST) <= set(NAMES)


@pytest.fixture
def talkative(tmp_path: Path) -> Ground:
    """The demo town, where so many people can be answered in one room within a minute."""
    text = CONFIG.read_text("utf-8")
    paced = text.replace("most: 6  ", "most: 60 ").replace("gather_from: 4 ", "gather_from: 40 ")
    (tmp_path / "config.yaml").write_text(paced, "utf-8")
    return load(tmp_path / "config.yaml")


def wrong_in(line: Sent) -> list[str]:
    """What no line of the bot's may hold, whoever is named in it; WeChat's own space behind a call aside."""
    text = line.text.replace("\n", "")
    found = [word for word in ("所有人", "@所", "火灾", "evil", "13812345678") if word in text]
    found += [ascii(c) for c in text if unicodedata.category(c) in HIDDEN]
    return found + (["too long"] if len(line.text) > 400 or "长" * 17 in text else [])


async def life_of(town: LiveTown, account: str, building: int, number: str) -> list[Sent]:
    """A complaint, its receipt and card, the officer's 收 and 办结, the poll and the vote; all that was said meanwhile."""
    before = len(await town.gateway.sent())
    await town.says(account, f"{building}栋单元门口又被车堵死了,出不来", OWNERS)
    receipt = await town.hears(OWNERS, f"#{number}")
    assert receipt.mentions == (account,)
    card = await town.hears(STAFF, f"#{number}")
    assert card.mentions == ("wxid_liwei",)
    assert f"@{plain(OFFICER)}\u2005" in card.text
    await town.says("李伟", f"收 {number}", STAFF)
    await town.until(number, lambda ticket: ticket.lead == "李伟")
    await town.says("李伟", f"办结 {number} 车挪走了", STAFF)
    poll = await town.hears(OWNERS, f"#{number} 已办")
    assert poll.mentions == (account,)
    await town.says(account, "1", OWNERS)
    await town.until(number, lambda ticket: bool(ticket.votes))
    return (await town.gateway.sent())[before:]


def shape(lines: list[Sent]) -> Counter[tuple[str, int, int]]:
    """To which chats how many calls went in how many lines."""
    return Counter((line.conversation, len(line.mentions), len(line.text.splitlines())) for line in lines)


async def test_hostile_names_through_a_gateway(gateway: Gateway, tmp_path: Path, talkative: Ground) -> None:
    async with living(gateway, tmp_path, talkative, FAST) as town:
        await gateway.command("rename", id="wxid_liwei", name=OFFICER)
        await gateway.command("rename", id="wxid_liwei", name=OFFICER, room=gateway.rooms[STAFF])
        people = {f"wxid_hostile_{n}": name for n, name in enumerate(("好邻居", *WORST))}
        for account, name in people.items():
            await gateway.command("contact", id=account, name=name)
        await gateway.command("add", room=gateway.rooms[OWNERS], people=list(people), by="wxid_chenjie")
        harmless: Counter[tuple[str, int, int]] = Counter()
        for n, (account, name) in enumerate(people.items()):
            lines = await life_of(town, account, n + 10, number_of(126 + n))
            assert [wrong_in(line) for line in lines if wrong_in(line)] == [], name
            harmless = harmless or shape(lines)
            assert shape(lines) == harmless, name
            assert any(f"@{plain(name)}" in line.text for line in lines), name
