"""The door of this room: a line of chat in, a Reading out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

from handlers.domain.reading import Danger, Label, Level, LevelWords, Reading
from nlp.lexicon import Frame, Guard, load
from nlp.normal import normalise
from nlp.pattern import Hit, Hits, Pattern
from nlp.phrases import Phrases
from nlp.place import Places
from nlp.scan import Scanner
from nlp.segment import Segmenter

OPENS = 0.6
"""From this confidence on a line is a complaint (the policy's open_at is the same figure)."""

SIGNALS = ("$处所", "$求助", "$埋怨", "$时候")
"""The groups that lift a weak suspicion: where, a plea, a grievance, an hour."""
LIFT = 0.75
"""What each signal leaves of the doubt; no more than three count."""

NAMED = 0.15
"""The head start of the four named labels before "other"."""

DANGERS = {Danger.FIRE: "$火情", Danger.INJURY: "$伤情", Danger.FIGHT: "$打斗"}
"""The group of each danger's words, which are config.yaml's."""
DANGER = "danger"
"""The subcategory of the frames that may raise a line to red."""


@dataclass(frozen=True)
class Finding:
    """A frame that the line fulfils, with the words that did it."""

    frame: Frame
    hits: tuple[Hit, ...]

    @property
    def rank(self) -> tuple[bool, int, float, int]:
        """What names the subcategory: a frame that suffices, of the most special subcategory (the last in its file), the surest, the longest."""
        return self.frame.weight >= OPENS, self.frame.order, self.frame.weight, sum(hit.end - hit.start for hit in self.hits)


class Reader:
    """Reads lines. Making one loads the lexicon; reading is pure, and never raises for any text."""

    def __init__(self, levels: LevelWords, landmarks: tuple[str, ...] = ()) -> None:
        """`levels` are config.yaml's words of urgency, `landmarks` the names of places that this community knows."""
        words = {DANGERS[danger].removeprefix("$"): levels.red.get(danger, ()) for danger in Danger}
        lexicon = load({"加急": levels.urgent, **words})
        self._frames = _by_first_term(lexicon.frames)
        self._guards, self._urgent, self._typos = lexicon.guards, lexicon.urgent, lexicon.typos
        self._scanner = Scanner(lexicon, Segmenter())
        self._places = Places(landmarks)
        self._phrases = Phrases()

    def read(self, text: str) -> Reading:
        """The line `text`, read."""
        line = normalise(text, self._typos)
        return replace(self._matter(line), place=self._places.find(line), **self._phrases.read(line))

    def _matter(self, line: str) -> Reading:
        """What the line complains about, if it does."""
        hits = self._scanner.scan(line)
        found = self._find(line, hits)
        if not found:
            return Reading()
        sure = self._sure(line, hits, found)
        danger = _danger(found, hits) if sure.get(Label.OTHER, 0) >= OPENS else None
        main = _main(found, sure, danger)
        spoke = [finding for finding in found if finding.frame.label is main]
        if sure[main] < OPENS:
            return Reading(confidence=sure[main], evidence=_words(spoke))
        urgent = any(pattern.find(line, hits) for pattern in self._urgent)
        return Reading(
            label=main,
            subcategory=DANGER if danger and main is Label.OTHER else max(spoke, key=lambda f: f.rank).frame.subcategory,
            confidence=sure[main],
            evidence=_words(spoke),
            also=tuple(label for label in sure if label is not main and sure[label] >= OPENS and _apart(found, label, spoke)),
            level=Level.RED if danger else Level.URGENT if urgent else Level.NORMAL,
            danger=danger,
        )

    def _find(self, line: str, hits: Hits) -> list[Finding]:
        """The frames that the line fulfils, in the lexicon's order."""
        found = []
        for frame in (frame for term in hits for frame in self._frames.get(term, ())):
            if words := frame.pattern.find(line, hits):
                found.append(Finding(frame, words))
        return found

    def _sure(self, line: str, hits: Hits, found: Sequence[Finding]) -> Mapping[Label, float]:
        """The confidence 0..1 of every label that some frame speaks for."""
        factor: dict[Label, float] = defaultdict(lambda: 1.0)
        for guard in self._guards:
            if _any_found(guard.patterns, line, hits):
                for label in guard.labels or Label:
                    factor[label] *= guard.factor
        labels = dict.fromkeys(finding.frame.label for finding in found)
        return {label: round(_certainty(found, label, hits) * factor[label], 2) for label in labels}


def _certainty(found: Iterable[Finding], label: Label, hits: Hits) -> float:
    """The two surest frames that share no word, and the signals beside them, each taking away a part of the doubt."""
    frames = sorted((f for f in found if f.frame.label is label), key=lambda f: f.frame.weight, reverse=True)
    best = frames[0]
    second = next((f for f in frames[1:] if _disjoint(f.hits, best.hits)), None)
    signals = sum(any(_disjoint([hit], best.hits) for hit in hits.get(signal, ())) for signal in SIGNALS)
    doubts = [1 - finding.frame.weight for finding in (best, second) if finding]
    return 1 - prod(doubts) * LIFT ** min(3, signals)


def _disjoint(some: Iterable[Hit], others: Sequence[Hit]) -> bool:
    """Whether no word of `some` meets one of `others`."""
    return all(hit.end <= other.start or other.end <= hit.start for hit in some for other in others)


def _any_found(patterns: Iterable[Pattern], line: str, hits: Hits) -> bool:
    return any(pattern.find(line, hits) for pattern in patterns)


def _danger(found: Iterable[Finding], hits: Hits) -> Danger | None:
    """The danger whose words, as config.yaml lists them, a frame of danger has found."""
    words = {hit for finding in found if finding.frame.subcategory == DANGER for hit in finding.hits}
    return next((danger for danger, group in DANGERS.items() if not words.isdisjoint(hits.get(group, ()))), None)


def _main(found: Sequence[Finding], sure: Mapping[Label, float], danger: Danger | None) -> Label:
    """The surest label, the first in the line among equals; "other" only where it is much surer than a named one.

    A fire or a fight comes before all; somebody who is hurt was hurt by something.
    """
    if danger in (Danger.FIRE, Danger.FIGHT):
        return Label.OTHER
    starts = {label: min(hit.start for f in found if f.frame.label is label for hit in f.hits) for label in sure}
    named = [label for label in sure if label is not Label.OTHER and sure[label] >= OPENS]
    return max(named if danger and named else sure, key=lambda label: (sure[label] + NAMED * (label in named), -starts[label]))


def _apart(found: Iterable[Finding], label: Label, spoke: Iterable[Finding]) -> bool:
    """Whether a frame that suffices for `label` shares no word with those that spoke for the main one: a second matter."""
    taken = [hit for finding in spoke for hit in finding.hits]
    return any(f.frame.label is label and f.frame.weight >= OPENS and _disjoint(f.hits, taken) for f in found)


def _words(found: Iterable[Finding]) -> tuple[str, ...]:
    """The words that spoke, in the order of the line, none inside another."""
    hits = sorted({hit for finding in found for hit in finding.hits}, key=lambda hit: (hit.start, -hit.end))
    outer = [hit for i, hit in enumerate(hits) if not any(other.end >= hit.end for other in hits[:i])]
    return tuple(dict.fromkeys(hit.word for hit in outer))


def _by_first_term(frames: Iterable[Frame]) -> Mapping[str, list[Frame]]:
    """The frames by one of their terms, so that a line only tries those that it has a word of."""
    index: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        index[frame.pattern.terms[0]].append(frame)
    return index
