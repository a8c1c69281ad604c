"""The keys of `policy` that are about neighbours."""

from bot.config.form import Part
from bot.config.valuetype import Count, Duration
from handlers.domain.policies.neighbours import NeighbourPolicy


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

    @property
    def neighbours(self) -> NeighbourPolicy:
        return self.filled(NeighbourPolicy)
