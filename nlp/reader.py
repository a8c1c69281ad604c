"""The door of this room: a line of chat in, a Reading out."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

from handlers.domain.reading import Danger, Label, Level, LevelWords, Reading
from nlp.gate import Gate
from nlp.index import Index
from nlp.lexicon import Frame, load
from nlp.normal import Spelling, normalise
from nlp.pattern import Hit, Hits
from nlp.phrases import NOTHING, Phrases
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

SILENT = Reading()
"""What chatter is read as."""


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
        self._frames = Index(((frame.pattern, frame) for frame in lexicon.frames), lexicon)
        self._guards = Index(((pattern, guard) for guard in lexicon.guards for pattern in guard.patterns), lexicon)
        self._urgent, self._spelling = lexicon.urgent, Spelling(lexicon.typos)
        self._scanner = Scanner(lexicon, Segmenter(), self._frames)
        self._places = Places(landmarks)
        self._phrases = Phrases()
        self._gate = Gate((*lexicon.typos, *self._places.words(), *self._phrases.words()), self._phrases.answers())

    def read(self, text: str) -> Reading:
        """The line `text`, read."""
        if self._gate.shut(text) and not self._scanner.tells(text):
            return SILENT
        line = self._spelling.correct(normalise(text))
        matter = self._matter(line)
        said = self._phrases.read(line)
        place = self._places.find(self._phrases.corrected(line) if said["corrects"] else line)
        if place is None and said == NOTHING:
            return matter
        said["thanks"] = said["thanks"] and matter.confidence < ASKS
        return replace(matter, place=place, **said)

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
            return SILENT
        sure = _sure(found, hits)
        danger = _danger(found, hits)
        main = _main(found, sure, danger)
        spoke = [finding for finding in found if finding.frame.label is main]
        reading = Reading(confidence=sure[main], evidence=_words(spoke))
        if sure[main] < ASKS:
            return reading
        subcategory = DANGER if danger and main is Label.OTHER else max(spoke, key=lambda f: f.rank).frame.subcategory
        if sure[main] < OPENS:
            return replace(reading, suspects=main, subcategory=subcategory)
        urgent = any(pattern.find(line, hits) for pattern in self._urgent)
        return replace(
            reading,
            label=main,
            subcategory=subcategory,
            also=tuple(
                label for label in sure if label is not main and sure[label] >= OPENS and _apart(found, label, spoke)
            ),
            level=Level.RED if danger else Level.URGENT if urgent else Level.NORMAL,
            danger=danger,
            past="$昨日" in hits and "$眼前" not in hits,
        )

    def _find(self, line: str, hits: Hits) -> list[Finding]:
        """The frames that the line fulfils, each with what the guards leave of it."""
        frames = list(self._frames.fulfilled(line, hits)) if hits else []
        if not frames:
            return []
        guards = dict.fromkeys(guard for guard, _ in self._guards.fulfilled(line, hits))
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
    """The surest label, among equals the first in the line, then the one with most frames; "other" only where it is much surer than a named one.

    A danger comes before all; but who was hurt by a dog is a matter of the dog.
    """
    if danger:
        by_dog = danger is Danger.INJURY and sure.get(Label.STRAY_DOG, 0) >= OPENS
        return Label.STRAY_DOG if by_dog else Label.OTHER
    starts = {label: min(hit.start for f in found if f.frame.label is label for hit in f.hits) for label in sure}
    named = [label for label in sure if label is not Label.OTHER and sure[label] >= OPENS]
    voices = Counter(finding.frame.label for finding in found if finding.weight >= OPENS)
    return max(sure, key=lambda label: (sure[label] + NAMED * (label in named), -starts[label], voices[label]))


def _apart(found: Iterable[Finding], label: Label, spoke: Iterable[Finding]) -> bool:
    """Whether a frame that suffices for `label` shares no word with those that spoke for the main one: a second matter."""
    taken = [hit for finding in spoke for hit in finding.hits]
    return any(f.frame.label is label and f.weight >= OPENS and _disjoint(f.hits, taken) for f in found)


def _words(found: Iterable[Finding]) -> tuple[str, ...]:
    """The words that spoke, in the order of the line, none inside another."""
    hits = sorted({hit for finding in found for hit in finding.hits}, key=lambda hit: (hit.start, -hit.end))
    outer = [hit for i, hit in enumerate(hits) if not any(other.end >= hit.end for other in hits[:i])]
    return tuple(dict.fromkeys(hit.word for hit in outer))
