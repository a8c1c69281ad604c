"""The keys of `policy` that are about rooms."""

from bot.config.form import Form, Part
from bot.config.valuetype import Count, Duration
from handlers.domain.policies.cap import AnswerCap
from handlers.domain.policies.rooms import Pacing, RoomPolicy


class PacingForm(Form):
    most: Count = Pacing.most
    per: Duration = Pacing.per
    gather_from: Count = Pacing.gather_from
    gather: Duration = Pacing.gather
    calls: Duration = Pacing.calls


class AnswersForm(Form):
    most: Count = AnswerCap.most
    staff: Count = AnswerCap.staff
    per: Duration = AnswerCap.per


class RoomsForm(Part):
    pacing: PacingForm = PacingForm()
    answers: AnswersForm = AnswersForm()
    forget: Duration = RoomPolicy.forget

    @property
    def rooms(self) -> RoomPolicy:
        return self.filled(RoomPolicy, pacing=self.pacing.filled(Pacing), answers=self.answers.filled(AnswerCap))
