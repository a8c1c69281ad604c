"""A real SIGKILL at each named step, and a new start: nothing is lost, nothing is sent twice, what was in flight is unknown."""

import json
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.language.memory import remembered
from tests.language.town import OWNERS, STAFF

pytestmark = pytest.mark.xdist_group("nursery")  # one for all
NEVER = "never:1"


class Nursery:
    """Where processes come from."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def run(self, *words: str) -> int:
        """Let one live to its end, and tell what it came to."""
        assert self.process.stdin and self.process.stdout
        print(json.dumps(words), file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())


class Life:
    """One process after another over the same folder."""

    def __init__(self, folder: Path, nursery: Nursery) -> None:
        self.folder, self.nursery = folder, nursery

    def run(self, time: str, die_at: str, *messages: str) -> int:
        returncode = self.nursery.run(str(self.folder), time, die_at, *messages)
        raised = self.folder / "raised.txt"
        assert returncode in (0, -signal.SIGKILL), raised.read_text("utf8") if raised.exists() else returncode
        return returncode

    def sent(self) -> Counter[str]:
        paper = self.folder / "paper.txt"
        return (
            Counter(line.split("\t")[1] for line in paper.read_text("utf8").splitlines())
            if paper.exists()
            else Counter()
        )

    def unknown(self) -> list[str]:
        with remembered(self.folder / "luming.db") as memory:
            return memory.unknown()

    def tickets(self) -> list[str]:
        with remembered(self.folder / "luming.db") as memory:
            return list(memory.stored())

    def inbox(self) -> list[str]:
        with remembered(self.folder / "luming.db") as memory:
            return [message.state for message in memory.inbox()]


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    command = [sys.executable, "-m", "tests.engine.dying"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf8") as process:
        yield Nursery(process)


@pytest.fixture
def life(tmp_path: Path, empty_database: Path, nursery: Nursery) -> Life:
    shutil.copy(empty_database, tmp_path / "luming.db")
    return Life(tmp_path, nursery)


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


BATCH = ("m1", "m2", "m3")
ANSWERS = Counter({OWNERS: 2, STAFF: 2, "孙经理": 1})
"""Two receipts, two cards, and the card of who assists with the dog."""


@pytest.mark.parametrize(
    "step",
    [
        *("inbox.keeping", "inbox.kept"),
        *("batch.message:1", "batch.message:2", "batch.message:3", "turn.written", "turn.done"),
    ],
)
def test_killed_in_the_middle_of_a_batch(life: Life, step: str) -> None:
    """Several messages come at once, and share their commits: whatever is delivered again counts once, and is answered once."""
    assert life.run("08:32", step, *BATCH) == -signal.SIGKILL
    assert life.sent() == Counter()
    life.run("08:33", NEVER, *BATCH)
    assert (life.inbox(), len(life.tickets())) == (["done"] * 3, 2)
    assert (life.sent(), life.unknown()) == (ANSWERS, [])


@pytest.mark.parametrize("step", ["batch.again", "turn.decided:2", "turn.written:1", "turn.done:1", "turn.done:3"])
def test_killed_while_a_batch_is_done_again(life: Life, step: str) -> None:
    """One message of the batch makes a rule raise: it is left with its error, and delays nobody, however often the process dies."""
    batch = ("m1", "bad", "m3")
    assert life.run("08:32", step, *batch) == -signal.SIGKILL
    life.run("08:33", NEVER, *batch)
    assert (life.inbox(), len(life.tickets())) == (["done", "failed", "done"], 2)
    assert (life.sent(), life.unknown()) == (ANSWERS, [])
