"""The audit (留痕): who gave which command, and who was shown what others read masked; from which account, by which message."""

import pytest

from handlers.domain.facts.governance import CommandRefused
from handlers.domain.workcalendar import local
from storage import events
from storage.governance import audit
from tests.language.town import OWNERS, STAFF, Town

LISTED = "咱小区停车真高级,消防通道都成VIP车位了[强]"


async def test_the_work_on_a_ticket_is_on_record_command_by_command(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "到了", STAFF)
    await town.resolved()
    assert town.given() == [
        ("李伟", "Accept", ("1263",)),
        ("李伟", "Arrive", ("1263",)),
        ("李伟", "Resolve", ("1263",)),
    ]
    assert town.viewed() == []


async def test_it_says_when_from_which_account_and_by_which_message(town: Town) -> None:
    await town.complained()
    await town.at("09:00")
    await town.says("周建国", "派单 1263 段勇", STAFF, id="m-assign")
    [given] = town.memory.audited()
    assert (given.by, given.person, given.transport, given.account) == ("周建国", "周建国", "fake", "周建国")
    assert (given.message, given.unit, given.stream) == ("m-assign", "学桥", "audit/学桥")
    assert f"{local(given.at):%H:%M}" == "09:00"


async def test_several_tickets_of_one_line_are_one_command(town: Town) -> None:
    await town.complained()
    await town.says("老周", "9栋西门烧烤摊油烟熏死人")
    await town.says("李伟", "收 1263 1271", STAFF)
    assert town.given() == [("李伟", "Accept", ("1263", "1271"))]


async def test_a_command_that_waits_for_its_number_counts_once_it_has_it(town: Town) -> None:
    await town.complained()
    await town.says("老周", "消防通道又被车占了,5栋后面")
    await town.says("李伟", "搞定了", STAFF)
    assert town.given() == []
    await town.says("李伟", "1271", STAFF)
    assert town.given() == [("李伟", "Resolve", ("1271",))]


@pytest.mark.parametrize(
    ("who", "person", "command", "stored"),
    [
        ("周建国", "周建国", "今日", "ShowFigures"),
        ("周建国", "周建国", "待办", "ShowTodo"),
        ("陈姐", "fake/陈姐", "帮助", "ShowHelp"),
        ("张丽", "张丽", "待核", "ShowDoubts"),
    ],
)
async def test_looking_at_what_is_masked_is_a_command_and_no_view(
    town: Town, who: str, person: str, command: str, stored: str
) -> None:
    await town.complained()
    await town.says(who, command, None)
    assert town.given() == [(person, stored, ())]
    assert town.viewed() == []


@pytest.mark.parametrize("command", ["单 9999", "单", "略过", "略过 7"])
async def test_what_was_written_wrongly_reached_no_rule(town: Town, command: str) -> None:
    await town.complained()
    await town.says("周建国", command, None)
    assert town.given() == town.viewed() == []


async def test_a_refusal_is_on_record_with_its_account_and_is_no_command_that_was_given(town: Town) -> None:
    await town.complained()
    await town.says("李伟", "单 1263", STAFF, account="somebody-else", id="m-refused")
    assert town.given() == town.viewed() == []
    with town.house.database.transaction() as session:
        [refused] = [entry.event for entry in events.all(session) if isinstance(entry.event, CommandRefused)]
    assert (refused.person, refused.transport, refused.account, refused.message) == (
        "fake/somebody-else",
        "fake",
        "somebody-else",
        "m-refused",
    )


async def test_the_whole_place_was_shown_to_whoever_goes_there(town: Town) -> None:
    await town.complained()
    await town.says("周建国", "单 1263", STAFF)
    await town.says("李伟", "单 1263", STAFF)
    assert town.viewed() == [("周建国", ("place",), ("1263",)), ("李伟", ("place",), ("1263",))]


async def test_whoever_reads_the_place_masked_has_seen_nothing(town: Town) -> None:
    await town.complained()
    await town.says("段勇", "单 1263", STAFF)
    town.told("段勇", "#1263")
    assert town.given() == [("段勇", "ShowTicket", ("1263",))]
    assert town.viewed() == []


async def test_who_reported_in_private_was_shown_to_the_entrusted(town: Town) -> None:
    await town.says("陈姐", "桂花苑6栋楼上半夜搓麻将吵得睡不着", None)
    await town.says("张丽", "单 1263", None)
    town.told("张丽", "#1263", "反映人:陈姐")
    [(who, what, tickets)] = town.viewed()
    assert (who, tickets) == ("张丽", ("1263",))
    assert "reporter" in what


async def test_what_residents_said_was_shown_in_their_words(town: Town) -> None:
    await town.at("23:00")
    await town.says("夜跑的风", LISTED)
    await town.says("张丽", "待核", None)
    town.told("张丽", "待核1条")
    await town.complained("2025-09-29 09:00")
    await town.says("赵敏", "为何 1263", STAFF)
    await town.says("吴娟", "误报 1263", STAFF)
    assert town.viewed() == [("张丽", ("words",), ()), ("赵敏", ("words",), ("1263",)), ("吴娟", ("words",), ("1263",))]


async def test_lines_that_went_to_others_were_shown(town: Town) -> None:
    await town.says("马兰", "未明", None)
    assert town.viewed() == []
    town.chat.outcomes = [ConnectionError("the line went dead")]
    await town.complained()
    await town.says("马兰", "未明", None)
    assert town.viewed() == [("马兰", ("lines",), ())]


async def test_to_look_is_nothing_that_happens_to_the_ticket(town: Town) -> None:
    await town.complained()
    before = town.stored()["1263"]
    await town.says("周建国", "单 1263", STAFF)
    assert town.stored()["1263"] == before


async def test_talk_and_complaints_leave_no_audit(town: Town) -> None:
    await town.complained()
    await town.says("老周", "+1")
    await town.says("老周", "今天天气不错")
    await town.says("李伟", "大家早上好", STAFF)
    assert town.memory.audited() == []


async def test_no_word_that_was_typed_stands_in_it(town: Town) -> None:
    await town.complained()
    await town.says("周建国", "关闭 1263 车主自己挪走了", STAFF)
    await town.says("张丽", "报 7栋门口路灯坏了", STAFF)
    await town.says("周建国", "加词 噪声 炸街", None)
    assert [stored for _, stored, _ in town.given()] == ["Close", "Register", "AddWord"]
    assert not [event for event in town.memory.audited() if any(w in str(event) for w in ("挪走", "路灯", "炸街"))]


async def test_a_day_can_be_looked_back_at(town: Town) -> None:
    await town.complained()
    await town.says("周建国", "单 1263", STAFF)
    start = town.clock.now()
    await town.at("2025-09-29 09:00")
    await town.says("周建国", "今日", OWNERS)
    await town.says("周建国", "今日", STAFF)
    with town.house.database.transaction() as session:
        day = audit.trail(session, start, town.clock.now())
        whole = audit.trail(session, start, town.clock.now().replace(hour=23))
    assert [event.kind for event in day] == ["CommandGiven", "UnmaskedViewed"]
    assert len(whole) > len(day)
