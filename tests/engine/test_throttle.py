"""A thing is said in full once, then once a minute with its count; another thing is said at once."""

import io
import logging
from contextlib import suppress
from pathlib import Path

import pytest
import structlog

from bot.logs import Log, Once
from bot.throttle import LULL, SPAN, Throttle


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_flood_is_counted_and_told_once_a_minute(clock: Clock) -> None:
    throttle = Throttle(clock)
    told = []
    for clock.now in range(181):  # type: ignore[assignment]
        told.append(throttle.admits("full"))
    assert [(at, count) for at, count in enumerate(told) if count is not None] == [(0, 0), (60, 60), (120, 60), (180, 60)]  # fmt: skip
    assert throttle.admits("something else") == 0


def test_what_ends_within_the_minute_is_told_when_it_is_over(clock: Clock) -> None:
    throttle = Throttle(clock)
    for _ in range(5000):
        throttle.admits("full")
    throttle.admits("once")
    assert list(throttle.overdue()) == []
    clock.now = SPAN
    assert list(throttle.overdue()) == [("full", 4999)]
    assert list(throttle.overdue()) == []


def test_after_a_long_silence_it_is_said_in_full_again(clock: Clock) -> None:
    throttle = Throttle(clock)
    throttle.admits("full")
    clock.now = LULL
    assert throttle.admits("full") == 0


def test_many_different_things_do_not_fill_the_memory(clock: Clock) -> None:
    throttle = Throttle(clock)
    assert {throttle.admits(number) for number in range(5000)} == {0}
    assert len(throttle._things) <= 500


def test_five_thousand_tracebacks_are_one(capsys: pytest.CaptureFixture[str], clock: Clock) -> None:
    before = structlog.get_config()
    log = Log()
    try:
        log.set_up(logging.INFO)
        log._throttle = Throttle(clock)
        for number in range(5000):
            try:
                raise ValueError("disk full")
            except ValueError:
                log.exception("the house stumbled", line=number)
        log.error("another thing", why="a")
        log.error("another thing", why="b")
        clock.now = SPAN
        log.tell_repeated()
    finally:
        structlog.configure(**before)
    told = capsys.readouterr().err
    assert (told.count("Traceback"), told.count("the house stumbled"), told.count("another thing")) == (1, 2, 2)
    assert "repeated=4999" in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux that is always full")
def test_a_log_on_a_full_disk_or_of_a_closed_terminal_costs_nobody_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    before = structlog.get_config()
    log = Log()
    try:
        with Path("/dev/full").open("w", buffering=1) as full:
            monkeypatch.setattr("sys.stderr", full)
            log.set_up(logging.INFO)
            log.error("nothing can be kept")
            monkeypatch.setattr("sys.stderr", io.StringIO())
            with suppress(OSError):  # the line that waits in it
                full.close()
        monkeypatch.setattr("sys.stderr", full)
        log.error("nothing can be kept, and nothing be told")
    finally:
        structlog.configure(**before)


def test_libraries_are_throttled_too() -> None:
    once = Once()
    record = [logging.LogRecord("apscheduler", logging.ERROR, "", 0, "job %s raised", (n,), None) for n in range(9)]
    assert [once.filter(each) for each in record] == [True] + [False] * 8
