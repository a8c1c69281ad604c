"""levels.yaml: what makes a line red, urgent or doubtful, and what takes a danger away. Every rule is a pattern with an example."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from handlers.domain.reading import Danger
from nlp.lexiconfile import LexiconFile
from nlp.pattern import Pattern

RED, DOUBT, URGENT, HARMLESS = "red", "doubt", "urgent", "harmless"
"""What a pattern makes of a line, as the file names it."""

Rules = Mapping[Pattern, str]
"""Patterns, each with a line that fulfils it."""
Written = Callable[[LexiconFile, Any, str], Pattern]
"""What makes a pattern of a node of a file under a key."""


@dataclass(frozen=True)
class Levels:
    """`red` and `doubt` by the danger, the first of the file before the others. `harmless` takes away what is `red` or in `doubt`."""

    red: Mapping[Danger, Rules]
    doubt: Mapping[Danger, Rules]
    urgent: Rules
    harmless: Rules

    def and_red(self, words: Mapping[Danger, Iterable[str]]) -> "Levels":
        """The same, with words that tell a danger by themselves."""
        more = {
            danger: {Pattern(((word,),), needs=frozenset({word})): word for word in listed}
            for danger, listed in words.items()
        }
        red = {danger: {**self.red.get(danger, {}), **more.get(danger, {})} for danger in (*self.red, *more)}
        return replace(self, red=red)

    def patterns(self) -> tuple[Pattern, ...]:
        """All of them, for whoever looks for their words."""
        return tuple(pattern for _, pattern, _ in self.rows())

    def rows(self) -> Iterable[tuple[str, Pattern, str]]:
        """Every pattern with what it makes of a line, and its example."""
        for kind, dangers in ((RED, self.red), (DOUBT, self.doubt)):
            for danger, rules in dangers.items():
                yield from ((f"{kind} {danger}", pattern, line) for pattern, line in rules.items())
        for kind, rules in ((URGENT, self.urgent), (HARMLESS, self.harmless)):
            yield from ((kind, pattern, line) for pattern, line in rules.items())

    def alarms(self) -> tuple[Pattern, ...]:
        """Those of what is red or in doubt."""
        return tuple(pattern for kind in (self.red, self.doubt) for rules in kind.values() for pattern in rules)


def load_levels(file: LexiconFile, written: Written) -> Levels:
    """What stands in the file. Raises LexiconError."""

    def rules(node: Any, key: str) -> Rules:
        return {written(file, name, key): line.value for name, line in file.entries(node, key)}

    def dangers(key: str) -> Mapping[Danger, Rules]:
        return {_danger(file, name): rules(body, name.value) for name, body in file.entries(file.section(key), key)}

    return Levels(
        red=dangers(RED),
        doubt=dangers(DOUBT),
        urgent=rules(file.section(URGENT), URGENT),
        harmless=rules(file.section(HARMLESS), HARMLESS),
    )


def _danger(file: LexiconFile, node: Any) -> Danger:
    try:
        return Danger(node.value)
    except ValueError:
        raise file.error(node, node.value, "no such danger") from None
