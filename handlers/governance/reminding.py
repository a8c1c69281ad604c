"""Reminders of a measure (举措): the morning of the working day before, of the day itself, and of every working day after it."""

from datetime import date, datetime, time, timedelta

from handlers.domain.decision import Decision, Timer, in_private, silence
from handlers.domain.facts.meeting import MeasureDue
from handlers.domain.scene import Scene
from handlers.domain.workcalendar import DAY, TOWN_TIME, WorkCalendar, local
from handlers.governance.choice import label_for
from handlers.governance.texts import measure as texts

A_SECOND = timedelta(seconds=1)
"""Whoever was told just now is not reminded at once."""


def remind(scene: Scene, due: MeasureDue) -> Decision:
    """Whose it is hears when it is to be done, and is reminded again until it is."""
    conference = scene.governance.conferences.own
    measure = conference.measure(due.nth)
    if measure is None or not measure.is_open:
        return silence("the measure is done")
    calendar = scene.town.calendar
    after = next_reminder(calendar, measure.day, scene.now + A_SECOND)
    again = Decision(timers=(Timer(after, due),))
    if scene.now < next_reminder(calendar, measure.day, _midnight(local(scene.now).date())):
        return again + silence("the measure was moved")
    label = label_for(scene, conference, measure)
    text = texts.reminder(label, measure, local(scene.now).date())
    return again + Decision(says=(in_private(measure.owner, text),), why="a measure is due")


def next_reminder(calendar: WorkCalendar, day: date, after: datetime) -> datetime:
    """The first opening from then on at which somebody is reminded of what is to be done by a day."""
    eve = day - DAY
    while not calendar.is_workday(eve):
        eve -= DAY
    return calendar.next_opening(max(after, _midnight(eve)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), TOWN_TIME)
