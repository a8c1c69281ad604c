"""The WebSocket of a page: when a message counts as said, what everybody is shown, how time moves."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from aiohttp import ClientWebSocketResponse
from aiohttp.test_utils import TestClient, TestServer

from bot.sandbox import make_app
from bot.transport import Outgoing

from .house import MORNING, OWNERS, House

HOSTILE = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\u202eמרקת", "零\u200b宽", "半\ud83d个"]
SAY = {"person": "resident:陈姐", "chat": OWNERS}
Client = TestClient[Any, Any]


class Page:
    """What a page does, over a real WebSocket: asks, and collects what it is shown."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.shown: list[dict[str, Any]] = []

    async def next(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            frame = await self.socket.receive_json(timeout=5)
            self.shown.append(frame)
            if fits(frame):
                return dict(frame)

    async def ask(self, type: str, **rest: Any) -> dict[str, Any]:
        frame = {"id": str(uuid4()), **rest, "type": type}
        await self.socket.send_json(frame)
        return await self.next(lambda shown: shown.get("id") == frame["id"])

    def lines(self) -> list[str]:
        return [frame["line"]["text"] for frame in self.shown if frame["type"] == "line"]


@pytest.fixture
async def page(client: Client, origin: dict[str, str]) -> AsyncIterator[Page]:
    async with client.ws_connect("/ws", headers=origin) as socket:
        yield Page(socket)


async def test_the_world_comes_first(page: Page) -> None:
    world = await page.next(lambda frame: True)
    assert (world["type"], world["bot"]["name"], world["next_due"], world["morning"]) == ("world", "小鹿", True, True)
    assert world["clock"] == {
        "type": "clock", "now": MORNING.isoformat(), "day": "调休上班", "open": True, "busy": False,
    }  # fmt: skip


async def test_a_message_counts_as_said_only_when_the_house_has_kept_it(page: Page, house: House) -> None:
    gate, reached = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        reached.set()
        await gate.wait()

    house.before_hearing = wait
    asking = asyncio.create_task(page.ask("say", **SAY, text="又堵了"))
    await reached.wait()
    assert not asking.done()
    assert not house.heard
    gate.set()
    assert (await asking)["type"] == "done"
    assert [message.text for message in house.heard] == ["又堵了"]


async def test_what_is_sent_again_after_a_broken_line_is_not_doubled(
    client: Client, page: Page, origin: dict[str, str], house: House
) -> None:
    words = {**SAY, "id": str(uuid4()), "text": "又堵了"}
    await page.ask("say", **words)
    await page.socket.close()
    async with client.ws_connect("/ws", headers=origin) as socket:
        again = Page(socket)
        assert (await again.ask("say", **words))["type"] == "done"
        history = await again.ask("open", **SAY)
    assert [line["text"] for line in history["lines"]] == ["又堵了", "听到了:又堵了"]
    assert len(house.heard) == 1


async def test_the_page_hears_that_the_house_failed_and_may_try_again(page: Page, house: House) -> None:
    words = {**SAY, "id": str(uuid4()), "text": "又堵了"}
    house.broken = True
    refused = await page.ask("say", **words)
    assert (refused["type"], refused["again"]) == ("refused", True)
    house.broken = False
    assert (await page.ask("say", **words))["type"] == "done"
    assert len(house.sandbox.chats.lines(OWNERS)) == 2


async def test_every_page_sees_every_line(client: Client, page: Page, origin: dict[str, str]) -> None:
    async with client.ws_connect("/ws", headers=origin) as socket:
        other = Page(socket)
        await other.next(lambda frame: frame["type"] == "world")
        await page.ask("say", **SAY, text="又堵了")
        await other.next(lambda frame: frame["type"] == "line" and frame["line"]["from"] == "bot")
        assert other.lines() == ["又堵了", "听到了:又堵了"]


@pytest.mark.parametrize("text", [*HOSTILE, "字" * 20_000])
async def test_hostile_words_arrive_as_they_are(page: Page, house: House, text: str) -> None:
    assert (await page.ask("say", **SAY, text=text))["type"] == "done"
    whole = text.replace("\ud83d", "")
    assert house.heard[0].text == whole
    assert page.lines()[0] == whole


async def test_hostile_names_are_only_names(page: Page) -> None:
    for name in ("<b onclick=x>", "\u202e王", "a\u0000b", "👩‍👩‍👧"):
        added = await page.ask("add", name=name, compound="街道/学桥/桂花苑")
        assert added["person"]["account"] == "resident:" + name.replace("\0", "")


async def test_a_namesake_of_staff_is_a_resident(page: Page) -> None:
    added = await page.ask("add", name="李伟", compound="街道/学桥/桂花苑")
    assert (added["person"]["account"], added["person"]["staff"]) == ("resident:李伟", False)
    chats = await page.ask("be", person="resident:李伟")
    assert [chat["id"] for chat in chats["chats"]] == [OWNERS, "resident:李伟"]


@pytest.mark.parametrize(
    "frame",
    [
        {"type": "nonsense"},
        {"type": "be", "person": "resident:没有"},
        {"type": "open", "person": "resident:陈姐", "chat": "x"},
    ],
)
async def test_what_makes_no_sense_is_refused(page: Page, frame: dict[str, Any]) -> None:
    refused = await page.ask(**frame)
    assert (refused["type"], refused["again"]) == ("refused", False)


async def test_noise_on_the_socket_breaks_nothing(page: Page) -> None:
    for noise in ("", "[]", "{", '"x"', "null", '{"id": {"a": 1}}'):
        await page.socket.send_str(noise)
    assert (await page.ask("clock"))["type"] == "done"


async def test_unread_lines_wait_for_each_person(page: Page) -> None:
    await page.ask("say", **SAY, text="@老周 看看")
    [owners, _] = (await page.ask("be", person="resident:老周"))["chats"]
    assert (owners["unread"], owners["called"], owners["last"]["from"]) == (2, True, "bot")
    await page.ask("open", person="resident:老周", chat=OWNERS)
    [owners, _] = (await page.ask("be", person="resident:老周"))["chats"]
    assert (owners["unread"], owners["called"]) == (0, False)


async def test_history_comes_in_pages(page: Page, house: House) -> None:
    for number in range(250):
        await house.sandbox.send(Outgoing(f"o{number}", f"第{number}句", room=OWNERS))
    newest = await page.ask("open", **SAY)
    assert [line["n"] for line in newest["lines"]] == list(range(50, 250))
    oldest = await page.ask("open", **SAY, before=newest["lines"][0]["n"])
    assert [line["n"] for line in oldest["lines"]] == list(range(50))
    assert (newest["more"], oldest["more"]) == (True, False)


async def test_time_moves_and_what_is_due_comes_in_its_own_time(page: Page, house: House) -> None:
    house.remind(timedelta(minutes=5), Outgoing("due", "提醒", room=OWNERS))
    assert (await page.ask("forward", goal={"seconds": 600}))["type"] == "done"
    assert house.clock.now() == MORNING + timedelta(minutes=10)
    [line] = [frame["line"] for frame in page.shown if frame["type"] == "line"]
    assert line["at"] == (MORNING + timedelta(minutes=5)).isoformat()
    assert [frame["busy"] for frame in page.shown if frame["type"] == "clock"] == [True, False]


async def test_time_goes_to_the_next_reminder_to_a_moment_and_to_the_opening(page: Page, house: House) -> None:
    house.remind(timedelta(minutes=7), Outgoing("due", "提醒", room=OWNERS))
    await page.ask("forward", goal={"next": True})
    assert house.clock.now() == MORNING + timedelta(minutes=7)
    await page.ask("forward", goal={"to": "2025-09-28T18:00"})
    await page.ask("forward", goal={"open": True})
    assert house.clock.now() == MORNING.replace(day=29, minute=30)


@pytest.mark.parametrize(
    "goal",
    [
        {"seconds": -60},
        {"seconds": 10**18},
        {"to": "2025-09-28T08:30"},
        {"to": "morgen"},
        {"next": True},
        {},
        None,
        "x",
    ],
)
async def test_time_does_not_go_there(page: Page, house: House, goal: Any) -> None:
    refused = await page.ask("forward", goal=goal)
    assert (refused["type"], refused["again"]) == ("refused", False)
    assert house.clock.now() == MORNING


async def test_every_page_is_shown_what_stays_of_a_recalled_line(
    client: Client, page: Page, origin: dict[str, str], house: House
) -> None:
    async with client.ws_connect("/ws", headers=origin) as socket:
        other = Page(socket)
        line = str(uuid4())
        await page.ask("say", **SAY, id=line, text="说错了")
        assert (await page.ask("recall", **SAY, line=line))["type"] == "done"
        recalled = (await other.next(lambda frame: frame["type"] == "recalled"))["line"]
    assert (recalled["id"], recalled["kind"], recalled["text"], recalled["from"]) == (line, "recall", "", SAY["person"])
    [_, answer] = (await page.ask("open", **SAY))["lines"]
    assert answer["quote"] == {"id": line, "name": "陈姐", "kind": "recall", "text": "", "media": None}


async def test_a_recall_that_is_asked_again_after_a_broken_line_is_not_doubled(page: Page, house: House) -> None:
    line, wish = str(uuid4()), str(uuid4())
    await page.ask("say", **SAY, id=line, text="说错了")
    house.broken = True
    refused = await page.ask("recall", **SAY, id=wish, line=line)
    assert (refused["type"], refused["again"]) == ("refused", True)
    house.broken = False
    for _ in range(2):
        assert (await page.ask("recall", **SAY, id=wish, line=line))["type"] == "done"
    assert [message.id for message in house.heard] == [line, wish]
    assert len([frame for frame in page.shown if frame["type"] == "recalled"]) == 1


async def test_what_was_said_long_ago_is_not_taken_back(page: Page, house: House) -> None:
    line = str(uuid4())
    await page.ask("say", **SAY, id=line, text="说错了")
    await page.ask("forward", goal={"seconds": 121})
    refused = await page.ask("recall", **SAY, line=line)
    assert (refused["why"], refused["again"]) == ("发出超过2分钟,不能撤回了", False)
    assert [each["text"] for each in (await page.ask("open", **SAY))["lines"]][0] == "说错了"


async def test_a_trainer_asks_what_came_of_a_line_that_he_can_see(page: Page, house: House) -> None:
    line = str(uuid4())
    await page.ask("say", **SAY, id=line, text="又堵了")
    assert (await page.ask("why", **SAY, line=line))["why"] == ["听到了1次"]
    for chat, asked in ((OWNERS, f"bot:re-{line}"), (OWNERS, "没有这句"), (SAY["person"], line)):
        refused = await page.ask("why", person=SAY["person"], chat=chat, line=asked)
        assert (refused["type"], refused["why"]) == ("refused", "这句话说不出原因")


async def test_a_page_without_a_house_that_tells_why_does_not_offer_it(
    house: House,
) -> None:
    async with TestClient(TestServer(make_app(house.sandbox, house.advance))) as bare:
        origin = {"Origin": str(bare.make_url("/")).rstrip("/")}
        async with bare.ws_connect("/ws", headers=origin) as socket:
            page = Page(socket)
            world = await page.next(lambda frame: frame["type"] == "world")
            line = str(uuid4())
            await page.ask("say", **SAY, id=line, text="又堵了")
            refused = await page.ask("why", **SAY, line=line)
    assert (world["why"], world["next_due"], refused["type"]) == (False, False, "refused")


async def test_nobody_begins_anew_while_time_moves(house: House) -> None:
    begun: list[str] = []
    app = make_app(house.sandbox, house.advance, begin_anew=lambda: begun.append("anew"))
    async with TestClient(TestServer(app)) as opened:
        origin = {"Origin": str(opened.make_url("/")).rstrip("/")}
        async with opened.ws_connect("/ws", headers=origin) as socket:
            page = Page(socket)

            stands = asyncio.Event()
            house.before_moving = stands.wait
            await socket.send_json({"type": "forward", "id": "move", "goal": {"seconds": 600}})
            await page.next(lambda frame: frame.get("busy") is True)
            refused = await page.ask("anew")
            assert (refused["type"], refused["why"], begun) == ("refused", "时间正在走,请等一下", [])
            stands.set()
            await page.next(lambda frame: frame.get("id") == "move")
            assert (await page.ask("anew"))["type"] == "done"
    assert begun == ["anew"]
    assert "anew" in {frame["type"] for frame in page.shown}
