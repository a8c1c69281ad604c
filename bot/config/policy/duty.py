"""The keys of `policy` that are about the people on duty."""

from bot.config.form import Form, Part
from bot.config.valuetype import Duration
from handlers.domain.policies.duty import Attendance, DutyPolicy


class AttendanceForm(Form):
    remind: Duration = Attendance.remind
    tell: Duration = Attendance.tell


class DutyForm(Part):
    idle: Duration = DutyPolicy.idle
    give_back: Duration = DutyPolicy.give_back
    attendance: AttendanceForm = AttendanceForm()

    @property
    def duty(self) -> DutyPolicy:
        return self.filled(DutyPolicy, attendance=self.attendance.filled(Attendance))
