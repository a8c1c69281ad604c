"""The keys of `policy` that are about governance."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field, model_validator

from bot.config.form import Form, Part
from bot.config.problem import BadValue
from bot.config.valuetype import Clock, Count, Duration, Text, Texts, Weekday
from handlers.domain.policies.governance import GovernancePolicy, LawTips, Weights
from handlers.domain.policies.weekly import WeeklyAction

Weight = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]

DayOfMonth = Annotated[int, Field(ge=1, le=28)]


class WeightsForm(Form):
    response: Weight = Weights.response
    solution: Weight = Weights.solution
    satisfaction: Weight = Weights.satisfaction


class LawTipsForm(Form):
    most: Count = LawTips.most
    per: Duration = LawTips.per
    least: Count = LawTips.least


class WeeklyForm(Form):
    """The joint action of every week; a station that has none of its own writes `on: false`."""

    on: bool = True
    day: Weekday
    time: Clock
    place: Text
    departments: Annotated[Texts, Field(min_length=1)]
    tell: Duration = WeeklyAction.tell

    @model_validator(mode="after")
    def _fits(self) -> "WeeklyForm":
        if self.tell > timedelta(days=7):
            raise BadValue("tell 太早了", "写法:1天、2小时,最多7天")
        return self

    @property
    def action(self) -> WeeklyAction | None:
        return WeeklyAction(self.day, self.time, self.place, self.departments, self.tell) if self.on else None


class GovernanceForm(Part):
    weights: WeightsForm = WeightsForm()
    sample: Count = GovernancePolicy.sample
    appeal_until: DayOfMonth = GovernancePolicy.appeal_until
    remind_marks: bool = GovernancePolicy.remind_marks
    visit: Duration = GovernancePolicy.visit
    lawtip: LawTipsForm = LawTipsForm()
    weekly_action: WeeklyForm | None = None
    weekly_chart: bool = GovernancePolicy.weekly_chart

    @property
    def governance(self) -> GovernancePolicy:
        weekly = self.weekly_action.action if self.weekly_action else None
        return self.filled(
            GovernancePolicy,
            weights=self.weights.filled(Weights),
            lawtip=self.lawtip.filled(LawTips),
            weekly_action=weekly,
        )
