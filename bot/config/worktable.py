"""The work calendar of the town: the national table with the config's own days laid over it."""

from collections.abc import Iterator
from datetime import date

from bot.config.models import CalendarForm, TownForm
from bot.config.node import Node
from bot.config.problem import Problem
from handlers.domain.workcalendar import WorkCalendar


def work_calendar(form: CalendarForm) -> WorkCalendar:
    """The calendar; `off` also holds the weekend days of a holiday, for their name."""
    off, on = _national()
    known = {day.year for day in off} | set(form.complete_years)
    for day, entry in form.days.items():
        off.pop(day, None)
        on.pop(day, None)
        (on if entry.works else off)[day] = entry.name
    return WorkCalendar(form.hours.start, form.hours.end, off, on, frozenset(known), form.lunch)


def calendar_warning(calendar: WorkCalendar, year: int) -> str | None:
    """What to tell people about a year whose holidays nobody has told us, or None where they are known."""
    if year in calendar.known:
        return None
    return (
        f"还不知道{year}年的放假调休安排,只能按周一至周五上班计算。"
        f"请把放假和调休的日子写进 config.yaml 的 calendar.days,写全后在 calendar.complete_years 里加上 {year};"
        f"国务院的通知(每年11月前后)公布后,luming calendar {year} 通知.txt 可以代写"
    )


def unfinished_years(form: CalendarForm, calendar: WorkCalendar, root: Node) -> Iterator[Problem]:
    """A warning for each year of which the config has some days, but neither it nor the national table has all."""
    days, _ = root.nearest(("calendar", "days"))
    for year in sorted({day.year for day in form.days} - calendar.known):
        yield days.problem(f"只写了{year}年的一部分日子", f"写全后请在 complete_years 里加上 {year}", warning=True)


def odd_hours(form: TownForm, root: Node) -> Iterator[Problem]:
    """A lunch that is not in the middle of the day; departments whose hours leave the street's (by which people are on duty)."""
    town, lunch = form.calendar.hours, form.calendar.lunch
    if lunch and not town.start < lunch.start < lunch.end < town.end:
        yield root.nearest(("calendar", "lunch"))[0].problem(
            "午休要在工作时间中间", "写法:lunch: 12:00-14:00;午休也算工作时间的,不写 lunch"
        )
    for name, bureau in form.bureaus.items():
        if (hours := bureau.hours) is None:
            continue
        node, _ = root.nearest(("bureaus", name, "hours"))
        if not town.start <= hours.start < hours.end <= town.end:
            yield node.problem(
                f"{name}的工作时间超出了街道的{town.start:%H:%M}-{town.end:%H:%M}",
                "值班按街道的 calendar.hours 排;部门更长的,先把 calendar.hours 写长",
            )
        elif lunch and lunch.start <= hours.start and hours.end <= lunch.end:
            yield node.problem(f"{name}的工作时间全在午休里", "请改 hours,或不写 calendar.lunch")


def _national() -> tuple[dict[date, str], dict[date, str]]:
    """The holidays and the make-up days that the calendar package knows, with their Chinese names."""
    # Imported here because only this function needs it; the package brings no types.
    from chinese_calendar.constants import Holiday, holidays, workdays

    off = {day: Holiday(name).chinese for day, name in holidays.items()}
    on = {day: Holiday(name).chinese + "调休" for day, name in workdays.items()}
    return off, on
