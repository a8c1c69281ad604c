"""What the rules of the lexicon find in a line, and what their words tell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.domain.reading import Danger, Label
from nlp.lexicon import Rule
from nlp.pattern import Hit

PLAIN = 0.6
"""From this weight on a rule says its matter plainly."""
DANGER = "danger"
"""The subcategory of what is red."""


@dataclass(frozen=True)
class Finding:
    """A rule that the line fulfils, and the words that did it."""

    rule: Rule
    hits: tuple[Hit, ...]

    @property
    def rank(self) -> tuple[bool, int, float, int]:
        """What names the subcategory: a plain rule, of the most special subcategory (the last in its file), the surest, the longest."""
        plain, length = self.rule.weight >= PLAIN, sum(hit.end - hit.start for hit in self.hits)
        return plain, self.rule.order, self.rule.weight, length


def subcategory_of(spoke: Sequence[Finding], main: Label, danger: Danger | None) -> str | None:
    """What names the matter: the danger, else the rule of the highest rank."""
    if danger and main is Label.OTHER:
        return DANGER
    return max(spoke, key=lambda finding: finding.rank).rule.subcategory if spoke else None


def stands_apart(found: Iterable[Finding], label: Label, spoke: Sequence[Finding]) -> bool:
    """Whether a plain rule for `label` shares no word with one of those that spoke for the main one: a second matter."""
    plain = [finding for finding in found if finding.rule.label is label and finding.rule.weight >= PLAIN]
    return any(_disjoint(other.hits, main.hits) for other in plain for main in spoke)


def words_of(found: Iterable[Finding]) -> tuple[str, ...]:
    """The words that spoke, in the order of the line, none inside another."""
    hits = sorted({hit for finding in found for hit in finding.hits}, key=lambda hit: (hit.start, -hit.end))
    outer = [hit for i, hit in enumerate(hits) if not any(other.end >= hit.end for other in hits[:i])]
    return tuple(dict.fromkeys(hit.word for hit in outer))


def _disjoint(some: Iterable[Hit], others: Sequence[Hit]) -> bool:
    """Whether no word of `some` meets one of `others`."""
    return all(hit.end <= other.start or other.end <= hit.start for hit in some for other in others)
