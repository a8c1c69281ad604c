"""Taking back a line: who may, what the house hears of it, and that the words are gone from the disk."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.chats import Refused
from bot.sandbox.line import Line
from bot.sandbox.transport import Words
from bot.transport import Outcome, Outgoing
from handlers.domain.message import Kind

from .house import MORNING, OWNERS, House, open_house

SAID = "我家密码是8848"
CHEN = "resident:陈姐"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


async def say(house: House, text: str = SAID, id: str = "line-id-1", chat: str = OWNERS, **more: Any) -> None:
    await house.sandbox.say(Words(id, more.pop("who", CHEN), chat, text, **more))


async def recall(
    house: House, line: str = "line-id-1", id: str = "recall-id-1", who: str = CHEN, chat: str = OWNERS
) -> None:
    await house.sandbox.recall(id, person=who, chat=chat, line=line)


def the_line(sandbox: Sandbox, id: str = "line-id-1") -> Line:
    line = sandbox.chats.line(id)
    assert line
    return line


def on_disk(house: House) -> str:
    return (house.sandbox.folder / "chats.jsonl").read_text("utf-8")


def restarted(house: House) -> House:
    house.sandbox.chats.close()
    return open_house(house.sandbox.folder, now=house.clock.now())


@pytest.fixture(autouse=True)
def silent(house: House) -> None:
    house.answers = False


async def test_the_house_hears_who_took_back_which_line(house: House) -> None:
    await say(house)
    house.clock.turn(MORNING + timedelta(seconds=30))
    await recall(house)
    heard = house.heard[-1]
    assert (heard.kind, heard.id, heard.target, heard.text) == (Kind.RECALL, "recall-id-1", "line-id-1", "")
    assert (heard.sender, heard.name, heard.room) == (CHEN, "陈姐", OWNERS)
    assert heard.at == MORNING + timedelta(seconds=30)


async def test_a_private_line_is_taken_back_in_private(house: House) -> None:
    await say(house, chat=CHEN)
    await recall(house, chat=CHEN)
    assert (house.heard[-1].room, house.heard[-1].target) == (None, "line-id-1")


async def test_what_stays_is_who_and_when(house: House) -> None:
    await say(house, "@老周 看看", quote="x")
    before = the_line(house.sandbox)
    await recall(house)
    after = the_line(house.sandbox)
    assert (after.kind, after.text, after.media, after.quote, after.mention) == (Kind.RECALL, "", None, None, ())
    assert (after.sender, after.at, after.n) == (before.sender, before.at, before.n)
    assert house.sandbox.chats.lines(OWNERS) == [after]


async def test_the_words_leave_the_file_at_once_and_all_else_stays(house: House) -> None:
    await say(house, "还在的", "line-id-0")
    await say(house)
    await recall(house)
    await say(house, "以后的", "line-id-2")
    assert SAID not in on_disk(house)
    again = restarted(house)
    assert again.sandbox.chats.lines(OWNERS) == house.sandbox.chats.lines(OWNERS)
    assert [line.text for line in again.sandbox.chats.lines(OWNERS)] == ["还在的", "", "以后的"]
    assert not again.sandbox.chats.unheard
    again.sandbox.chats.close()


async def test_a_kill_before_the_file_was_rewritten_leaves_that_to_the_next_start(house: House) -> None:
    await say(house)
    before = on_disk(house)
    await recall(house)
    house.sandbox.chats.close()
    kept = next(row for row in on_disk(house).splitlines() if "recalled" in row)
    (house.sandbox.folder / "chats.jsonl").write_text(before + kept + "\n", "utf-8")
    (house.sandbox.folder / "chats.jsonl.part").write_text(SAID, "utf-8")  # torn while it was written
    again = open_house(house.sandbox.folder)
    assert SAID not in on_disk(again)
    assert not (house.sandbox.folder / "chats.jsonl.part").exists()
    assert the_line(again.sandbox).kind is Kind.RECALL
    again.sandbox.chats.close()


async def test_where_the_file_cannot_be_rewritten_the_recall_stands(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Path, target: Path) -> None:
        raise PermissionError("somebody looks at the file")

    await say(house)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fails)
        await recall(house)
    assert the_line(house.sandbox).text == ""
    assert SAID in on_disk(house)
    await say(house, "以后的", "line-id-2")
    again = restarted(house)
    assert SAID not in on_disk(again)
    assert [line.text for line in again.sandbox.chats.lines(OWNERS)] == ["", "以后的"]
    again.sandbox.chats.close()


async def test_a_recall_that_the_house_could_not_keep_is_heard_at_the_next_start(house: House) -> None:
    await say(house)
    house.broken = True
    with pytest.raises(OSError, match="full"):
        await recall(house)
    again = restarted(house)
    await again.sandbox.catch_up()
    await again.sandbox.catch_up()
    assert [(heard.kind, heard.target) for heard in again.heard] == [(Kind.RECALL, "line-id-1")]
    assert not again.sandbox.chats.unheard
    again.sandbox.chats.close()


async def test_a_recall_can_be_asked_again_and_is_heard_once(house: House) -> None:
    await say(house)
    house.broken = True
    with pytest.raises(OSError, match="full"):
        await recall(house)
    house.broken = False
    house.clock.turn(MORNING + timedelta(hours=1))  # the line is gone already: it is not too late to say so
    await recall(house)
    await recall(house, id="other-page-1")
    assert [heard.id for heard in house.heard] == ["line-id-1", "recall-id-1"]


async def test_words_taken_back_before_the_house_kept_them_never_reach_it(house: House) -> None:
    house.broken = True
    with pytest.raises(OSError, match="full"):
        await say(house)
    house.broken = False
    await recall(house)
    await say(house)  # the page still wants an answer
    assert [heard.kind for heard in house.heard] == [Kind.RECALL]


async def test_the_house_hears_the_line_before_its_recall(house: House) -> None:
    gate = asyncio.Event()

    async def wait() -> None:
        await gate.wait()

    house.before_hearing = wait
    saying = asyncio.create_task(say(house))
    await asyncio.sleep(0)
    taking = asyncio.create_task(recall(house))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(saying, taking)
    assert [heard.kind for heard in house.heard] == [Kind.TEXT, Kind.RECALL]
    assert not house.sandbox.chats.unheard


async def test_two_minutes_are_long_enough_and_no_longer(house: House) -> None:
    await say(house)
    await say(house, "也一样", "line-id-2")
    house.clock.turn(MORNING + timedelta(minutes=2))
    await recall(house)
    house.clock.turn(MORNING + timedelta(minutes=2, seconds=1))
    with pytest.raises(Refused, match="发出超过2分钟,不能撤回了"):
        await recall(house, "line-id-2", "recall-id-2")
    assert the_line(house.sandbox, "line-id-2").text == "也一样"
    assert len(house.heard) == 3


@pytest.mark.parametrize(
    "asked",
    [
        {"who": "resident:老周"},
        {"who": "bot", "line": "bot:o1"},
        {"who": CHEN, "line": "bot:o1"},
        {"who": "resident:没有这人"},
        {"line": "no-such-line"},
        {"chat": CHEN},
        {"id": "line-id-1"},
        {"id": "bot:1"},
    ],
)
async def test_nobody_takes_back_what_is_not_theirs(house: House, asked: dict[str, str]) -> None:
    await say(house)
    await house.sandbox.send(Outgoing("o1", "收到", room=OWNERS))
    with pytest.raises(Refused):
        await recall(house, **asked)
    assert [line.text for line in house.sandbox.chats.lines(OWNERS)] == [SAID, "收到"]
    assert len(house.heard) == 1


async def test_the_id_of_a_recall_is_used_once(house: House) -> None:
    await say(house)
    await say(house, "也一样", "line-id-2")
    await recall(house)
    with pytest.raises(Refused):
        await recall(house, "line-id-2")
    with pytest.raises(Refused):
        await say(house, "再说", "recall-id-1")


async def test_a_picture_is_thrown_away_with_its_last_line(house: House) -> None:
    media = house.sandbox.album.keep(PNG)
    await say(house, "", media=media)
    await say(house, "", "line-id-2", media=media, who="resident:老周")
    await recall(house)
    assert house.sandbox.album.holds(media)
    await recall(house, "line-id-2", "recall-id-2", "resident:老周")
    assert not list((house.sandbox.folder / "media").iterdir())


async def test_a_kill_before_the_picture_was_thrown_away_leaves_that_to_the_next_start(house: House) -> None:
    media = house.sandbox.album.keep(PNG)
    await say(house, "", media=media)
    await recall(house)
    house.sandbox.album.keep(PNG)
    again = restarted(house)
    assert not again.sandbox.album.holds(media)
    again.sandbox.chats.close()


async def test_the_bot_takes_back_its_own_line(house: House) -> None:
    assert house.sandbox.abilities.recall
    shown: list[Line] = []
    said = await house.sandbox.send(Outgoing("o1", "收到,#1263", room=OWNERS))
    house.sandbox.watchers.add(shown.append)
    wish = Outgoing("o2", "收到,#1263", room=OWNERS, recalls=said.message_id)
    first, again = await house.sandbox.send(wish), await house.sandbox.send(wish)
    other = await house.sandbox.send(Outgoing("o3", "收到,#1263", room=OWNERS, recalls=said.message_id))
    assert first == again == other == said
    assert [(line.id, line.kind, line.text) for line in shown] == [("bot:o1", Kind.RECALL, "")]
    assert "#1263" not in on_disk(house)
    assert await house.sandbox.send(Outgoing("o1", "收到,#1263", room=OWNERS)) == said
    after = restarted(house)
    assert [line.text for line in after.sandbox.chats.lines(OWNERS)] == [""]
    assert not after.sandbox.chats.unheard
    assert not house.heard
    after.sandbox.chats.close()


@pytest.mark.parametrize("line", ["bot:never-said", "line-id-1", ""])
async def test_the_bot_takes_back_nothing_that_it_has_not_said(house: House, line: str) -> None:
    await say(house)
    receipt = await house.sandbox.send(Outgoing("o2", "", room=OWNERS, recalls=line))
    assert receipt.outcome is Outcome.NOT_SENT
    assert receipt.why
    assert the_line(house.sandbox).text == SAID


async def test_a_call_that_was_taken_back_calls_nobody(house: House) -> None:
    await say(house, "@老周 看看")
    await recall(house)
    [missed] = house.sandbox.chats.unread("resident:老周", OWNERS)
    assert missed.mention == ()


async def test_every_row_of_the_file_is_still_a_record(house: House) -> None:
    await say(house)
    await recall(house)
    assert [list(json.loads(row)) for row in on_disk(house).splitlines()] == [
        ["line"],
        ["heard"],
        ["recalled"],
        ["heard"],
    ]
