"""The demo town of config.yaml: its cast, its rules, and who is on duty when."""

from datetime import datetime, time, timedelta

import pytest

from bot.config import calendar_warning, load
from handlers.domain.policies.rooms import Pacing
from handlers.domain.policy import Limit
from handlers.domain.reading import Danger, Label, Level
from handlers.domain.rota import on_duty, whom_to_call
from handlers.domain.town import Purpose, Role, Staff, Station
from handlers.domain.workcalendar import TOWN_TIME, Span
from tests.language.demo import CONFIG

GROUND = load(CONFIG)
TOWN = GROUND.town


def station(name: str) -> Station:
    found = TOWN.station(name)
    assert found is not None
    return found


XUEQIAO = station("学桥")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOWN_TIME)


def test_the_demo_has_no_warnings():
    assert GROUND.warnings == ()


def test_the_street():
    assert (TOWN.name, TOWN.bot, TOWN.bots, len(TOWN.stations)) == ("鹿鸣街道", "小鹿", frozenset(), 12)
    assert TOWN.leaders == (Staff("杨主任", Role.LEADER, "鹿鸣街道"), Staff("小方", Role.OFFICE, "鹿鸣街道"))
    assert (TOWN.contacts, TOWN.offices["供电所"]) == ((), "95598")
    assert TOWN.departments == ("综合执法", "公安", "交警", "市监", "网格", "物业", "街道执法队")
    assert "老水塔" in GROUND.landmarks


def test_the_cast_of_xueqiao():
    path = "鹿鸣街道/学桥"
    assert XUEQIAO.path == path
    assert XUEQIAO.first_serial == 126
    assert XUEQIAO.staff == (
        Staff("周建国", Role.CHIEF, path),
        Staff("马兰", Role.CHIEF, path),
        Staff("吴娟", Role.DEPUTY, path),
        Staff("李伟", Role.OFFICER, path, "综合执法", True),
        Staff("段勇", Role.OFFICER, path, "综合执法", True),
        Staff("王磊", Role.OFFICER, path, "公安", True),
        Staff("唐静", Role.OFFICER, path, "市监", True),
        Staff("陈刚", Role.OFFICER, path, "交警", True),
        Staff("赵敏", Role.AUXILIARY, path, "综合执法"),
        Staff("张丽", Role.GRID_WORKER, path, "网格"),
        Staff("何芳", Role.GRID_WORKER, path, "网格"),
        Staff("孙经理", Role.PROPERTY, path, "物业"),
    )


def test_the_compounds_of_xueqiao_and_their_groups():
    garden, other = XUEQIAO.compounds
    assert (garden.name, garden.path, garden.groups) == ("桂花苑", "鹿鸣街道/学桥/桂花苑", ("桂花苑业主群",))
    assert (garden.grid_workers, garden.property_managers) == (("张丽", "何芳"), ("孙经理",))
    assert other.grid_workers == ("何芳",)
    owners, staff = TOWN.channels["桂花苑业主群"], TOWN.channels["学桥执法工作站群"]
    assert (owners.purpose, owners.station.name, owners.compound) == (Purpose.OWNERS, "学桥", garden)
    assert (staff.purpose, staff.station.name, staff.compound) == (Purpose.STAFF, "学桥", None)


@pytest.mark.parametrize("here", TOWN.stations, ids=lambda s: s.name)
def test_every_station_can_work(here):
    assert here.path == f"鹿鸣街道/{here.name}"
    assert here.compounds
    for role in (Role.CHIEF, Role.DEPUTY, Role.OFFICER, Role.AUXILIARY, Role.GRID_WORKER, Role.PROPERTY):
        assert here.with_role(role), role
    for moment in ("2025-09-28 10:00", "2025-09-29 10:00", "2025-10-04 10:00", "2025-09-29 23:00"):
        assert any(entry.member.qualified for entry in on_duty(here, at(moment), TOWN.calendar)), moment


def test_everybody_is_found_by_name():
    assert len(TOWN.people) == len(TOWN.leaders) + sum(len(here.staff) for here in TOWN.stations)
    assert TOWN.people["李伟"].path == "鹿鸣街道/学桥"


EVERY_DAY = ["李伟", "赵敏", "王磊", "陈刚挂点", "张丽", "何芳", "孙经理"]
WITH_MARKET = ["李伟", "赵敏", "王磊", "唐静", "陈刚挂点", "张丽", "何芳", "孙经理"]
POLICE = ["王磊"]


@pytest.mark.parametrize(
    ("moment", "names"),
    [
        ("2025-09-28 10:00", WITH_MARKET),  # a Sunday that makes up for the holiday, and 唐静's extra date
        ("2025-09-28 08:29", POLICE),
        ("2025-09-28 08:30", WITH_MARKET),
        ("2025-09-28 17:59", WITH_MARKET),
        ("2025-09-28 18:00", POLICE),
        ("2025-09-29 10:00", EVERY_DAY),  # Monday
        ("2025-09-30 10:00", WITH_MARKET),  # Tuesday
        ("2025-09-30 20:10", POLICE),
        ("2025-09-30 03:00", POLICE),
        *(
            (f"2025-10-0{day} 10:00", POLICE) for day in range(1, 9)
        ),  # the holiday, with a Tuesday and two Thursdays in it
        ("2025-10-09 10:00", WITH_MARKET),  # Thursday
        ("2025-10-10 10:00", EVERY_DAY),  # Friday
        ("2025-10-11 10:00", EVERY_DAY),  # a Saturday that makes up for the holiday
        ("2025-10-12 10:00", POLICE),  # an ordinary Sunday
        ("2025-10-15 12:30", EVERY_DAY),  # Wednesday, lunch counts
        ("2025-10-16 10:00", WITH_MARKET),  # Thursday
    ],
)
def test_who_is_on_duty(moment, names):
    entries = on_duty(XUEQIAO, at(moment), TOWN.calendar)
    assert [entry.member.name + "挂点" * entry.liaison for entry in entries] == names


@pytest.mark.parametrize(
    ("moment", "matter", "first"),
    [
        ("2025-09-29 10:00", "blocked_way", "李伟"),
        ("2025-09-29 10:00", "road_parking", "李伟"),
        ("2025-09-29 10:00", "stray_dog", "王磊"),
        ("2025-09-30 10:00", "barbecue", "唐静"),  # a Tuesday, 市监 is in
        ("2025-09-29 10:00", "barbecue", "李伟"),  # a Monday, it is not: the assisting department
        ("2025-09-29 10:00", "occupying", "李伟"),
        ("2025-09-29 10:00", "sanitation", "孙经理"),
        ("2025-09-29 10:00", "other", "张丽"),
        ("2025-09-29 23:00", "square_dance", "王磊"),
        ("2025-10-04 10:00", "blocked_way", "王磊"),
    ],
)
def test_whom_a_matter_calls_first(moment, matter, first):
    garden = XUEQIAO.compounds[0]
    called = whom_to_call(XUEQIAO, garden, XUEQIAO.policy.matters[matter], at(moment), TOWN.calendar)
    assert called[0].name == first


def test_a_grid_matter_goes_to_the_grid_worker_of_that_compound():
    called = whom_to_call(
        XUEQIAO, XUEQIAO.compounds[1], XUEQIAO.policy.matters["other"], at("2025-09-29 10:00"), TOWN.calendar
    )
    assert called[0].name == "何芳"


def test_the_limits_and_the_quiet_hours():
    policy = XUEQIAO.policy
    assert policy.limits == {
        Level.NORMAL: Limit(timedelta(minutes=30), resolve_days=2, working=True, remind=timedelta(hours=2)),
        Level.URGENT: Limit(timedelta(minutes=10), timedelta(hours=2), remind=timedelta(minutes=30)),
        Level.RED: Limit(timedelta(minutes=5), timedelta(hours=2)),
    }
    assert policy.quiet == Span(time(22), time(7))
    assert (TOWN.calendar.opens, TOWN.calendar.closes) == (time(8, 30), time(18))


def test_the_other_decisions():
    policy = XUEQIAO.policy
    assert policy.rooms.pacing == Pacing(6, timedelta(hours=1), 4, timedelta(minutes=10))
    assert (policy.neighbours.poll, policy.duty.idle, policy.duty.give_back) == (
        timedelta(hours=72),
        timedelta(hours=4),
        timedelta(minutes=30),
    )
    assert (policy.tickets.join, policy.neighbours.spoken_of, policy.question) == (
        timedelta(minutes=2),
        timedelta(minutes=30),
        timedelta(minutes=30),
    )
    assert (policy.neighbours.voices_after, policy.neighbours.voices_from) == (timedelta(minutes=10), 3)
    assert (policy.neighbours.reopens, policy.neighbours.reopens_per) == (3, timedelta(days=7))
    assert (policy.hearing.open_at, policy.rooms.forget) == (0.6, timedelta(hours=2))
    assert policy.tickets.quantities["vehicle"] == ("辆", "台")
    assert set(policy.tickets.quantities) >= {"vehicle", "site", "animal", "item", "stall"}


LAW = "综合执法"


@pytest.mark.parametrize(
    ("label", "key", "name", "lead", "assists"),
    [
        (Label.PARKING, "illegal_parking", "违停", LAW, ()),
        (Label.PARKING, "blocked_way", "违停堵门", LAW, ()),
        (Label.PARKING, "fire_lane", "占消防通道", LAW, ()),
        (Label.PARKING, "space_taken", "占用车位", LAW, ()),
        (Label.PARKING, "zombie_car", "僵尸车", LAW, ()),
        (Label.PARKING, "ebike_parking", "电动车乱停", LAW, ()),
        (Label.PARKING, "road_parking", "道路违停", LAW, ("交警",)),
        (Label.STRAY_DOG, "stray_dog", "流浪犬", "公安", ("物业",)),
        (Label.STRAY_DOG, "unleashed", "不拴绳", "公安", ("物业",)),
        (Label.STRAY_DOG, "barking", "犬吠", "公安", ("物业",)),
        (Label.STRAY_DOG, "bite", "犬只伤人", "公安", ("物业",)),
        (Label.NOISE, "neighbour_noise", "邻里噪声", "公安", ("网格",)),
        (Label.NOISE, "chess_ktv", "棋牌噪声", "公安", ("网格",)),
        (Label.NOISE, "square_dance", "广场舞", "公安", ("网格",)),
        (Label.NOISE, "vehicle_noise", "车辆噪声", "公安", ("网格",)),
        (Label.NOISE, "construction", "施工噪声", LAW, ()),
        (Label.NOISE, "renovation", "装修噪声", LAW, ()),
        (Label.NOISE, "shop_noise", "商铺噪声", LAW, ()),
        (Label.STREET_STALL, "occupying", "占道经营", LAW, ("市监",)),
        (Label.STREET_STALL, "hawker", "流动摊贩", LAW, ("市监",)),
        (Label.STREET_STALL, "outside_shop", "店外经营", LAW, ("市监",)),
        (Label.STREET_STALL, "barbecue", "烧烤油烟", "市监", (LAW,)),
        (Label.STREET_STALL, "stall_food", "摊点食品", "市监", (LAW,)),
        (Label.OTHER, "other", "其他事项", "网格", ()),
        (Label.OTHER, "illegal_build", "违建", LAW, ()),
        (Label.OTHER, "sanitation", "环境卫生", "物业", ()),
        (Label.OTHER, "facility", "设施损坏", "物业", ()),
        (Label.OTHER, "flying_wire", "飞线充电", "物业", (LAW,)),
        (Label.OTHER, "corridor_clutter", "楼道堆物", "物业", (LAW,)),
        (Label.OTHER, "food_safety", "食品安全", "市监", ()),
        (Label.OTHER, "neighbour_dispute", "邻里纠纷", "公安", ("网格",)),
        (Label.OTHER, "public_order", "治安", "公安", ()),
        (Label.OTHER, "danger", "险情", LAW, ("物业", "公安")),
    ],
)
def test_the_responsibility_list(label, key, name, lead, assists):
    matter = XUEQIAO.policy.matters[key]
    assert (matter.key, matter.label, matter.name, matter.lead, matter.assists) == (key, label, name, lead, assists)
    assert matter.night is (label is Label.NOISE)


@pytest.mark.parametrize(
    ("label", "key"),
    [
        (Label.PARKING, "illegal_parking"),
        (Label.STRAY_DOG, "stray_dog"),
        (Label.NOISE, "neighbour_noise"),
        (Label.OTHER, "other"),
    ],
)
def test_the_first_of_a_label_is_its_default(label, key):
    assert XUEQIAO.policy.matter(label, None).key == key


def test_a_station_has_rules_of_its_own_over_those_of_the_street():
    ours, street = station("青云").policy, XUEQIAO.policy
    assert ours.quiet == Span(time(21, 30), time(7))
    assert ours.limits[Level.NORMAL] == Limit(
        timedelta(minutes=30), resolve_days=3, working=True, remind=timedelta(hours=2)
    )
    assert ours.limits[Level.URGENT] == street.limits[Level.URGENT]
    assert (ours.matters["barbecue"].lead, ours.matters["barbecue"].assists) == ("市监", ("公安",))
    assert list(ours.matters) == list(street.matters)
    assert ours.neighbours.poll == street.neighbours.poll


def test_the_words_that_press():
    assert {"出不来", "进不去", "堵死", "救护车", "轮椅", "赶去医院"} <= set(GROUND.levels.urgent)
    assert "冒烟" in GROUND.levels.red[Danger.FIRE]
    assert set(GROUND.levels.red) == set(Danger)


def test_the_calendar_knows_its_years_and_says_where_it_ends():
    calendar = TOWN.calendar
    assert calendar.off[at("2025-10-01").date()] == "国庆节"
    assert calendar.on[at("2025-09-28").date()] == "国庆节调休"
    assert calendar_warning(calendar, 2026) is None
    assert "2027" in (calendar_warning(calendar, 2027) or "")
