"""Which measure (举措) is meant: by its number, by words of it, or by the line of ours that is quoted; else the speaker is asked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handlers.domain.decision import Ask, Decision
from handlers.domain.facts.meeting import MeasureAsked
from handlers.domain.meeting import STREET, Conference, Measure, without_station
from handlers.domain.scene import Scene
from handlers.governance.texts import measure as texts
from handlers.grammar.answer import answer, answered

_LABEL = re.compile(
    rf"(?<![\d\u4e00-\u9fff])第?(({STREET})?\d{{1,4}})(?:项|条|号(?!楼)|件)?(?![\d栋幢号楼单米个辆处人月日天点台/:.])"
)
"""The number of a measure, and no building, amount or day."""
_OF_OURS = re.compile(rf"举措(({STREET})?\d{{1,4}})(?![\d项件条])|^(({STREET})?\d{{1,4}})\. ", re.MULTILINE)
_NAME = re.compile(r"^(?:取消|完成|撤销)?(?:会议|工作|下步)?举措[\s::,]*")


@dataclass(frozen=True)
class Chosen:
    """A measure, the conference that it belongs to, and how it is called there where the speaker is."""

    conference: Conference
    measure: Measure
    label: str

    @property
    def nth(self) -> int:
        return self.measure.nth


Asking = Callable[[Sequence[tuple[str, Measure]]], str]
"""What asks which one is meant."""


def bare(scene: Scene, words: str) -> str:
    """The words behind the name of the command."""
    return without_station(scene.town, _NAME.sub("", words.strip())).strip(" ,:。!")


def label_for(scene: Scene, conference: Conference, measure: Measure) -> str:
    """What its owner calls a measure: one of the street's is that to whoever is of a station."""
    owner = scene.town.people.get(measure.owner)
    is_far = conference.unit.is_street and owner is not None and scene.town.station_at(owner.path) is not None
    return f"{STREET if is_far else ''}{measure.nth}"


def label_of(scene: Scene, conference: Conference, nth: int) -> str:
    """A measure's number; of the street's, where that is not the speaker's own unit, with the word for it."""
    return f"{'' if conference is scene.governance.conferences.own else STREET}{nth}"


def open_to(scene: Scene) -> tuple[Chosen, ...]:
    """What is open and the speaker may change: of whoever steers all of his unit, and of anybody his own."""
    conferences, me = scene.governance.conferences, scene.speaker.person

    def may(conference: Conference, measure: Measure) -> bool:
        return measure.owner == me or (scene.speaker_steers and conference is conferences.own)

    return tuple(
        Chosen(conference, measure, label_of(scene, conference, measure.nth))
        for conference in conferences.all
        for measure in conference.open_measures
        if may(conference, measure)
    )


def chosen(scene: Scene, words: str, asks: Asking, waits: bool = False) -> Chosen | Decision:
    """The one that is meant; the answer where there is none, or where nobody can tell. What is asked `waits` for a number alone."""
    among = open_to(scene)
    if not among:
        return answered(scene, texts.none_open(), "no measure")
    found = by_words(scene, among, words)
    if len(found) == 1:
        return found[0]
    if not found:
        return answered(scene, texts.not_open([(one.label, one.measure) for one in among]), "no such measure")
    rows = [(one.label, one.measure) for one in found]
    if not waits:
        return answered(scene, asks(rows), "asked which measure")
    waiting = MeasureAsked(tuple(label for label, _ in rows))
    ask = Ask(scene.speaker.person, scene.heard.room, waiting, scene.now + scene.policy.question)
    return Decision(says=(answer(scene, asks(rows)),), questions=(ask,), why="asked which measure")


def by_words(scene: Scene, among: Sequence[Chosen], words: str) -> list[Chosen]:
    """Those that are meant: by number, by the words, by the quoted line, else one's own, else all."""
    if number := _LABEL.search(words):
        return [one for one in among if one.label == number[1]]
    if alike := _alike(among, words):
        return alike
    if quoted := {match[1] or match[3] for match in _OF_OURS.finditer(scene.said.quoted_words)}:
        return [one for one in among if one.label in quoted]
    return [one for one in among if one.measure.owner == scene.speaker.person] or list(among)


def _alike(among: Sequence[Chosen], words: str) -> list[Chosen]:
    """Those that share the most pairs of characters with the words."""
    pairs = {words[i : i + 2] for i in range(len(words) - 1) if words[i] >= "\u4e00" and words[i + 1] >= "\u4e00"}
    shared = [sum(pair in one.measure.words or pair in one.measure.owner for pair in pairs) for one in among]
    most = max(shared, default=0)
    return [one for one, count in zip(among, shared, strict=True) if count == most] if most else []
