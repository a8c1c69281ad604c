"""The weekly chart (周报): by itself it comes on the first working morning of a week."""

from dataclasses import dataclass

from handlers.domain.due import Due


@dataclass(frozen=True)
class WeekDue(Due, kind="week"):
    """The first opening minute of a week: whoever steers the station reads the chart of the last one. Its rule sets the next one."""

    station: str
