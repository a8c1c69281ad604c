"""The days that figures are asked of (时段), out of the words: 今日, 上周, 9月, 今年, 1月1日到7月10日; the rest of them stays, in order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.period import Period
from handlers.domain.scene import Scene
from handlers.grammar.answer import answered
from handlers.grammar.arguments.argument import Argument
from handlers.grammar.spelling.span import spelt_span, this_month, this_week, this_year, today
from handlers.grammar.texts import when


@dataclass(frozen=True)
class SpanArgument(Argument):
    """One that takes `usual` where no days are written. Figures are loaded for them before the command is decided."""

    usual: Callable[[datetime], Period]

    def asked(self, line: str, now: datetime) -> Period:
        """The days that a line asks of."""
        found = spelt_span(line, now)
        return found.time if found and found.time else self.usual(now)


def _span(usual: Callable[[datetime], Period]) -> SpanArgument:
    def fill(scene: Scene, command: Command, usage: str) -> Command | Decision:
        found = spelt_span(command.text, scene.now)
        if found is None:
            return replace(command, span=scene.governance.period or usual(scene.now))
        if found.time is None:
            return answered(scene, when.no_such_time(found.words), "no such days")
        return replace(command, span=found.time, text=found.rest)

    return SpanArgument("span", fill, usual)


DAY_SPAN, WEEK_SPAN, MONTH_SPAN, YEAR_SPAN = map(_span, (today, this_week, this_month, this_year))
"""Of today, of this week, of this month, of this year, where nothing else is said."""
