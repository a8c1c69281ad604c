"""Limits a person, each with what it must look at. The first is held before what follows from a decision, the second after."""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.domain.decision import Decision
from handlers.domain.scene import Need, Scene
from handlers.hearing import limits
from handlers.rooms import answers


@dataclass(frozen=True)
class Limit:
    """`counts` says whether a decision falls under it; then `needs` is loaded, and `within` gives the decision that stands."""

    counts: Callable[[Scene, Decision], bool]
    needs: Need
    within: Callable[[Scene, Decision], Decision]


TOLD = Limit(limits.counts, Need.LATELY, limits.within)
ANSWERED = Limit(answers.counts, Need.ANSWERS, answers.within)
