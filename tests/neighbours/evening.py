"""A busy evening of a 500-person owners' group: chatter with planted matters, played through the whole system and scored.

    python -m tests.neighbours.evening --seed 7 --lines 2000 [--stations 12] [--chatter FILE.jsonl] [--pool b|c] [--show] [--keep FOLDER]

Chatter is of the project's own tables, or the lines labelled not_complaint of a JSONL file. Words were tuned by pool a,
and by kinds of mistake in pool b after its first reading; pool c is only read.
"""

import argparse
import asyncio
import io
import json
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot import logs
from bot.clock import TurnedClock
from bot.config import Ground, load
from bot.engine.house import House
from bot.engine.writer import Scribe
from bot.replay.export import write_tickets
from bot.replay.play import Player
from bot.replay.script import Row as Line
from bot.replay.transport import Replay
from handlers.domain.town import Purpose, Role, Station
from handlers.domain.workcalendar import TOWN_TIME
from storage.engine.database import Database
from storage.rows import InboxRow, table
from storage.tickets.ticket import TICKET
from tests.neighbours.planted import Planting, Row, people
from tests.neighbours.score import Outcome, Score, shown

HERE = Path(__file__)
CONFIG = HERE.parents[2] / "config.yaml"
TABLES = (*sorted((HERE.parents[1] / "nlp").glob("[hl]*.tsv")), HERE.parents[2] / "benchmarks" / "lines.tsv")
SPAN = timedelta(hours=3, minutes=30)
PER_MATTER = 2000 / 24
GROUP = 500
INBOX = table(InboxRow)
START = datetime(2025, 9, 29, 18, 30, tzinfo=TOWN_TIME)


@dataclass
class Evening:
    """One compound's evening: what was planted, and every row of it."""

    station: str
    planting: Planting
    rows: list[Row]


def chatter(file: Path | None) -> list[str]:
    """Lines of talk that complain about nothing."""
    if file is not None:
        rows = map(json.loads, file.read_text("utf8").splitlines())
        return [row["text"] for row in rows if row["label"] == "not_complaint"]
    lines = (line.split("\t") for table in TABLES for line in table.read_text("utf8").splitlines())
    return list(dict.fromkeys(cells[-1] for cells in lines if cells[0] == "none"))


def with_groups(folder: Path) -> Path:
    """The demo config with three groups of 桂花苑."""
    file = folder / "config.yaml"
    text = CONFIG.read_text("utf8")
    file.write_text(text.replace("groups: [桂花苑业主群]", "groups: [桂花苑业主群, 桂花苑二群, 桂花苑三群]"), "utf8")
    return file


def evening(ground: Ground, station: Station, seed: int, lines: int, talk: Sequence[str], pool: str) -> Evening:
    """The evening of a station's first compound."""
    chance = random.Random(f"{seed} {station.name}")
    channels = [c for c in ground.town.channels.values() if c.station == station]
    compound = next(c.compound for c in channels if c.purpose is Purpose.OWNERS)
    rooms = [c.room for c in channels if c.compound == compound and c.purpose is Purpose.OWNERS]
    staff_room = next(c.room for c in channels if c.purpose is Purpose.STAFF)
    officers = [member for member in station.staff if member.role is Role.OFFICER and member.qualified]
    officer = next((member.name for member in officers if member.department == "公安"), officers[0].name)
    names = list(people(chance, GROUP, station.name))
    matters = max(6, round(lines / PER_MATTER))
    planting = Planting(chance, names, rooms, staff_room, START, SPAN, matters, pool, officer)
    rows = [*planting.rows, *_talk(chance, names, rooms, lines - len(planting.rows), talk)]
    return Evening(station.name, planting, rows)


def _talk(chance: random.Random, names: list[str], rooms: list[str], count: int, talk: Sequence[str]) -> list[Row]:
    """Chatter, most of it in the first group; a few quote what a neighbour has just said."""
    texts = [text for _ in range(count // len(talk) + 1) for text in chance.sample(talk, len(talk))][:count]
    moments = sorted(START + SPAN * chance.random() for _ in range(count))
    rows, said = list[Row](), dict[str, str]()
    for n, (at, text) in enumerate(zip(moments, texts, strict=True)):
        room = chance.choices(rooms, (8, 1, 1)[: len(rooms)])[0]
        row: Row = {"at": at, "id": f"talk-{names[0]}-{n}", "room": room, "from": chance.choice(names), "text": text}
        if room in said and chance.random() < 0.05:
            row["quote"] = {"id": said[room]}
        said[room] = row["id"]
        rows.append(row)
    return rows


class Stage:
    """Plays rows; quotes of the bot's lines, and numbers, are looked up as they stand at the moment."""

    def __init__(self, house: House, transport: Replay, bot: str, out: io.StringIO) -> None:
        self.house, self.transport, self.out = house, transport, out
        self.player = Player(house, transport, Path(), bot)
        self.played: list[Row] = []

    async def play(self, row: Row) -> None:
        await self.house.advance(row["at"])
        quote, text = dict(row.get("quote") or {}), row["text"]
        if of := quote.get("of") or row.get("of"):
            number = self._number(of)
            if number is None and "of" in row:
                return
            text = text.replace("{n}", number or "")
            several = quote.pop("several", False)
            if quote.pop("of", None) and number and self._speaks_of(number, row.get("room"), several):
                quote = {"text": f"#{number}"}
        if "id" in quote and not self.transport.knows(quote["id"]):
            quote = {}
        line = Line(
            line=len(self.played) + 1,
            at=row["at"],
            id=row.get("id") or f"row-{len(self.played)}",
            sender=row["from"],
            room=row.get("room"),
            text=text,
            quote_id=quote.get("id"),
            quote_text=quote.get("text"),
        )
        self.played.append(
            {"at": row["at"].isoformat(), "id": line.id, "from": line.sender, "text": text}
            | ({"room": line.room} if line.room else {})
            | ({"quote": quote} if quote else {})
        )
        await self.player.play(line)

    def _speaks_of(self, number: str, room: str | None, several: bool) -> bool:
        """Whether the bot has a newest line with that number in a room that names no other ticket, or may name `several`."""
        says = map(json.loads, reversed(self.out.getvalue().splitlines()))
        line = next((say["text"] for say in says if say.get("room") == room and f"#{number}" in say["text"]), "")
        return line.count("#") == 1 or (several and bool(line))

    def _number(self, name: str) -> str | None:
        """The number of the ticket that somebody has opened."""
        with self.house.database.transaction() as session:
            found = session.execute(select(TICKET.c.id).where(TICKET.c.reporter == f"replay/{name}")).scalar()
        return found.partition("/")[2] if found else None


def _fresh(folder: Path) -> Path:
    """Where the database of an evening is made; an earlier one there goes."""
    for old in folder.glob("evening.db*"):
        old.unlink()
    return folder / "evening.db"


async def play(ground: Ground, rows: Sequence[Row], folder: Path) -> Outcome:
    """Play an evening, and write its script, the lines said and the tickets into a folder."""
    rows = sorted(rows, key=lambda row: row["at"])
    clock, out = TurnedClock(rows[0]["at"]), io.StringIO()
    transport = Replay(ground.town, clock, out)
    house = House(ground, Database.at(_fresh(folder), durable=False), transport, clock, writer=Scribe())
    stage, started = Stage(house, transport, ground.town.bot, out), time.process_time()
    try:
        await house.open()
        for row in rows:
            await stage.play(row)
        await house.advance(rows[-1]["at"] + timedelta(hours=1))
        write_tickets(house.database, folder / "tickets.jsonl")
        with house.database.transaction() as session:
            whys = {row.message_id: row.why for row in session.execute(select(INBOX.c.message_id, INBOX.c.why))}
    finally:
        await house.stop()
    (folder / "said.jsonl").write_text(out.getvalue(), "utf8")
    script = (json.dumps(row, ensure_ascii=False) + "\n" for row in stage.played)
    (folder / "script.jsonl").write_text("".join(script), "utf8")
    return Outcome(
        tuple(stage.played),
        tuple(map(json.loads, out.getvalue().splitlines())),
        tuple(map(json.loads, (folder / "tickets.jsonl").read_text("utf8").splitlines())),
        whys,
        time.process_time() - started,
    )


async def run(
    folder: Path, seed: int, lines: int, stations: int = 1, talk: Path | None = None, pool: str = "a"
) -> tuple[list[Evening], Outcome]:
    """Make the evening of so many stations at once, and play it."""
    ground = load(with_groups(folder))
    words = chatter(talk)
    evenings = [evening(ground, station, seed, lines, words, pool) for station in ground.town.stations[:stations]]
    return evenings, await play(ground, [row for one in evenings for row in one.rows], folder)


def scored(evenings: Sequence[Evening], outcome: Outcome) -> Score:
    return Score.of([matter for one in evenings for matter in one.planting.matters], outcome)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, nargs="+", default=[7])
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--stations", type=int, default=1)
    parser.add_argument("--chatter", type=Path)
    parser.add_argument("--pool", choices=("a", "b", "c"), default="a")
    parser.add_argument("--show", action="store_true", help="tell every mistake, with its lines")
    parser.add_argument("--keep", type=Path, help="leave script, lines said and tickets in this folder")
    chosen = parser.parse_args()
    logs.set_up("CRITICAL")
    for seed in chosen.seed:
        with tempfile.TemporaryDirectory(prefix="luming-evening-") as folder:
            place = chosen.keep or Path(folder)
            place.mkdir(parents=True, exist_ok=True)
            evenings, outcome = asyncio.run(
                run(place, seed, chosen.lines, chosen.stations, chosen.chatter, chosen.pool)
            )
        score = scored(evenings, outcome)
        print(f"seed {seed}, pool {chosen.pool}, chatter {chosen.chatter.name if chosen.chatter else 'own'}: {score}")
        if chosen.show:
            print("\n".join(shown(score, outcome)))


if __name__ == "__main__":
    main()
