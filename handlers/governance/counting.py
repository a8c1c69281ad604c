"""What was counted (清点): each finding with its matter in the responsibility list (权责清单) and the unit that it is counted by."""

import re
from collections.abc import Iterable

from handlers.domain.action import Tally
from handlers.domain.policy import Matter
from handlers.domain.reading import Label, Reading
from handlers.domain.scene import Scene
from handlers.governance.spotting import matter_of
from handlers.grammar.counts import CALLED, TOPIC, Count

_VERBS = r"(?:当场|现场|共|总共|已|依法|集中)*(?:清理|清除|清走|清拖|规范|整治|整改|劝离|劝导|劝走|处理|查处|查扣|暂扣|取缔|解决|拆除|纠正|制止|发现|拖离|拖走|拖移|挪走|抓捕|收容|捕捉|处罚|责令|教育)*"
_UNITS = {Label.PARKING: "vehicle", Label.STREET_STALL: "site", Label.STRAY_DOG: "animal"}
_LOOSE = "item"
"""件, 个, 家 say nothing of what is counted: then it is counted as its matter is."""


def tallies(scene: Scene, counts: Iterable[Count], readings: tuple[Reading, ...]) -> tuple[Tally, ...]:
    """What was counted, the same matter and unit once."""
    found: dict[tuple[str, str], Tally] = {}
    for nth, count in enumerate(counts):
        reading = readings[nth] if nth < len(readings) else Reading()
        matter = _called(scene, count.what) or matter_of(scene.policy, count.what, reading)
        matter = matter or scene.policy.matter(Label.OTHER, None)
        unit = _unit(scene, count, matter.label)
        before = found.get((matter.key, unit))
        n = count.n + (before.n if before else 0)
        if n:
            found[matter.key, unit] = Tally(matter.key, matter.label, unit, n)
    return tuple(found.values())


def place_before(words: str) -> str:
    """What the first words that count something say before it, a place: 农贸市场 of 农贸市场清理占道经营."""
    topic = TOPIC.search(words)
    head = words[: topic.start()] if topic else words
    return re.sub(rf"{_VERBS}$", "", head.strip()).strip()


def without_topic(words: str) -> str:
    """A place without what is to be put in order there: 农贸市场 of 农贸市场占道经营."""
    topic = TOPIC.search(words)
    return words[: topic.start()] if topic else words


def _called(scene: Scene, words: str) -> Matter | None:
    matters = scene.policy.matters.values()
    exact = [matter for matter in matters if matter.name in words]
    if exact:
        return max(exact, key=lambda matter: len(matter.name))
    for pattern, label, name in CALLED:
        if pattern.search(words):
            of = [matter for matter in matters if matter.label is label]
            fitting = next((matter for matter in of if name in matter.name), None)
            return fitting or (scene.policy.matter(label, None) if label is not Label.OTHER else None)
    return None


def _unit(scene: Scene, count: Count, label: Label) -> str:
    units = scene.policy.tickets.quantities
    written = next((key for key, names in units.items() if count.unit in names), _LOOSE)
    return written if written != _LOOSE else _UNITS.get(label, _LOOSE)
