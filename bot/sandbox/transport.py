"""The sandbox as a transport: what people say on the page goes to the house, what the bot says goes to the page."""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.clock import Clock
from bot.logs import log
from bot.sandbox.album import Album
from bot.sandbox.chats import Chat, Chats, Refused
from bot.sandbox.hearing import NAME, message
from bot.sandbox.line import BOT, Line
from bot.sandbox.people import Person
from bot.sandbox.recall import WITHIN, Recall
from bot.transport import Hear, Outcome, Outgoing, Receipt
from handlers.domain.message import IncomingMessage, Kind
from handlers.domain.name import plain
from handlers.domain.scene import Abilities
from handlers.domain.town import Town

TEXT_LIMIT = 20_000
_PAGE_ID = re.compile(r"[0-9A-Za-z-]{8,64}")


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

    name = NAME
    abilities = Abilities(captions=False)
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
        for recall in self.chats.recalls.values():
            self._forget_picture(recall)

    @property
    def staff_accounts(self) -> Mapping[str, str]:
        return {person.account: person.name for person in self.chats.people.values() if person.is_staff}

    def reaches(self, account: str) -> bool:
        return account in self.chats.people

    async def send(self, line: Outgoing) -> Receipt:
        """Put the bot's line into its chat, once for each `Outgoing.id`, or take one back, and show it on every open page.

        As in WeChat a file has no words with it."""
        if line.recalls is not None:
            return self._send_recall(line.id, line.recalls)
        line_id = f"{BOT}:{line.id}"
        if self.chats.line(line_id):
            return Receipt(Outcome.SENT, line_id)
        chat = self.chats.chat(line.room or line.person or "")
        if chat is None or chat.room != line.room:
            return Receipt(Outcome.NOT_SENT, why=f"沙盒里没有这个聊天: {line.room or line.person}", refused=True)
        try:
            self._add(chat, self._bots_line(line_id, chat, line))
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

    async def recall(self, recall_id: str, *, person: str, chat: str, line: str) -> None:
        """Let somebody take back an own line; returns once the house has kept that. Twice the same is one recall.

        Raises Refused where the line cannot be taken back, and whatever `hear` raises: the recall then stays, unheard, until
        it is asked again or the sandbox starts again.
        """
        self._seat(person, chat)
        said = self.chats.line(line)
        if said is None or (said.sender, said.chat) != (person, chat):
            raise Refused("只能撤回自己发的消息")
        if said.id not in self.chats.recalls:
            self._check_id(recall_id)
            if self.clock.now() - said.at > WITHIN:
                raise Refused("发出超过2分钟,不能撤回了")
            self._take_back(said, recall_id)
        await self._hand_over(self.chats.recalls[said.id])

    async def catch_up(self) -> None:
        """Hand over what was said or taken back when the house could not keep it, for instance because it was killed."""
        for said in list(self.chats.unheard.values()):
            try:
                await self._hand_over(said)
            except Exception:
                log.exception("sandbox_line_not_heard", line=said.id)

    async def _hand_over(self, said: Line | Recall) -> None:
        """Give the house one line or recall at a time, in the order of the chats; what it has kept is not repeated.

        A line that was taken back before the house could keep it is not handed over any more: its words belong to nobody. Its
        recall is, for a kill may have come between the house's keeping of the line and our note of that.
        """
        async with self._one_at_a_time:
            if said.id in self.chats.unheard:
                await self.hear(message(self.chats, said))
                self.chats.heard(said)

    def _send_recall(self, out_id: str, line_id: str) -> Receipt:
        said = self.chats.line(line_id)
        if said is None or said.sender != BOT:
            return Receipt(Outcome.NOT_SENT, why=f"{self.town.bot}没有说过这句话: {line_id}")
        if said.id not in self.chats.recalls and self.clock.now() - said.at > WITHIN:
            return Receipt(Outcome.NOT_SENT, why="发出超过2分钟,不能撤回了")
        try:
            if said.id not in self.chats.recalls:
                self._take_back(said, f"{BOT}:{out_id}")
        except OSError as error:
            return Receipt(Outcome.NOT_SENT, why=str(error))
        return Receipt(Outcome.SENT, said.id)

    def _take_back(self, line: Line, recall_id: str) -> None:
        recall = Recall(recall_id, line.id, self.clock.now(), line.media)
        self._show(self.chats.recall(recall))
        self._forget_picture(recall)

    def _forget_picture(self, recall: Recall) -> None:
        """Throw the picture of a recalled line away, unless another line shows the same one."""
        if recall.media is None or self.chats.shows(recall.media):
            return
        try:
            self.album.forget(recall.media)
        except OSError:  # Windows, while a page still loads it: the next start throws it away
            log.exception("sandbox_picture_not_forgotten", media=recall.media)

    def _allowed(self, words: Words) -> tuple[Chat, Person]:
        chat, person = self._seat(words.person, words.chat)
        self._check_id(words.id)
        if len(words.text) > TEXT_LIMIT:
            raise Refused(f"一条消息最多{TEXT_LIMIT}个字")
        if words.media is None and not words.text.strip():
            raise Refused("不能发空白消息")
        if words.media is not None and not self.album.holds(words.media):
            raise Refused("找不到这张图片,请重新选")
        return chat, person

    def _seat(self, account: str, chat_id: str) -> tuple[Chat, Person]:
        chat, person = self.chats.chat(chat_id), self.chats.people.get(account)
        if chat is None or person is None or person not in chat.members:
            raise Refused("这个人不在这个聊天里")
        return chat, person

    def _check_id(self, id: str) -> None:
        if not _PAGE_ID.fullmatch(id) or self.chats.has_used(id):
            raise Refused("消息的编号不对")

    def _line(self, words: Words, chat: Chat, person: Person) -> Line:
        quoted = self.chats.line(words.quote)
        return Line(
            words.id, chat.id, self._place(chat), self.clock.now(), person.account, person.name,
            text="" if words.media else words.text,
            kind=Kind.IMAGE if words.media else Kind.TEXT,
            quote=quoted.id if quoted and quoted.chat == chat.id else None,
            media=words.media,
            mention=tuple(member.account for member in chat.members if f"@{plain(member.name)}" in words.text),
        )  # fmt: skip

    def _bots_line(self, line_id: str, chat: Chat, out: Outgoing) -> Line:
        """What the bot says or shows. Raises OSError where a file cannot be kept."""
        called = [self.chats.people[account] for account in out.mention if account in self.chats.people]
        said = Line(line_id, chat.id, self._place(chat), self.clock.now(), BOT, self.town.bot, quote=out.quote)
        if (file := out.file) is None:
            mention = tuple(person.account for person in called)
            return replace(said, text=_calling(out.text, called), mention=mention)
        if file.picture:
            return replace(said, kind=Kind.IMAGE, media=self.album.keep(file.content))
        media, size = self.album.keep_file(file.content), len(file.content)
        return replace(said, kind=Kind.FILE, media=media, text=file.harmless().name, size=size)

    def _place(self, chat: Chat) -> int:
        return len(self.chats.lines(chat.id))

    def _add(self, chat: Chat, line: Line) -> None:
        self.chats.append(line)
        self._show(line)

    def _show(self, line: Line) -> None:
        for watcher in tuple(self.watchers):
            watcher(line)


def _calling(text: str, called: list[Person]) -> str:
    """The text with an @name for everybody it calls, as WeChat writes it."""
    names = [plain(person.name) for person in called]
    missing = [f"@{name} " for name in names if f"@{name}" not in text]
    return "".join(missing) + text


async def _nobody_listens(message: IncomingMessage) -> None:
    raise RuntimeError("the sandbox has no house: set Sandbox.hear first")
