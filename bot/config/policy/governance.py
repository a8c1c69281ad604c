"""The keys of `policy` that are about governance."""

from typing import Annotated

from pydantic import Field

from bot.config.form import Form, Part
from bot.config.valuetype import Count, Duration
from handlers.domain.policies.governance import GovernancePolicy, Weights

Weight = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]


class WeightsForm(Form):
    response: Weight = Weights.response
    solution: Weight = Weights.solution
    satisfaction: Weight = Weights.satisfaction


class GovernanceForm(Part):
    weights: WeightsForm = WeightsForm()
    sample: Count = GovernancePolicy.sample
    visit: Duration = GovernancePolicy.visit

    @property
    def governance(self) -> GovernancePolicy:
        return self.filled(GovernancePolicy, weights=self.weights.filled(Weights))
