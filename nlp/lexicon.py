"""The lexicon: the YAML files of nlp/lexicon/, read into groups, frames, guards and spellings.

words.yaml      groups of words that patterns name as "$group"
complaints/     one file a label: subcategory -> strength -> patterns (nlp/pattern.py says how a pattern is written)
levels.yaml     what makes a complaint urgent
phrases.yaml    short answers beside a ticket
guards.yaml     what makes a line less of a complaint than it looks, each with a factor
spelling.yaml   misspellings, idioms that hide a word, words that need a boundary, everyday words
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from handlers.domain.reading import Label
from nlp.pattern import Pattern

FOLDER = Path(__file__).parent / "lexicon"

STRENGTHS: Mapping[str, float] = {"铁定": 0.9, "多半": 0.7, "可疑": 0.5, "沾边": 0.35, "隐约": 0.05}
"""How sure a pattern is by itself (0..1), by its name in the files."""

PHRASES = (
    *("satisfied", "satisfied_alone", "partly", "partly_alone", "unsolved", "unsolved_alone"),
    *("seconds", "seconds_alone", "thanks", "no_thanks", "yes", "no", "presses", "corrects"),
)
"""The lists of phrases.yaml."""


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names file, line and key."""


@dataclass(frozen=True)
class Frame:
    """A pattern that speaks for a label. `weight` is a confidence 0..1, `order` the place of the subcategory in its file."""

    label: Label
    subcategory: str
    order: int
    weight: float
    pattern: Pattern


@dataclass(frozen=True)
class Guard:
    """Patterns that speak against: the confidence of the frames that it covers is multiplied by `factor`."""

    name: str
    factor: float
    patterns: tuple[Pattern, ...]
    only: frozenset[str]
    spares: frozenset[str] = frozenset()

    def covers(self, frame: Frame) -> bool:
        """Whether the frame's label or subcategory is among `only` (nothing named is everything) and not among those it `spares`."""
        keys = {frame.label, frame.subcategory}
        return (not self.only or not self.only.isdisjoint(keys)) and self.spares.isdisjoint(keys)


@dataclass(frozen=True)
class Lexicon:
    """All of it. `groups` are flat: every group lists its plain words."""

    groups: Mapping[str, tuple[str, ...]]
    frames: tuple[Frame, ...]
    guards: tuple[Guard, ...]
    urgent: tuple[Pattern, ...]
    typos: Mapping[str, str]
    idioms: tuple[str, ...]
    bounded: frozenset[str]
    everyday: frozenset[str]


def load(extra: Mapping[str, Iterable[str]], folder: Path = FOLDER) -> Lexicon:
    """The lexicon in `folder`, with the groups of `extra` (name -> words) beside those of words.yaml."""
    groups = _flat(_File(folder / "words.yaml"), {name: tuple(words) for name, words in extra.items()})
    spelling, levels = _File(folder / "spelling.yaml"), _File(folder / "levels.yaml")
    frames = [
        frame for path in sorted((folder / "complaints").glob("*.yaml")) for frame in _frames(_File(path), groups)
    ]
    keys = frozenset(key for frame in frames for key in (frame.label, frame.subcategory))
    return Lexicon(
        groups=groups,
        frames=tuple(frames),
        guards=tuple(_guards(_File(folder / "guards.yaml"), groups, keys)),
        urgent=tuple(levels.patterns(levels.section("urgent"), "urgent", groups)),
        typos={wrong.value: right.value for right, wrongs in spelling.lists("typos") for wrong in wrongs},
        idioms=tuple(word.value for word in spelling.words("idioms")),
        bounded=frozenset(word.value for word in spelling.words("bounded")),
        everyday=frozenset(word.value for word in spelling.words("everyday")),
    )


class _File:
    """One YAML file as nodes, which still know their lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open(encoding="utf-8") as stream:
                self.root = yaml.compose(stream, Loader=yaml.CSafeLoader)
        except OSError as error:
            raise LexiconError(f"{path.name}: {error.strerror}") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            raise LexiconError(
                f"{path.name}:{mark.line + 1 if mark else 1}: {getattr(error, 'problem', error)}"
            ) from error

    def error(self, node: Any, key: str, problem: str) -> LexiconError:
        line = node.start_mark.line + 1 if node is not None else 1
        return LexiconError(f"{self.path.name}:{line}: {key}: {problem}")

    def entries(self, node: Any, key: str) -> list[tuple[Any, Any]]:
        """The key and value nodes of a mapping; a key may stand once."""
        if not isinstance(node, yaml.MappingNode):
            raise self.error(node, key, "expected 'name: value' entries")
        seen: set[str] = set()
        for name, _ in node.value:
            if name.value in seen:
                raise self.error(name, str(name.value), "stands twice")
            seen.add(name.value)
        return list(node.value)

    def items(self, node: Any, key: str) -> list[Any]:
        """The nodes of a list of words."""
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(node, key, "expected a list")
        for item in node.value:
            if not isinstance(item, yaml.ScalarNode) or not item.value.strip():
                raise self.error(item, key, "expected a word")
        return list(node.value)

    def section(self, key: str) -> Any:
        for name, value in self.entries(self.root, self.path.stem):
            if name.value == key:
                return value
        raise self.error(self.root, key, "is missing")

    def words(self, key: str) -> list[Any]:
        return self.items(self.section(key), key)

    def lists(self, key: str) -> list[tuple[Any, list[Any]]]:
        return [(name, self.items(value, name.value)) for name, value in self.entries(self.section(key), key)]

    def number(self, node: Any, key: str) -> float:
        try:
            value = float(node.value)
        except (TypeError, ValueError):
            raise self.error(node, key, "expected a number from 0 to 1") from None
        if not 0 <= value <= 1:
            raise self.error(node, key, "expected a number from 0 to 1")
        return value

    def patterns(self, node: Any, key: str, groups: Mapping[str, tuple[str, ...]]) -> list[Pattern]:
        return [self._pattern(item, key, groups) for item in self.items(node, key)]

    def _pattern(self, item: Any, key: str, groups: Mapping[str, tuple[str, ...]]) -> Pattern:
        try:
            pattern = Pattern.parse(item.value)
        except ValueError as error:
            raise self.error(item, key, str(error)) from None
        for term in sorted(pattern.needs.union(pattern.unless)):
            if term.startswith("$") and term[1:] not in groups:
                raise self.error(item, key, f"no group {term} in words.yaml")
        return pattern


def _flat(file: _File, extra: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Groups may name groups that stand above them."""
    groups = dict(extra)
    for name, value in file.entries(file.root, file.path.stem):
        words: list[str] = []
        for item in file.items(value, name.value):
            inner = item.value[1:] if item.value.startswith("$") else None
            if inner is not None and inner not in groups:
                raise file.error(item, name.value, f"no group ${inner} above")
            words.extend(groups[inner] if inner is not None else [item.value])
        groups[name.value] = tuple(dict.fromkeys(words))
    return groups


def _frames(file: _File, groups: Mapping[str, tuple[str, ...]]) -> Iterable[Frame]:
    for name, subcategories in file.entries(file.root, file.path.stem):
        label = _label(file, name, name.value)
        for order, (subcategory, strengths) in enumerate(file.entries(subcategories, name.value)):
            for strength, patterns in file.entries(strengths, subcategory.value):
                if strength.value not in STRENGTHS:
                    raise file.error(strength, strength.value, f"no such strength, use one of {'、'.join(STRENGTHS)}")
                for pattern in file.patterns(patterns, subcategory.value, groups):
                    yield Frame(label, subcategory.value, order, STRENGTHS[strength.value], pattern)


def _guards(file: _File, groups: Mapping[str, tuple[str, ...]], keys: frozenset[str]) -> Iterable[Guard]:
    for name, body in file.entries(file.root, file.path.stem):
        parts = {key.value: value for key, value in file.entries(body, name.value)}
        if unknown := parts.keys() - {"factor", "only", "spares", "patterns"}:
            raise file.error(body, name.value, f"unknown key {min(unknown)}")
        if missing := {"factor", "patterns"} - parts.keys():
            raise file.error(body, name.value, f"{min(missing)} is missing")
        yield Guard(
            name=name.value,
            factor=file.number(parts["factor"], name.value),
            patterns=tuple(file.patterns(parts["patterns"], name.value, groups)),
            only=_keys(file, parts, "only", name.value, keys),
            spares=_keys(file, parts, "spares", name.value, keys),
        )


def _keys(file: _File, parts: Mapping[str, Any], part: str, name: str, known: frozenset[str]) -> frozenset[str]:
    """The labels and subcategories listed in one part of a guard."""
    named = frozenset(item.value for item in (file.items(parts[part], name) if part in parts else []))
    if strange := named - known:
        raise file.error(parts[part], name, f"no label or subcategory {min(strange)}")
    return named


def _label(file: _File, node: Any, value: str) -> Label:
    try:
        return Label(value)
    except ValueError:
        raise file.error(node, value, "no such label") from None


def load_phrases(folder: Path = FOLDER) -> Mapping[str, tuple[str, ...]]:
    """The lists of phrases.yaml by key; every key of PHRASES, and no other."""
    file = _File(folder / "phrases.yaml")
    for key, _ in file.entries(file.root, file.path.stem):
        if key.value not in PHRASES:
            raise file.error(key, key.value, "no such list")
    return {key: tuple(item.value for item in file.words(key)) for key in PHRASES}
