"""A real SIGKILL at each named step, and a new start: nothing is lost, nothing is sent twice, what was in flight is unknown."""

import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlmodel import select

from storage import tickets
from storage.engine.database import Database
from storage.queues import outbox
from storage.rows import InboxRow
from tests.language.town import OWNERS, STAFF

NEVER = "never:1"


class Life:
    """One process after another over the same folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, time: str, die_at: str, *messages: str) -> int:
        command = [sys.executable, "-m", "tests.engine.dying", str(self.folder), time, die_at, *messages]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        return done.returncode

    def sent(self) -> Counter[str]:
        paper = self.folder / "paper.txt"
        return (
            Counter(line.split("\t")[1] for line in paper.read_text("utf8").splitlines())
            if paper.exists()
            else Counter()
        )

    def unknown(self) -> list[str]:
        with Database.at(self.folder / "luming.db").transaction() as session:
            return [line.room or line.account or "" for line in outbox.unknown(session)]

    def tickets(self) -> list[str]:
        with Database.at(self.folder / "luming.db").transaction() as session:
            return [ticket.number for ticket, _ in tickets.stored(session)]

    def inbox(self) -> list[str]:
        with Database.at(self.folder / "luming.db").transaction() as session:
            return [row.state for row in session.exec(select(InboxRow))]


@pytest.fixture
def life(tmp_path: Path, empty_database: Path) -> Life:
    shutil.copy(empty_database, tmp_path / "luming.db")
    return Life(tmp_path)


@pytest.mark.parametrize("step", ["inbox.keeping", "inbox.kept", "turn.decided", "turn.written", "turn.done"])
def test_killed_before_anything_was_sent(life: Life, step: str) -> None:
    """The transport, which had no answer, delivers the message again; it counts once, and is answered once."""
    assert life.run("08:32", step, "m1") == -signal.SIGKILL
    assert life.sent() == Counter()
    life.run("08:33", NEVER, "m1")
    assert (life.tickets(), life.inbox()) == (["1263"], ["done"])
    assert (life.sent(), life.unknown()) == (Counter({OWNERS: 1, STAFF: 1}), [])


@pytest.mark.parametrize("step", ["inbox.kept", "turn.decided", "turn.written", "turn.done"])
def test_what_was_kept_needs_no_second_delivery(life: Life, step: str) -> None:
    assert life.run("08:32", step, "m1") == -signal.SIGKILL
    life.run("08:33", NEVER)
    assert life.tickets() == ["1263"]
    assert life.sent() == Counter({OWNERS: 1, STAFF: 1})


@pytest.mark.parametrize(
    ("step", "sent"), [("courier.claimed:1", 0), ("courier.sent:1", 1), ("courier.claimed:2", 0), ("courier.sent:2", 1)]
)
def test_killed_in_the_middle_of_a_send(life: Life, step: str, sent: int) -> None:
    """The line in flight is listed as unknown and never repeated; the other one goes out all the same."""
    assert life.run("08:32", step, "m1") == -signal.SIGKILL
    life.run("08:33", NEVER)
    life.run("08:34", NEVER, "m1")
    [in_flight] = life.unknown()
    assert life.sent()[in_flight] == sent
    assert sum(life.sent().values()) == 1 + sent
    assert life.tickets() == ["1263"]


@pytest.mark.parametrize("step", ["courier.settled:1", "courier.settled:2"])
def test_killed_after_a_send_was_settled(life: Life, step: str) -> None:
    assert life.run("08:32", step, "m1") == -signal.SIGKILL
    life.run("08:33", NEVER)
    assert (life.sent(), life.unknown()) == (Counter({OWNERS: 1, STAFF: 1}), [])


@pytest.mark.parametrize("step", ["turn.decided", "turn.written", "turn.done", "courier.settled:1"])
def test_killed_while_a_reminder_is_due(life: Life, step: str) -> None:
    """The reminder comes once, whatever step the process died at."""
    life.run("08:32", NEVER, "m1")
    assert life.run("08:42", step) == -signal.SIGKILL
    life.run("08:43", NEVER)
    life.run("08:44", NEVER)
    assert life.sent() == Counter({OWNERS: 1, STAFF: 1, "李伟": 1, "吴娟": 1})
