"""A matter that wants a picture after the work: asked for once, the result waits a little, and says nothing false."""

import pytest

from handlers.domain.facts.closing import PhotoMissed
from handlers.domain.message import Kind
from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town


@pytest.fixture
async def lane(town: Town) -> Town:
    """Ticket 1263, a blocked fire lane of 老周's, that 李伟 has accepted and 赵敏 helps with."""
    await town.at("08:32")
    await town.says("老周", "消防通道又被车占了,5栋后面")
    await town.accepted()
    await town.says("赵敏", "我也去", STAFF, quote="#1263")
    await town.at("09:20")
    return town


async def test_with_a_picture_before_the_close_nothing_is_asked(lane: Town) -> None:
    await lane.shows("李伟", STAFF)
    await lane.says("李伟", "1263 办结 车挪走了", STAFF)
    lane.hears(OWNERS, "#1263 已办:已挪走(有照片)", "1满意")
    assert "照片1张" in lane.told("李伟").text
    assert "要有处置后的照片" not in lane.told("李伟").text


async def test_without_one_the_closer_is_asked_once_and_the_result_waits(lane: Town) -> None:
    await lane.says("李伟", "1263 办结 车挪走了", STAFF)
    lane.told("李伟", "已记#1263 办结", "占消防通道要有处置后的照片", "10分钟")
    lane.silent(OWNERS)
    ticket = lane.ticket("1263")
    assert (ticket.state, lane.shown(ticket.resolved_at or lane.clock.now())) == (State.RESOLVED, "09-28 09:20")
    await lane.at("09:29")
    lane.silent()


@pytest.mark.parametrize("kind", [Kind.IMAGE, Kind.VIDEO])
@pytest.mark.parametrize("who", ["李伟", "赵敏"])
@pytest.mark.parametrize("room", [STAFF, None])
async def test_the_picture_lets_it_go_at_once(lane: Town, who: str, room: str | None, kind: Kind) -> None:
    await lane.says("李伟", "1263 办结 车挪走了", STAFF)
    await lane.at("09:26")
    await lane.says(who, "", room, kind=kind)
    lane.hears(OWNERS, "#1263 已办:已挪走(有照片)", "1满意")
    lane.told(who, "#1263 照片收到")
    await lane.at("09:31")
    lane.silent()
    assert (len(lane.ticket("1263").after), lane.ticket("1263").unshown) == (1, False)


async def test_two_pictures_are_two(lane: Town) -> None:
    await lane.says("李伟", "1263 办结 车挪走了", STAFF)
    await lane.at("09:26")
    await lane.shows("李伟", STAFF)
    await lane.shows("李伟", STAFF)
    lane.silent()
    assert len(lane.ticket("1263").after) == 2


async def test_a_colleagues_picture_is_none_of_it(lane: Town) -> None:
    await lane.says("李伟", "1263 办结 车挪走了", STAFF)
    await lane.shows("王磊", STAFF)
    lane.silent()
    assert lane.ticket("1263").after == ()


async def test_after_ten_minutes_the_result_goes_out_without_and_the_ticket_says_so(lane: Town) -> None:
    await lane.says("李伟", "1263 办结 车挪走了 2辆", STAFF)
    await lane.at("09:30")
    line = lane.hears(OWNERS, "#1263 已办:已挪走(2辆)", "@老周", "1满意")
    assert "照片" not in line.text
    assert [event for event in lane.happened() if isinstance(event, PhotoMissed)]
    await lane.says("吴娟", "单 1263", None)
    lane.told("吴娟", "处置后0张(办结时无照)")


async def test_a_late_picture_still_counts(lane: Town) -> None:
    await lane.says("李伟", "1263 办结 车挪走了", STAFF)
    await lane.at("09:45")
    await lane.shows("李伟", None)
    lane.silent(OWNERS)
    assert len(lane.ticket("1263").after) == 1


async def test_while_he_leads_another_a_late_picture_without_a_quote_is_not_guessed(lane: Town) -> None:
    await lane.says("李伟", "1263 办结 车挪走了", STAFF)
    await lane.at("09:45")
    await lane.says("陈姐", "3栋门口又堵了")
    await lane.says("李伟", "收", STAFF, quote="#1271")
    await lane.shows("李伟", STAFF)
    assert lane.ticket("1263").after == ()
    await lane.shows("李伟", STAFF, quote="#1263 一般")
    assert len(lane.ticket("1263").after) == 1


async def test_the_poll_runs_from_when_it_was_told(lane: Town) -> None:
    await lane.says("李伟", "1263 办结 车挪走了", STAFF)
    await lane.at("2025-10-01 09:29")
    assert lane.ticket("1263").state is State.RESOLVED
    await lane.at("2025-10-01 09:30")
    assert lane.ticket("1263").state is State.ARCHIVED


async def test_what_waited_into_the_night_is_told_in_the_morning(lane: Town) -> None:
    await lane.at("21:55")
    await lane.says("李伟", "1263 办结 车挪走了", STAFF)
    await lane.at("22:10")
    lane.silent(OWNERS)
    await lane.at("2025-09-29 07:00")
    lane.hears(OWNERS, "#1263 已办", "1满意")


@pytest.mark.parametrize("words", ["到现场没发现", "已移交交警"])
async def test_what_was_not_done_needs_no_picture(lane: Town, words: str) -> None:
    await lane.says("李伟", f"1263 办结 {words}", STAFF)
    lane.hears(OWNERS, "#1263 办理结果")


async def test_a_chief_who_closes_by_hand_is_asked_and_his_reason_is_told(lane: Town) -> None:
    await lane.says("周建国", "关闭 1263 车主已自行挪走", None)
    lane.told("周建国", "要有处置后的照片")
    lane.silent(OWNERS)
    await lane.at("09:30")
    lane.hears(OWNERS, "#1263 已办")
    lane.told("老周", "站长说明:车主已自行挪走")


async def test_opened_again_meanwhile_nothing_is_told(lane: Town) -> None:
    await lane.says("李伟", "1263 办结 车挪走了", STAFF)
    await lane.says("老周", "还堵着呢")
    lane.hears(OWNERS, "#1263 已重开")
    await lane.at("09:30")
    lane.silent(OWNERS)
    assert lane.ticket("1263").unshown is False


async def test_of_two_that_wait_it_is_asked_which(lane: Town) -> None:
    await lane.says("陈姐", "消防通道被占了,8栋东边")
    await lane.says("李伟", "收 1271", STAFF)
    await lane.says("李伟", "1263 办结 车挪走了", STAFF)
    await lane.says("李伟", "1271 办结 车挪走了", STAFF)
    await lane.shows("李伟", STAFF)
    lane.told("李伟", "#1263还是#1271")
    lane.silent(OWNERS)
    await lane.shows("李伟", STAFF, quote="#1271")
    lane.hears(OWNERS, "#1271 已办", "有照片")


async def test_elsewhere_nothing_is_asked(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    town.hears(OWNERS, "#1263 已办")
    assert "照片" not in town.told("李伟").text
