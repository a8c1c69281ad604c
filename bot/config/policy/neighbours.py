"""The keys of `policy` that are about neighbours."""

from bot.config.form import Form, Part
from bot.config.valuetype import Count, Duration, Text
from handlers.domain.policies.neighbours import Mediating, NeighbourPolicy, Surge


class SurgeForm(Form):
    voices: Count = Surge.voices
    per: Duration = Surge.per


class MediationForm(Form):
    remind: Duration = Mediating.remind
    enforcement: Text = Mediating.enforcement


class NeighboursForm(Part):
    spoken_of: Duration = NeighbourPolicy.spoken_of
    voices_after: Duration = NeighbourPolicy.voices_after
    voices_from: Count = NeighbourPolicy.voices_from
    poll: Duration = NeighbourPolicy.poll
    photo: Duration = NeighbourPolicy.photo
    still_there: Duration = NeighbourPolicy.still_there
    ask_again: Duration = NeighbourPolicy.ask_again
    recheck: Duration = NeighbourPolicy.recheck
    reopens: Count = NeighbourPolicy.reopens
    reopens_per: Duration = NeighbourPolicy.reopens_per
    surge: SurgeForm = SurgeForm()
    alike: Duration = NeighbourPolicy.alike
    recurs: Duration = NeighbourPolicy.recurs
    mediation: MediationForm = MediationForm()

    @property
    def neighbours(self) -> NeighbourPolicy:
        return self.filled(NeighbourPolicy, surge=self.surge.filled(Surge), mediation=self.mediation.filled(Mediating))
