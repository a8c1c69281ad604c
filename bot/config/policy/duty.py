"""The keys of `policy` that are about the people on duty."""

from bot.config.form import Part
from bot.config.valuetype import Duration
from handlers.domain.policies.duty import DutyPolicy


class DutyForm(Part):
    idle: Duration = DutyPolicy.idle
    give_back: Duration = DutyPolicy.give_back

    @property
    def duty(self) -> DutyPolicy:
        return self.filled(DutyPolicy)
