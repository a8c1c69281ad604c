"""Playing a script: between two lines every timer that falls due fires at its own moment; after the last nothing more does."""

import tempfile
from pathlib import Path
from typing import TextIO

from bot.clock import SystemClock, TurnedClock
from bot.config import Ground
from bot.house import House
from bot.replay.export import write_tickets
from bot.replay.script import MalformedScript, Row, read
from bot.replay.transport import Heard, Replay
from handlers.domain.message import IncomingMessage
from handlers.domain.town import Town
from storage.database import Database


async def play(script: Path, ground: Ground, out: TextIO, db: Path | None = None, tickets: Path | None = None) -> None:
    """Play a script, writing what the bot says to `out` and the tickets to `tickets`. Raises MalformedScript."""
    rows = read(script, ground.town)
    with tempfile.TemporaryDirectory(prefix="luming-replay-") as folder:
        clock = TurnedClock(rows[0].at if rows else SystemClock().now())
        transport = Replay(ground.town, clock, out)
        house = House(ground, Database.at(db or Path(folder, "replay.db")), transport, clock)
        try:
            await house.open()
            for row in rows:
                await _play_row(house, transport, script, row, ground.town)
            if tickets is not None:
                write_tickets(house.database, tickets)
        finally:
            await house.stop()


async def _play_row(house: House, transport: Replay, script: Path, row: Row, town: Town) -> None:
    await house.advance(row.at)
    if row.is_tick:
        return
    quote = row.quote_id
    if row.quote_text is not None:
        quote = transport.newest(row.quote_text, row.room, row.sender)
    if (row.quote_text or row.quote_id) and (quote is None or not transport.knows(quote)):
        raise MalformedScript(
            script, row.line, f"nothing earlier in this chat to quote: {row.quote_text or row.quote_id}"
        )
    await house.hear(
        IncomingMessage(
            transport=transport.name,
            id=row.id,
            at=row.at,
            sender=row.sender,
            name=row.sender,
            text=row.text,
            room=row.room,
            kind=row.kind,
            quote=quote,
            target=row.target,
            media=str(script.parent / row.file) if row.file else None,
            mentions_bot=town.bot in row.mentions,
        )
    )
    transport.saw(Heard(row.id, row.text, row.room, None if row.room else row.sender))
    await house.catch_up()
