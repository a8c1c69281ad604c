"""A short season of the demo town is played as a whole, and breaks no rule; the long one is run by hand."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from bot.config import Ground
from bot.replay.play import play
from tests.duty import tales
from tests.duty.outcome import Season
from tests.duty.rules import breaches
from tests.duty.season import Script

SEEDS = (1, 2)


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_short_season_breaks_no_rule(tmp_path: Path, ground: Ground, seed: int) -> None:
    """Over the days before National Day, with every tale, leave and swaps, and people who fall silent."""
    script, tickets, out = tmp_path / "season.jsonl", tmp_path / "tickets.jsonl", io.StringIO()
    season = Script(9, 30, seed, date(2025, 9, 24), tales.PLAIN | tales.LADDER)
    script.write_text("\n".join(season.lines()), "utf8")
    await play(script, ground, out, tickets=tickets)
    found = ([json.loads(line) for line in text.splitlines()] for text in (out.getvalue(), tickets.read_text("utf8")))
    played = Season([json.loads(line) for line in season.lines()], *found)
    assert len(played.tickets) == 30
    assert breaches(played) == []


def test_a_season_is_made_of_its_seed() -> None:
    assert list(Script(5, 10, 3).lines()) == list(Script(5, 10, 3).lines()) != list(Script(5, 10, 4).lines())
