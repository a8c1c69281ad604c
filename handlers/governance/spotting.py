"""What a line of a patrol has found, finding by finding: of which matter, where, how much, and whether it was cleared on the spot."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from handlers.domain.intent import Command
from handlers.domain.policy import Matter, Policy
from handlers.domain.reading import Danger, Label, Level, Reading
from handlers.grammar.cleared import is_cleared
from handlers.grammar.findings import COUNTED, PLACED, Seen, findings_in, finds_nothing
from handlers.grammar.quantity import count_in, quantities_of
from handlers.grammar.things import THING, matters_named

_COUNTED_BY = {Label.PARKING: "vehicle", Label.STRAY_DOG: "animal"}
"""The unit of what people count by a word that the config does not know (2个)."""
_ELSE = "site"


@dataclass(frozen=True)
class Finding:
    """One finding as it was read, in the `compound` that was named last before it."""

    words: str
    compound: str
    matter: Matter
    level: Level = Level.NORMAL
    danger: Danger | None = None
    place: str | None = None
    quantities: Mapping[str, int] = field(default_factory=dict)
    cleared: bool = False


def findings(policy: Policy, command: Command, compounds: Collection[str]) -> list[Finding] | None:
    """What a line tells; nothing where it says that there was nothing, None where it tells neither."""
    found: list[Finding] = []
    for seen, reading in zip(findings_in(command.text, compounds), command.matters, strict=False):
        if COUNTED.search(seen.words) or THING.search(seen.words) or reading.complains or is_cleared(seen.words):
            found.append(_finding(policy, seen, reading, found))
    return found if found or finds_nothing(command.text) else None


def _finding(policy: Policy, seen: Seen, reading: Reading, before: list[Finding]) -> Finding:
    matter, cleared = matter_of(policy, seen.words, reading), is_cleared(seen.words)
    if matter is None and cleared and before:
        matter = before[-1].matter  # 东门占道3处,劝离2处
    matter = matter or policy.matter(Label.OTHER, None)
    amounts = quantities_of(seen.words, policy.tickets.quantities)
    unit = _COUNTED_BY.get(matter.label, _ELSE)
    if not amounts and unit in policy.tickets.quantities and (count := count_in(seen.words, COUNTED)):
        amounts = {unit: count}
    placed = PLACED.search(seen.words)
    place = reading.place or (placed[0] if placed else None)
    return Finding(seen.words, seen.compound, matter, reading.level, reading.danger, place, amounts, cleared)


def matter_of(policy: Policy, words: str, reading: Reading) -> Matter | None:
    """The matter of a finding: by its name in the responsibility list, else as it is read, else by the thing that it names."""
    if named := [matter for matter in policy.matters.values() if matter.name in words]:
        return max(named, key=lambda matter: len(matter.name))
    things = [policy.matters[key] for key in matters_named(words) if key in policy.matters]
    if reading.complains:
        is_sure = reading.label is not Label.OTHER and (not things or things[0].label is reading.label)
        if reading.subcategory or is_sure or not things:
            read = policy.matter(reading.label, reading.subcategory)
            return read if read.label is not Label.OTHER or reading.subcategory or not things else things[0]
    if things:
        return things[0]
    return next((m for m in policy.matters.values() if _shares(m.name, words)), None)


def _shares(name: str, words: str) -> bool:
    """Whether words hold two characters of a name beside each other: 堆物 of 楼道堆物, 飞线 of 飞线充电."""
    return any(name[i : i + 2] in words for i in range(len(name) - 1))
