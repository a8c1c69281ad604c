"""What the frames of the lexicon find in a line, and how sure they are together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from handlers.domain.reading import Danger, Label
from nlp.lexicon import Frame
from nlp.pattern import Hit, Hits

OPENS = 0.6
"""From this confidence on a line is a complaint (the policy's open_at is the same figure)."""

SIGNALS = ("$处所", "$求助", "$埋怨", "$时候")
"""The groups that lift a weak suspicion: where, a plea, a grievance, an hour."""
LIFT = 0.75
"""What each signal leaves of the doubt; no more than three count."""

DANGERS = {Danger.FIRE: "$火险", Danger.INJURY: "$伤险", Danger.FIGHT: "$斗险"}
"""The words of each danger: config.yaml's, and the lexicon's own."""
DANGER = "danger"
"""The subcategory of the frames that may raise a line to red."""


@dataclass(frozen=True)
class Finding:
    """A frame that the line fulfils, the words that did it, and the factor 0..1 that the guards left."""

    frame: Frame
    hits: tuple[Hit, ...]
    factor: float

    @property
    def weight(self) -> float:
        return self.frame.weight * self.factor

    @property
    def rank(self) -> tuple[bool, int, float, int]:
        """What names the subcategory: a frame that suffices, of the most special subcategory (the last in its file), the surest, the longest."""
        return self.weight >= OPENS, self.frame.order, self.frame.weight, sum(hit.end - hit.start for hit in self.hits)


def sureness(found: Sequence[Finding], hits: Hits) -> Mapping[Label, float]:
    """The confidence 0..1 of every label that some frame speaks for."""
    labels = dict.fromkeys(finding.frame.label for finding in found)
    return {label: _certainty([finding for finding in found if finding.frame.label is label], hits) for label in labels}


def _certainty(found: Sequence[Finding], hits: Hits) -> float:
    """The two surest frames that share no word, and the signals beside them, each take away a part of the doubt."""
    frames = sorted(found, key=lambda finding: finding.weight, reverse=True)
    best = frames[0]
    second = next((finding for finding in frames[1:] if _disjoint(finding.hits, best.hits)), None)
    signals = _signals(best.hits, hits)
    doubts = [1 - finding.frame.weight for finding in (best, second) if finding]
    return round((1 - prod(doubts) * LIFT ** min(3, signals)) * best.factor, 2)


def _signals(taken: Sequence[Hit], hits: Hits) -> int:
    """How many of the signals are there, each by a word of its own that is none of the `taken`."""
    used = list(taken)
    for signal in SIGNALS:
        used.extend([hit for hit in hits.get(signal, ()) if _disjoint([hit], used)][:1])
    return len(used) - len(taken)


def _disjoint(some: Iterable[Hit], others: Sequence[Hit]) -> bool:
    """Whether no word of `some` meets one of `others`."""
    return all(hit.end <= other.start or other.end <= hit.start for hit in some for other in others)


def danger_in(found: Iterable[Finding], hits: Hits) -> Danger | None:
    """The danger whose words a frame of danger has found."""
    words = {
        hit
        for finding in found
        if finding.frame.subcategory == DANGER and finding.weight >= OPENS
        for hit in finding.hits
    }
    return next((danger for danger, group in DANGERS.items() if not words.isdisjoint(hits.get(group, ()))), None)


def subcategory_of(spoke: Sequence[Finding], main: Label, danger: Danger | None) -> str | None:
    """What names the matter: the danger, else the frame of the highest rank."""
    if danger and main is Label.OTHER:
        return DANGER
    return max(spoke, key=lambda finding: finding.rank).frame.subcategory if spoke else None


def stands_apart(found: Iterable[Finding], label: Label, spoke: Iterable[Finding]) -> bool:
    """Whether a frame that suffices for `label` shares no word with those that spoke for the main one: a second matter."""
    taken = [hit for finding in spoke for hit in finding.hits]
    return any(f.frame.label is label and f.weight >= OPENS and _disjoint(f.hits, taken) for f in found)


def words_of(found: Iterable[Finding]) -> tuple[str, ...]:
    """The words that spoke, in the order of the line, none inside another."""
    hits = sorted({hit for finding in found for hit in finding.hits}, key=lambda hit: (hit.start, -hit.end))
    outer = [hit for i, hit in enumerate(hits) if not any(other.end >= hit.end for other in hits[:i])]
    return tuple(dict.fromkeys(hit.word for hit in outer))
