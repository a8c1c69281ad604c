"""The door of this room: a line of chat in, a Reading out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import TypeVar

from handlers.domain.reading import Danger, Label, Level, LevelWords, Reading
from nlp.lexicon import Frame, load
from nlp.normal import normalise
from nlp.pattern import Hit, Hits, Pattern
from nlp.phrases import Phrases
from nlp.place import Places
from nlp.scan import Scanner
from nlp.segment import Segmenter

OPENS = 0.6
"""From this confidence on a line is a complaint (the policy's open_at is the same figure)."""
ASKS = 0.3
"""From this confidence on a line may be one, and thanks in it may be irony."""

SIGNALS = ("$处所", "$求助", "$埋怨", "$时候")
"""The groups that lift a weak suspicion: where, a plea, a grievance, an hour."""
LIFT = 0.75
"""What each signal leaves of the doubt; no more than three count."""

NAMED = 0.2
"""The head start of the four named labels before "other"."""

CONFIGURED = {Danger.FIRE: "火情", Danger.INJURY: "伤情", Danger.FIGHT: "打斗"}
"""The groups that config.yaml's words of danger become."""
DANGERS = {Danger.FIRE: "$火险", Danger.INJURY: "$伤险", Danger.FIGHT: "$斗险"}
"""The words of each danger: config.yaml's, and the lexicon's own."""
DANGER = "danger"
"""The subcategory of the frames that may raise a line to red."""

_JOINT = re.compile(r"[,,。;;!!\s]*(?:还有|另外|以及|再就是|再有|顺便说|对了)[,,::]?|[。;;\n]+")

T = TypeVar("T")
Index = dict[str, list[tuple[Pattern, T]]]


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


class Reader:
    """Reads lines. Making one loads the lexicon; reading is pure, and never raises for any text."""

    def __init__(self, levels: LevelWords, landmarks: tuple[str, ...] = ()) -> None:
        """`levels` are config.yaml's words of urgency, `landmarks` the names of places that this community knows."""
        words = {group: levels.red.get(danger, ()) for danger, group in CONFIGURED.items()}
        lexicon = load({"加急": levels.urgent, **words})
        self._frames = _by_term(((frame.pattern, frame) for frame in lexicon.frames), lexicon.groups)
        self._guards = _by_term(
            ((pattern, guard) for guard in lexicon.guards for pattern in guard.patterns), lexicon.groups
        )
        self._urgent, self._typos = lexicon.urgent, lexicon.typos
        self._scanner = Scanner(lexicon, Segmenter())
        self._places = Places(landmarks)
        self._phrases = Phrases()

    def read(self, text: str) -> Reading:
        """The line `text`, read."""
        line = normalise(text, self._typos)
        matter = self._matter(line)
        said = self._phrases.read(line)
        said["thanks"] = said["thanks"] and matter.confidence < ASKS
        return replace(matter, place=self._places.find(line), **said)

    def matters(self, text: str) -> tuple[Reading, ...]:
        """The readings of the parts of `text` ("…,还有…") if they complain about different things, else the one of the whole."""
        parts = [self.read(part) for part in _JOINT.split(text) if part.strip()]
        complaints = {reading.label: reading for reading in reversed(parts) if reading.complains}
        return tuple(reversed(complaints.values())) if len(complaints) > 1 else (self.read(text),)

    def _matter(self, line: str) -> Reading:
        """What the line complains about, if it does."""
        hits = self._scanner.scan(line)
        found = self._find(line, hits)
        if not found:
            return Reading()
        sure = _sure(found, hits)
        danger = _danger(found, hits)
        main = _main(found, sure, danger)
        spoke = [finding for finding in found if finding.frame.label is main]
        if sure[main] < OPENS:
            return Reading(confidence=sure[main], evidence=_words(spoke))
        urgent = any(pattern.find(line, hits) for pattern in self._urgent)
        return Reading(
            label=main,
            subcategory=DANGER
            if danger and main is Label.OTHER
            else max(spoke, key=lambda f: f.rank).frame.subcategory,
            confidence=sure[main],
            evidence=_words(spoke),
            also=tuple(
                label for label in sure if label is not main and sure[label] >= OPENS and _apart(found, label, spoke)
            ),
            level=Level.RED if danger else Level.URGENT if urgent else Level.NORMAL,
            danger=danger,
            past="$昨日" in hits and "$眼前" not in hits,
        )

    def _find(self, line: str, hits: Hits) -> list[Finding]:
        """The frames that the line fulfils, each with what the guards leave of it."""
        frames = list(_fulfilled(self._frames, line, hits))
        if not frames:
            return []
        guards = dict.fromkeys(guard for guard, _ in _fulfilled(self._guards, line, hits))
        return [
            Finding(frame, words, prod(guard.factor for guard in guards if guard.covers(frame)))
            for frame, words in frames
        ]


def _sure(found: Sequence[Finding], hits: Hits) -> Mapping[Label, float]:
    """The confidence 0..1 of every label that some frame speaks for."""
    labels = dict.fromkeys(finding.frame.label for finding in found)
    return {label: _certainty([finding for finding in found if finding.frame.label is label], hits) for label in labels}


def _certainty(found: Sequence[Finding], hits: Hits) -> float:
    """The two surest frames that share no word, and the signals beside them, each take away a part of the doubt."""
    frames = sorted(found, key=lambda finding: finding.weight, reverse=True)
    best = frames[0]
    second = next((finding for finding in frames[1:] if _disjoint(finding.hits, best.hits)), None)
    signals = sum(any(_disjoint([hit], best.hits) for hit in hits.get(signal, ())) for signal in SIGNALS)
    doubts = [1 - finding.frame.weight for finding in (best, second) if finding]
    return round((1 - prod(doubts) * LIFT ** min(3, signals)) * best.factor, 2)


def _disjoint(some: Iterable[Hit], others: Sequence[Hit]) -> bool:
    """Whether no word of `some` meets one of `others`."""
    return all(hit.end <= other.start or other.end <= hit.start for hit in some for other in others)


def _danger(found: Iterable[Finding], hits: Hits) -> Danger | None:
    """The danger whose words a frame of danger has found."""
    words = {
        hit
        for finding in found
        if finding.frame.subcategory == DANGER and finding.weight >= OPENS
        for hit in finding.hits
    }
    return next((danger for danger, group in DANGERS.items() if not words.isdisjoint(hits.get(group, ()))), None)


def _main(found: Sequence[Finding], sure: Mapping[Label, float], danger: Danger | None) -> Label:
    """The surest label, the first in the line among equals; "other" only where it is much surer than a named one.

    A danger comes before all; but who was hurt by a dog is a matter of the dog.
    """
    if danger:
        by_dog = danger is Danger.INJURY and sure.get(Label.STRAY_DOG, 0) >= OPENS
        return Label.STRAY_DOG if by_dog else Label.OTHER
    starts = {label: min(hit.start for f in found if f.frame.label is label for hit in f.hits) for label in sure}
    named = [label for label in sure if label is not Label.OTHER and sure[label] >= OPENS]
    return max(sure, key=lambda label: (sure[label] + NAMED * (label in named), -starts[label]))


def _apart(found: Iterable[Finding], label: Label, spoke: Iterable[Finding]) -> bool:
    """Whether a frame that suffices for `label` shares no word with those that spoke for the main one: a second matter."""
    taken = [hit for finding in spoke for hit in finding.hits]
    return any(f.frame.label is label and f.weight >= OPENS and _disjoint(f.hits, taken) for f in found)


def _words(found: Iterable[Finding]) -> tuple[str, ...]:
    """The words that spoke, in the order of the line, none inside another."""
    hits = sorted({hit for finding in found for hit in finding.hits}, key=lambda hit: (hit.start, -hit.end))
    outer = [hit for i, hit in enumerate(hits) if not any(other.end >= hit.end for other in hits[:i])]
    return tuple(dict.fromkeys(hit.word for hit in outer))


def _by_term(patterns: Iterable[tuple[Pattern, T]], groups: Mapping[str, tuple[str, ...]]) -> Index[T]:
    """What the patterns stand for, by the rarest term of each, so that a line only tries those that it has a word of."""
    index: Index[T] = defaultdict(list)
    for pattern, meaning in patterns:
        rarest = min(sorted(pattern.needs), key=lambda term: len(groups[term[1:]]) if term.startswith("$") else 1)
        index[rarest].append((pattern, meaning))
    return index


def _fulfilled(index: Index[T], line: str, hits: Hits) -> Iterable[tuple[T, tuple[Hit, ...]]]:
    for term in hits:
        for pattern, meaning in index.get(term, ()):
            if words := pattern.find(line, hits):
                yield meaning, words
