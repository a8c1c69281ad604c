"""Playing a script: between two lines every timer that falls due fires at its own moment; after the last nothing more does."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import TextIO

from bot.clock import SystemClock, TurnedClock
from bot.config import Ground
from bot.config.problem import BadValue
from bot.engine.house import House
from bot.engine.writer import Scribe
from bot.jsonline import shown
from bot.replay.export import write_tickets
from bot.replay.script import MalformedScript, Row, read
from bot.replay.transport import Heard, Replay
from handlers.domain.message import IncomingMessage
from storage.engine.database import Database


async def play(
    script: Path,
    ground: Ground,
    out: TextIO,
    db: Path | None = None,
    tickets: Path | None = None,
    papers: Path | None = None,
) -> None:
    """Play a script, writing what the bot says to `out`, the tickets to `tickets` and files below `papers`. Raises MalformedScript."""
    rows = read(script, ground.town)
    with tempfile.TemporaryDirectory(prefix="luming-replay-") as folder:
        clock = TurnedClock(rows[0].at if rows else SystemClock().now())
        transport = Replay(ground.town, clock, out, papers)
        database = Database.at(db) if db else Database.at(Path(folder, "replay.db"), durable=False)
        house = House(ground, database, transport, clock, writer=Scribe())
        try:
            await house.open()
            player = Player(house, transport, script, ground.town.bot)
            for row in rows:
                await player.play(row)
            if tickets is not None:
                write_tickets(house.database, tickets)
        finally:
            await house.stop()


class Player:
    """Plays rows one by one. While the bot is away, what is said reaches nobody; it comes in one burst when the bot is back."""

    def __init__(self, house: House, transport: Replay, script: Path, bot: str) -> None:
        self.house = house
        self.transport = transport
        self.script = script
        self.bot = bot
        self._away_since: datetime | None = None
        self._backlog: list[IncomingMessage] = []

    async def play(self, row: Row) -> None:
        """Turn the clock to the row, and let happen what it says. Raises MalformedScript for a quote of nothing."""
        await self.house.advance(row.at)
        if row.connection == "offline":
            self._away_since, self.transport.online = row.at, False
        elif row.connection == "online" and self._away_since is not None:
            await self._come_back(self._away_since, row.at)
        elif row.is_message:
            message = self._message(row)
            self.transport.saw(Heard(row.id, row.text, row.room, None if row.room else row.sender))
            if row.target:
                self.transport.gone(row.target)
            if self.transport.online:
                await self.house.hear(message)
                await self.house.catch_up()
            else:
                self._backlog.append(message)

    async def _come_back(self, since: datetime, now: datetime) -> None:
        self._away_since, self.transport.online = None, True
        await self.house.gap(since, now)
        for message in self._backlog:
            await self.house.hear(message)
        self._backlog.clear()
        await self.house.catch_up()

    def _message(self, row: Row) -> IncomingMessage:
        quote = row.quote_id
        if row.quote_text is not None:
            quote = self.transport.newest(row.quote_text, row.room, row.sender)
        if (row.quote_text or row.quote_id) and (quote is None or not self.transport.knows(quote)):
            raise MalformedScript(self.script, row.line, _nothing_to_quote(row))
        return IncomingMessage(
            transport=self.transport.name,
            id=row.id,
            at=row.at,
            sender=row.sender,
            name=row.sender,
            text=_without_mentions(row),
            room=row.room,
            kind=row.kind,
            quote=quote,
            target=row.target,
            media=str(self.script.parent / row.file) if row.file else None,
            mentions_bot=self.bot in row.mentions,
        )


def _nothing_to_quote(row: Row) -> str:
    quoted = shown(row.quote_text or row.quote_id)
    return str(BadValue(f"前面没有 {quoted} 可以引用", "请引用同一个群(或同一个人的私聊)里说过、没撤回的话"))


def _without_mentions(row: Row) -> str:
    """The words without the calls that the script itself names, whatever those names hold."""
    text = row.text
    for name in sorted(row.mentions, key=len, reverse=True):
        text = text.replace(f"@{name}", " ")
    return text.strip(" \u2005") if row.mentions else text
