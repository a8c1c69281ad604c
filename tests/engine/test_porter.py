"""The porter notes every id at once, hands over what is not heard soon, and loses none to a kill, a full page or a database that is out."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.engine import porter as porters
from bot.engine.journal import Journal, JournalFull
from bot.engine.porter import Porter
from tests.wechat.waiting import until


class Inbox:
    """Takes bare ids, when it is open."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.begun = self.commits = 0
        self.open = asyncio.Event()

    async def keep(self, ids: list[str]) -> None:
        self.begun += 1
        await self.open.wait()
        self.ids += ids
        self.commits += 1


Open = Callable[..., Porter]


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "luming.journal"


@asynccontextmanager
async def working(file: Path | None, inbox: Inbox, most: int = 10) -> AsyncIterator[Porter]:
    porter = Porter(file, inbox.keep, most, soon=0.001)
    porter.open()
    yield porter
    await porter.close()


def written(file: Path) -> list[str]:
    """What a process would find that started now, after a kill."""
    journal = Journal(file)
    ids = journal.ids()
    journal.close()
    return ids


async def test_an_id_is_in_the_journal_when_the_stream_has_nothing_more_at_hand(file: Path, inbox: Inbox) -> None:
    async with working(file, inbox) as porter:
        assert [porter.arrived(id) for id in ("a", "b", "a")] == [True, True, False]
        await asyncio.sleep(0)
        assert written(file) == ["a", "b"]


async def test_what_a_killed_process_has_noted_is_handed_over_by_the_next(file: Path, inbox: Inbox) -> None:
    async with working(file, inbox) as porter:
        porter.arrived("a")
    inbox.open.set()
    async with working(file, inbox) as porter:
        porter.start()
        await until(lambda: inbox.ids)
        await until(lambda: written(file) == [])
    assert inbox.ids == ["a"]


async def test_what_is_heard_soon_is_never_handed_over(file: Path, inbox: Inbox) -> None:
    inbox.open.set()
    async with working(file, inbox) as porter:
        for id in ("a", "b", "c"):
            porter.arrived(id)
            porter.settled(id)
        porter.arrived("d")
        await porter.hand_over()
    assert inbox.ids == ["d"]


async def test_what_waits_shares_a_commit_and_stays_in_the_journal_until_it_is_kept(file: Path, inbox: Inbox) -> None:
    async with working(file, inbox) as porter:
        for n in range(5):
            porter.arrived(f"early-{n}")
        await until(lambda: inbox.begun)  # the database is out
        for n in range(5):
            porter.arrived(f"late-{n}")
        await asyncio.sleep(0)
        assert len(written(file)) == 10
        inbox.open.set()
        await until(lambda: len(inbox.ids) == 10 and not written(file))
    assert inbox.commits == 2


async def test_too_many_are_counted_and_the_others_stay(file: Path, inbox: Inbox) -> None:
    async with working(file, inbox, most=3) as porter:
        assert [porter.arrived(f"m{n}") for n in range(5)] == [True, True, True, False, False]
        assert porter.dropped == 2
        inbox.open.set()
        await porter.hand_over()
        assert porter.arrived("m5")
    assert inbox.ids == ["m0", "m1", "m2"]


async def test_without_a_journal_ids_wait_in_memory(tmp_path: Path, inbox: Inbox) -> None:
    blocked = tmp_path / "luming.journal"
    blocked.mkdir()
    for file in (None, blocked):
        async with working(file, inbox) as porter:
            assert porter.arrived(f"{file}")
            await asyncio.sleep(0)
            inbox.open.set()
            await porter.hand_over()
    assert inbox.ids == ["None", str(blocked)]


async def test_a_journal_that_fails_is_opened_again(file: Path, inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    add, troubles = Journal.add, [OSError("no device"), JournalFull()]

    def stumbling(journal: Journal, ids: list[str]) -> None:
        if troubles:
            raise troubles.pop()
        add(journal, ids)

    monkeypatch.setattr(porters.Journal, "add", stumbling)
    async with working(file, inbox) as porter:
        for id in ("a", "b", "c"):
            porter.arrived(id)
            await asyncio.sleep(0)
        assert written(file) == ["a", "b", "c"]


async def test_a_bug_in_the_inbox_is_outlived(file: Path) -> None:
    troubles, kept = [ZeroDivisionError("a bug")], []

    async def keep(ids: list[str]) -> None:
        if troubles:
            raise troubles.pop()
        kept.extend(ids)

    porter = Porter(file, keep, soon=0.001)
    porter.arrived("a")
    await until(lambda: kept)
    await porter.close()
    assert kept == ["a"]
