"""A clock that ran ahead and was put right: what is dated later than now counts for nothing, and the bot speaks and acts at once."""

from datetime import datetime, timedelta

from bot.invite import invite
from bot.transport import Outcome
from handlers.domain.decision import Ask, Say
from handlers.domain.facts.tickets import PlaceAsked
from handlers.domain.message import IncomingMessage
from handlers.domain.ticket import TicketId
from storage.queues import inbox, outbox, questions
from storage.rooms import invitations
from tests.language.town import OWNERS, STAFF, Town

A_MONTH = "2025-10-28 09:00"
"""A Tuesday; the clock shows it for a while, and then again the working Sunday a month before."""


def put_right(town: Town, moment: str = "2025-09-28 09:30") -> None:
    date, clock = moment.split()
    town.clock.put(datetime.fromisoformat(f"{date}T{clock}+08:00"))


async def _ran_ahead(town: Town, *lines: tuple[str, str]) -> None:
    """While the clock is a month ahead somebody says something; then it is put right."""
    await town.at(A_MONTH)
    for who, text in lines:
        await town.says(who, text)
    put_right(town)


def _parked(first: int, last: int) -> list[tuple[str, str]]:
    return [(f"邻居{n}", f"{n}栋门口有人乱停车") for n in range(first, last + 1)]


async def test_a_group_that_heard_enough_next_month_hears_its_receipt_now(town: Town) -> None:
    await _ran_ahead(town, *_parked(1, 8))
    await town.says("老周", "11栋门口被车堵了,出不去")
    town.hears(OWNERS, "11栋")
    town.hears(STAFF, "11栋")


async def test_what_waited_for_a_moment_of_next_month_is_said_soon(town: Town) -> None:
    """Receipts were gathered, and a line was held back by the room's pace, until an hour that is a month away."""
    await town.at(A_MONTH)
    for who, text in _parked(1, 5):
        await town.says(who, text)
    assert town.unsent()
    put_right(town)
    await town.house.catch_up()
    await town.at("2025-09-28 10:00")
    assert town.unsent() == []


async def test_a_send_that_failed_next_month_is_tried_again_now(town: Town) -> None:
    await town.at(A_MONTH)
    town.chat.outcomes = [Outcome.NOT_SENT]
    with town.house.database.transaction() as session:
        outbox.put(session, Say("给您", person="李伟"), "fake", "学桥", False, town.clock.now())
    await town.house.catch_up()
    put_right(town)
    await town.house.catch_up()
    town.silent()
    await town.at("2025-09-28 09:31")
    town.told("李伟", "给您")


async def test_a_ticket_that_was_told_next_month_is_not_forgotten_until_then(town: Town) -> None:
    await _ran_ahead(town, ("老周", "3栋门口被车堵死了,救护车进不来!"))
    await town.house.catch_up()
    await town.at("2025-09-28 09:41")
    assert any("1263" in line.text for line in town.private("李伟")), "nobody has accepted it within ten minutes"


async def test_what_somebody_says_now_is_no_part_of_what_he_said_next_month(town: Town) -> None:
    await _ran_ahead(town, ("老周", "3栋门口有人乱停车"))
    await town.says("老周", "天气真好啊")
    await town.says("夜跑的风", "+1")
    assert len(town.ticket("1263").lines) == 1
    assert town.voices("1263") == ["老周"]


async def test_a_fire_of_now_is_no_voice_for_a_fire_of_next_month(town: Town) -> None:
    await _ran_ahead(town, ("老周", "3栋着火了快来人"))
    await town.says("王婶", "着火了,快来人")
    assert len(town.numbers()) == 2
    town.hears(OWNERS, "119")


async def test_alarms_and_answers_of_next_month_count_for_no_limit(town: Town) -> None:
    await _ran_ahead(town, *[("老周", f"{n}栋着火了快来人") for n in range(1, 4)])
    await town.says("老周", "5栋着火了快来人")
    assert town.private("周建国")


async def test_a_question_of_next_month_is_no_question_any_more(town: Town) -> None:
    await town.at(A_MONTH)
    with town.house.database.transaction() as session:
        until = town.clock.now() + timedelta(minutes=30)
        questions.put(session, Ask("fake/老周", OWNERS, PlaceAsked(TicketId("学桥", 126)), until))
    put_right(town)
    await town.house.catch_up()
    with town.house.database.transaction() as session:
        assert questions.open_to(session, "fake/老周", OWNERS, town.clock.now()) == (None, None)


async def test_a_doubt_of_next_month_does_not_keep_the_bot_from_asking(town: Town) -> None:
    await _ran_ahead(town, ("老周", "多谢楼上半夜免费音乐会"))
    await town.says("夜跑的风", "咱小区停车真高级,消防通道都成VIP车位了[强]")
    town.hears(OWNERS, "消防通道")
    await town.at("2025-09-28 09:41")
    await town.says("张丽", "待核", None)
    assert "待核2条" in town.private("张丽")[0].text


async def test_chatter_of_next_month_keeps_its_words_no_longer_than_other_chatter(town: Town) -> None:
    await _ran_ahead(town, ("老周", "今天食堂的包子不错"))
    await town.house.catch_up()
    await town.at("2025-09-28 12:00")
    [line] = town.memory.inbox()
    assert line.blanked and "包子" not in line.body


async def test_a_message_is_never_later_than_now_whatever_its_gateway_says(town: Town) -> None:
    await town.at("09:00")
    ahead = town.clock.now() + timedelta(hours=20)
    await town.house.hear(IncomingMessage("fake", "x1", ahead, "老周", "老周", "3栋门口有人乱停车", OWNERS))
    await town.house.catch_up()
    assert town.ticket("1263").opened_at == town.clock.now()
    town.hears(OWNERS, "收到")


async def test_when_the_newest_message_was_kept_is_never_later_than_now(town: Town) -> None:
    await town.at("09:00")
    await town.says("老周", "早")
    kept = town.clock.now()
    await _ran_ahead(town, ("老周", "晚"))
    with town.house.database.transaction() as session:
        assert inbox.last_kept(session, "fake", town.clock.now()) == kept


async def test_a_code_of_next_month_is_good_for_nothing(town: Town) -> None:
    await town.at(A_MONTH)
    code = invite(town.house.database, "李伟", town.clock.now())
    put_right(town)
    with town.house.database.transaction() as session:
        assert [invited.standing for invited in invitations.known(session, [code], town.clock.now())] == ["expired"]
