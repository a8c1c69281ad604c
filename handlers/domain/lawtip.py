"""What law tips (普法) are chosen by: what was told in a group of late, and what was said there already."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.domain.facts.lawtip import LawTipAsked, LawTipGiven
from handlers.domain.reading import Label


@dataclass(frozen=True)
class Told:
    """A public matter that was told in a group."""

    room: str
    label: Label
    matter: str


@dataclass(frozen=True)
class Tips:
    """At one station: what was `told` of late, oldest first, the tips that were `given`, oldest first, and those that `wait` for a yes."""

    told: tuple[Told, ...] = ()
    given: tuple[LawTipGiven, ...] = ()
    waiting: tuple[LawTipAsked, ...] = ()

    def labels(self, room: str) -> Counter[Label]:
        """How often each label was told in a group."""
        return Counter(one.label for one in self.told if one.room == room)

    def matters(self, room: str) -> Counter[str]:
        """How often each matter was told in a group."""
        return Counter(one.matter for one in self.told if one.room == room)

    def given_in(self, room: str) -> Sequence[LawTipGiven]:
        """What was said in a group, oldest first."""
        return [tip for tip in self.given if room in tip.rooms]
