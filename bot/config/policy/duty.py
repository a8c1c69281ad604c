"""The keys of `policy` that are about the people on duty."""

from bot.config.form import Form, Part
from bot.config.valuetype import Count, Duration
from handlers.domain.policies.duty import Attendance, DutyPolicy, Whistling


class WhistleForm(Form):
    summary: Duration = Whistling.summary
    no_show: Duration = Whistling.no_show


class AttendanceForm(Form):
    remind: Duration = Attendance.remind
    tell: Duration = Attendance.tell


class DutyForm(Part):
    idle: Duration = DutyPolicy.idle
    give_back: Duration = DutyPolicy.give_back
    repeats: Count = DutyPolicy.repeats
    pause: Count = DutyPolicy.pause
    whistle: WhistleForm = WhistleForm()
    attendance: AttendanceForm = AttendanceForm()

    @property
    def duty(self) -> DutyPolicy:
        return self.filled(
            DutyPolicy, whistle=self.whistle.filled(Whistling), attendance=self.attendance.filled(Attendance)
        )
