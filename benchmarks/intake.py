"""What a message costs, as ratios of one run on the machine at hand. By hand, from the project's folder:

    uv run python -m benchmarks.intake [intake] [chatter] [replay] [complaint] [open] [burst] [memory] [--scale 0.1]

Without names everything is measured, each in a process of its own. The whole house is at work, with its writer, on a SQLite file
that is synced at every commit; CPU is of all threads together. `--scale` makes fewer lines of it, for a slow house.
"""

import argparse
import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from typing import Any

from benchmarks.chat import RED, People
from benchmarks.floor import Commits, put, rows_of, without
from benchmarks.measure import Stopwatch, megabytes
from benchmarks.script import cut, replayed
from benchmarks.village import GROUND, Village, open_village
from bot.transport import Outgoing

ROUNDS = 3


def show(what: str, value: str, target: str = "") -> None:
    """One row of the table."""
    print(f"{what:62}{value:>24}  {target}", flush=True)


async def intake(scale: float) -> None:
    """Kept, read, decided, written, sent; against the rows alone."""
    lines, commits = list(People(GROUND).mixed(int(3000 * scale))), Commits()
    async with open_village() as village:
        before, counted = rows_of(village.file), commits.writing
        with Stopwatch() as watch:
            await village.hear(lines)
        counted = commits.writing - counted
        rows = without(rows_of(village.file), before)
        floors = [put(village.file, rows, counted) for _ in range(ROUNDS)]
    cpu, wall = (statistics.median(floor) for floor in zip(*((floor.cpu, floor.wall) for floor in floors), strict=True))
    show(
        f"durable intake of {len(lines)} lines, 5 % complaints, a line",
        f"{watch.cost.cpu / len(lines) * 1e3:.2f} ms CPU",
    )
    show(f"  {counted} commits, {sum(map(len, rows.values()))} rows; sent", f"{village.chat.sent} lines")
    show("  the same rows with raw sqlite3, a line", f"{cpu / len(lines) * 1e3:.3f} ms CPU")
    show("  CPU of the house against the rows alone", f"{watch.cost.cpu / cpu:.1f} times", "<= 8")
    show("  wall of the house against the rows alone", f"{watch.cost.wall / wall:.1f} times", "<= 8")


async def chatter(scale: float) -> None:
    """Ordinary talk, where nothing is open and where something is."""
    people, number = People(GROUND), int(6000 * scale)
    for opened in (0, 3):
        async with open_village() as village:
            await village.hear(people.placed() for _ in range(opened * len(village.rooms)))
            lines = [people.chatter() for _ in range(number)]
            with Stopwatch() as watch:
                await village.hear(lines)
        where = f"with {opened} tickets open in every room"
        show(f"{number} lines of chatter {where}", f"{number / watch.cost.cpu:.0f} a CPU second", ">= 3000")
        show("  and by the clock on the wall", f"{number / watch.cost.wall:.0f} a second")


async def replay(scale: float) -> None:
    """`luming replay` against jieba.cut on the same lines."""
    lines = list(People(GROUND).mixed(int(3000 * scale)))
    start, whole, jieba = replayed(lines[:1]), replayed(lines), cut(lines)
    show(f"luming replay of {len(lines)} lines, 5 % complaints, one room", f"{whole:.2f} s CPU")
    show("  of one line", f"{start:.2f} s CPU")
    show("  jieba.cut of the same lines", f"{jieba:.3f} s CPU")
    show("  replay against jieba.cut", f"{whole / jieba:.0f} times", "<= 30")
    show("  and without the start", f"{(whole - start) / jieba:.0f} times")


async def complaint(scale: float) -> None:
    """One complaint, with its receipt and its card, while the room may still be answered at once."""
    people, costs = People(GROUND), []
    async with open_village(standing=True) as village:
        sent = 0
        for _ in range(max(1, int(6 * scale))):
            await village.pass_time(61)
            sent -= village.chat.sent
            for _ in range(3 * len(village.rooms)):
                with Stopwatch() as watch:
                    await village.hear([people.placed()])
                costs.append(watch.cost.cpu * 1e3)
            sent += village.chat.sent
    answers = f"{sent / len(costs):.1f} lines sent for each"
    show(f"one complaint, median of {len(costs)}; {answers}", f"{statistics.median(costs):.2f} ms CPU", "< 5 ms")


async def open_tickets(scale: float) -> None:
    """A line where a thousand tickets are open in the station, against one where ten are."""
    many = int(1000 * scale)
    few_talk, few_complaints = await _with_open(10)
    many_talk, many_complaints = await _with_open(many)
    for name, few, more in (("chatter", few_talk, many_talk), ("complaint", few_complaints, many_complaints)):
        show(f"a line of {name}, 10 tickets open in the station", f"{few:.2f} ms CPU")
        show(f"  with {many} open", f"{more:.2f} ms CPU")
        show("  the one against the other", f"{more / few:.2f} times", "<= 1.3")


async def _with_open(tickets: int) -> tuple[float, float]:
    """Milliseconds of CPU for a line of chatter, and for a complaint."""
    people = People(GROUND)
    async with open_village(standing=True) as village:
        await village.hear((people.placed() for _ in range(tickets)), village.station)
        await village.pass_time(12)
        return (
            await _a_line(village, [people.chatter() for _ in range(400)]),
            await _a_line(village, [people.placed() for _ in range(40)]),
        )


async def _a_line(village: Village, lines: list[str]) -> float:
    with Stopwatch() as watch:
        await village.hear(lines, village.station)
    return watch.cost.cpu / len(lines) * 1e3


async def burst(scale: float) -> None:
    """A red line behind thousands of others: how long until it is answered."""
    people, number = People(GROUND), int(10_000 * scale)
    lines = [people.chatter() if turn % 20 else people.placed() for turn in range(number)]
    async with open_village() as village:
        answered = asyncio.Event()
        moments: dict[str, float] = {}

        def look(line: Outgoing) -> None:
            if "119" in line.text and line.room == red.room:
                moments.setdefault("answered", time.perf_counter())
                answered.set()

        async def hear_red() -> None:
            await village.house.hear(red)
            moments["kept"] = time.perf_counter()

        red = village.message(RED, [village.rooms[0]])
        village.chat.watch = look
        messages = [village.message(line) for line in lines]
        started = time.perf_counter()
        await asyncio.gather(*map(village.house.hear, messages), hear_red())
        await answered.wait()
        show(f"a red line behind a burst of {number} lines: kept after", f"{moments['kept'] - started:.2f} s")
        show("  answered, since it was kept", f"{max(0, moments['answered'] - moments['kept']):.2f} s", "< 2 s")
        show("  answered, since the burst began", f"{moments['answered'] - started:.2f} s")
        await village.house.catch_up()
        show("  the whole burst done after", f"{time.perf_counter() - started:.2f} s")


async def memory(scale: float) -> None:
    """Hours of chat: what the process holds."""
    people, number, parts = People(GROUND), int(200_000 * scale), 8
    async with open_village(standing=True) as village:
        show(f"memory before {number} lines", f"{megabytes():.0f} MB")
        for part in range(1, parts + 1):
            for _ in range(0, number // parts, 250):
                await village.pass_time(2)
                await village.hear(people.mixed(250, share=0.01))
            show(f"  after {number * part // parts} lines", f"{megabytes():.0f} MB", "flat")


PARTS: dict[str, Callable[[float], Coroutine[Any, Any, None]]] = {
    "intake": intake,
    "chatter": chatter,
    "replay": replay,
    "complaint": complaint,
    "open": open_tickets,
    "burst": burst,
    "memory": memory,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", choices=PARTS, default=list(PARTS))
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    if len(options.parts) == 1:
        asyncio.run(PARTS[options.parts[0]](options.scale))
        return
    for part in options.parts:
        subprocess.run([sys.executable, "-m", "benchmarks.intake", part, "--scale", str(options.scale)], check=True)


if __name__ == "__main__":
    main()
