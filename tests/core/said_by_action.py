"""Every sentence about joint actions and visits, said once with plausible arguments; test_texts.py looks at them."""

from dataclasses import replace

from handlers.domain.action import Action, ActionKind, PlaceKind, Tally
from handlers.domain.reading import Label
from handlers.domain.visit import Occasion, Visit
from handlers.domain.whistle import Called, Reply
from handlers.governance.texts import action, visit
from tests.language.sample import ID, NOW, at

LATER = at("2025-09-30 15:00")
CALLED = (
    Called("综合执法", "李伟", NOW, Reply.ARRIVED),
    Called("综合执法", "赵敏", NOW),
    Called("公安", "王磊", NOW, Reply.ARRIVED),
)
COUNTS = (
    Tally("occupying", Label.STREET_STALL, "site", 12),
    Tally("illegal_parking", Label.PARKING, "vehicle", 8),
    Tally("stray_dog", Label.STRAY_DOG, "animal", 2),
)
NAMES = {"occupying": "占道经营", "illegal_parking": "违停"}
PLANNED = Action(
    "学桥",
    3,
    ActionKind.JOINT,
    PlaceKind.MARKET,
    "街道/学桥",
    "周建国",
    LATER,
    "农贸市场",
    ("综合执法", "公安"),
    CALLED,
)
WEEKLY = replace(PLANNED, by="")
ENDED = replace(PLANNED, ended_at=LATER, counts=COUNTS)
EMPTY = replace(ENDED, called=(), counts=())
VISITS = [
    Visit(Occasion.CHECK, "唐静", "市监", "9栋", "街道/学桥", NOW),
    Visit(Occasion.TICKET, "李伟", "综合执法", "9栋西门", "街道/学桥", NOW, ticket=ID),
    Visit(Occasion.ACTION, "", "公安", "9栋西门", "街道/学桥", NOW, action=3),
]

LINES = [
    *(
        action.called(replace(each, kind=kind), NOW, change, aside) + action.ping(names, apart)
        for each in (PLANNED, WEEKLY)
        for kind in ActionKind
        for change in ("", action.MOVED, action.MORE)
        for aside in (True, False)
        for names, apart in (((), ()), (("李伟",), ("孙经理",)))
    ),
    action.called(PLANNED, NOW, aside=True) + action.how(),
    action.planned(PLANNED, NOW),
    action.say_what([action.TIME, action.PLACE, action.DEPARTMENTS], "联合整治 时间 地点 部门"),
    action.past(NOW, LATER),
    action.nobody_there(["交警", "市监"]),
    action.on_leave(["李伟"]),
    action.unknown(["消防"], ["综合执法", "公安"]),
    action.already(PLANNED, NOW),
    action.none_open(),
    action.which([PLANNED, WEEKLY], "取消整治3"),
    *(action.called_off(each, NOW) for each in (PLANNED, WEEKLY)),
    action.has_called_off(PLANNED),
    action.say_new_time("整治改到 明天16:00"),
    action.came(PLANNED, NOW),
    action.came_already(PLANNED),
    action.too_early(PLANNED, NOW),
    action.coming(PLANNED, NOW),
    action.late(PLANNED),
    action.cannot(PLANNED),
    *(action.cannot_come(each, CALLED[1], reason) for each in (PLANNED, WEEKLY) for reason in ("", "家里有事")),
    action.which_arrival(PLANNED, ["#1263", "#1271"]),
    *(action.soon(each, NOW) for each in (PLANNED, WEEKLY)),
    *(action.has_it_ended(each, station) for each in (PLANNED, WEEKLY) for station in ("", "学桥")),
    *(action.ended(each, NAMES) for each in (ENDED, EMPTY)),
    *(action.corrected(each, NAMES) for each in (ENDED, EMPTY)),
    action.counted(COUNTS, NAMES),
    action.has_ended(ENDED),
    action.too_late(),
    action.say_counts("整治更正 占道经营N处"),
    action.not_yet(PLANNED, NOW),
    action.say_where("整治结束 地点 数量"),
    *(
        action.listed("学桥", planned, ended)
        for planned in (
            [],
            [action.row_planned(PLANNED, moment, street) for moment in (NOW, LATER) for street in (True, False)],
        )
        for ended in ([], [action.row_ended(each, NAMES, True) for each in (ENDED, EMPTY)] * 6)
    ),
    *(action.weekly(WEEKLY, NOW, missing) for missing in ([], ["市监"])),
    *(action.skipped(LATER, holiday) for holiday in ("", "国庆节")),
    visit.noted("9栋西门", LATER - NOW),
    visit.noted_after("9栋西门", VISITS, NOW),
    visit.others("9栋西门", VISITS, LATER),
    visit.say_where("检查 地点或店名"),
    action.name(PLANNED),
]
