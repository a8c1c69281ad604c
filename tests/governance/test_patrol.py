"""Patrols (网格巡查) by lines of chat: tickets for what is left, a count of what was cleared before anybody complained."""

from datetime import UTC, datetime

import pytest

from bot.config import Ground
from bot.engine.listener import Listener
from handlers.domain.facts.patrol import Patrolled, PatrolWentOn
from handlers.domain.message import IncomingMessage
from handlers.domain.ticket import Source, State
from handlers.governance.commands import Patrol
from handlers.governance.spotting import findings
from handlers.grammar.cleared import is_cleared
from handlers.grammar.findings import findings_in
from nlp.reader import Reader
from tests.language.town import OWNERS, STAFF, Town

LONGQUAN = "龙泉执法工作站群"
NO_PATROL = None
NOON = datetime(2025, 9, 28, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("桂花苑 7栋僵尸车2辆 12栋路灯坏1处 顺手清堆物1处", ["7栋僵尸车2辆", "12栋路灯坏1处", "顺手清堆物1处"]),
        ("桂花苑,3栋楼道堆杂物3处;东门流动摊贩2处,已劝离", ["3栋楼道堆杂物3处", "东门流动摊贩2处,已劝离"]),
        ("9栋西门 占道经营 两处", ["9栋西门占道经营两处"]),
        ("1. 7栋僵尸车2辆\n2. 12栋路灯坏1处", ["7栋僵尸车2辆", "12栋路灯坏1处"]),
        ("1.2栋飞线2处 2.11栋井盖破1处", ["2栋飞线2处", "11栋井盖破1处"]),
        ("(1)7栋僵尸车2辆(2)12栋路灯坏1处", ["7栋僵尸车2辆", "12栋路灯坏1处"]),
        ("发现问题2处:7、8栋僵尸车2辆,其他正常", ["7、8栋僵尸车2辆"]),
        ("7栋僵尸车2辆12栋路灯坏1处", ["7栋僵尸车2辆", "12栋路灯坏1处"]),
        ("东门摊贩2处,楼道堆物3处,均已清理", ["东门摊贩2处,均已清理", "楼道堆物3处,均已清理"]),
        ("15栋违建1处,已上报", ["15栋违建1处,已上报"]),
    ],
)
def test_a_line_is_its_findings(words: str, found: list[str]) -> None:
    assert [seen.words for seen in findings_in(words, ("桂花苑",))] == found


def test_a_finding_lies_in_the_compound_that_was_named_last() -> None:
    seen = findings_in("桂花苑 7栋僵尸车1辆 学府里 2栋飞线1处", ("桂花苑", "学府里"))
    assert [(one.compound, one.words) for one in seen] == [("桂花苑", "7栋僵尸车1辆"), ("学府里", "2栋飞线1处")]


@pytest.mark.parametrize(
    "words",
    [
        *("顺手清堆物1处", "当场劝离摊贩2处", "已清理楼道杂物", "劝走占道摊1处", "堆物清走了1处", "捡了2处垃圾"),
        *(
            "楼道堆物3处已清理",
            "小广告8张已铲除",
            "遛狗不牵绳1人,已劝导",
            "没盖的井盖1个当场盖好",
            "乱停5辆,现场规劝挪走",
        ),
    ],
)
def test_what_was_dealt_with_on_the_spot(words: str) -> None:
    assert is_cleared(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "7栋僵尸车2辆",
            "12栋路灯坏1处",
            "垃圾未清1处",
            "清运车堵门1辆",
            "随手乱丢垃圾2处",
            "现场脏乱1处",
            "就地摆摊2个",
        ),
        *("已要求物业立即整改堆物2处", "堆物1处,已通知物业清理", "占道摊2个拒不离开", "建议清理杂草1处"),
    ],
)
def test_what_is_left_to_do(words: str) -> None:
    assert not is_cleared(words)


@pytest.fixture(scope="module")
def listener(ground: Ground) -> Listener:
    return Listener(ground.town, Reader(ground.levels, ground.landmarks, ground.matters, ground.lexicon))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("巡查桂花苑:7栋僵尸车2辆,12栋路灯坏1处", ["zombie_car 7栋 vehicle2", "facility 12栋 site1"]),
        ("今天巡查桂花苑发现7栋有两辆僵尸车", ["zombie_car 7栋 vehicle2"]),
        ("巡逻 桂花苑 12栋路灯不亮一盏", ["facility 12栋 site1"]),
        ("【巡查】桂花苑 楼道堆物3处已清理", ["+corridor_clutter  site3"]),
        ("网格巡查(桂花苑):①1栋飞线1处 ②顺手清杂草1处", ["flying_wire 1栋 site1", "+sanitation  site1"]),
        ("7栋僵尸车2辆(桂花苑巡查)", ["zombie_car 7栋 vehicle2"]),
        ("巡查 桂花苑 当场劝离占道摊2个", ["+occupying  site2"]),
        ("巡查,桂花苑,7栋,僵尸车,2辆", ["zombie_car 7栋 vehicle2"]),
        ("巡查 桂花苑 僵尸车 路灯坏", ["zombie_car  ", "facility  "]),
        ("巡查 桂花苑 7栋楼下救护车被堵1辆", ["blocked_way 7栋楼下 vehicle1 urgent"]),
        ("巡查 桂花苑 东门占道3处,劝离2处", ["occupying 东门 site3", "+occupying  site2"]),
        ("巡查 桂花苑 未发现问题", []),
        ("巡查桂花苑,一切正常。", []),
        ("今日巡查无异常", []),
        ("巡查 桂花苑", NO_PATROL),
        ("巡查 大家好", NO_PATROL),
        ("今天的巡查做完了吗", NO_PATROL),
        ("明天巡查桂花苑和学府里", NO_PATROL),
        ("下周巡查重点是僵尸车和飞线", NO_PATROL),
        ("谁去巡查一下7栋", NO_PATROL),
        ("巡查照片交一下,每处1张", NO_PATROL),
    ],
)
def test_a_patrol_is_read_as_people_write_it(
    listener: Listener, ground: Ground, line: str, found: list[str] | None
) -> None:
    message = IncomingMessage("fake", "m", NOON, "张丽", "张丽", line, STAFF)
    command = listener.intent(message, ground.town.people["张丽"])
    policy, compounds = ground.town.stations[0].policy, ground.town.compounds
    read = findings(policy, command, compounds) if isinstance(command, Patrol) else None
    if found is NO_PATROL:
        assert not read
        return
    assert [
        f"{'+' if one.cleared else ''}{one.matter.key} {one.place or ''} "
        f"{','.join(f'{unit}{n}' for unit, n in one.quantities.items())}{'' if one.level == 'normal' else f' {one.level}'}"
        for one in read or []
    ] == found


def answered(town: Town, *words: str) -> None:
    """Whoever patrols is answered with these words; the cards that go out then are lines of their own."""
    assert [line.text for line in town.lines(STAFF) if all(word in line.text for word in words)], town.lines(STAFF)


async def test_each_finding_is_a_ticket_of_the_grid_or_was_solved_before_anybody_complained(town: Town) -> None:
    await town.at("10:20")
    await town.says("张丽", "巡查 桂花苑 7栋僵尸车2辆 12栋路灯坏1处 顺手清堆物1处", STAFF)
    town.silent(OWNERS)
    assert [(town.ticket(n).place, town.ticket(n).matter, town.ticket(n).source) for n in town.numbers()] == [
        ("7栋", "zombie_car", Source.GRID_WORKER),
        ("12栋", "facility", Source.GRID_WORKER),
    ]
    answer = next(line for line in town.lines(STAFF) if "已记巡查" in line.text)
    assert all(word in answer.text for word in ("发现3件", "#1263", "#1271", "当场解决1件", "未诉先办"))
    [event] = [event for event in town.happened() if isinstance(event, Patrolled)]
    assert [(one.matter, dict(one.quantities), one.ticket is None) for one in event.found] == [
        ("zombie_car", {"vehicle": 2}, False),
        ("facility", {"site": 1}, False),
        ("corridor_clutter", {"site": 1}, True),
    ]


async def test_what_a_patrol_found_is_closed_without_a_word_to_the_owners(town: Town) -> None:
    await town.at("10:20")
    await town.says("张丽", "巡查 桂花苑 7栋僵尸车2辆", STAFF)
    await town.says("李伟", "1263 办结 车已拖走 2辆", STAFF)
    town.silent(OWNERS)


async def test_a_patrol_without_a_finding_is_a_patrol(town: Town) -> None:
    await town.says("张丽", "巡查桂花苑,一切正常", STAFF)
    town.hears(STAFF, "已记巡查,没有发现问题")
    assert [len(event.found) for event in town.happened() if isinstance(event, Patrolled)] == [0]
    await town.says("马兰", "今日 来源", None)
    assert "网格巡查:9/28巡查" in town.told("马兰").text


async def test_a_picture_belongs_to_the_finding_that_it_follows(town: Town) -> None:
    await town.at("10:20")
    await town.says("张丽", "巡查 桂花苑 7栋僵尸车2辆", STAFF)
    await town.at("10:21")
    await town.shows("张丽", STAFF)
    await town.says("李伟", "中午吃什么", STAFF)
    await town.shows("李伟", STAFF)
    await town.at("10:22")
    await town.says("张丽", "顺手清了楼道堆物1处", STAFF)
    town.hears(STAFF, "又记1件", "未诉先办")
    await town.shows("张丽", STAFF)
    await town.at("10:23")
    await town.says("张丽", "12栋路灯坏1处", STAFF)
    answered(town, "又记1件", "#1271")
    await town.shows("张丽", STAFF)
    await town.shows("张丽", STAFF)
    assert [len(town.ticket(number).before) for number in town.numbers()] == [1, 2]
    assert [type(one) for one in town.happened() if isinstance(one, Patrolled | PatrolWentOn)] == [
        *(Patrolled, PatrolWentOn, PatrolWentOn)
    ]
    await town.at("10:26")
    await town.shows("张丽", STAFF)
    await town.says("张丽", "9栋井盖坏1个", STAFF)
    assert len(town.numbers()) == 2, "the patrol is over"
    assert len(town.ticket("1271").before) == 2
    await town.says("马兰", "今日 来源", None)
    assert "网格巡查:9/28巡查\n未诉先办:9/28巡查" in town.told("马兰").text


async def test_a_picture_before_a_patrol_belongs_to_all_of_it(town: Town) -> None:
    await town.at("10:20")
    await town.shows("张丽", STAFF)
    await town.says("张丽", "巡查 桂花苑 7栋僵尸车2辆 12栋路灯坏1处", STAFF)
    assert [len(town.ticket(number).before) for number in town.numbers()] == [1, 1]


async def test_who_has_several_compounds_is_asked_which_one_it_was(town: Town) -> None:
    await town.at("10:20")
    await town.shows("何芳", STAFF)
    await town.says("何芳", "巡查 2栋飞线充电1处", STAFF)
    town.hears(STAFF, "哪个小区", "桂花苑", "学府里")
    assert town.numbers() == []
    await town.at("10:24")
    await town.says("何芳", "学府里", STAFF)
    answered(town, "已记巡查", "#1263")
    ticket = town.ticket("1263")
    assert (ticket.path.split("/")[-1], ticket.place, len(ticket.before)) == ("学府里", "2栋", 1)
    await town.says("李伟", "巡查 环城西路占道摊3个", STAFF)
    assert town.ticket("1271").path == town.ticket("1263").path.rpartition("/")[0], "a road is no compound"


async def test_two_compounds_of_one_line(town: Town) -> None:
    await town.says("自学芬", "巡查 锦绣园 4栋僵尸车1辆 龙泉新村 2栋楼道堆物2处", LONGQUAN)
    paths = [event.path for event in town.happened() if getattr(event, "reporter", "")]
    assert [path.split("/")[-1] for path in paths] == ["锦绣园", "龙泉新村"]
    await town.says("张丽", "巡查 锦绣园 4栋僵尸车1辆", STAFF)
    town.hears(STAFF, "锦绣园不归学桥站")


async def test_a_patrol_is_begun_with_its_compound_alone(town: Town) -> None:
    await town.at("10:20")
    await town.says("何芳", "巡查 学府里", STAFF)
    town.hears(STAFF, "发现什么")
    await town.at("10:30")
    await town.says("何芳", "3栋楼道堆物1处", STAFF)
    answered(town, "已记巡查", "#1263")
    assert town.ticket("1263").path.endswith("学府里")
    assert len([event for event in town.happened() if isinstance(event, Patrolled)]) == 1


async def test_a_resident_who_tells_what_a_patrol_has_found_is_answered_and_asked(town: Town) -> None:
    await town.at("10:20")
    await town.says("张丽", "巡查 桂花苑 7栋僵尸车2辆", STAFF)
    await town.at("11:00")
    await town.says("陈姐", "7栋那两辆僵尸车什么时候拖走啊,停了半年了")
    town.hears(OWNERS, "#1263", "已登记在办")
    assert town.numbers() == ["1263"]
    await town.at("11:20")
    await town.says("李伟", "1263 办结 车已拖走 2辆", STAFF)
    town.hears(OWNERS, "#1263 已办", "1满意")
    await town.says("陈姐", "满意")
    await town.says("马兰", "今日", None)
    day = town.told("马兰").text
    assert all(words in day for words in ("诉求1件,反映1人次", "巡查立单1件", "满意1、部分0、没解决0(应评1人,回1人)"))
    await town.says("陈姐", "还是没拖走 没解决")
    town.hears(OWNERS, "#1263 已重开")


async def test_a_finding_that_is_a_residents_matter_is_merged_into_it(town: Town) -> None:
    await town.at("10:20")
    await town.says("陈姐", "7栋僵尸车停了半年了,占着车位")
    await town.says("张丽", "巡查 桂花苑 7栋僵尸车2辆", STAFF)
    await town.says("马兰", "合 1271 1263", None)
    assert town.ticket("1271").state is State.MERGED
    await town.says("李伟", "1263 办结 车已拖走 2辆", STAFF)
    await town.says("马兰", "今日", None)
    day = town.told("马兰").text
    assert all(words in day for words in ("诉求1件,反映1人次", "合并1件", "应评1人"))


async def test_what_a_patrol_found_wrongly_is_taken_out_as_usual(town: Town) -> None:
    await town.says("张丽", "巡查 桂花苑 7栋僵尸车2辆", STAFF)
    await town.says("周建国", "误报 1263", STAFF)
    town.silent(OWNERS)
    await town.says("马兰", "今日", None)
    assert "巡查立单" not in town.told("马兰").text


async def test_nothing_written_is_asked_for(town: Town) -> None:
    await town.says("张丽", "巡查", STAFF)
    town.told("张丽", "巡查 小区")
    assert town.numbers() == []


async def test_a_neighbour_patrols_nothing(town: Town) -> None:
    await town.says("陈姐", "巡查 7栋僵尸车2辆", None)
    assert not [event for event in town.happened() if isinstance(event, Patrolled)]
