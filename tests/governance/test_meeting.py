"""Joint meetings: called by one line, moved, called off, held once somebody notes something of them; minutes, and what they count."""

import pytest

from bot.config import Ground
from handlers.domain.facts.meeting import MeetingCalled, MeetingHeld, MinutesTaken
from handlers.domain.figures import Figure
from handlers.domain.meeting import Conference, Conferences, unit_of
from handlers.domain.scene import Governance, Place, Scene
from handlers.governance.summons import Appointment, appointed
from storage.governance.figures import figures
from tests.language.sample import at
from tests.language.town import STAFF, Town

MEMBERS = ("周建国", "马兰", "吴娟", "李伟", "王磊", "唐静", "陈刚")


def scene_of(ground: Ground) -> Scene:
    """A moment of 学桥, at which nobody says anything."""
    meetings = Conferences(Conference(unit_of(ground.town, "学桥")))
    station = ground.town.station("学桥")
    return Scene(at("2025-09-28 08:30"), ground.town, Place(station), governance=Governance(meetings=meetings))


def called(town: Town) -> list[tuple[str, str]]:
    return [
        (town.shown(event.begins), event.place.text) for event in town.happened() if isinstance(event, MeetingCalled)
    ]


def counted(town: Town, path: str = "鹿鸣街道", figure: Figure = Figure.MEETINGS) -> dict[str, int]:
    now = town.clock.now()
    with town.house.database.transaction() as session:
        return dict(
            figures(session, path, now.replace(month=1, day=1), now.replace(year=now.year + 1), now).source(figure)
        )


@pytest.mark.parametrize(
    ("line", "begins", "place"),
    [
        ("联席会议 9月30日 15:00 社区会议室", "09-30 15:00", "社区会议室"),
        ("联席会议:明天上午9点半,党群中心二楼", "09-29 09:30", "党群中心二楼"),
        ("开联席会议 周二下午三点 地点:老年活动室", "09-30 15:00", "老年活动室"),
        ("联席会9月30日10点", "09-30 10:00", ""),
        ("明天下午2点在工作站开联席会议", "09-29 14:00", "工作站"),
        ("社区会议室 9/30 16:00 联席会议", "09-30 16:00", "社区会议室"),
        ("召集联席会议,今天16:00-17:30,社区会议室", "09-28 16:00", "社区会议室"),
        ("联席会议 9月30日 15:00", "09-30 15:00", ""),
    ],
)
def test_a_line_appoints_a_time_and_a_place(ground: Ground, line: str, begins: str, place: str) -> None:
    appointment = appointed(scene_of(ground), line)
    assert isinstance(appointment, Appointment)
    assert (Town.shown(appointment.begins), appointment.place) == (begins, place)


LINES = {
    "联席会议10月9日10点": "10-09 10:00",
    "明天下午2点在工作站开联席会议": "09-29 14:00",
    "开联席会议 周二15:00": "09-30 15:00",
    "社区会议室 9/30 16:00 联席会议": "09-30 16:00",
    "请通知联席会议,明天9:00,社区会议室": "09-29 09:00",
}


async def test_a_chief_calls_a_meeting_in_one_line(town: Town) -> None:
    for line in LINES:
        await town.says("周建国", line, STAFF)
        heard = town.hears(STAFF, "联席会议", "议题 内容")
        assert heard.mention == tuple(name for name in MEMBERS if name != "周建国")
    assert [begins for begins, _ in called(town)] == list(LINES.values())


WRONG = {
    "联席会议": "几月几日几点",
    "联席会议 周二": "几点开",
    "联席会议 9月20日 15:00": "已经过了",
    "联席会议 9月31日 15:00": "不是能用的时间",
    "联席会议 已开 明天15:00": "还没到",
    "取消联席会议": "没有要开的",
    "联席会议改到 9月30日 15:00": "没有要开的",
    "纪要 三家共同值守": "没有开过",
}


async def test_what_cannot_be_is_answered_with_what_to_write(town: Town) -> None:
    for line, answer in WRONG.items():
        await town.says("吴娟", line, None)
        town.told("吴娟", answer)
        town.silent(STAFF)
    assert called(town) == []


async def test_talk_about_meetings_calls_none(town: Town) -> None:
    for line in ("联席会议几点开?", "昨天的联席会议大家辛苦", "散会", "联席会议开了没有"):
        await town.says("周建国", line, STAFF)
        town.silent(STAFF)
    assert called(town) == []


async def test_only_who_steers_calls_one(town: Town) -> None:
    await town.says("李伟", "联席会议 9月30日 15:00", None)
    town.told("李伟", "站长用的命令")
    assert called(town) == []


async def test_it_is_moved_and_called_off_where_its_members_read_it(town: Town) -> None:
    await town.says("马兰", "联席会议 9月30日 15:00 社区会议室", None)
    town.hears(STAFF, "9/30(周二)15:00")
    town.told("马兰", "已通知6人")
    await town.says("吴娟", "联席会议改到9月30日16点", None)
    town.hears(STAFF, "改到9/30(周二)16:00", "社区会议室")
    await town.says("吴娟", "联席会议改到党群服务中心", None)
    town.hears(STAFF, "9/30(周二)16:00的地点改为党群服务中心")
    await town.says("马兰", "联席会议 10月9日 9:00", STAFF)
    assert "取消联席会议" in town.told("马兰").text  # another one stands
    await town.says("马兰", "取消联席会议", None)
    assert "9/30" in town.told("马兰").text  # which of the two?
    await town.says("马兰", "9月30日的联席会议取消", None)
    town.hears(STAFF, "9/30(周二)16:00的不开了")
    await town.says("马兰", "联席会议取消", None)
    town.hears(STAFF, "10/9(周四)09:00的不开了")


async def test_the_streets_own_is_told_to_every_chief_in_private(town: Town) -> None:
    await town.says("杨主任", "联席会议 9月30日 9:30 街道三楼", None)
    chiefs = {m.name for station in town.ground.stations for m in station.staff if m.role == "chief"}
    assert town.rung("街道联席会议", "街道三楼", "街道议题") == chiefs
    town.silent(STAFF)
    await town.says("小方", "会议结束", None)
    assert counted(town) == {}  # it has not begun
    await town.at("2025-09-30 10:00")
    await town.says("小方", "会议结束", None)
    assert counted(town) == {"meeting/鹿鸣街道/1": 1}
    assert counted(town, "鹿鸣街道/学桥") == {}


async def test_the_street_calls_one_at_a_station(town: Town) -> None:
    await town.says("小方", "联席会议 龙泉 9月30日 9:30 龙泉会议室", None)
    town.hears("龙泉执法工作站群", "9/30(周二)09:30", "龙泉会议室")
    town.silent(STAFF)


async def test_minutes_add_up_and_say_that_it_was_held(town: Town) -> None:
    await town.says("周建国", "联席会议 9月28日 9:30 社区会议室", STAFF)
    await town.at("10:00")
    assert counted(town) == {}
    await town.says("周建国", "纪要 东门乱停由交警和城管共同值守", STAFF)
    town.told("周建国", "共1条")
    await town.says("吴娟", "会议纪要:夜市摊点重新划线", None)
    town.told("吴娟", "共2条")
    await town.says("马兰", "举措 夜市划线 唐静 10月9日", None)
    await town.says("马兰", "纪要", None)
    assert all(words in town.told("马兰").text for words in ("共同值守", "重新划线", "夜市划线(唐静"))
    assert len([event for event in town.happened() if isinstance(event, MeetingHeld)]) == 1
    assert counted(town, "鹿鸣街道/学桥") == {"meeting/学桥/1": 1}
    await town.says("马兰", "今日 来源", None)
    assert "联席会议:9/28会议" in town.told("马兰").text


async def test_one_that_nobody_had_called_is_recorded(town: Town) -> None:
    await town.says("马兰", "联席会议 已开 昨天15:00 社区会议室", None)
    town.told("马兰", "已补记9/27(周六)15:00")
    assert called(town) == [("09-27 15:00", "社区会议室")]
    town.silent(STAFF)
    await town.says("马兰", "联席会议 已开 9月27日15:00", None)
    town.told("马兰", "已经记过")
    await town.says("马兰", "纪要 定了两件事", None)
    town.told("马兰", "9/27")
    assert len(counted(town)) == 1


async def test_minutes_are_for_a_week(town: Town) -> None:
    await town.says("马兰", "联席会议 已开 9月19日15:00", None)
    await town.says("马兰", "纪要 定了两件事", None)
    town.told("马兰", "7天")
    assert not [event for event in town.happened() if isinstance(event, MinutesTaken)]


async def test_a_chief_calls_no_meeting_of_another_station(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    for line in ("联席会议 龙泉 10月10日 9:30 会议室", "联席会议改到 10月10日 9:30 龙泉", "取消联席会议 龙泉"):
        await town.says("马兰", line, None)
        assert town.told("马兰").text.startswith("龙泉的联席会议由龙泉的站长和街道召集,没有办理。")
    assert called(town) == []
    await town.says("杨主任", "联席会议 龙泉 10月10日 9:30 会议室", None)
    assert len(called(town)) == 1
