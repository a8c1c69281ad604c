"""Every sentence about joint meetings and measures, said once with plausible arguments; test_texts.py looks at them."""

from dataclasses import replace
from datetime import date

from handlers.domain.meeting import Measure, Meeting, Tag, Topic, Unit
from handlers.governance.texts import agenda, measure, meeting
from tests.language.sample import NOW, at

STATION, STREET = Unit("学桥", "鹿鸣街道/学桥", "学桥"), Unit("鹿鸣街道", "鹿鸣街道")
LATER, TODAY = at("2026-03-12 15:00"), date(2025, 9, 28)
HELD = Meeting(3, LATER, "社区会议室", minutes=("东门早高峰共同值守\n摊点划线", ""))
TOPICS = (Topic("唐静", NOW, "夜市油烟归谁管", tuple(Tag)), Topic("李伟", NOW, "学校门口乱停"))
PILLARS = Measure(2, "常胜利", date(2025, 9, 26), "东门加装隔离桩", "马兰", 3)
DONE, GONE = replace(PILLARS, done_at=NOW), replace(PILLARS, words="", day=date(2026, 3, 16))
ROWS = [(str(n), PILLARS) for n in range(1, 15)]

LINES = [
    *(meeting.called(unit, LATER, place, NOW) for unit in (STATION, STREET) for place in ("社区会议室", "")),
    *(meeting.calling("【联席会议】今天15:00。", names) for names in ((), ("周建国", "吴娟"))),
    *(meeting.has_called(NOW, NOW, 6, others) for others in ((), (LATER,))),
    meeting.called_already(LATER, NOW),
    *(meeting.moved(STATION, NOW, LATER, place, NOW) for place in ("社区会议室", "")),
    meeting.moved(STATION, NOW, NOW, "党群服务中心", NOW),
    meeting.has_moved(LATER, NOW),
    meeting.cancelled(STREET, LATER, NOW),
    meeting.has_cancelled(LATER, NOW),
    meeting.say_when(),
    meeting.of_another("龙泉"),
    meeting.say_hour(LATER, NOW),
    meeting.past(NOW, LATER),
    meeting.not_yet(LATER, NOW),
    meeting.recorded(NOW, NOW),
    meeting.recorded_already(NOW, NOW),
    meeting.none_called(),
    meeting.none_begun(),
    meeting.which_day((NOW, LATER), NOW),
    *(meeting.begins(NOW, NOW, topics) for topics in ((), ("学校门口乱停",))),
    *(meeting.ends(NOW, NOW, count, count) for count in (0, 2)),
    meeting.minuted(NOW, NOW, 2),
    meeting.minutes(STATION, HELD, TOPICS, (PILLARS, DONE), NOW),
    meeting.minutes(STATION, replace(HELD, minutes=(), place=""), (), (), NOW),
    *(
        meeting.agenda(STATION, one, told, topics, NOW)
        for one in (HELD, None)
        for told, topics in (((), ()), (("车位不足(桂花苑 3件同类)",), TOPICS))
    ),
    *(meeting.raised(STATION, one, 2, tags, NOW) for one in (HELD, None) for tags in ((), tuple(Tag))),
    meeting.say_topic(),
    agenda.ticket(
        "#1271(9栋西门 烧烤油烟)", (agenda.several(), agenda.bounced(2), agenda.undecided(), agenda.overdue(3))
    ),
    agenda.recurring("车位不足", "桂花苑", 3),
    *(measure.noted("2", one, TODAY) for one in (PILLARS, GONE)),
    measure.given("街道2", PILLARS, TODAY),
    *(measure.reminder("2", PILLARS, date(2025, 9, day)) for day in (25, 26, 28)),
    measure.done("2", PILLARS),
    *(measure.done_told("2", PILLARS, by) for by in ("", "吴娟")),
    measure.still_open(),
    measure.moved("2", PILLARS, date(2025, 9, 30), TODAY),
    measure.has_moved("2", date(2025, 9, 30), "常胜利"),
    measure.dropped("2", PILLARS),
    measure.has_dropped("2", GONE),
    measure.incomplete(True, True, True),
    measure.past(TODAY),
    measure.say_day(),
    measure.none_open(),
    measure.not_open(ROWS[:1]),
    measure.which_is_done(ROWS),
    measure.which_to_move(ROWS[:2]),
    measure.which_to_drop(ROWS[:2]),
    *(measure.listed(STATION, rows, own, NOW) for rows in ((), ROWS) for own in (True, False)),
]
