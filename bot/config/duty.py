"""Whether somebody is there: each working day of the week, at night, and at the head of each shift."""

from collections.abc import Iterator
from datetime import date

from bot.config.models import ShiftForm, StationForm
from bot.config.node import Node
from bot.config.problem import Problem, choices
from handlers.domain.town import WORKING, Role, When
from handlers.domain.workcalendar import WorkCalendar

_WEEK = ("周一", "周二", "周三", "周四", "周五")


def duty_gaps(form: StationForm, node: Node) -> Iterator[Problem]:
    """What is missing in a station's rota, each told at its own line."""
    rota, _ = node.nearest(("rota",))
    leading = {member.name for member in form.staff if member.leads}
    manned = {day for shift in form.rota if leading.intersection(shift.people) for day in shift.weekdays}
    if bare := [name for day, name in enumerate(_WEEK) if day not in manned]:
        yield rota.problem(
            f"{form.name}站{'、'.join(bare)}没有能任主办的执法人员值班", "请排上有执法资格的人(挂点和替班不算)"
        )
    if not any(shift.when is When.OFF_HOURS for shift in form.rota):
        yield rota.problem(f"{form.name}站夜间和节假日没有人值班", "请加一个夜间和节假日(when: off_hours)的班次")
    if not any(member.role is Role.CHIEF for member in form.staff):
        yield node.nearest(("staff",))[0].problem(f"{form.name}站没有站长", "请写一个站长(role: chief)")
    for index, shift in enumerate(form.rota):
        yield from _wrong_head(shift, form, node.nearest(("rota", index, "people", 0))[0])


def _wrong_head(shift: ShiftForm, form: StationForm, first: Node) -> Iterator[Problem]:
    """The first of a shift leads it; a substitute steps in for whoever is away, auxiliary or not."""
    barred = {m.name for m in form.staff if m.role in (Role.OFFICER, Role.AUXILIARY) and not m.leads}
    if first.text in barred and shift.when is not When.SUBSTITUTE:
        able = [member.name for member in form.staff if member.leads]
        yield first.problem(f"{first.text}没有执法资格,不能带班", f"请把有执法资格的人写在第一个;{choices(able)}")


def idle_people(form: StationForm, node: Node) -> Iterator[Problem]:
    """A warning for everybody who works at the station but stands in no shift, and so is never called."""
    rostered = {name for shift in form.rota for name in shift.people}
    for index, member in enumerate(form.staff):
        if member.role in WORKING and member.name not in rostered:
            yield node.nearest(("staff", index))[0].problem(
                f"{member.name}没有排班,有事叫不到", "请加进 rota", warning=True
            )


def idle_dates(form: StationForm, node: Node, calendar: WorkCalendar) -> Iterator[Problem]:
    """A warning for every extra date that is no working day, and so brings nobody."""
    for index, shift in enumerate(form.rota):
        for place, day in enumerate(shift.dates):
            if not calendar.is_workday(day):
                yield _no_workday(node.nearest(("rota", index, "dates", place))[0], day)


def _no_workday(node: Node, day: date) -> Problem:
    return node.problem(f"{day}不上班,写在这里不起作用", "节假日由夜间和节假日(when: off_hours)的人值班", warning=True)
