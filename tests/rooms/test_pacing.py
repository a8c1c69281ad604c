"""How much an owners' room hears: examples, and a simulation of any hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.decision import Rank
from handlers.domain.policies.rooms import Pacing
from handlers.rooms.pacing import Send, Wait, next_step
from tests.language.sample import NOW

DEMO = Pacing()
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Line:
    """A line in the queue; `created_at` is when it came in."""

    created_at: datetime
    rank: Rank = Rank.LINE
    parts: tuple[str, ...] = ()


def receipt(minutes_ago: float) -> Line:
    return Line(NOW - minutes_ago * MINUTE, Rank.RECEIPT)


URGENT = Line(NOW, Rank.URGENT)
NEWS, COUNT = Line(NOW, Rank.NEWS, ("done",)), Line(NOW, Rank.VOICES, ("3",))
SURE = Line(NOW, Rank.URGENT, ("blocked",))
PLAIN, RED, FRESH, VOICES = Line(NOW), Line(NOW, Rank.RED), receipt(0), Line(NOW, Rank.VOICES)


def wait(minutes: float, *lines: int) -> Wait:
    return Wait(lines, NOW + minutes * MINUTE)


# When the bot spoke (minutes ago), what waits now, and what is done.
STEPS = [
    ([], [PLAIN], Send((0,))),
    ([], [FRESH, PLAIN], Send((1,))),
    ([50, 40], [FRESH], Send((0,))),  # the third line of the hour
    ([50, 40, 30], [FRESH], wait(10, 0)),  # from the fourth on, receipts may be gathered
    ([60, 40, 30], [FRESH], Send((0,))),  # an hour ago is no longer in the hour
    ([50, 40, 30], [receipt(4), FRESH], wait(6, 0, 1)),
    ([50, 40, 30], [FRESH, receipt(4)], wait(6, 0, 1)),  # the oldest counts, wherever it stands
    ([50, 40, 30], [receipt(9.99)], wait(0.01, 0)),
    ([50, 40, 30], [receipt(10)], Send((0,))),
    ([50, 40, 30], [receipt(12), receipt(3), FRESH], Send((0, 1, 2))),
    ([50, 40, 30], [PLAIN], Send((0,))),  # what is no receipt never waits below the cap
    ([50, 40, 30], [receipt(12), PLAIN, FRESH], Send((1,))),  # and goes before the gathered ones
    ([50, 40, 30, 20, 10], [PLAIN], Send((0,))),  # the sixth
    ([50, 40, 30, 20, 10, 1], [PLAIN], wait(10, 0)),  # no seventh, until the oldest has left the hour
    ([50, 40, 30, 20, 10, 1], [receipt(30), PLAIN], wait(10, 0, 1)),
    ([50, 40, 30, 20, 10, 1, 1, 1], [PLAIN], wait(30, 0)),  # red lines had passed the cap: it counts them
    ([1, 50, 10, 40, 30, 20], [PLAIN], wait(10, 0)),  # in whatever order they come
    ([-10, -20, -30, -40, -50, -60], [PLAIN], Send((0,))),  # a clock that ran ahead has said nothing yet
    ([50, 40, -10, -20, -30, -40], [FRESH], Send((0,))),
    ([5, 4, 3, 2, 1, 1], [PLAIN, RED], Send((1,))),
    ([5, 4, 3, 2, 1, 1], [FRESH, RED, RED], Send((1,))),
    ([50, 40, 30], [FRESH, PLAIN, URGENT], Send((2,))),  # the pressing first
    ([5, 4, 3, 2, 1, 1], [PLAIN, URGENT], wait(55, 0, 1)),  # below the cap
    ([50, 40], [NEWS, NEWS, COUNT], Send((0,))),  # as long as the room has heard little, each stands alone
    ([50, 40, 30], [NEWS], Send((0,))),
    (
        [50, 40, 30],
        [COUNT, NEWS, NEWS, FRESH],
        Send((1, 0, 2)),
    ),  # from the fourth on, what waits of its kind goes along
    ([50, 40, 30], [NEWS, PLAIN, NEWS], Send((1,))),
    ([50, 40, 30], [SURE, NEWS, URGENT, SURE], Send((0, 3))),  # what has no part of its own stands alone
    ([50, 40, 30], [COUNT, COUNT, VOICES], Send((0, 1))),
    ([5, 4, 3, 2, 1, 1], [NEWS, COUNT], wait(55, 0, 1)),
    ([50, 40, 30], [VOICES], Send((0,))),
    ([50, 40, 30], [VOICES, FRESH], wait(10, 0, 1)),  # voices never go before a receipt
    ([50, 40], [VOICES, FRESH], Send((1,))),
    ([50, 40, 30, 20, 10], [VOICES], wait(10, 0)),  # and leave one line of the hour free
]


@pytest.mark.parametrize(("said", "queue", "step"), STEPS)
def test_the_next_step(said: list[float], queue: list[Line], step: Send | Wait) -> None:
    assert next_step(DEMO, [NOW - ago * MINUTE for ago in said], queue, NOW) == step


@dataclass(frozen=True)
class Spoken:
    """One line as the room heard it, and the lines of the queue that it says."""

    at: datetime
    says: tuple[int, ...]
    red: bool


def played(pacing: Pacing, lines: list[Line]) -> tuple[list[Spoken], list[tuple[datetime, datetime]]]:
    """What the room hears when `lines` come in by the clock, and the stretches in which something waited."""
    now, spoken, waits = lines[0].created_at, list[Spoken](), list[tuple[datetime, datetime]]()
    while True:
        said = {i for one in spoken for i in one.says}
        queue = [i for i, line in enumerate(lines) if line.created_at <= now and i not in said]
        later = min((line.created_at for line in lines if line.created_at > now), default=None)
        until = later
        if queue:
            step = next_step(pacing, [one.at for one in spoken], [lines[i] for i in queue], now)
            chosen = tuple(queue[position] for position in step.lines)
            if isinstance(step, Send):
                spoken.append(Spoken(now, chosen, lines[chosen[0]].rank is Rank.RED))
                continue
            assert chosen == tuple(queue) and step.until > now
            until = min(later, step.until) if later else step.until
            waits.append((now, until))
        if until is None:
            return spoken, waits
        now = until


def heard(spoken: list[Spoken], start: datetime, end: datetime) -> int:
    """How many lines the room heard after `start`, up to `end`."""
    return sum(start < one.at <= end for one in spoken)


LINES = st.lists(
    st.builds(
        lambda seconds, rank: Line(NOW + timedelta(seconds=seconds), rank, ("part",)),
        st.integers(0, 2 * 3600) | st.integers(0, 600),
        st.sampled_from([Rank.RECEIPT, Rank.RECEIPT, Rank.RECEIPT, Rank.LINE, Rank.NEWS, Rank.URGENT, Rank.RED]),
    ),
    min_size=1,
    max_size=30,
).map(lambda lines: sorted(lines, key=lambda line: line.created_at))
PACINGS = st.just(DEMO) | st.builds(Pacing, most=st.integers(1, 8), gather_from=st.integers(1, 9))


@given(LINES, PACINGS)
def test_any_two_hours(lines: list[Line], pacing: Pacing) -> None:
    spoken, waits = played(pacing, lines)
    assert sorted(i for one in spoken for i in one.says) == list(range(len(lines)))  # nothing lost, nothing twice
    said_at = {i: one.at for one in spoken for i in one.says}
    for one in spoken:
        assert one.red or heard([s for s in spoken if not s.red], one.at - pacing.per, one.at) <= pacing.most
        assert len(one.says) == 1 or {lines[i].rank for i in one.says} in ({Rank.RECEIPT}, {Rank.NEWS}, {Rank.URGENT})
    for i, line in enumerate(lines):
        if line.rank is Rank.RED:
            assert said_at[i] == line.created_at
        allowed = pacing.gather if line.rank is Rank.RECEIPT else timedelta()
        for start, end in waits:  # beyond what it is allowed to, a line waits only where the hour is full
            if line.created_at + allowed <= start < said_at[i]:
                assert heard(spoken, start - pacing.per, start) >= pacing.most
            elif line.created_at <= start < said_at[i] and heard(spoken, start - pacing.per, start) < pacing.most:
                assert heard(spoken, start - pacing.per, start) + 1 >= pacing.gather_from
                assert end <= line.created_at + pacing.gather
