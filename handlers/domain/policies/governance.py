"""What a town has decided about governance: what its rates weigh, and what is asked before anything is held against anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from handlers.domain.figures import Rate
from handlers.domain.policies.weekly import WeeklyAction


@dataclass(frozen=True)
class Weights:
    """What each of the three rates (三率) weighs in their mean; the bulletin names no weights, so each town has its own."""

    response: float = 1.0
    solution: float = 1.0
    satisfaction: float = 1.0

    @property
    def by_rate(self) -> Mapping[Rate, float]:
        return {Rate.RESPONSE: self.response, Rate.SOLUTION: self.solution, Rate.SATISFACTION: self.satisfaction}


@dataclass(frozen=True)
class LawTips:
    """Of a kind that was told in a group at least so often (`least`) within `per` a law tip (普法) is proposed; `most` are said there in that time."""

    most: int = 1
    per: timedelta = timedelta(days=7)
    least: int = 3


@dataclass(frozen=True)
class GovernancePolicy:
    weights: Weights = Weights()
    weekly_chart: bool = False  # whether the chart of the last week comes by itself (周报图)
    sample: int = 10  # so many rounds somebody must have dealt with before he is compared with others (末位, 评优)
    appeal_until: int = 15  # the day of the following month until which a mark may be appealed against (申诉)
    remind_marks: bool = False  # whether the chiefs are told at the first opening of a month who is without a mark
    visit: timedelta = timedelta(
        days=7
    )  # so long another department's visit at a place is told before the next one goes (避免重复、多头执法)
    lawtip: LawTips = LawTips()
    weekly_action: WeeklyAction | None = None  # the joint action of every week (每周联合执法); None where there is none
