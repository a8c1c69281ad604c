"""The tests' one small language: who says what in which room at what time, and what the bot answers, or that it keeps silent.

    await town.at("08:32")
    await town.says("陈姐", "又堵3栋单元门口了!")
    town.hears(OWNERS, "#1263", "10:32")
    town.silent(STAFF)

Everything is real but the transport and the clock: config.yaml, the reader, the rules, a SQLite file.
What was said is looked at by moment: each `at` and each `says` begins a new one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any, cast

from bot.clock import TurnedClock
from bot.engine.house import House
from bot.press.sheet import Sheet
from bot.transport import Outcome, Outgoing, Receipt
from handlers.domain.event import TicketEvent
from handlers.domain.evolve import fold
from handlers.domain.facts.governance import CommandGiven, UnmaskedViewed
from handlers.domain.message import IncomingMessage, Kind
from handlers.domain.reading import Reading
from handlers.domain.scene import Abilities
from handlers.domain.ticket import Ticket
from handlers.domain.town import Town as Ground
from handlers.domain.workcalendar import TOWN_TIME, local
from nlp.reader import Reader
from tests.language.memory import Memory
from tests.language.readers import TaughtReader

OWNERS, STAFF = "桂花苑业主群", "学桥执法工作站群"
MORNING = re.compile("^【.+回“在”报到。|还没有报到|^一周内缺人|^【每周联合执法】|月还没评价的:")
"""The card of a working day, who is asked to answer it and told of, the coming gaps, the joint action of the week, and who has no mark for
the last month: tests of other matters pass them over."""
ALARMED = {"李伟", "孙经理", "周建国", "马兰", "吴娟"}
"""Whom a danger in 桂花苑 calls on a working day."""
SUNDAY = "2025-09-28"  # a Sunday that works: it makes up for the National Day holiday


@dataclass(frozen=True)
class Heard:
    """A line of the bot's, as it reached the chat."""

    at: datetime
    room: str | None
    to: str | None
    text: str
    mention: tuple[str, ...]
    quote: str | None
    id: str
    recalls: str | None = None
    file: Sheet | None = None


@dataclass
class FakeChat:
    """A transport that hands over nothing and remembers everything; `outcomes` are what the next sends come to, `fetched` the messages
    whose pictures it was asked for."""

    clock: TurnedClock
    staff_accounts: dict[str, str]
    abilities: Abilities = field(default_factory=Abilities)
    name: str = "fake"
    rooms_are_names: bool = True
    strangers: set[str] = field(default_factory=set)
    lines: list[Heard] = field(default_factory=list)
    outcomes: list[Outcome | Exception] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    sent: int = 0

    def reaches(self, account: str) -> bool:
        return account not in self.strangers

    def fetch(self, message_id: str) -> None:
        self.fetched.append(message_id)

    async def send(self, line: Outgoing) -> Receipt:
        outcome = self.outcomes.pop(0) if self.outcomes else Outcome.SENT
        if isinstance(outcome, Exception):
            raise outcome
        if outcome is Outcome.NOT_SENT:
            return Receipt(outcome, why="the gateway is away")
        heard = Heard(
            local(self.clock.now()),
            line.room,
            line.person,
            line.text,
            line.mention,
            line.quote,
            f"bot-{self.sent}",
            line.recalls,
            line.file,
        )
        self.sent += 1
        self.lines.append(heard)
        return Receipt(outcome, heard.id if outcome is Outcome.SENT else None)


class Town:
    """The demo town, a day, and everybody in it."""

    def __init__(self, house: House, chat: FakeChat, ground: Ground, clock: TurnedClock) -> None:
        self.house, self.chat, self.ground, self.clock = house, chat, ground, clock
        self.memory = Memory(house.database)
        self._from = 0
        self.listens_in_the_morning = False
        self._messages: list[tuple[str | None, str, str]] = []  # room, text, id
        self._before = 0  # lines that were there before anybody spoke

    def begins(self) -> None:
        """What was said until now is past: it can be quoted, and no test looks at it."""
        self._messages += [(line.room, line.text, line.id) for line in self.chat.lines]
        self._before = len(self._messages)
        self.chat.lines.clear()

    def reads(self, text: str, reading: Reading) -> None:
        """From now on that line is read so, whatever the lexicon says of it."""
        reader: Any = self.house.turn.listener.reader
        if not isinstance(reader, TaughtReader):
            reader = TaughtReader(reader)
            self.house.turn.reads_with(cast(Reader, reader))
        reader.taught[text] = reading

    async def at(self, moment: str) -> "Town":
        """Turn the clock: "08:32", "08:32:10", or "2025-10-09 08:30". What comes due on the way happens at its own moment."""
        date, _, time = moment.rpartition(" ")
        day = date or f"{self.clock.now().astimezone(TOWN_TIME):%Y-%m-%d}"
        self._from = len(self.chat.lines)
        await self.house.advance(datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=TOWN_TIME))
        return self

    async def says(
        self,
        who: str,
        text: str,
        to: str | None = OWNERS,
        *,
        quote: str | None = None,
        picture: bool = False,
        kind: Kind = Kind.TEXT,
        id: str = "",
        account: str = "",
    ) -> None:
        """Somebody says something; `to=None` is the private chat with the bot, `quote` are words of an earlier line there."""
        message_id = id or f"m{len(self._messages) - self._before}"
        self._from = len(self.chat.lines)
        await self.house.hear(
            IncomingMessage(
                transport="fake",
                id=message_id,
                at=self.clock.now(),
                sender=account or who,
                name=who,
                text=text,
                room=to,
                kind=Kind.IMAGE if picture else kind,
                quote=self._quoted(quote, to) if quote else None,
                mentions_bot=f"@{self.ground.bot}" in text,
            )
        )
        self._messages.append((to, text, message_id))
        await self.house.catch_up()

    async def floods(self, who: str, lines: Iterable[str], to: str | None = OWNERS, pause: int = 5) -> None:
        """Somebody says one thing after the other, `pause` seconds apart; all of it is one moment."""
        start = len(self.chat.lines)
        for line in lines:
            await self.says(who, line, to)
            await self.house.advance(self.clock.now() + timedelta(seconds=pause))
        self._from = start

    async def takes_back(self, who: str, words: str, to: str | None = OWNERS, account: str = "") -> None:
        """Somebody recalls the newest own line there that holds the words; "" is his newest picture."""
        said = [(text, id) for room, text, id in self._messages if room == to]
        target = next(id for text, id in reversed(said) if (words in text if words else not text))
        await self.takes_back_id(who, target, to, account)

    async def takes_back_id(self, who: str, target: str, to: str | None = OWNERS, account: str = "") -> None:
        """Somebody recalls the message of that id."""
        recall = IncomingMessage(
            "fake", f"recall-{target}", self.clock.now(), account or who, who, room=to, kind=Kind.RECALL, target=target
        )
        self._from = len(self.chat.lines)
        await self.house.hear(recall)
        await self.house.catch_up()

    async def hears_late(self, clock: str, who: str, text: str, room: str = OWNERS) -> None:
        """A line that was said earlier on this day reaches the bot only now, and nobody has thought about it yet."""
        at = datetime.combine(local(self.clock.now()).date(), time.fromisoformat(clock), TOWN_TIME)
        message = IncomingMessage("fake", f"late-{clock}-{who}", at, who, who, text, room)
        self._from = len(self.chat.lines)
        await self.house.hear(message)

    async def shows(self, who: str, to: str | None = OWNERS, **more: str) -> None:
        """Somebody sends a picture without words."""
        await self.says(who, "", to, picture=True, **more)  # type: ignore[arg-type]

    def _quoted(self, words: str, room: str | None) -> str:
        ours = [(line.room, line.text, line.id) for line in self.chat.lines]
        found = [message_id for where, text, message_id in (*self._messages, *ours) if where == room and words in text]
        assert found, f"nobody has said {words!r} in {room}"
        return found[-1]

    # What the bot said in this moment.

    def said(self) -> list[Heard]:
        """All that the bot has said, without the lines of the morning where no test `listens_in_the_morning`."""
        lines = self.chat.lines[self._from :]
        return [line for line in lines if self.listens_in_the_morning or not MORNING.search(line.text)]

    def lines(self, room: str) -> list[Heard]:
        return [line for line in self.said() if line.room == room and not line.recalls]

    def private(self, who: str) -> list[Heard]:
        return [line for line in self.said() if line.to == who and not line.recalls]

    def rung(self, *words: str) -> set[str]:
        """Everybody who has just read a private line with all these words."""
        return {line.to for line in self.said() if line.to and all(word in line.text for word in words)}

    def gone(self, room: str) -> list[str]:
        """The lines of its own that the bot has just taken back in a room."""
        return [line.text for line in self.chat.lines[self._from :] if line.room == room and line.recalls]

    def hears(self, room: str, *words: str) -> Heard:
        """A room heard exactly one line, and it holds the words."""
        return _only(self.lines(room), words)

    def told(self, who: str, *words: str) -> Heard:
        """Somebody was told exactly one thing in private, and it holds the words."""
        return _only(self.private(who), words)

    def silent(self, *rooms: str) -> None:
        """The bot said nothing there; without rooms: nothing at all, to anybody."""
        heard = [line for line in self.said() if not line.recalls]
        said = [line for line in heard if not rooms or line.room in rooms]
        assert not said, said

    # What is remembered.

    def stored(self) -> dict[str, tuple[Ticket, tuple[TicketEvent, ...]]]:
        return self.memory.stored()

    def ticket(self, number: str) -> Ticket:
        return self.stored()[number][0]

    def votes(self, number: str) -> dict[str, str]:
        """The votes that count, by the names of those who voted."""
        return {person.removeprefix("fake/"): str(verdict) for person, verdict in self.ticket(number).votes.items()}

    def voices(self, number: str) -> list[str]:
        return [person.removeprefix("fake/") for person in self.ticket(number).voices]

    def numbers(self) -> list[str]:
        return list(self.stored())

    def happened(self) -> list[Any]:
        """All events, in order."""
        return self.memory.happened()

    @staticmethod
    def shown(moment: datetime) -> str:
        """A moment on the clock of the town, as tests write it."""
        return f"{local(moment):%m-%d %H:%M}"

    def refusals(self) -> list[str]:
        return self.memory.refusals()

    def given(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """The commands that were carried out: who gave which, about which tickets."""
        happened = [event for event in self.memory.audited() if isinstance(event, CommandGiven)]
        return [(event.person, event.command, tuple(id.number for id in event.tickets)) for event in happened]

    def viewed(self) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        """Who was shown what is not for everybody, of which tickets."""
        happened = [event for event in self.memory.audited() if isinstance(event, UnmaskedViewed)]
        return [
            (event.person, tuple(map(str, event.what)), tuple(id.number for id in event.tickets)) for event in happened
        ]

    def failures(self) -> list[str]:
        """What rules have raised."""
        return [row.error for row in (*self.memory.inbox(), *self.memory.due()) if row.error]

    def unsent(self, state: str = "waiting") -> list[str]:
        return [line.body for line in self.memory.outbox() if line.state == state]

    def holds_together(self) -> None:
        """After every test: the fold of a ticket's events equals its row, and every projection made anew is what it was."""
        for ticket, happened in self.stored().values():
            assert fold(happened) == ticket
        assert self.memory.rebuilt() == []

    # Scenes that many tests begin with.

    async def complained(self, at: str = "08:32") -> None:
        """陈姐's blocked door: ticket 1263, urgent."""
        await self.at(at)
        await self.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去")

    async def accepted(self, by: str = "李伟", number: str = "1263", at: str = "08:36") -> None:
        await self.at(at)
        await self.says(by, "收", STAFF, quote=f"#{number}")

    async def resolved(self, by: str = "李伟", number: str = "1263", at: str = "09:20") -> None:
        await self.at(at)
        await self.says(by, f"{number} 办结 车挪走了 1辆", STAFF)


def _only(lines: list[Heard], words: tuple[str, ...]) -> Heard:
    assert len(lines) == 1, lines
    assert all(word in lines[0].text for word in words), (words, lines[0].text)
    return lines[0]
