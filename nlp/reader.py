"""The door of this room: a line of chat in, a Reading out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from pathlib import Path

from handlers.domain.reading import Danger, Label, Level, LevelWords, MatterWords, Reading
from handlers.domain.words import NO_CHANGES, Hint, Known, Lesson, OwnWords
from nlp import mining, trial, words
from nlp.balance import LABELS, Balance, prior
from nlp.finding import DANGERS, OPENS, Finding, danger_in, stands_apart, subcategory_of, sureness, words_of
from nlp.gate import Gate
from nlp.glance import Glance
from nlp.index import Index
from nlp.lexicon import FOLDER, Guard, Weights, load, load_phrases
from nlp.lookup import Lookup
from nlp.normal import Spelling, normalise
from nlp.pattern import Hits
from nlp.phrases import NOTHING, Phrases
from nlp.place import Places
from nlp.placewords import load_place_words
from nlp.scan import Scanner, Sight
from nlp.segment import Segmenter
from nlp.sound import Sounds

ASKS = 0.3
"""From this confidence on a line may be one, and thanks in it may be irony."""
UNASKED = 0.29
"""The most that is left of a line that words alone make doubtful: it is not asked about."""

IN_DOUBT = 0.5
"""What irony leaves of a confidence, unless a word of the grievance says it plainly."""
GRIEVANCE = "$怨"
ADVERT = "广告"
"""The guard that keeps adverts full of complaints' words silent."""

CONFIGURED = {Danger.FIRE: "火情", Danger.INJURY: "伤情", Danger.FIGHT: "打斗"}
"""The groups that config.yaml's words of danger become."""

URGENT = "加急"
"""The group that config.yaml's words of urgency become."""

_JOINT = re.compile(r"[,,。;;!!\s]*(?:还有|另外|以及|再就是|再有|而且|顺便(?:说|反映|问)?|对了|二是)[,,::]?|[。;;\n]+")
_CLAUSE = re.compile(r"[,,。;;!!\n]+")

SILENT = Reading()
"""What chatter is read as."""


@dataclass(frozen=True)
class Heard:
    """A line in its one spelling, with what the lexicon hears in it: frames, guards, and how sure the frames of each label are."""

    line: str
    hits: Hits
    found: tuple[Finding, ...]
    guards: tuple[Guard, ...]
    sure: Mapping[Label, float]

    @property
    def prior(self) -> Mapping[Label, float]:
        """The log odds of every label before the words are weighed."""
        return prior(self.sure, self.guards)


class Reader:
    """Reads lines. Making one loads the lexicon; reading is pure, and never raises for any text."""

    def __init__(
        self,
        levels: LevelWords,
        landmarks: tuple[str, ...] = (),
        matters: Iterable[MatterWords] = (),
        folder: Path = FOLDER,
        weights: Weights | None = None,
    ) -> None:
        """`levels` are config.yaml's words of urgency, `landmarks` the names of places that this community knows, `matters` its own
        kinds of matter. The lexicon lies in `folder`; other `weights` than its own are for trying. Raises LexiconError.
        """
        danger_words = {group: levels.red.get(danger, ()) for danger, group in CONFIGURED.items()}
        lexicon = load({URGENT: levels.urgent, **danger_words}, folder, matters)
        self._frames = Index(((frame.pattern, frame) for frame in lexicon.frames), lexicon)
        self._guards = Index(((pattern, guard) for guard in lexicon.guards for pattern in guard.patterns), lexicon)
        self._lookup, self._segmenter = Lookup(lexicon), Segmenter()
        sounds = Sounds(lexicon.sounds, (*lexicon.idioms, *lexicon.ordinary), self._segmenter)
        self._urgent, self._spelling = lexicon.urgent, Spelling(lexicon.typos, sounds)
        self._balance = Balance(weights or lexicon.weights)
        self._places = Places(load_place_words(folder), landmarks)
        self._phrases = Phrases(load_phrases(folder))
        others = (*lexicon.typos, *self._places.words(), *self._phrases.words())
        self._scanner = Scanner(lexicon, self._segmenter, self._frames, others, self._balance.strong())
        self._gate = Gate(self._phrases.answers(), sounds)
        dangers = (group.removeprefix("$") for group in DANGERS.values())
        self._dangers = frozenset(word for group in dangers for word in lexicon.groups[group])
        self._glance = Glance(self._dangers.union(lexicon.groups[URGENT]))

    def alarms(self, text: str) -> bool:
        """Whether a line may tell of danger or of what cannot wait, at a glance: far cheaper than reading it, and never surer."""
        return self._glance.alarms(text)

    def read(self, text: str, own: OwnWords = NO_CHANGES) -> Reading:
        """The line `text`, read; `own` are the words of the station where it was said."""
        plain = self._gate.shut(text) and not words.any_in(text, own.added)
        sight = self._scanner.look(text) if plain else None
        if sight is not None and not self._scanner.tells(sight):
            return SILENT
        line = self._line(text)
        matter = self._matter(sight if sight is not None and sight.text == line else self._scanner.look(line), own)
        said = self._phrases.read(line)
        place, home = self._places.look(self._phrases.corrected(line) if said["corrects"] else line)
        if place is None and home is None and said == NOTHING:
            return matter
        said["thanks"] = said["thanks"] and matter.confidence < ASKS
        return replace(matter, place=place, home=home, **said)

    def matters(self, text: str, own: OwnWords = NO_CHANGES) -> tuple[Reading, ...]:
        """The readings of the parts of `text` if they complain about different things, else the one of the whole.

        Parts are what "还有" and its like divide; a comma divides only clauses that each name a place of their own.
        """
        whole = self.read(text, own)
        if not whole.complains:
            return (whole,)
        known = {text: whole}
        parts = self._different(_JOINT.split(text), own, known)
        clauses = [one for one in self._different(_CLAUSE.split(text), own, known) if one.place]
        if len({one.place for one in clauses}) > max(1, len(parts) - 1):
            parts = clauses
        return tuple(parts) if len(parts) > 1 else (whole,)

    def _different(self, parts: Iterable[str], own: OwnWords, known: dict[str, Reading]) -> list[Reading]:
        """The first complaint of each kind among the parts; what is `known` is not read again."""
        found: dict[Label, Reading] = {}
        for part in parts:
            reading = known.get(part)
            if reading is None:
                reading = known[part] = self.read(part, own) if part.strip() else SILENT
            if reading.complains:
                found.setdefault(reading.label, reading)
        return list(found.values())

    def heard(self, text: str) -> Heard:
        """What the lexicon hears in a line before its words are weighed: for whoever fits the weights."""
        return self._hear(self._scanner.look(self._line(text)), NO_CHANGES)

    def known(self, word: str) -> Known:
        """What the lexicon knows of a word."""
        line = self._line(word)
        return replace(
            self._lookup.known(word),
            danger=word in self._dangers,
            place=bool(line) and self._places.find(line) == line,
            means_us=self._phrases.is_answer(line),
        )

    def known_if_added(self, word: str, own: OwnWords) -> Known:
        """The same, with what the word would do to ordinary chat."""
        return replace(self.known(word), opens=trial.opened(self.read, word, own), sample=trial.size(muted=False))

    def known_if_muted(self, word: str, own: OwnWords) -> Known:
        """The same, with what the complaints of the sample would lose without the word."""
        known = self.known(word)
        lost, dangers = trial.lost(self.read, word, own) if known.listed else (0, 0)
        return replace(known, danger=known.danger or dangers > 0, loses=lost, sample=trial.size(muted=True))

    def hints(self, lessons: Sequence[Lesson]) -> tuple[Hint, ...]:
        """The words that the lines which were read wrongly suggest to add, or to take out."""
        return mining.hints(lessons, self._segmenter, self.known)

    def _line(self, text: str) -> str:
        return self._spelling.correct(normalise(text))

    def _hear(self, sight: Sight, own: OwnWords) -> Heard:
        line = sight.text
        added = tuple(words.stand(line, own.added))
        hits = words.without(self._scanner.scan(sight), own.muted)
        frames = [*added, *self._frames.fulfilled(line, hits)]
        guards = tuple({guard.name: guard for guard, _ in self._guards.fulfilled(line, hits)}.values())
        found = tuple(
            Finding(frame, said, prod(guard.factor for guard in guards if guard.covers(frame)))
            for frame, said in frames
        )
        return Heard(line, hits, found, guards, sureness(found, hits))

    def _matter(self, sight: Sight, own: OwnWords) -> Reading:
        """What the line complains about, if it does."""
        if not self._scanner.tells(sight, others=False) and not words.any_in(sight.text, own.added):
            return SILENT
        line, heard = sight.text, self._hear(sight, own)
        sure, danger = heard.sure, danger_in(heard.found, heard.hits)
        shares = self._balance.shares(line, sure, heard.guards, own.muted)
        certain = sure if own.added.keys() & {hit.word for finding in heard.found for hit in finding.hits} else {}
        main = _main(certain or shares, sure, danger)
        spoke = [finding for finding in heard.found if finding.frame.label is main]
        confidence = round(max(sum(shares.values()), sure[main] if danger or certain else 0.0), 2)
        if any(guard.irony for guard in heard.guards) and GRIEVANCE not in heard.hits and not danger:
            confidence = min(confidence, IN_DOUBT)
        if confidence < (ASKS if spoke else OPENS):
            advert = bool(spoke) and any(guard.name == ADVERT for guard in heard.guards)
            return replace(SILENT, confidence=min(confidence, UNASKED) if spoke else 0.0, advert=advert)
        reading = Reading(
            confidence=confidence,
            evidence=words_of(spoke) or self._balance.words(line, main),
            subcategory=subcategory_of(spoke, main, danger),
        )
        return replace(reading, suspects=main) if confidence < OPENS else self._complaint(reading, heard, main, danger)

    def _complaint(self, reading: Reading, heard: Heard, main: Label, danger: Danger | None) -> Reading:
        """The reading of a line that complains: what else it is about, how pressing it is, and whether it goes on."""
        spoke = [finding for finding in heard.found if finding.frame.label is main]
        urgent = any(pattern.find(heard.line, heard.hits) for pattern in self._urgent)
        others = (label for label in heard.sure if label is not main and heard.sure[label] >= OPENS)
        return replace(
            reading,
            label=main,
            also=tuple(label for label in others if stands_apart(heard.found, label, spoke)),
            level=Level.RED if danger else Level.URGENT if urgent else Level.NORMAL,
            danger=danger,
            past="$昨日" in heard.hits and "$眼前" not in heard.hits,
        )


def _main(shares: Mapping[Label, float], sure: Mapping[Label, float], danger: Danger | None) -> Label:
    """The label with the greatest share. A danger comes before all; but who was hurt by a dog is a matter of the dog."""
    if danger:
        by_dog = danger is Danger.INJURY and sure.get(Label.STRAY_DOG, 0) >= OPENS
        return Label.STRAY_DOG if by_dog else Label.OTHER
    return max(LABELS, key=lambda label: shares.get(label, 0.0))
