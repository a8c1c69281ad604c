"""The lexicon: the YAML files of nlp/lexicon/, read into groups, frames, guards and spellings.

words.yaml      groups of words that patterns name as "$group"
complaints/     one file a label: subcategory -> strength -> patterns (nlp/pattern.py says how a pattern is written)
levels.yaml     what makes a complaint urgent
phrases.yaml    short answers beside a ticket
guards.yaml     what makes a line less of a complaint than it looks, each with a factor
weights.yaml    how much single words lean towards a label (benchmarks/weigh.py)
spelling.yaml   misspellings, idioms that hide a word, words that need a boundary, everyday words
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handlers.domain.reading import Label, MatterWords
from nlp.lexiconfile import LexiconError, LexiconFile
from nlp.pattern import Pattern

FOLDER = Path(__file__).parent / "lexicon"

GIVEN = ("加急", "火情", "伤情", "打斗")
"""The groups that are config.yaml's, and no file's."""

LAST = 99
"""The place of a subcategory that config.yaml or a station names: the most special."""

STRENGTHS: Mapping[str, float] = {"铁定": 0.9, "多半": 0.7, "可疑": 0.5, "沾边": 0.35, "隐约": 0.05}
"""How sure a pattern is by itself (0..1), by its name in the files."""

PHRASES = (
    *("satisfied", "satisfied_alone", "partly", "partly_alone", "unsolved", "unsolved_alone"),
    *("seconds", "seconds_alone", "thanks", "no_thanks", "yes", "no", "presses", "corrects"),
)
"""The lists of phrases.yaml."""


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
    """Patterns that speak against: the confidence of the frames that it covers is multiplied by `factor`.

    What may be `irony` is asked about rather than taken at its word.
    """

    name: str
    factor: float
    patterns: tuple[Pattern, ...]
    only: frozenset[str]
    spares: frozenset[str] = frozenset()
    irony: bool = False

    def covers(self, frame: Frame) -> bool:
        """Whether the frame's label or subcategory is among `only` (nothing named is everything) and not among those it `spares`."""
        keys = {frame.label, frame.subcategory}
        return (not self.only or not self.only.isdisjoint(keys)) and self.spares.isdisjoint(keys)

    def bars(self, label: Label) -> bool:
        """Whether it holds something against all of `label`, not only against some subcategory of it. Irony does not."""
        return not self.irony and (not self.only or label in self.only) and label not in self.spares


@dataclass(frozen=True)
class Weights:
    """What single words add to the log odds of a label; `bias` is what every line starts with."""

    bias: Mapping[Label, float]
    words: Mapping[Label, Mapping[str, float]]


@dataclass(frozen=True)
class Lexicon:
    """All of it. `groups` are flat: every group lists its plain words."""

    groups: Mapping[str, tuple[str, ...]]
    frames: tuple[Frame, ...]
    guards: tuple[Guard, ...]
    urgent: tuple[Pattern, ...]
    typos: Mapping[str, str]
    sounds: tuple[str, ...]
    ordinary: tuple[str, ...]
    idioms: tuple[str, ...]
    bounded: frozenset[str]
    everyday: frozenset[str]
    weights: Weights


def checked(pattern: str, folder: Path = FOLDER) -> None:
    """Whether `pattern` (of config.yaml) can be looked for. Raises LexiconError with the reason."""
    _readable(pattern, _flat(LexiconFile(folder / "words.yaml"), dict.fromkeys(GIVEN, ())))


def load(extra: Mapping[str, Iterable[str]], folder: Path = FOLDER, matters: Iterable[MatterWords] = ()) -> Lexicon:
    """The lexicon in `folder`, with the groups of `extra` (name -> words) beside those of words.yaml, and the patterns of `matters`.

    Raises LexiconError.
    """
    groups = _flat(LexiconFile(folder / "words.yaml"), {name: tuple(words) for name, words in extra.items()})
    spelling, levels = LexiconFile(folder / "spelling.yaml"), LexiconFile(folder / "levels.yaml")
    frames = [
        frame for path in sorted((folder / "complaints").glob("*.yaml")) for frame in _frames(LexiconFile(path), groups)
    ]
    frames += [
        Frame(matter.label, matter.subcategory, LAST, STRENGTHS["铁定"], _readable(pattern, groups))
        for matter in matters
        for pattern in matter.patterns
    ]
    keys = frozenset(key for frame in frames for key in (frame.label, frame.subcategory))
    return Lexicon(
        groups=groups,
        frames=tuple(frames),
        guards=tuple(_guards(LexiconFile(folder / "guards.yaml"), groups, keys)),
        urgent=tuple(_patterns(levels, levels.section("urgent"), "urgent", groups)),
        typos={wrong.value: right.value for right, wrongs in spelling.lists("typos") for wrong in wrongs},
        idioms=tuple(word.value for word in spelling.words("idioms")),
        sounds=tuple(word.value for word in spelling.words("sounds")),
        ordinary=tuple(word.value for word in spelling.words("ordinary")),
        bounded=frozenset(word.value for word in spelling.words("bounded")),
        everyday=frozenset(word.value for word in spelling.words("everyday")),
        weights=load_weights(folder),
    )


def _readable(text: str, groups: Mapping[str, tuple[str, ...]]) -> Pattern:
    """A pattern whose groups exist."""
    try:
        pattern = Pattern.parse(text)
    except ValueError as error:
        raise LexiconError("", 0, text, str(error)) from None
    strange = [term for term in pattern.needs.union(pattern.unless) if term[0] == "$" and term[1:] not in groups]
    if strange:
        raise LexiconError("", 0, text, f"no group {min(strange)} in words.yaml")
    return pattern


def _flat(file: LexiconFile, extra: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
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


def _patterns(file: LexiconFile, node: Any, key: str, groups: Mapping[str, tuple[str, ...]]) -> Iterable[Pattern]:
    for item in file.items(node, key):
        try:
            yield _readable(item.value, groups)
        except LexiconError as error:
            raise file.error(item, key, error.problem) from None


def _frames(file: LexiconFile, groups: Mapping[str, tuple[str, ...]]) -> Iterable[Frame]:
    for name, subcategories in file.entries(file.root, file.path.stem):
        label = _label(file, name, name.value)
        for order, (subcategory, strengths) in enumerate(file.entries(subcategories, name.value)):
            for strength, patterns in file.entries(strengths, subcategory.value):
                if strength.value not in STRENGTHS:
                    raise file.error(strength, strength.value, f"no such strength, use one of {'、'.join(STRENGTHS)}")
                for pattern in _patterns(file, patterns, subcategory.value, groups):
                    yield Frame(label, subcategory.value, order, STRENGTHS[strength.value], pattern)


def _guards(file: LexiconFile, groups: Mapping[str, tuple[str, ...]], keys: frozenset[str]) -> Iterable[Guard]:
    for name, body in file.entries(file.root, file.path.stem):
        parts = {key.value: value for key, value in file.entries(body, name.value)}
        if unknown := parts.keys() - {"factor", "only", "spares", "patterns", "irony"}:
            raise file.error(body, name.value, f"unknown key {min(unknown)}")
        if missing := {"factor", "patterns"} - parts.keys():
            raise file.error(body, name.value, f"{min(missing)} is missing")
        yield Guard(
            name=name.value,
            factor=file.number(parts["factor"], name.value),
            patterns=tuple(_patterns(file, parts["patterns"], name.value, groups)),
            only=_keys(file, parts, "only", name.value, keys),
            spares=_keys(file, parts, "spares", name.value, keys),
            irony="irony" in parts,
        )


def _keys(file: LexiconFile, parts: Mapping[str, Any], part: str, name: str, known: frozenset[str]) -> frozenset[str]:
    """The labels and subcategories listed in one part of a guard."""
    named = frozenset(item.value for item in (file.items(parts[part], name) if part in parts else []))
    if strange := named - known:
        raise file.error(parts[part], name, f"no label or subcategory {min(strange)}")
    return named


def _label(file: LexiconFile, node: Any, value: str) -> Label:
    try:
        return Label(value)
    except ValueError:
        raise file.error(node, value, "no such label") from None


def load_weights(folder: Path = FOLDER) -> Weights:
    """weights.yaml: label -> weight -> words; a label that is not there has no weights."""
    file = LexiconFile(folder / "weights.yaml")
    bias, words = dict.fromkeys(Label, 0.0), {label: dict[str, float]() for label in Label}
    for name, value in file.entries(file.section("bias"), "bias"):
        bias[_label(file, name, name.value)] = file.amount(value, name.value)
    for name, body in file.entries(file.root, file.path.stem):
        if name.value != "bias":
            column = words[_label(file, name, name.value)]
            for weight, items in file.entries(body, name.value):
                amount = file.amount(weight, name.value)
                column.update((word.value, amount) for word in file.items(items, name.value))
    return Weights(bias, words)


def load_phrases(folder: Path = FOLDER) -> Mapping[str, tuple[str, ...]]:
    """The lists of phrases.yaml by key; every key of PHRASES, and no other."""
    file = LexiconFile(folder / "phrases.yaml")
    for key, _ in file.entries(file.root, file.path.stem):
        if key.value not in PHRASES:
            raise file.error(key, key.value, "no such list")
    return {key: tuple(item.value for item in file.words(key)) for key in PHRASES}
