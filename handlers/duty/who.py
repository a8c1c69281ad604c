"""谁值班: the team of a moment; the staff reads names, residents departments and surnames."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from handlers.domain.decision import Decision, silence
from handlers.domain.gaps import posts
from handlers.domain.intent import Command
from handlers.domain.period import Period
from handlers.domain.scene import Scene
from handlers.domain.workcalendar import DAY, TOWN_TIME, WorkCalendar, local
from handlers.duty.texts import roster
from handlers.grammar.answer import answered, aside
from handlers.grammar.arguments import ANY_WHEN
from handlers.grammar.present import present
from handlers.grammar.texts import help, question

ASKED = re.compile(
    r"(?!.*(?:昨[天日晚]|前天|辛苦|负责|不晓得|不知道|值班(?:室|费|记录|员)|门卫|居民|贴|你值班|[我他她]没|没人值班|放心|干的|去\s?\d|谁去|的车|要是|如果|说|现场|请吃|赶紧|我值班|谁的|请假[吗?]|申诉|发群|发[了过]))"
    r"(?=.*(?:(?:谁|哪个|哪位|哪些人?|哪几个).{0,5}(?:值班?|在岗|当班|在班|带班|顶班?|上班|出警|夜班|到位|来|在|顶|上)(?:[啊呢嘎的]|现在)*(?:$|[ ,])"
    r"|(?:值[班斑]|当班|带班|夜班).{0,6}(?:谁|哪)|(?:谁|哪个)值|值班(?:表|人员|名单|安排|的?是)|查值班|当前在岗|在不在班"
    r"|(?:今[天日晚]|明[天早]|后天|上午|下午|晚上|周.|\d[日号]?|物业|公安|派出所|执法队?|城管|市监|交警|网格|夜班|噪音).{0,8}(?:谁|哪个|哪位|分别是谁)$"
    r"|(?:找|联系|是)(?:谁|哪个|哪位).{0,6}$|^下?周.的班$|有人[没吗].*谁|我是哪天的班|是\S{2,3}还是\S{2,3}$))(.*)"
)
"""How people ask it, of the bot alone."""
_OF_A_TIME = re.compile(
    r"(?:[今明后大]+[天日早晚]|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天末]|\S{1,3}月\S{1,3}[日号]?|\d{1,2}[日号]|\d{1,2}[/.]\d{1,2})"
    r"(?:早上|上午|中午|下午|晚上|夜里|晚|夜间)?(?:是|有)?(?:谁|哪个|哪位|哪些人|什么人)(?:在|来)?(?:值班|值夜班|当班|在岗)的?"
)
"""What residents ask of a day: 周六谁值班."""
_NIGHT = re.compile("夜班|夜里|夜间|今晚|晚上")
_BOTH = re.compile("白天.*(?:晚|夜)|早晚")
_CALLED = {
    "综合执法": ("综合执法", "城管", "执法"),
    "公安": ("公安", "派出所", "民警", "警察", "出警"),
    "市监": ("市监", "工商", "市场监管"),
    "交警": ("交警",),
    "网格": ("网格",),
    "物业": ("物业",),
}
"""What people call departments."""
_ASKS = re.compile("谁|查|值班表?|[在是的有]|今[天晚]|明天|现在")
_MOST = 7
_MARKS = " ?!。.,啊呢吗现在一下"


def is_asked(text: str) -> bool:
    """Whether a line, bare of courtesies, asks who is on duty on some day, and nothing else."""
    return _OF_A_TIME.fullmatch(text) is not None


def where(scene: Scene) -> Decision:
    """What is said to whoever asks it, and lives nobody knows where."""
    return answered(scene, question.which_compound("谁值班", scene.town.compounds[0]), "which compound?")


def show(scene: Scene, command: Command) -> Decision:
    """Who is on duty then: now, on a day with its night, in a part of one; of one department where it is named."""
    calendar, text = scene.town.calendar, scene.heard.text
    asked = ANY_WHEN.fill(scene, replace(command, text=_dated(text, scene.now, calendar)), "")
    if isinstance(asked, Decision):
        return asked
    moments = _moments(scene, asked.when, text)
    if len(moments) > 2 * _MOST:
        return answered(scene, roster.which_days(), "too many days")
    department = _department(scene, text)
    if scene.speaker.staff is None:
        return _for_resident(scene, moments, department, asked.text)
    among_colleagues = scene.heard.room is not None and not scene.heard.mentions_bot
    if among_colleagues and not department and command.text.strip(_MARKS):
        return silence("talk in the work group")
    lines = [line for moment in moments if (line := _line(scene, moment, department))]
    if department and not lines:
        lines = [roster.nobody(department), *(_line(scene, moment, "") for moment in moments[:1])]
    return answered(scene, "\n".join(dict.fromkeys(lines)), "who is on duty")


def _for_resident(scene: Scene, moments: Sequence[datetime], department: str, rest: str) -> Decision:
    """The same as residents may know it; who says more than a time and a department has something else to say."""
    for known in (*scene.town.compounds, *(name for names in _CALLED.values() for name in names)):
        rest = rest.replace(known, "")
    if _ASKS.sub("", rest).strip(_MARKS):
        return answered(scene, help.for_staff(), "more than a question who is there")
    calendar = scene.town.calendar
    shown = ((at, present(scene.home, scene.compound, at, calendar, department)) for at in moments)
    lines = dict.fromkeys(roster.for_residents(at, names, calendar) for at, names in shown)
    return Decision(says=(aside(scene, "\n".join(lines)),), why="who is on duty")


def _line(scene: Scene, moment: datetime, department: str) -> str:
    """Who is there then, of one department where it is named; "" where it has no rota for such an hour."""
    here = posts(scene.home, moment, scene.town.calendar)
    shown = tuple(post for post in here if department in ("", post.department))
    return roster.now(moment, shown, scene.town.calendar) if shown or not department else ""


def _moments(scene: Scene, when: Period | None, text: str) -> list[datetime]:
    """The moments that a time means: itself, or of each of its days the day's and the night's team."""
    calendar, now = scene.town.calendar, scene.now
    if when is None:
        return [_evening(now, calendar) if _NIGHT.search(text) and calendar.in_hours(now) else now]
    start = when.start or when.end
    if when.exact or local(start).time() >= calendar.closes or local(when.end).time() < calendar.closes:
        return [now if when.holds(now) else start]
    first, last = local(start).date(), local(when.end).date()
    moments = []
    for day in (first + DAY * n for n in range(min((last - first).days, 2 * _MOST) + 1)):
        begins = datetime.combine(day, calendar.opens, TOWN_TIME)
        moments.append(
            now if day == local(now).date() and begins < now < _evening(now, calendar) else max(begins, start)
        )
        if calendar.is_workday(day) and (local(start).time() <= calendar.opens or _BOTH.search(text)):
            moments.append(_evening(begins, calendar))
    return moments


def _evening(moment: datetime, calendar: WorkCalendar) -> datetime:
    """When the night's team takes over on the day of a moment."""
    return datetime.combine(local(moment).date(), max(calendar.closes, time(18)), TOWN_TIME)


def _department(scene: Scene, text: str) -> str:
    """The department that a line names, by what people call it; "" for none."""
    known = dict.fromkeys(shift.department for shift in scene.home.shifts)
    for department in known:
        if any(word in text for word in _CALLED.get(department, (department,))):
            return department
    member = next((member for member in scene.home.staff if member.name in text), None)
    return member.department if member and member.department in known else ""


def _dated(text: str, now: datetime, calendar: WorkCalendar) -> str:
    """中秋晚上: a holiday's name as its coming date; 国庆3号 is dated itself."""
    days = {
        name.removesuffix("节"): day
        for day, name in sorted(calendar.off.items(), reverse=True)
        if day >= local(now).date()
    }
    for name, day in days.items():
        if name and name in text:
            dated = text.replace(f"{name}节", name)
            bare = not re.search(rf"{name}\d", dated)
            return dated.replace(name, f"{day.month}月{day.day}日" if bare else "")
    return text
