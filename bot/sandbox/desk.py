"""The WebSocket of an open page.

The page asks with frames {"type", "id", ...}; each is answered by {"type": "done", "id", ...} or
{"type": "refused", "id", "why", "again"}, in the order asked, except that `forward` is answered when time stands again.
`again` tells that the same frame may succeed later.

    be       person                      -> chats: [chat]              the chat list of somebody
    open     person, chat, before?: n    -> lines: [line], more: bool  the last 200 lines (before place n); marks them read
    read     person, chat                                              marks all lines read
    say      person, chat, text | media, quote?                        done only once the house has kept the message
    recall   person, chat, line: id                                    takes back an own line; done once the house knows
    add      name, compound: path        -> person: person             a new resident
    why      person, chat, line: id      -> why: [text]                what came of a line of somebody's, in sentences
    forward  goal                                                      see TimeMachine.move
    clock                                                              asks for a clock frame
    anew                                                               everything is put aside, and the sandbox begins again

`say` and `recall` carry the id of their message in `id`: a page that heard no answer asks the same again after a reconnect,
and nothing is doubled. Unasked the server sends `world` (first of all), {"type": "line", "line"} for every new line of every
chat, {"type": "recalled", "line"} with what stays of a line that was taken back, {"type": "person", "person"} for every new
resident, `clock` whenever time starts or ends moving, and `anew` before the sandbox goes, to come back empty. The shapes of chat, line, person, world and clock are built in
bot/sandbox/frames.py.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from aiohttp import WSCloseCode, web

from bot.logs import log
from bot.sandbox import frames
from bot.sandbox.chats import Chat, Refused
from bot.sandbox.frames import Frame
from bot.sandbox.line import BOT, Line
from bot.sandbox.people import Person
from bot.sandbox.time_machine import TimeMachine
from bot.sandbox.transport import Sandbox, Words
from handlers.domain.message import Kind

Why = Callable[[str], Awaitable[list[str]]]
BeginAnew = Callable[[], None]

PAGE_OF_LINES = 200


class Desk:
    """All open pages of one sandbox."""

    def __init__(
        self,
        sandbox: Sandbox,
        time_machine: TimeMachine,
        *,
        morning: bool,
        why: Why | None,
        begin_anew: BeginAnew | None,
    ) -> None:
        self.sandbox = sandbox
        self.why = why
        self.begin_anew = begin_anew
        self.time_machine = time_machine
        self.pages: set[Page] = set()
        self._morning = morning
        self._moves: set[asyncio.Task[None]] = set()
        sandbox.watchers.add(self._show_line)
        time_machine.watchers.add(self._show_clock)

    def world(self) -> Frame:
        known = self.time_machine.knows_next_due
        why, anew = self.why is not None, self.begin_anew is not None
        return frames.world(self.sandbox, next_due=known, morning=self._morning, why=why, anew=anew)

    def clock(self) -> Frame:
        return frames.clock(self.sandbox, busy=self.time_machine.busy)

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something long beside what the pages ask; it ends even if the page that asked for it has gone."""
        task = asyncio.create_task(work)
        self._moves.add(task)
        task.add_done_callback(self._moves.discard)

    def show(self, frame: Frame) -> None:
        """Send a frame to every open page."""
        for page in self.pages:
            page.show(frame)

    async def close(self) -> None:
        """Tell all pages to go; they come back by themselves when the server does."""
        self.sandbox.watchers.discard(self._show_line)
        self.time_machine.watchers.discard(self._show_clock)
        await asyncio.gather(*(page.socket.close(code=WSCloseCode.GOING_AWAY) for page in self.pages))

    def _show_line(self, line: Line) -> None:
        news = "recalled" if line.kind is Kind.RECALL else "line"
        self.show({"type": news, "line": frames.line(self.sandbox.chats, line)})

    def _show_clock(self) -> None:
        self.show(self.clock())


class Page:
    """One open page: what it asks is answered in order, what it is shown goes through one queue."""

    def __init__(self, desk: Desk, socket: web.WebSocketResponse) -> None:
        self.desk = desk
        self.socket = socket
        self._sandbox = desk.sandbox
        self._shown: asyncio.Queue[Frame] = asyncio.Queue()

    def show(self, frame: Frame) -> None:
        self._shown.put_nowait(frame)

    async def run(self) -> None:
        """Serve the page until it goes."""
        self.show(self.desk.world())
        self.desk.pages.add(self)
        writer = asyncio.create_task(self._write())
        try:
            async for message in self.socket:
                await self._take(message.data)
        finally:
            self.desk.pages.discard(self)
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)

    async def _write(self) -> None:
        while not self.socket.closed:
            await self.socket.send_json(await self._shown.get(), dumps=_dumps)

    async def _take(self, raw: str | bytes) -> None:
        frame = _parse(raw)
        if frame.get("type") == "forward":
            self.desk.start(self._answer(frame, self._forward(frame)))
        else:
            await self._answer(frame, self._do(frame))

    async def _answer(self, frame: Frame, work: Coroutine[Any, Any, Frame]) -> None:
        """Do what was asked, and say how it went: the page must never wait for an answer that does not come."""
        try:
            answer = {"type": "done", **await work}
        except Refused as refused:
            answer = {"type": "refused", "why": str(refused), "again": False}
        except Exception:
            log.exception("sandbox_page_failed", asked=frame.get("type"))
            answer = {"type": "refused", "why": "出了点问题,没有成功,请再试一次", "again": True}
        self.show({**answer, "id": frame.get("id")})

    async def _do(self, frame: Frame) -> Frame:
        match frame:
            case {"type": "be", "person": str(account)}:
                return {"chats": frames.chats(self._sandbox.chats, self._person(account))}
            case {"type": "open", "person": str(account), "chat": str(chat)}:
                return self._open(*self._seat(account, chat), frame.get("before"))
            case {"type": "read", "person": str(account), "chat": str(chat)}:
                self._read(*self._seat(account, chat))
            case {"type": "say", "id": str(line_id), "person": str(account), "chat": str(chat)}:
                words = Words(
                    line_id, account, chat, _text(frame, "text") or "", _text(frame, "media"), _text(frame, "quote")
                )
                await self._sandbox.say(words)
            case {
                "type": "recall", "id": str(recall_id), "person": str(account), "chat": str(chat), "line": str(line_id),
            }:  # fmt: skip
                await self._sandbox.recall(recall_id, person=account, chat=chat, line=line_id)
            case {"type": "why", "person": str(account), "chat": str(chat), "line": str(line_id)}:
                return await self._why(self._seat(account, chat)[1], line_id)
            case {"type": "add", "name": str(name), "compound": str(path)}:
                return self._add(name, path)
            case {"type": "clock"}:
                self.show(self.desk.clock())
            case {"type": "anew"} if self.desk.begin_anew is not None:
                self._begin_anew(self.desk.begin_anew)
            case _:
                raise Refused("看不懂页面的请求")
        return {}

    def _open(self, person: Person, chat: Chat, before: object) -> Frame:
        lines = self._sandbox.chats.lines(chat.id)
        end = before if isinstance(before, int) and 0 <= before <= len(lines) else len(lines)
        start = max(0, end - PAGE_OF_LINES)
        self._read(person, chat)
        return {"lines": [frames.line(self._sandbox.chats, line) for line in lines[start:end]], "more": start > 0}

    def _read(self, person: Person, chat: Chat) -> None:
        self._sandbox.chats.read(person.account, chat.id)

    def _begin_anew(self, begin: BeginAnew) -> None:
        if self.desk.time_machine.busy:
            raise Refused("时间正在走,请等一下")
        self.desk.show({"type": "anew"})
        begin()

    async def _why(self, chat: Chat, line_id: str) -> Frame:
        line = self._sandbox.chats.line(line_id)
        if self.desk.why is None or line is None or line.chat != chat.id or line.sender == BOT:
            raise Refused("这句话说不出原因")
        return {"why": await self.desk.why(line.id)}

    def _add(self, name: str, compound_path: str) -> Frame:
        added = frames.person(self._sandbox.chats.add_resident(name, compound_path))
        self.desk.show({"type": "person", "person": added})
        return {"person": added}

    async def _forward(self, frame: Frame) -> Frame:
        await self.desk.time_machine.move(frame.get("goal"))
        return {}

    def _person(self, account: str) -> Person:
        person = self._sandbox.chats.people.get(account)
        if person is None:
            raise Refused("没有这个人")
        return person

    def _seat(self, account: str, chat_id: str) -> tuple[Person, Chat]:
        person, chat = self._person(account), self._sandbox.chats.chat(chat_id)
        if chat is None or person not in chat.members:
            raise Refused("这个人不在这个聊天里")
        return person, chat


def _parse(raw: str | bytes) -> Frame:
    """A frame of the page; an empty one where it is none. Half characters and NUL, which no store takes, are dropped."""
    try:
        frame = json.loads(raw)
    except ValueError:
        return {}
    if not isinstance(frame, dict):
        return {}
    return {key: _well_formed(value) if isinstance(value, str) else value for key, value in frame.items()}


def _well_formed(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore").replace("\0", "")


def _text(frame: Frame, key: str) -> str | None:
    value = frame.get(key)
    return value if isinstance(value, str) else None


def _dumps(frame: Frame) -> str:
    return json.dumps(frame, ensure_ascii=False)
