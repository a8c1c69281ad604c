"""What is refused is not tried for ever: it ends as unreachable, with a reason that a chief understands."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.transport import Outcome, Outgoing, Receipt
from handlers.domain.decision import Rank, Say
from handlers.domain.unreachable import Unreachable, why
from handlers.rooms.retrying import next_try
from storage.queues import outbox
from tests.language.town import OWNERS, STAFF, Town


@pytest.mark.parametrize(
    ("rank", "pauses"),
    [
        (Rank.LINE, [20, 60, 300, 900, None]),
        (Rank.URGENT, [20, 60, 300, 900, None]),
        (Rank.RED, [5, 10, 20, 30, *[60] * 8, None]),
    ],
)
def test_the_pauses_between_tries(rank: Rank, pauses: Sequence[int | None]) -> None:
    tries = [next_try(rank, refusals) for refusals in range(1, len(pauses) + 1)]
    assert tries == [None if seconds is None else timedelta(seconds=seconds) for seconds in pauses]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("refused: Error: not a friend", Unreachable.REFUSED),
        ("no friend", Unreachable.NO_FRIEND),
        ("no room", Unreachable.NO_ROOM),
        ("the transport has no way there", Unreachable.REFUSED),  # written by an earlier version
        ("", Unreachable.REFUSED),
    ],
)
def test_the_reason_of_a_row(error: str, reason: Unreachable) -> None:
    assert why(error) is reason


class Deaf:
    """Somebody to whom nothing comes through."""

    def __init__(self, town: Town, who: str, refused: bool = True) -> None:
        self.town, self.who, self.refused = town, who, refused
        self.tried: list[str] = []
        self._send = town.chat.send
        town.chat.send = self.send  # type: ignore[method-assign]

    async def send(self, line: Outgoing) -> Receipt:
        if self.who not in (line.person, line.room):
            return await self._send(line)
        self.tried.append(f"{self.town.clock.now().astimezone():%M:%S}")
        return Receipt(Outcome.NOT_SENT, why="Error: nobody is there", refused=self.refused)


async def say(town: Town, *says: Say) -> None:
    with town.house.database.transaction() as session:
        for one in says:
            outbox.put(session, one, "fake", "学桥", False, town.clock.now())
    await town.house.catch_up()


async def test_a_line_that_is_refused_five_times_is_given_up_with_what_waits_behind_it(town: Town) -> None:
    deaf = Deaf(town, "段勇")
    await say(town, Say("第一句", person="段勇"), Say("第二句", person="段勇"))
    await town.at("10:30")
    assert deaf.tried == ["30:00", "30:20", "31:20", "36:20", "51:20"]
    assert len(town.unsent("unreachable")) == 2
    await say(town, Say("第三句", person="段勇"))
    assert len(deaf.tried) == 6  # one try more, and no second
    await town.at("12:00")
    assert len(deaf.tried) == 6


async def test_what_was_not_tried_waits_however_long(town: Town) -> None:
    deaf = Deaf(town, "段勇", refused=False)
    await say(town, Say("第一句", person="段勇"))
    await town.at("09:30")
    assert len(deaf.tried) > 100
    deaf.who = "nobody"
    await town.at("09:31")
    town.told("段勇", "第一句")


async def test_a_room_that_refuses_one_line_hears_the_next(town: Town) -> None:
    Deaf(town, OWNERS)
    await say(town, Say("一", room=OWNERS))
    await town.at("09:00")
    town.chat.send = type(town.chat).send.__get__(town.chat)  # type: ignore[method-assign]
    await say(town, Say("二", room=OWNERS))
    town.hears(OWNERS, "二")
    assert len(town.unsent("unreachable")) == 1


async def test_the_work_group_is_told_once_a_day_and_not_what_it_was(town: Town) -> None:
    Deaf(town, "吴娟")
    await town.complained()
    await town.at("09:30")
    said = [line for line in town.chat.lines if line.room == STAFF and "发不到吴娟" in line.text]
    assert len(said) == 1 and "1263" not in said[0].text and "3栋" not in said[0].text
    await say(town, Say("再一句", person="吴娟"))
    await town.at("10:30")
    await say(town, Say("又一句", person="吴娟"))
    await town.at("23:00")
    assert len([line for line in town.chat.lines if "发不到吴娟" in line.text]) == 1
    assert town.memory.events().count("StaffUnreached") == 1


async def test_of_a_resident_the_work_group_hears_nothing(town: Town) -> None:
    await town.says("陈姐", "9栋楼道堆着杂物没人管", to=None)
    Deaf(town, "陈姐")
    await say(town, Say("您好", person="fake/陈姐"))
    await town.at("10:30")
    assert not [line for line in town.chat.lines if "发不到" in line.text]


async def test_a_chief_sees_what_did_not_arrive_and_why_and_sends_it_again(town: Town) -> None:
    deaf = Deaf(town, "段勇")
    town.chat.strangers = {"赵敏"}
    await say(town, Say("给段勇的", person="段勇"), Say("给赵敏的", person="赵敏"))
    await town.at("10:00")
    await town.says("周建国", "未明", STAFF)
    listed = town.hears(STAFF, "段勇:微信几次都不收", "赵敏:没有加小鹿为好友")
    assert "给段勇的" not in listed.text
    number = next(row.split()[0] for row in listed.text.splitlines() if "段勇" in row)
    await town.says("周建国", f"已发 {number}", STAFF)
    town.hears(STAFF, "没有编号")
    deaf.who = "nobody"
    await town.says("周建国", f"重发 {number}", STAFF)
    town.told("段勇", "给段勇的")
