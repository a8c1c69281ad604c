"""The chart of a week as a picture (周报): asked for in chat, and by itself on the first working morning of a week."""

import re
from datetime import datetime, timedelta

from handlers.domain.decision import Decision, Say, Timer, silence
from handlers.domain.facts.chart import WeekDue
from handlers.domain.intent import Command
from handlers.domain.paper import ChartPaper
from handlers.domain.period import Period
from handlers.domain.scene import Scene
from handlers.governance.asked import asked
from handlers.governance.texts import chart as texts
from handlers.grammar.answer import answer, answered
from handlers.grammar.bringing import bringing
from handlers.grammar.chiefs import heads
from handlers.grammar.spelling.span import this_week

_A_WEEK = timedelta(days=7)
_PLEASE = re.compile(
    r"(?:请|麻烦)?(?:发|给|看|来)?给?(?:我|大家|群里|到群里)?(?:一?[下份张个])?(?:看看|看)?[呢吧啊呀]?"
)


def show(scene: Scene, command: Command) -> Decision:
    """The chart of the unit and the days, with one line of figures."""
    what = asked(scene, command)
    if what.person or what.department or not _PLEASE.fullmatch(what.rest):
        talk = scene.heard.room is not None
        return silence("talk about a report") if talk else answered(scene, texts.which_chart(), "not understood")
    line = texts.told(texts.title(what.unit, what.span, scene.now), what.figures)
    say = bringing(scene, answer(scene, line), _paper(_path(scene), what.span, scene.now), texts.no_picture())
    return Decision(says=(say,), why="a chart")


def tell(scene: Scene, due: WeekDue) -> Decision:
    """Whoever steers the station gets the chart of the last week, and the next week has its timer."""
    station, now = scene.station, scene.now
    if station is None or not scene.policy.governance.weekly_chart:
        return silence("no weekly chart here")
    again = Decision(timers=(Timer(scene.town.calendar.next_week(now), due),))
    if not scene.abilities.files:
        return again + silence("no picture can be sent")
    days = this_week(now - _A_WEEK)
    line, paper = texts.title(station.name, days, now) + "。", _paper(station.path, days, now)
    morning = scene.town.calendar.next_open(now)
    says = tuple(Say(line, person=head.name, not_before=morning, paper=paper) for head in heads(scene))
    return again + Decision(says=says, why="the weekly chart")


def _paper(path: str, days: Period, now: datetime) -> ChartPaper:
    return ChartPaper(path, days.begins, days.end, now)


def _path(scene: Scene) -> str:
    """The unit whose figures are loaded (storage/governance/figures.py): a compound that the line names, the station, or the speaker's own."""
    if scene.compound is not None and scene.compound.name in scene.heard.text:
        return scene.compound.path
    staff = scene.speaker.staff
    return scene.station.path if scene.station else staff.path if staff else ""
