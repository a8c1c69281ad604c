"""Neighbours in any order: say, second, deny, take back, vote, merge, split, close, reopen, archive; what must hold after each of it."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.config import load
from handlers.domain.ticket import State, Ticket
from tests.language.demo import CONFIG, open_town
from tests.language.memory import Memory
from tests.language.town import OWNERS, STAFF, Town

NEIGHBOURS = st.sampled_from(["阿杰", "小米妈", "老周", "刘叔"])
PLACES = st.sampled_from(["3栋门口", "5栋门口", "9栋西门", "9栋"])
SECRET = "麻将馆老板娘"
"""A word that is said in private alone."""
NTH = st.integers(0, 5)


class Neighbours(RuleBasedStateMachine):
    """One compound on one day, and the days after it."""

    @initialize()
    def opens(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.stack = AsyncExitStack()
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        Memory.new(folder / "empty.db").close()
        (folder / "town").mkdir()
        town = open_town(folder / "town", load(CONFIG), folder / "empty.db", now="2025-09-29T09:00")
        self.town: Town = self.run(self.stack.enter_async_context(town))
        self.said = 0
        self.run(self.says("夜跑的风", "大家早"))

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            self.run(self.stack.aclose())
            self.loop.close()

    def run(self, what: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(what)

    async def says(self, who: str, text: str, to: str | None = OWNERS, quote: str | None = None) -> None:
        self.said += 1
        await self.town.says(who, text, to, quote=quote, id=f"n{self.said}")

    @property
    def tickets(self) -> list[Ticket]:
        return [ticket for ticket, _ in self.town.stored().values()]

    def nth(self, n: int) -> Ticket:
        return self.tickets[n % len(self.tickets)]

    def has_tickets(self) -> bool:
        return bool(self.tickets)

    def ballots(self) -> Counter[tuple[str, str, str]]:
        """Every ballot with the ticket that it is about, wherever it lies."""
        return Counter(
            (ballot.person, ballot.verdict, (ballot.of[-1] if ballot.of else ticket.id).number)
            for ticket in self.tickets
            for ballot in ticket.ballots
        )

    @rule(who=NEIGHBOURS, place=PLACES)
    def tells(self, who: str, place: str) -> None:
        self.run(self.says(who, f"{place}有车乱停,堵着门"))

    @rule(place=PLACES)
    def tells_in_private(self, place: str) -> None:
        self.run(self.says("夜跑的风", f"{place}{SECRET}的车又乱停,堵着门,别说是我说的", None))

    @precondition(has_tickets)
    @rule(who=NEIGHBOURS, n=NTH, words=st.sampled_from(["+1", "我家也是", "没看到有车啊", "吃饭了吗"]))
    def writes_beside(self, who: str, n: int, words: str) -> None:
        if self.nth(n).room is not None:
            self.run(self.says(who, f"{self.nth(n).number} {words}"))

    @rule(who=NEIGHBOURS)
    def seconds(self, who: str) -> None:
        self.run(self.says(who, "同上"))

    @rule(who=NEIGHBOURS)
    def takes_back(self, who: str) -> None:
        mine = [
            line
            for line in self.town.memory.inbox()
            if f'"sender":"{who}"' in line.body and '"kind":"text"' in line.body
        ]
        if mine and not mine[-1].blanked:
            self.run(self.town.takes_back_id(who, mine[-1].id))

    @precondition(has_tickets)
    @rule(n=NTH)
    def closes(self, n: int) -> None:
        self.run(self.says("李伟", f"{self.nth(n).number} 办结 车挪走了", STAFF))

    @precondition(has_tickets)
    @rule(who=NEIGHBOURS, n=NTH, verdict=st.sampled_from("1233"), to=st.sampled_from([OWNERS, None]))
    def votes(self, who: str, n: int, verdict: str, to: str | None) -> None:
        before = self.ballots()
        number = self.nth(n).number
        self.run(self.says(who, f"{number} {verdict}", to))
        mine = Counter({ballot: count for ballot, count in before.items() if ballot[0] != f"fake/{who}"})
        reopened = sum(before.values()) > sum(self.ballots().values())
        assert reopened or mine <= self.ballots(), "another's vote is lost"

    @precondition(has_tickets)
    @rule(one=NTH, other=NTH)
    def merges(self, one: int, other: int) -> None:
        before = self.ballots()
        self.run(self.says("吴娟", f"合 {self.nth(one).number} {self.nth(other).number}", None))
        assert self.ballots() == before

    @precondition(has_tickets)
    @rule(n=NTH)
    def splits(self, n: int) -> None:
        before, ticket = self.ballots(), self.nth(n)
        self.run(self.says("马兰", f"拆 {ticket.number}", None))
        assert self.ballots() == before

    @precondition(has_tickets)
    @rule(one=NTH, other=NTH)
    def merges_and_splits(self, one: int, other: int) -> None:
        merged, number = [t.id for t in self.tickets if t.merged_into], self.nth(one).number
        before = self.town.stored()
        self.run(self.says("吴娟", f"合 {number} {self.nth(other).number}", None))
        new = [ticket.number for ticket in self.tickets if ticket.merged_into and ticket.id not in merged]
        if new:
            self.run(self.says("马兰", f"拆 {new[0]}", None))
            after = {no: ticket for no, (ticket, _) in self.town.stored().items()}
            was = {no: self._with_limits(ticket, after[no]) for no, (ticket, _) in before.items()}
            assert after == was

    def _with_limits(self, before: Ticket, after: Ticket) -> Ticket:
        """A ticket as it was; limits that have passed begin anew with the split."""
        now = self.town.clock.now()
        accept_by = before.accept_by if before.accept_by > now else after.accept_by
        resolve_by = before.resolve_by if before.resolve_by > now else after.resolve_by
        return replace(before, accept_by=accept_by, resolve_by=resolve_by)

    @rule()
    def days_go_by(self) -> None:
        self.run(self.town.house.advance(self.town.clock.now() + timedelta(hours=73)))

    @rule()
    def minutes_go_by(self) -> None:
        self.run(self.town.house.advance(self.town.clock.now() + timedelta(minutes=11)))

    @invariant()
    def holds(self) -> None:
        if not hasattr(self, "town"):
            return
        self.town.holds_together()
        assert self.town.failures() == []
        for ticket in self.tickets:
            ways = [(voice.person, voice.of) for voice in ticket.counted]
            assert len(set(ways)) == len(ways), "nobody counts twice on one way"
            assert (ticket.state is State.MERGED) is (ticket.merged_into is not None)
        for line in self.town.chat.lines:
            assert line.room is None or not any(word in line.text for word in (SECRET, "夜跑"))
        twice = [ballot for ballot, count in self.ballots().items() if count > 1]
        assert not twice, "a vote counts once"


TestNeighbours = Neighbours.TestCase
TestNeighbours.settings = settings(
    max_examples=8, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)
