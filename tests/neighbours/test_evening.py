"""A short busy evening is played as a whole, within bounds; the long one is run by hand (tests/neighbours/evening.py)."""

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.neighbours.evening import GROUP, START, chatter, run, scored
from tests.neighbours.planted import POOLS, Planting, people
from tests.neighbours.score import Outcome, Score, shown

LINES = 160


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_short_evening(tmp_path: Path, seed: int) -> None:
    evenings, outcome = await run(tmp_path, seed, LINES)
    score = scored(evenings, outcome)
    mistakes = "\n".join(shown(score, outcome))
    assert sum(one.is_right for one in score.found) >= len(score.found) - 2, mistakes
    assert len(score.unplanted) <= 12, mistakes
    assert score.hits >= 0.3 * score.planted > 0 and score.hits >= 0.6 * score.counted > 0, mistakes
    assert score.most_an_hour <= 6 and not score.twice, mistakes


async def test_the_same_evening_at_two_stations_at_once(tmp_path: Path) -> None:
    evenings, outcome = await run(tmp_path, 3, LINES // 2, stations=2)
    assert {ticket["unit"] for ticket in outcome.tickets} == {evenings[0].station, evenings[1].station}
    assert scored(evenings, outcome).most_an_hour <= 6


def test_an_evening_is_made_of_its_seed() -> None:
    def made(seed: int, pool: str) -> list[dict[str, Any]]:
        chance = random.Random(seed)
        names = list(people(chance, GROUP, "学桥"))
        return Planting(chance, names, ["业主群"], "工作群", START, timedelta(hours=3), 12, pool).rows

    for file in POOLS.glob("pool_*.yaml"):
        pool = file.stem.removeprefix("pool_")
        assert made(1, pool) == made(1, pool) != made(2, pool)


def test_what_was_counted_wrongly_is_shown() -> None:
    score = Score.of(
        [],
        Outcome(
            (),
            (),
            (
                {
                    "unit": "学桥",
                    "no": "1263",
                    "state": "open",
                    "level": "normal",
                    "reporter": "路人",
                    "category": "noise",
                    "subcategory": "renovation",
                    "place": None,
                    "voices": ["路人"],
                    "events": [],
                },
            ),
            {},
        ),
    )
    assert (len(score.unplanted), score.counted) == (1, 0)
    assert "nobody planted #1263" in "\n".join(shown(score, Outcome((), (), (), {})))


def test_there_is_chatter_enough() -> None:
    assert len(chatter(None)) > 2000
