"""The keys of `policy` that are about the people on duty."""

from bot.config.form import Part
from bot.config.valuetype import Count, Duration
from handlers.domain.policies.duty import DutyPolicy


class DutyForm(Part):
    idle: Duration = DutyPolicy.idle
    give_back: Duration = DutyPolicy.give_back
    repeats: Count = DutyPolicy.repeats
    pause: Count = DutyPolicy.pause

    @property
    def duty(self) -> DutyPolicy:
        return self.filled(DutyPolicy)
