"""The keys of `policy` that are about rooms."""

from bot.config.form import Form, Part
from bot.config.valuetype import Count, Duration
from handlers.domain.policies.cap import AnswerCap
from handlers.domain.policies.retention import Retention
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


class RetentionForm(Form):
    words: Duration = Retention.words
    private: Duration = Retention.private
    pictures: Duration = Retention.pictures
    space: Count = Retention.space
    doubts: Duration = Retention.doubts
    lessons: Duration = Retention.lessons
    outbox: Duration = Retention.outbox
    failed: Duration = Retention.failed
    ids: Duration = Retention.ids


class RoomsForm(Part):
    pacing: PacingForm = PacingForm()
    answers: AnswersForm = AnswersForm()
    forget: Duration = RoomPolicy.forget
    retention: RetentionForm = RetentionForm()

    @property
    def rooms(self) -> RoomPolicy:
        return self.filled(
            RoomPolicy,
            pacing=self.pacing.filled(Pacing),
            answers=self.answers.filled(AnswerCap),
            retention=self.retention.filled(Retention),
        )
