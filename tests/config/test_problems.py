"""What is wrong with a config.yaml is told at its line, in plain words, all at once."""

from datetime import date, time
from functools import cached_property
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.config import ConfigError, Problem, calendar_warning, check, load
from handlers.domain.override import Overrides, town_at
from handlers.domain.town import Bureau, Role, Staff
from handlers.domain.workcalendar import Span
from tests.language.demo import CONFIG

DEMO = CONFIG.read_text("utf-8")


class Edited:
    """The demo with some of its text replaced; `line(text)` is where the new text stands."""

    def __init__(self, folder: Path, *edits: tuple[str, str]) -> None:
        self.text = DEMO
        for old, new in edits:
            assert old in self.text, old
            self.text = self.text.replace(old, new, 1)
        self.path = folder / "config.yaml"
        self.path.write_text(self.text, "utf-8")

    def line(self, text: str) -> int:
        """The line where `text` first stands."""
        return self.text.count("\n", 0, self.text.index(text)) + 1

    @cached_property
    def problems(self) -> list[Problem]:
        return check(self.path)


OFF_HOURS = "{department: 公安, people: [王磊], when: off_hours}"
AUXILIARY = "{name: 赵敏, role: auxiliary, department: 综合执法}"

ONE_MISTAKE = {
    "an address where the name of a variable belongs": ('webhook: ""', 'webhook: "https://robot.example/?key=1"', "alarm.webhook", ["不是环境变量的名字", "LUMING_ALARM_WEBHOOK"]),
    "no time at all before the alarm": ("after: 30秒", "after: 0秒", "alarm.after", ["0秒", "30分钟"]),
    "unknown department in the rota": (OFF_HOURS, "{department: 城管, people: [王磊], when: off_hours}", "stations[0].rota[7].department", ["没有“城管”这个部门", "可写:综合执法、公安、交警"]),
    "unknown department of a person": ("段勇, role: officer, department: 综合执法", "段勇, role: officer, department: 城管", "stations[0].staff[4].department", ["没有“城管”这个部门"]),
    "unknown lead department": ("name: 僵尸车, lead: 综合执法", "name: 僵尸车, lead: 城管", "policy.taxonomy.parking.zombie_car.lead", ["没有“城管”这个部门"]),
    "unknown assisting department": ("assists: [交警]", "assists: [市监, 路政]", "policy.taxonomy.parking.road_parking.assists[1]", ["没有“路政”这个部门"]),
    "unknown department in a station's policy": ("assists: [公安]}", "assists: [城管]}", "stations[6].policy.taxonomy.street_stall.barbecue.assists[0]", ["没有“城管”这个部门"]),
    "unknown person in the rota": ("people: [王磊], when: off_hours", "people: [王雷], when: off_hours", "stations[0].rota[7].people[0]", ["没有“王雷”这个人", "周建国"]),
    "person of another station in the rota": ("people: [唐静]", "people: [方国栋]", "stations[0].rota[2].people[0]", ["没有“方国栋”这个人"]),
    "unknown department of enforcement": ("enforcement: 综合执法", "enforcement: 城管", "policy.mediation.enforcement", ["没有“城管”这个部门"]),
    "unknown grid worker": ("grid_workers: [张丽, 何芳]", "grid_workers: [张丽, 李伟]", "stations[0].compounds[0].grid_workers[1]", ["没有“李伟”这个网格员", "可写:张丽、何芳"]),
    "unknown property manager": ("property_managers: [邓经理]", "property_managers: [孙经理]", "stations[1].compounds[0].property_managers[0]", ["没有“孙经理”这个物业人员"]),
    "unknown role": ("吴娟, role: deputy", "吴娟, role: boss", "stations[0].staff[2].role", ["没有“boss”这个角色", "chief、deputy"]),
    "a street's role at a station": ("吴娟, role: deputy", "吴娟, role: leader", "stations[0].staff[2].role", ["没有“leader”这个角色"]),
    "unknown pattern": ("when: on_call", "when: oncall", "stations[0].rota[3].when", ["没有“oncall”这个班次", "on_call"]),
    "unknown weekday": ("days: [周二, 周四]", "days: [周二, 星期四]", "stations[0].rota[2].days[1]", ["没有“星期四”这个日子", "周四"]),
    "days without their pattern": ("{department: 网格, people: [张丽, 何芳], when: workdays}", "{department: 网格, people: [张丽, 何芳], when: workdays, days: [周一]}", "stations[0].rota[4]", ["when: weekdays 和 days 要一起写"]),
    "key with a slip": ("    first_serial: 126", "    first_seria: 126", "stations[0].first_seria", ["没有“first_seria”这个键", "是不是想写“first_serial”", "staff_group"]),
    "key in a station's policy": ("      quiet: 21:30-07:00", "      quite: 21:30-07:00", "stations[6].policy.quite", ["是不是想写“quiet”"]),
    "key written twice": ("bot: 小鹿 ", "bot: 小鹿\nstreet: 别处", "street", ["“street”写了两次,第 12 行已经有了"]),
    "person twice": ("name: 段文彬", "name: 周建国", "stations[1].staff[0].name", ["人名“周建国”重复了"]),
    "person named like the bot": ("name: 段文彬", "name: 小鹿", "stations[1].staff[0].name", ["人名“小鹿”重复了"]),
    "station twice": ("name: 龙泉\n", "name: 学桥\n", "stations[1].name", ["工作站“学桥”重复了"]),
    "compound twice": ("name: 锦绣园", "name: 桂花苑", "stations[1].compounds[0].name", ["小区“桂花苑”重复了"]),
    "group twice": ("[锦绣园业主群]", "[桂花苑业主群]", "stations[1].compounds[0].groups[0]", ["群“桂花苑业主群”重复了"]),
    "group of owners and staff": ("[锦绣园业主群]", "[学桥执法工作站群]", "stations[1].compounds[0].groups[0]", ["群“学桥执法工作站群”重复了"]),
    "matter's key twice": ("      unleashed: ", "      zombie_car: ", "policy.taxonomy.stray_dog.zombie_car", ["事项“zombie_car”重复了"]),
    "matter's name twice": ("name: 占道经营", "name: 僵尸车", "policy.taxonomy.street_stall.occupying.name", ["事项名称“僵尸车”重复了"]),
    "unit of quantity twice": ("item: [件]", "item: [件, 台]", "policy.quantities.item[1]", ["量词“台”重复了"]),
    "time that is none": ("quiet: 22:00-07:00", "quiet: 25:00-07:00", "policy.quiet", ["“25:00”不是时间", "08:30"]),
    "time in words": ("hours: 08:30-18:00", "hours: 8点-18点", "calendar.hours", ["“8点”不是时间"]),
    "lunch outside the hours": ("# lunch: 12:00-14:00", "lunch: 17:00-18:30", "calendar.lunch", ["午休要在工作时间中间", "12:00-14:00"]),
    "lunch upside down": ("# lunch: 12:00-14:00", "lunch: 14:00-12:00", "calendar.lunch", ["午休要在工作时间中间"]),
    "lunch that is none": ("# lunch: 12:00-14:00", "lunch: 中午", "calendar.lunch", ["“中午”不是一段时间"]),
    "hours of an unknown department": ("# bureaus:\n#   市监:", "bureaus:\n   城管:", "bureaus.城管", ["没有“城管”这个部门", "可写:综合执法"]),
    "hours of a department outside the street's": ("# bureaus:\n#   市监: {hours: 09:00-17:00}", "bureaus:\n   市监: {hours: 08:00-20:00}", "bureaus.市监.hours", ["市监的工作时间超出了街道的08:30-18:00"]),
    "key of a department with a slip": ("# bureaus:\n#   市监: {hours:", "bureaus:\n   市监: {hour:", "bureaus.市监.hour", ["是不是想写“hours”"]),
    "contact whom nobody knows": ("# bureaus:\n#   市监: {hours: 09:00-17:00}", "bureaus:\n   市监: {contact: 高科长}", "bureaus.市监.contact", ["没有“高科长”这个人", "可写:杨主任"]),
    "expert whom nobody knows": ("# bureaus:\n#   市监: {hours: 09:00-17:00}", "bureaus:\n   市监: {expert: 高科长}", "bureaus.市监.expert", ["没有“高科长”这个人"]),
    "contact of no department": ("{name: 小方, role: office}", "{name: 小方, role: contact}", "leaders[1]", ["小方少了 department"]),
    "contact of an unknown department": ("{name: 小方, role: office}", "{name: 小方, role: contact, department: 城管}", "leaders[1].department", ["没有“城管”这个部门"]),
    "telephone that is none": ("水务局: 0878-3120001", "水务局: 问小方", "offices.水务局", ["“问小方”不是电话号码", "95598"]),
    "qualification that expires and is none": (AUXILIARY, AUXILIARY[:-1] + ", expires: 2026-06-30}", "stations[0].staff[8]", ["没有写 qualified: true"]),
    "qualification that expires on no day": ("王磊, role: officer, department: 公安, qualified: true", "王磊, role: officer, department: 公安, qualified: true, expires: 明年", "stations[0].staff[5].expires", ["“明年”不是日期", "2025-09-28"]),
    "hours upside down": ("hours: 08:30-18:00", "hours: 18:00-08:30", "calendar.hours", ["上班时间要早于下班时间"]),
    "duration in English": ("poll: 72小时", "poll: 72h", "policy.poll", ["看不懂时长“72h”", "30分钟、2小时、7天"]),
    "duration without unit": ("accept: 10分钟", "accept: 10", "policy.limits.urgent.accept", ["看不懂时长“10”"]),
    "negative duration": ("idle: 4小时", "idle: -4小时", "policy.idle", ["看不懂时长“-4小时”"]),
    "limit that is none": ("resolve: 2个工作日", "resolve: 尽快", "policy.limits.normal.resolve", ["看不懂时长“尽快”", "2个工作日"]),
    "negative number": ("most: 6 ", "most: -6 ", "policy.pacing.most", ["不能小于 1"]),
    "number in words": ("voices_from: 3", "voices_from: 三", "policy.voices_from", ["要写成整数"]),
    "too sure": ("open_at: 0.6", "open_at: 60", "policy.open_at", ["不能大于 1"]),
    "neither yes nor no": ("王磊, role: officer, department: 公安, qualified: true", "王磊, role: officer, department: 公安, qualified: 有", "stations[0].staff[5].qualified", ["可写:true、false"]),
    "level without limits": ("    red: {accept", "    # red: {accept", "policy.limits.red", ["少了 red"]),
    "no department": (AUXILIARY, "{name: 赵敏, role: auxiliary}", "stations[0].staff[8]", ["赵敏少了 department"]),
    "qualified auxiliary": (AUXILIARY, AUXILIARY[:-1] + ", qualified: true}", "stations[0].staff[8]", ["赵敏不是执法人员", "不能任主办"]),
    "auxiliary at the head of a shift": ("people: [李伟, 赵敏]", "people: [赵敏, 李伟]", "stations[0].rota[0].people[0]", ["赵敏没有执法资格,不能带班", "李伟、段勇"]),
    "slash in a name": ("name: 吴娟", "name: 吴/娟", "stations[0].staff[2].name", ["不能有 / 或 @"]),
    "empty name": ("name: 吴娟", 'name: ""', "stations[0].staff[2].name", ["不能空着"]),
    "name left out": ("name: 吴娟", "name: ", "stations[0].staff[2].name", ["少了 name"]),
    "text where a list belongs": ("groups: [桂花苑业主群]", "groups: 桂花苑业主群", "stations[0].compounds[0].groups", ["要写成列表"]),
    "no group": ("groups: [桂花苑业主群]", "groups: []", "stations[0].compounds[0].groups", ["至少要写一个"]),
    "a day that is neither off nor work": ("days: {}", "days: {2027-01-01: 休}", "calendar.days.2027-01-01", ["看不懂“休”", "off(放假)"]),
    "a date that is none": ("days: {}", "days: {2027-02-30: off}", "calendar.days.2027-02-30", ["“2027-02-30”不是日期"]),
    "a key in Chinese": ("vehicle: [辆, 台]", "车: [辆, 台]", "policy.quantities.车", ["“车”不能当键"]),
    "department twice": ("departments: [综合执法, 公安, 交警, 市监, 网格, 物业, 街道执法队]", "departments: [综合执法, 公安, 交警, 市监, 网格, 物业, 公安]", "departments[6]", ["部门“公安”重复了"]),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path", "words"), ONE_MISTAKE.values(), ids=ONE_MISTAKE.keys())
def test_one_mistake_is_told_alone_at_its_line(tmp_path, old, new, path, words):
    town = Edited(tmp_path, (old, new))
    told = [problem for problem in town.problems if problem.path == path]
    assert len(told) == 1, town.problems
    expected = DEMO.count("\n", 0, DEMO.index(old)) + 1 + new.rstrip().count("\n")
    if "少了 red" not in words:  # what is missing is told at what it is missing from
        assert told[0].line == expected
    assert [word for word in words if word not in str(told[0])] == []
    assert not told[0].warning
    assert all(problem.line for problem in town.problems)
    assert len(town.problems) == 1


def test_a_missing_level_is_told_at_the_limits(tmp_path):
    town = Edited(tmp_path, ("    red: {accept", "    # red: {accept"))
    assert [problem.line for problem in town.problems] == [town.line("  limits:\n")]


def test_a_label_without_any_matter(tmp_path):
    start, end = DEMO.index("    stray_dog:  "), DEMO.index("    noise:  ")
    town = Edited(tmp_path, (DEMO[start:end], "    stray_dog: {}\n"))
    assert [str(p).split("  ", 1)[1] for p in town.problems] == ["policy.taxonomy.stray_dog  至少要写一个"]
    assert town.problems[0].line == town.line("stray_dog: {}")
    town = Edited(tmp_path, (DEMO[start:end], ""))
    assert [(p.path, p.wrong) for p in town.problems] == [("policy.taxonomy.stray_dog", "少了 stray_dog")]


def test_days_of_the_week_without_an_officer(tmp_path):
    town = Edited(
        tmp_path,
        (
            "{department: 综合执法, people: [李伟, 赵敏], when: workdays}",
            "{department: 综合执法, people: [李伟, 赵敏], when: weekdays, days: [周一, 周三]}",
        ),
        ("{department: 公安, people: [王磊], when: workdays}", "{department: 公安, people: [王磊], when: on_call}"),
    )
    (problem,) = town.problems
    assert (problem.path, problem.line) == ("stations[0].rota", town.line("    rota:\n"))
    assert problem.wrong == "学桥站周五没有能任主办的执法人员值班"  # 唐静 is there on Tuesdays and Thursdays


def test_nobody_at_night(tmp_path):
    town = Edited(tmp_path, (f"      - {OFF_HOURS}\n", ""))
    (problem,) = town.problems
    assert (problem.path, problem.line) == ("stations[0].rota", town.line("    rota:\n"))
    assert problem.wrong == "学桥站夜间和节假日没有人值班"


def test_the_departments_that_the_rules_speak_of_must_be_there(tmp_path):
    town = Edited(
        tmp_path,
        ("departments: [综合执法, 公安, 交警, 市监, 网格, 物业,", "departments: [综合执法, 公安, 交警, 市监, 网格,"),
    )
    assert ("departments", town.line("departments: "), "部门里少了物业") in [
        (p.path, p.line, p.wrong) for p in town.problems
    ]


def test_no_chief(tmp_path):
    town = Edited(tmp_path, ("{name: 段文彬, role: chief}", "{name: 段文彬, role: deputy}"))
    assert [(p.path, p.wrong) for p in town.problems] == [("stations[1].staff", "龙泉站没有站长")]


@pytest.mark.parametrize("key", ["token", "wechat_token", "password", "db_secret", "密码"])
def test_a_secret_is_refused_and_never_repeated(tmp_path, key):
    town = Edited(tmp_path, ("bots: []", f"bots: []\n{key}: hunter2"))
    (problem,) = town.problems
    assert (problem.path, problem.line) == (key, town.line(f"{key}: hunter2"))
    assert "环境变量" in str(problem)
    assert "hunter2" not in str(problem)


def test_all_problems_come_at_once_in_the_order_of_lines(tmp_path):
    town = Edited(
        tmp_path,
        ("bots: []", "bots: []\ntoken: x"),
        ("quiet: 22:00-07:00", "quiet: 25:00-07:00"),
        ("poll: 72小时", "pol: 72小时"),
        ("name: 僵尸车, lead: 综合执法", "name: 僵尸车, lead: 城管"),
        ("people: [王磊], when: off_hours", "people: [王雷], when: off_hours"),
        ("name: 段文彬", "name: 周建国"),
        ("      quiet: 21:30-07:00", "      quiet: 半夜"),
    )
    with pytest.raises(ConfigError) as caught:
        load(town.path)
    assert [problem.path for problem in caught.value.problems] == [
        "token",
        "policy.quiet",
        "policy.pol",
        "policy.taxonomy.parking.zombie_car.lead",
        "stations[0].rota[7].people[0]",
        "stations[1].staff[0].name",
        "stations[6].policy.quiet",
    ]
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]


def test_a_problem_reads_as_one_line():
    problem = Problem("config.yaml", 142, "stations[0].rota[2].department", "没有“城管”这个部门", "可写:综合执法、公安")
    assert str(problem) == "config.yaml:142  stations[0].rota[2].department  没有“城管”这个部门  可写:综合执法、公安"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("people: [李伟, 赵敏]", "people: [李伟, 赵敏"),  # never closed
        ("{name: 吴娟, role: deputy}", '{name: "吴娟, role: deputy}'),
        ("  - {name: 小方, role: office}", "\t- {name: 小方, role: office}"),
        ("  quiet: 22:00-07:00", "  quiet: 22: 00"),
        ("  - {name: 小方, role: office}", "  - {name: 小方} role"),
        ("street: 鹿鸣街道", "street: \x07"),
    ],
)
def test_yaml_that_cannot_be_read_is_told_with_its_line(tmp_path, old, new):
    town = Edited(tmp_path, (old, new))
    (problem,) = town.problems
    assert problem.line == town.line(new)


def test_a_colon_without_its_blank_is_told_at_the_next_line_at_most(tmp_path):
    town = Edited(tmp_path, ("street: 鹿鸣街道", "street:鹿鸣街道"))
    (problem,) = town.problems
    assert problem.line in (town.line("street:"), town.line("street:") + 1)
    assert "上一行" in problem.wrong and "冒号" in problem.allowed


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"", 0, "空的"),
        (b"# only words\n", 0, "空的"),
        (b"- a\n- b\n", 1, "最外层"),
        ("street: 鹿鸣\n".encode("gbk"), 1, "UTF-8"),
        (b"# a\n" + "street: 鹿鸣\n".encode("gbk"), 2, "UTF-8"),
        (b"[" * 3000, 0, "太深"),
        (b"a: &x [1]\nb: *x\n", 2, "引用"),
        (b"? [a]\n: b\n", 1, "键要写成一个词"),
        (b"a: 1\n---\nb: 2\n", 2, "写法不对"),
    ],
)
def test_files_that_are_no_config(tmp_path, content, line, words):
    path = tmp_path / "config.yaml"
    path.write_bytes(content)
    assert any(problem.line == line and words in str(problem) for problem in check(path)), check(path)


def test_no_file(tmp_path):
    (problem,) = check(tmp_path / "nowhere.yaml")
    assert str(problem) == f"{tmp_path / 'nowhere.yaml'}  找不到这个文件"
    assert "打不开" in str(check(tmp_path)[0])


def test_a_byte_order_mark_from_windows_does_no_harm(tmp_path):
    path = tmp_path / "config.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + DEMO.replace("\n", "\r\n").encode())
    assert check(path) == []


def test_days_of_our_own(tmp_path):
    town = Edited(
        tmp_path,
        ("days: {}", "days: {2027-01-01: off 元旦, 2027-02-20: work, 2025-09-28: off 本地停工, 2025-10-08: work}"),
        ("complete_years: []", "complete_years: [2027]"),
    )
    calendar = load(town.path).town.calendar
    days = {
        day.isoformat(): (calendar.is_workday(day), name)
        for table in (calendar.off, calendar.on)
        for day, name in table.items()
    }
    assert days["2027-01-01"] == (False, "元旦")
    assert days["2027-02-20"] == (True, "调休")
    assert days["2025-09-28"] == (False, "本地停工")
    assert days["2025-10-08"] == (True, "调休")
    assert calendar_warning(calendar, 2027) is None


def test_lunch_and_the_hours_of_a_department(tmp_path):
    told = ("# bureaus:\n#   市监: {hours: 09:00-17:00}", "bureaus:\n   市监: {hours: 09:00-17:00}\n   交警: {hours: }")
    town = load(Edited(tmp_path, ("# lunch: 12:00-14:00", "lunch: 12:00-14:00"), told).path).town
    assert town.calendar.lunch == Span(time(12), time(14))
    assert town.bureaus == {"市监": Bureau(Span(time(9), time(17))), "交警": Bureau()}
    assert (town.calendar_of("市监").closes, town.calendar_of("交警")) == (time(17), town.calendar)


def test_the_people_of_a_bureau_and_when_a_qualification_ends(tmp_path):
    officer = "王磊, role: officer, department: 公安, qualified: true"
    town = load(
        Edited(
            tmp_path,
            (
                "{name: 小方, role: office}",
                "{name: 小方, role: office}\n  - {name: 高科长, role: contact, department: 公安}",
            ),
            ("# bureaus:\n", "bureaus: {公安: {contact: 高科长, expert: 段勇}}\n"),
            (officer, officer + ", expires: 2026-06-30"),
        ).path
    ).town
    contact = Staff("高科长", Role.CONTACT, "鹿鸣街道", "公安")
    assert (town.contacts, town.people["高科长"], contact.steers) == ((contact,), contact, False)
    assert contact not in town.leaders
    assert town.bureaus["公安"] == Bureau(None, "高科长", "段勇")
    officer = town.people["王磊"]
    assert officer.expires == date(2026, 6, 30)
    [before, after] = (town_at(town, Overrides(), day).people for day in (date(2026, 6, 30), date(2026, 7, 1)))
    assert (before["王磊"].qualified, after["王磊"].qualified, after["高科长"]) == (True, False, contact)


def test_a_department_that_works_at_lunch_alone_is_told(tmp_path):
    told = ("# bureaus:\n#   市监: {hours: 09:00-17:00}", "bureaus:\n   市监: {hours: 12:00-13:00}")
    [problem] = Edited(tmp_path, ("# lunch: 12:00-14:00", "lunch: 12:00-14:00"), told).problems
    assert (problem.path, problem.wrong) == ("bureaus.市监.hours", "市监的工作时间全在午休里")


def test_a_year_that_is_only_begun_is_warned_of(tmp_path):
    town = Edited(tmp_path, ("days: {}", "days: {2027-01-01: off 元旦}"))
    (warning,) = load(town.path).warnings
    assert warning.warning
    assert (warning.path, warning.line) == ("calendar.days", town.line("  days: {2027"))
    assert "2027" in str(warning)
    assert calendar_warning(load(town.path).town.calendar, 2027)


def test_what_never_takes_effect_is_warned_of(tmp_path):
    town = Edited(
        tmp_path,
        ("dates: [2025-09-28]", "dates: [2025-10-04]"),
        ("      - {department: 交警, people: [陈刚], when: on_call}\n", ""),
    )
    told = [(problem.path, problem.warning) for problem in load(town.path).warnings]
    assert told == [("stations[0].staff[7]", True), ("stations[0].rota[2].dates[0]", True)]


def test_one_mistake_of_the_street_is_not_told_again_for_its_stations(tmp_path):
    town = Edited(tmp_path, ("  poll: 72小时", "  poll: 很久"), ("      quiet: 21:30-07:00", "      idle: 3小时"))
    assert [problem.path for problem in town.problems] == ["policy.poll"]


def test_who_only_helps_stands_in_no_rota(tmp_path):
    town = Edited(tmp_path, (AUXILIARY, "{name: 赵敏, role: volunteer}"))
    assert [(p.path, p.wrong) for p in town.problems] == [("stations[0].rota[0].people[1]", "没有“赵敏”这个人")]


def test_a_new_matter_of_a_station_is_checked_there(tmp_path):
    town = Edited(tmp_path, ("          barbecue: {assists: [公安]}", "          night_market: {name: 占道经营}"))
    assert [(p.path, p.line) for p in town.problems] == [
        ("stations[6].policy.taxonomy.street_stall.night_market.lead", town.line("night_market")),
        ("stations[6].policy.taxonomy.street_stall.night_market.name", town.line("night_market")),
    ]


LINES = DEMO.splitlines()
JUNK = [
    "",
    "x",
    "- x",
    "a: b",
    "[",
    "{",
    "&a",
    "*b",
    "~",
    "-1",
    "1e999",
    "nan",
    "[]",
    "'",
    "? [a]: b",
    "---",
    "@a",
    "9" * 500,
]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(JUNK), st.booleans()), min_size=1, max_size=4)
)
def test_no_edit_makes_anything_but_problems(tmp_path, edits):
    lines = list(LINES)
    for at, junk, whole in edits:
        key, colon, _ = lines[at].partition(": ")
        lines[at] = junk if whole or not colon else f"{key}: {junk}"
    path = tmp_path / "config.yaml"
    path.write_text("\n".join(lines), "utf-8")
    assert all(isinstance(problem, Problem) and problem.wrong for problem in check(path))


def test_a_law_tip_is_about_what_there_is_and_short(tmp_path):
    tip = "  - {about: parking, text: "
    town = Edited(tmp_path, (tip, "  - {about: parkings, text: "))
    assert [(p.path, p.wrong) for p in town.problems] == [("law[0].about", "没有“parkings”这个类或事项")]
    town = Edited(tmp_path, (f'{tip}"', f'{tip}"{"车" * 60}'))
    assert [(p.path, "太长" in p.wrong) for p in town.problems] == [("law[0].text", True)]


def test_a_topic_of_the_guide_stands_once(tmp_path):
    town = Edited(tmp_path, ("topic: 居住证,", "topic: 养狗证,"))
    assert [(p.path, "指南“养狗证”重复" in p.wrong) for p in town.problems] == [("guide[2].topic", True)]
