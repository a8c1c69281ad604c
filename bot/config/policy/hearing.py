"""The keys of `policy` that are about hearing."""

from typing import Annotated

from pydantic import Field

from bot.config.form import Form, Part
from bot.config.valuetype import Count, Duration
from handlers.domain.policies.cap import Cap
from handlers.domain.policies.hearing import HearingPolicy

Confidence = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class ReportsForm(Form):
    most: Count = HearingPolicy.reports.most
    per: Duration = HearingPolicy.reports.per


class AlarmsForm(Form):
    most: Count = HearingPolicy.alarms.most
    per: Duration = HearingPolicy.alarms.per


class HearingForm(Part):
    open_at: Confidence = HearingPolicy.open_at
    unplaced_at: Confidence = HearingPolicy.unplaced_at
    ask_at: Confidence = HearingPolicy.ask_at
    doubt: Duration = HearingPolicy.doubt
    reports: ReportsForm = ReportsForm()
    alarms: AlarmsForm = AlarmsForm()

    @property
    def hearing(self) -> HearingPolicy:
        return self.filled(HearingPolicy, reports=self.reports.filled(Cap), alarms=self.alarms.filled(Cap))
