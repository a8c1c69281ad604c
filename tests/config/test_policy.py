"""A value of the policy stands in the file among all others, and reaches the rules in its column's part."""

from dataclasses import fields, is_dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.config import load
from bot.config.policy import PolicyForm
from bot.wechat import Pace
from bot.wechat.account import paced_as
from handlers.domain.policies.duty import Whistling
from handlers.domain.policies.governance import LawTips
from handlers.domain.policies.retention import Retention
from handlers.domain.policies.rooms import Pacing
from handlers.domain.policy import Policy
from handlers.domain.town import Town
from tests.language.demo import CONFIG

DEMO = CONFIG.read_text("utf-8")


def town_with(folder: Path, *edits: tuple[str, str]) -> Town:
    text = DEMO
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "config.yaml"
    file.write_text(text, "utf-8")
    return load(file).town


@pytest.mark.parametrize(
    ("old", "new", "column", "name", "value"),
    [
        ("join: 2分钟", "join: 3分钟", "tickets", "join", timedelta(minutes=3)),
        ("item: [件]", "item: [个]", "tickets", "quantities", ("个",)),
        ("voices_from: 3", "voices_from: 5", "neighbours", "voices_from", 5),
        ("poll: 72小时", "poll: 2天", "neighbours", "poll", timedelta(days=2)),
        ("give_back: 30分钟", "give_back: 1小时", "duty", "give_back", timedelta(hours=1)),
        ("no_show: 20分钟", "no_show: 25分钟", "duty", "whistle", Whistling(no_show=timedelta(minutes=25))),
        ("ask_at: 0.5", "ask_at: 0.4", "hearing", "ask_at", 0.4),
        ("forget: 2小时", "forget: 3小时", "rooms", "forget", timedelta(hours=3)),
        ("outbox: 30天", "outbox: 3天", "rooms", "retention", Retention(outbox=timedelta(days=3))),
        ("space: 2048", "space: 512", "rooms", "retention", Retention(space=512)),
        ("least: 3}", "least: 4}", "governance", "lawtip", LawTips(least=4)),
        ("gather: 10分钟", "gather: 7分钟", "rooms", "pacing", Pacing(gather=timedelta(minutes=7))),
    ],
)
def test_a_value_reaches_its_column_at_every_station(tmp_path, old, new, column, name, value):
    for station in town_with(tmp_path, (old, new)).stations:
        decided = getattr(getattr(station.policy, column), name)
        assert (decided["item"] if name == "quantities" else decided) == value


def test_a_station_decides_for_itself_alone(tmp_path):
    town = town_with(tmp_path, ("      quiet: 21:30-07:00", "      idle: 3小时\n      pacing: {most: 9}"))
    hours = {station.name: station.policy.duty.idle // timedelta(hours=1) for station in town.stations}
    assert [name for name, idle in hours.items() if idle == 3] == ["青云"]
    assert set(hours.values()) == {3, 4}
    assert [station.name for station in town.stations if station.policy.rooms.pacing == Pacing(most=9)] == ["青云"]


def test_no_key_is_read_and_then_forgotten():
    known = set(names(load(CONFIG).town.stations[0].policy))
    assert set(PolicyForm.model_fields) - known == {"taxonomy"}  # the matters


def names(policy: Policy) -> list[str]:
    """What a policy and its parts hold."""
    values: list[Any] = [policy, *(getattr(policy, field.name) for field in fields(policy))]
    return [field.name for value in values if is_dataclass(value) for field in fields(value)]


def test_how_the_account_speaks_and_what_rings_when_it_cannot(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    edits = (("reserve: 200", "reserve: 90"), ('webhook: ""', "webhook: HOOK"), ("after: 30秒", "after: 1分钟"))
    text = DEMO
    for old, new in edits:
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    ground = load(file)
    assert paced_as(ground) == Pace(minute=12, hour=200, reserve=90)
    assert (ground.alarm_webhook, ground.alarm_after) == ("HOOK", timedelta(minutes=1))
