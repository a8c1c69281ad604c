"""The keys of `policy` that are about governance."""

from typing import Annotated

from pydantic import Field

from bot.config.form import Form, Part
from bot.config.valuetype import Count, Duration
from handlers.domain.policies.governance import GovernancePolicy, LawTips, Weights

Weight = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]


class WeightsForm(Form):
    response: Weight = Weights.response
    solution: Weight = Weights.solution
    satisfaction: Weight = Weights.satisfaction


class LawTipsForm(Form):
    most: Count = LawTips.most
    per: Duration = LawTips.per
    least: Count = LawTips.least


class GovernanceForm(Part):
    weights: WeightsForm = WeightsForm()
    sample: Count = GovernancePolicy.sample
    visit: Duration = GovernancePolicy.visit
    lawtip: LawTipsForm = LawTipsForm()

    @property
    def governance(self) -> GovernancePolicy:
        return self.filled(GovernancePolicy, weights=self.weights.filled(Weights), lawtip=self.lawtip.filled(LawTips))
