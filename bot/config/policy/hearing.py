"""The keys of `policy` that are about hearing."""

from typing import Annotated

from pydantic import Field

from bot.config.form import Part
from bot.config.valuetype import Duration
from handlers.domain.policies.hearing import HearingPolicy

Confidence = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class HearingForm(Part):
    open_at: Confidence = HearingPolicy.open_at
    ask_at: Confidence = HearingPolicy.ask_at
    doubt: Duration = HearingPolicy.doubt

    @property
    def hearing(self) -> HearingPolicy:
        return self.filled(HearingPolicy)
