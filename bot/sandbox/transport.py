"""The sandbox as a transport: what people say on the page goes to the house, what the bot says goes to the page."""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import structlog

from bot.clock import Clock
from bot.sandbox.album import Album
from bot.sandbox.chats import Chat, Chats, Refused
from bot.sandbox.line import BOT, Line
from bot.sandbox.people import Person
from bot.transport import Hear, Outcome, Outgoing, Receipt
from handlers.domain.message import IncomingMessage, Kind
from handlers.domain.scene import Abilities
from handlers.domain.town import Town

TEXT_LIMIT = 20_000
_PAGE_ID = re.compile(r"[0-9A-Za-z-]{8,64}")
log = structlog.get_logger()


@dataclass(frozen=True)
class Words:
    """What the page wants somebody (an account) to say: a text, or a picture that was uploaded before.

    The page chooses `id`, and repeats it when it sends the same words again.
    """

    id: str
    person: str
    chat: str
    text: str = ""
    media: str | None = None
    quote: str | None = None


class Sandbox:
    """A little WeChat of its own. Set `hear` before the page is served."""

    name = "sandbox"
    abilities = Abilities(recall=False)
    rooms_are_names = True

    def __init__(self, folder: Path, town: Town, clock: Clock) -> None:
        """`folder` keeps the chats and the pictures. Raises ValueError where chats.jsonl was damaged by hand."""
        self.folder = folder
        self.town = town
        self.clock = clock
        self.chats = Chats(folder, town)
        self.album = Album(folder)
        self.hear: Hear = _nobody_listens
        self.watchers: set[Callable[[Line], None]] = set()
        self._one_at_a_time = asyncio.Lock()

    @property
    def staff_accounts(self) -> Mapping[str, str]:
        return {person.account: person.name for person in self.chats.people.values() if person.is_staff}

    def reaches(self, account: str) -> bool:
        return account in self.chats.people

    async def send(self, line: Outgoing) -> Receipt:
        """Put the bot's line into its chat, once for each `Outgoing.id`, and show it on every open page."""
        line_id = f"{BOT}:{line.id}"
        if self.chats.line(line_id):
            return Receipt(Outcome.SENT, line_id)
        chat = self.chats.chat(line.room or line.person or "")
        if chat is None or chat.room != line.room:
            return Receipt(Outcome.NOT_SENT, why=f"沙盒里没有这个聊天: {line.room or line.person}")
        called = [self.chats.people[account] for account in line.mention if account in self.chats.people]
        try:
            self._add(chat, Line(
                line_id, chat.id, self._place(chat), self.clock.now(), BOT, self.town.bot, _calling(line.text, called),
                quote=line.quote, mention=tuple(person.account for person in called),
            ))  # fmt: skip
        except OSError as error:
            return Receipt(Outcome.NOT_SENT, why=str(error))
        return Receipt(Outcome.SENT, line_id)

    async def say(self, words: Words) -> None:
        """Let somebody speak; returns once the house has kept the message. The same words twice are one line.

        Raises Refused for words that cannot be said there, and whatever `hear` raises: the line then stays, unheard,
        until it is said again or the sandbox starts again.
        """
        line = self.chats.line(words.id)
        if line is None:
            chat, person = self._allowed(words)
            line = self._line(words, chat, person)
            self._add(chat, line)
        elif (line.sender, line.chat) != (words.person, words.chat):
            raise Refused("这条消息的编号已经用过了")
        await self._hand_over(line)

    async def catch_up(self) -> None:
        """Hand over what was said when the house could not keep it, for instance because it was killed."""
        for line in list(self.chats.unheard.values()):
            try:
                await self._hand_over(line)
            except Exception:
                log.exception("sandbox_line_not_heard", line=line.id)

    async def _hand_over(self, line: Line) -> None:
        """Give the house one line at a time, in the order of the chats; a line that it has kept is not repeated."""
        async with self._one_at_a_time:
            if line.id in self.chats.unheard:
                await self.hear(self._message(line))
                self.chats.heard(line)

    def _allowed(self, words: Words) -> tuple[Chat, Person]:
        chat, person = self.chats.chat(words.chat), self.chats.people.get(words.person)
        if chat is None or person is None or person not in chat.members:
            raise Refused("这个人不在这个聊天里")
        if not _PAGE_ID.fullmatch(words.id):
            raise Refused("消息的编号不对")
        if len(words.text) > TEXT_LIMIT:
            raise Refused(f"一条消息最多{TEXT_LIMIT}个字")
        if words.media is None and not words.text.strip():
            raise Refused("不能发空白消息")
        if words.media is not None and not self.album.holds(words.media):
            raise Refused("找不到这张图片,请重新选")
        return chat, person

    def _line(self, words: Words, chat: Chat, person: Person) -> Line:
        quoted = self.chats.line(words.quote)
        return Line(
            words.id, chat.id, self._place(chat), self.clock.now(), person.account, person.name,
            text="" if words.media else words.text,
            kind=Kind.IMAGE if words.media else Kind.TEXT,
            quote=quoted.id if quoted and quoted.chat == chat.id else None,
            media=words.media,
            mention=tuple(member.account for member in chat.members if f"@{member.name}" in words.text),
        )  # fmt: skip

    def _message(self, line: Line) -> IncomingMessage:
        chat = self.chats.chat(line.chat)
        return IncomingMessage(
            transport=self.name, id=line.id, at=line.at, sender=line.sender, name=line.name, text=line.text,
            room=chat.room if chat else None, kind=line.kind, quote=line.quote, media=line.media,
            mentions_bot=f"@{self.town.bot}" in line.text,
        )  # fmt: skip

    def _place(self, chat: Chat) -> int:
        return len(self.chats.lines(chat.id))

    def _add(self, chat: Chat, line: Line) -> None:
        self.chats.append(line)
        for watcher in tuple(self.watchers):
            watcher(line)


def _calling(text: str, called: list[Person]) -> str:
    """The text with an @name for everybody it calls, as WeChat writes it."""
    missing = [f"@{person.name} " for person in called if f"@{person.name}" not in text]
    return "".join(missing) + text


async def _nobody_listens(message: IncomingMessage) -> None:
    raise RuntimeError("the sandbox has no house: set Sandbox.hear first")
