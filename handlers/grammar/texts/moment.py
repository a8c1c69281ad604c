"""How times are written in chat: 10:32, 9/30 18:00, 10/9(周四)."""

from datetime import date, datetime, timedelta

from handlers.domain.workcalendar import WorkCalendar, local

WEEKDAYS = "一二三四五六日"


def clock(moment: datetime) -> str:
    return f"{local(moment):%H:%M}"


def day(when: date) -> str:
    return f"{when.month}/{when.day}(周{WEEKDAYS[when.weekday()]})"


def moment(at: datetime, now: datetime) -> str:
    """The clock alone on the same day, else the date too."""
    here = local(at)
    return clock(at) if here.date() == local(now).date() else f"{here.month}/{here.day} {clock(at)}"


def pause(now: datetime, start: datetime, calendar: WorkCalendar) -> str:
    """Why nobody works before `start`: 现在是午休时间, 现在是下班时间, 国庆节放假至10/8."""
    if calendar.is_lunch(now):
        return "现在是午休时间"
    today, first = local(now).date(), local(start).date()
    names = [name for when, name in calendar.off.items() if today <= when < first and name]
    if not names:
        return "现在是下班时间"
    last = max(when for when in calendar.off if today <= when < first)
    return f"{names[0]}放假至{last.month}/{last.day}"


def span(length: timedelta) -> str:
    """4小时, or 30分钟 where it is no whole number of hours."""
    minutes = int(length.total_seconds() // 60)
    return f"{minutes // 60}小时" if minutes % 60 == 0 else f"{minutes}分钟"
