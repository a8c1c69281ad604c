"""The keys of `policy` that are about neighbours."""

from bot.config.form import Form, Part
from bot.config.valuetype import Count, Duration
from handlers.domain.policies.neighbours import NeighbourPolicy, Surge


class SurgeForm(Form):
    voices: Count = Surge.voices
    per: Duration = Surge.per


class NeighboursForm(Part):
    spoken_of: Duration = NeighbourPolicy.spoken_of
    voices_after: Duration = NeighbourPolicy.voices_after
    voices_from: Count = NeighbourPolicy.voices_from
    poll: Duration = NeighbourPolicy.poll
    reopens: Count = NeighbourPolicy.reopens
    reopens_per: Duration = NeighbourPolicy.reopens_per
    surge: SurgeForm = SurgeForm()
    alike: Duration = NeighbourPolicy.alike
    recurs: Duration = NeighbourPolicy.recurs

    @property
    def neighbours(self) -> NeighbourPolicy:
        return self.filled(NeighbourPolicy, surge=self.surge.filled(Surge))
