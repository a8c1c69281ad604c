"""The door of this room: a line of chat in, a Reading out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from handlers.domain.deed import Deed
from handlers.domain.reading import Danger, Label, Level, LevelWords, MatterWords, Reading
from handlers.domain.words import NO_CHANGES, Hint, Known, Lesson, OwnWords
from nlp import mining, trial, words
from nlp.courtesy import bare
from nlp.danger import Alarm, alarm_of
from nlp.deeds import Deeds
from nlp.finding import PLAIN, Finding, stands_apart, subcategory_of, words_of
from nlp.fold import fold
from nlp.gate import Gate
from nlp.glance import Glance
from nlp.hearing import Ear, Heard
from nlp.index import keys
from nlp.lexicon import FOLDER, LAST, Rule, load, load_phrases
from nlp.lookup import Lookup
from nlp.model import SHORT, Look, Model, Weights, best, load_weights
from nlp.normal import Spelling, normalise, simplify
from nlp.phrases import NOTHING, Phrases
from nlp.place import Places
from nlp.placewords import load_place_words
from nlp.replies import Replies
from nlp.segment import Segmenter
from nlp.sound import Sounds, syllables

OPENS, ASKS = 0.6, 0.5
"""From the one confidence on a line is a complaint, from the other on it may be one (the policy's open_at and ask_at are the same)."""
CERTAIN = 0.95
"""The confidence of a station's own words."""
IN_DOUBT, IRONIC = 0.5, 0.3
"""What irony makes of a confidence from the second on, unless a word of the grievance says it plainly: somebody is asked."""
PRESSES, OPENED_FOR, MEANT, SPOKEN_OF = 0.1, 0.15, 0.3, 0.02
"""Chances that a line tells of what cannot wait (few lines do, so they are small even of plain ones). From the first on it is urgent, and somebody is
asked if nothing else opens a ticket; from the second on it opens one by itself; from the third on words of danger make it red; below the
last they are not meant at all, and between the two somebody is asked whether they are."""
FRAGMENT = 5
"""A line of so few characters (咬到人了, 出不来) opens nothing by how pressing it is: it is more of what was said before. Its words of danger (着火了)
are meant: there is nothing around them to tell otherwise."""
UNSURE = 0.4
"""How much of a confidence goes where nothing speaks for the label; a complaint of one kind or another is one all the same."""
BESIDE = 8
"""Characters beside a place that still make an answer: "就是3栋门口那里". A longer line that tells no matter only mentions it."""

GRIEVANCE, IRONY, ADVERT = "$怨", "反话", "广告"
"""The class of words that say a grievance plainly, and the acts that say something else than they seem to."""

CONFIGURED = {Danger.FIRE: "火情", Danger.INJURY: "伤情", Danger.FIGHT: "打斗"}
"""The classes that config.yaml's words of danger become; those of the other dangers are red by themselves."""
URGENT = "加急"
"""The class that config.yaml's words of urgency become."""

_JOINT = re.compile(r"[,,。;;!!\s]*(?:还有|另外|以及|再就是|再有|而且|顺便(?:说|反映|问)?|对了|二是)[,,::]?|[。;;\n]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_DIGIT = re.compile(r"\d")
_CLAUSE = re.compile(r"[,,。;;!!\n]+")

SILENT = Reading()
"""What chatter is read as."""


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
        danger_words = {name: levels.red.get(danger, ()) for danger, name in CONFIGURED.items()}
        others = {danger: words for danger, words in levels.red.items() if danger not in CONFIGURED}
        lexicon = load({URGENT: levels.urgent, **danger_words}, folder, matters, others)
        self._lookup, self._segmenter = Lookup(lexicon), Segmenter()
        self._ear, self._levels = Ear(lexicon, self._segmenter), lexicon.levels
        sounds = Sounds(lexicon.sounds, (*lexicon.idioms, *lexicon.ordinary), self._segmenter)
        self._spelling = Spelling(lexicon.typos, sounds)
        self._places = Places(load_place_words(folder), landmarks)
        self._phrases, self._deeds, self._replies = Phrases(load_phrases(folder)), Deeds(folder), Replies(folder)
        self._danger_words = keys(lexicon.levels.alarms(), lexicon)
        weights = weights or load_weights(folder / "model.json")
        self._decisive = frozenset(rule for rule in lexicon.rules if _decides(rule, weights))
        own = keys((rule.pattern for rule in self._decisive), lexicon)
        triggers = {*lexicon.typos, *chain.from_iterable(danger_words.values()), *own}
        phrases, places = frozenset(self._phrases.words()), frozenset(self._places.words())
        signs = (word for word in triggers | phrases | places if not word.isalpha())
        self._model = Model(weights, *(filter(str.isalpha, words) for words in (triggers, phrases, places)))
        self._gate = Gate(self._phrases.answers(), signs, sounds)
        self._glance = Glance(self._danger_words.union(lexicon.classes[URGENT]))

    def alarms(self, text: str) -> bool:
        """Whether a line may tell of danger or of what cannot wait, at a glance: far cheaper than reading it, and never surer."""
        return self._glance.alarms(text)

    def read(self, text: str, own: OwnWords = NO_CHANGES) -> Reading:
        """The line `text`, read; `own` are the words of the station where it was said."""
        plain = self._gate.shut(text) and not words.any_in(text, own.added)
        look = self._model.look(fold(text)) if plain else None
        if look is not None and self._model.silent(look):
            return SILENT
        line = self._line(text)
        said = self._phrases.read(line)
        demands = said["seconds"] and self._phrases.is_demand(line)
        matter = SILENT if demands else self._matter(line, own, look)
        told = said["corrects"] or _tells(matter)
        place = home = None
        if told or len(line) <= SHORT or _DIGIT.search(line):
            place, home = self._places.look(self._phrases.corrected(line) if said["corrects"] else line)
        if place and not told and len(line) - len(place) > BESIDE:
            place = None
        if place is None and home is None and said == NOTHING:
            return matter
        said["thanks"] = said["thanks"] and matter.confidence < ASKS
        return replace(matter, place=place, home=home, **said)

    def finding(self, text: str, own: OwnWords = NO_CHANGES) -> Reading:
        """The reading of what somebody was sent to look for: its place however it is told, and words of urgency that nobody weighs."""
        reading, line = self.read(text, own), self._line(text)
        place = reading.place or self._places.look(line)[0]
        if reading.complains:
            return replace(reading, place=place)
        alarm = alarm_of(self._levels, self._ear.hear(bare(line)).levels)
        presses = alarm.level is not Level.NORMAL
        return replace(reading, place=place, level=Level.URGENT if presses else Level.NORMAL)

    def deed(self, text: str, own: OwnWords = NO_CHANGES) -> Deed | None:
        """What an officer's line says was done or is being done; `own` are the words of his station."""
        return self._deeds.read(text, own.deeds)

    def beside(self, text: str, reading: Reading) -> Reading:
        """The reading of a line with what it says beside a ticket: dearer, and so only for lines that may stand beside one."""
        vote, unsure = self._replies.verdict(text, reading.verdict)
        return replace(
            reading, vote=vote, unsure=unsure, stance=self._replies.stance(text), wish=self._replies.wish(text)
        )

    def sound(self, word: str) -> tuple[str, ...]:
        """The syllables of a word as an input method confuses them, one a character."""
        return syllables(word)

    def simplified(self, line: str) -> str:
        """The line without traditional characters."""
        return simplify(line)

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
        return self._ear.hear(bare(self._line(text)))

    def known(self, word: str) -> Known:
        """What the lexicon knows of a word."""
        line = self._line(word)
        return replace(
            self._lookup.known(word),
            danger=word in self._danger_words,
            place=bool(line) and self._places.find(line) == line,
            means_us=self._phrases.is_answer(line),
        )

    def known_if_added(self, word: str, own: OwnWords) -> Known:
        """The same, with what the word would do to ordinary chat."""
        return replace(self.known(word), opens=trial.opened(self.read, word, own), sample=trial.size(muted=False))

    def known_if_muted(self, word: str, own: OwnWords) -> Known:
        """The same, with what the complaints of the sample would lose without the word."""
        known = self.known(word)
        lost, dangers = trial.lost(self.read, word, own)
        return replace(known, danger=known.danger or dangers > 0, loses=lost, sample=trial.size(muted=True))

    def hints(self, lessons: Sequence[Lesson]) -> tuple[Hint, ...]:
        """The words that the lines which were read wrongly suggest to add, or to take out."""
        return mining.hints(lessons, self._segmenter, self.known)

    def _line(self, text: str) -> str:
        return self._spelling.correct(normalise(text))

    def _matter(self, line: str, own: OwnWords, before: Look | None) -> Reading:
        """What the line complains about, if it does; `before` is what the model saw of it as it was typed."""
        line = bare(words.without(line, own.muted))
        added = tuple(words.stand(line, own.added))
        if not added and not _HAN.search(line):
            return SILENT
        folded = fold(line)
        look = before if before is not None and before.folded == folded else self._model.look(folded)
        if not added and self._model.idle(look):
            return SILENT
        heard = self._ear.hear(line)
        chance, presses, shares = self._model.answers(look, heard.features)
        alarm = alarm_of(self._levels, heard.levels)
        if len(line) > FRAGMENT:
            alarm = _meant(alarm, presses)
        decisive = (*added, *(finding for finding in heard.found if finding.rule in self._decisive))
        certain = () if heard.does(ADVERT) else decisive
        main = certain[0].rule.label if certain else best(shares)
        confidence = chance * _sure(shares, main)
        if certain or (alarm.danger and len(line) <= FRAGMENT):
            confidence = max(confidence, CERTAIN)
        elif presses >= PRESSES and len(line) > FRAGMENT:
            confidence = max(confidence, OPENS if presses >= OPENED_FOR else ASKS)
        elif heard.does(IRONY) and GRIEVANCE not in heard.hits and confidence >= IRONIC:
            confidence = IN_DOUBT
        found = (*heard.found, *added)
        spoke = [finding for finding in found if finding.rule.label is main]
        confidence = round(confidence, 2)
        if confidence < ASKS:
            return replace(
                SILENT, confidence=confidence, advert=bool(spoke) and heard.does(ADVERT), alarming=alarm.alarming
            )
        reading = Reading(
            confidence=confidence,
            evidence=words_of(spoke) or self._model.words(look, main, heard.words),
            subcategory=subcategory_of(spoke, main, alarm.danger),
            alarming=alarm.alarming,
        )
        if confidence < OPENS:
            return replace(reading, suspects=main)
        return _complaint(reading, heard, found, spoke, alarm, main)


def _complaint(
    reading: Reading, heard: Heard, found: Sequence[Finding], spoke: Sequence[Finding], alarm: Alarm, main: Label
) -> Reading:
    """The reading of a line that complains about `main`: what else of what was `found` it is about beside what `spoke` for that, how
    pressing it is, and whether it goes on."""
    others = dict.fromkeys(f.rule.label for f in found if f.rule.weight >= PLAIN and f.rule.label is not main)
    return replace(
        reading,
        label=main,
        also=tuple(label for label in others if stands_apart(found, label, spoke)),
        level=alarm.level,
        danger=alarm.danger,
        past="$昨日" in heard.hits and "$眼前" not in heard.hits,
    )


def _decides(rule: Rule, weights: Weights) -> bool:
    """Whether a rule speaks for itself: one of config.yaml, or one that was written after the model was fitted."""
    return rule.order == LAST or (rule.weight >= PLAIN and str(rule.pattern) not in weights.seen)


def _tells(matter: Reading) -> bool:
    """Whether there is a matter, or may be one, whose place is worth knowing."""
    return matter.complains or matter.suspects is not None or matter.alarming is not None


def _meant(alarm: Alarm, presses: float) -> Alarm:
    """What the words of danger tell where the chance is `presses` that the line tells of what cannot wait."""
    if alarm.danger and presses < MEANT:
        alarm = Alarm(alarming=alarm.danger if presses >= SPOKEN_OF else None)
    return replace(alarm, level=Level.URGENT) if alarm.level is Level.NORMAL and presses >= PRESSES else alarm


def _sure(shares: Mapping[Label, float], main: Label) -> float:
    """What is left of the chance that somebody complains, where it is not sure of what."""
    return 1 - UNSURE * (1 - shares[main])
