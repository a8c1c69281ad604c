"""How long the bot was away, and what the board is told."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.backoff import Backoff
from bot.clock import TurnedClock
from bot.wechat import Pace, State
from bot.wechat.presence import Presence

START = datetime(2026, 11, 24, 15, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock(START)


@pytest.fixture
def presence(clock: TurnedClock) -> Presence:
    presence = Presence(clock, MINUTE)
    assert presence.came("wxid_bot", ("小鹿",)) is None
    return presence


@pytest.mark.parametrize(("away", "told"), [(timedelta(seconds=60), False), (timedelta(minutes=22), True)])
def test_a_long_absence_is_told_from_the_last_sign_of_life(
    clock: TurnedClock, presence: Presence, away: timedelta, told: bool
) -> None:
    clock.turn(START + 3 * MINUTE)
    presence.alive()
    presence.change(State.OFFLINE, "lost")
    clock.turn(START + 3 * MINUTE + away)
    presence.alive()  # what comes before the log-in is no sign of being there
    gap = presence.came("wxid_bot", ("小鹿",))
    assert gap == ((START + 3 * MINUTE, START + 3 * MINUTE + away) if told else None)
    assert presence.came("wxid_bot", ("小鹿",)) is None


def test_the_account_stays_known_while_it_is_away(presence: Presence) -> None:
    presence.change(State.OFFLINE, "lost")
    assert (presence.status.account, presence.status.names, presence.online) == ("wxid_bot", ("小鹿",), False)


def test_a_code_to_scan_is_not_forgotten_when_the_stream_stands(presence: Presence) -> None:
    for state, becomes in (
        (State.OFFLINE, State.CONNECTED),
        (State.WAITING, State.CONNECTED),
        (State.SCAN, State.SCAN),
    ):
        presence.change(state)
        presence.connected()
        assert presence.status.state is becomes


def test_pauses_grow_up_to_a_limit_and_start_anew() -> None:
    backoff = Backoff(1, 5, lambda low, high: high)
    assert [backoff.next() for _ in range(5)] == [1, 2, 4, 5, 5]
    backoff.reset()
    assert backoff.next() == 1
    low = Backoff(1, 5, lambda low, high: low)
    assert low.next() == 0.5


@pytest.mark.parametrize("pace", [{"minute": 0}, {"hour": 0}, {"pause": (2, 1)}, {"pause": (-1, 1)}])
def test_a_pace_at_which_nobody_could_speak_is_refused(pace: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="nobody could ever speak"):
        Pace(**pace)  # type: ignore[arg-type]
