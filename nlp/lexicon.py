"""The lexicon: the YAML files of nlp/lexicon/, read into classes, rules, acts and spellings.

classes/        classes of words (词类), which patterns name as "$class"
rules/          one file a label: subcategory -> strength -> pattern: example (nlp/pattern.py says how a pattern is written)
acts.yaml       what else a line may be doing than complaining: telling of elsewhere, planning, trading, praising
levels.yaml     what makes a line red, urgent or doubtful, and what takes a danger away
phrases.yaml    short answers beside a ticket
spelling.yaml   misspellings, idioms that hide a word, words that need a boundary, everyday words
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handlers.domain.reading import Danger, Label, MatterWords
from nlp.levels import Levels, load_levels
from nlp.lexiconfile import LexiconError, LexiconFile
from nlp.pattern import Pattern

FOLDER = Path(__file__).parent / "lexicon"

GIVEN = ("加急", "火情", "伤情", "打斗")
"""The classes that are config.yaml's, and no file's."""

LAST = 99
"""The place of a subcategory that config.yaml or a station names: the most special."""

STRENGTHS: Mapping[str, float] = {"铁定": 0.9, "可疑": 0.5}
"""How sure a rule is by itself (0..1), by its name in the files."""

EVERYDAY = 2000
SHORT = {1: 100, 2: 5}
"""How much more often than a long word one of the everyday words is met, and a word of one or two characters; a rough guess."""

NOTHING: Mapping[Danger, Iterable[str]] = {}

PHRASES = (
    *("satisfied", "satisfied_alone", "partly", "partly_alone", "unsolved", "unsolved_alone"),
    *("seconds", "seconds_alone", "thanks", "no_thanks", "yes", "no", "presses", "corrects"),
)
"""The lists of phrases.yaml."""


@dataclass(frozen=True)
class Rule:
    """A pattern that speaks for a label. `weight` is a confidence 0..1, `order` the place of the subcategory in its file,
    `example` a line that fulfils it."""

    label: Label
    subcategory: str
    order: int
    weight: float
    pattern: Pattern
    example: str = ""


@dataclass(frozen=True)
class Act:
    """What else a line may be doing (言语行为): patterns that speak against its being a complaint, each with an example."""

    name: str
    patterns: Mapping[Pattern, str]


@dataclass(frozen=True)
class Lexicon:
    """All of it. `classes` are flat: every class lists its plain words."""

    classes: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    acts: tuple[Act, ...]
    levels: Levels
    typos: Mapping[str, str]
    sounds: tuple[str, ...]
    ordinary: tuple[str, ...]
    idioms: tuple[str, ...]
    bounded: frozenset[str]
    everyday: frozenset[str]
    _commons: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    def words(self, term: str) -> tuple[str, ...]:
        """The words that fulfil a term of a pattern: those of the class that it names, or itself."""
        return self.classes[term[1:]] if term[0] == "$" else (term,)

    def common(self, term: str) -> int:
        """How often a term is met, roughly; counted once."""
        if term not in self._commons:
            self._commons[term] = sum(
                EVERYDAY if word in self.everyday or not word.isalnum() else SHORT.get(len(word), 1)
                for word in self.words(term)
            )
        return self._commons[term]


def checked(pattern: str, folder: Path = FOLDER) -> None:
    """Whether `pattern` (of config.yaml) can be looked for. Raises LexiconError with the reason."""
    _readable(pattern, _classes(folder, dict.fromkeys(GIVEN, ())))


def load(
    extra: Mapping[str, Iterable[str]],
    folder: Path = FOLDER,
    matters: Iterable[MatterWords] = (),
    red: Mapping[Danger, Iterable[str]] = NOTHING,
) -> Lexicon:
    """The lexicon in `folder`, with the classes of `extra` (name -> words) beside its own, the patterns of `matters`, and words that are
    `red` by themselves. Raises LexiconError.
    """
    classes = _classes(folder, {name: tuple(words) for name, words in extra.items()})
    spelling = LexiconFile(folder / "spelling.yaml")
    rules = [rule for path in sorted((folder / "rules").glob("*.yaml")) for rule in _rules(LexiconFile(path), classes)]
    rules += [
        Rule(matter.label, matter.subcategory, LAST, STRENGTHS["铁定"], _readable(pattern, classes))
        for matter in matters
        for pattern in matter.patterns
    ]
    return Lexicon(
        classes=classes,
        rules=tuple(rules),
        acts=tuple(_acts(LexiconFile(folder / "acts.yaml"), classes)),
        levels=load_levels(
            LexiconFile(folder / "levels.yaml"), lambda file, node, key: _written(file, node, key, classes)
        ).and_red(red),
        typos={wrong.value: right.value for right, wrongs in spelling.lists("typos") for wrong in wrongs},
        idioms=tuple(word.value for word in spelling.words("idioms")),
        sounds=tuple(word.value for word in spelling.words("sounds")),
        ordinary=tuple(word.value for word in spelling.words("ordinary")),
        bounded=frozenset(word.value for word in spelling.words("bounded")),
        everyday=frozenset(word.value for word in spelling.words("everyday")),
    )


def _readable(text: str, classes: Mapping[str, tuple[str, ...]]) -> Pattern:
    """A pattern whose classes exist."""
    try:
        pattern = Pattern.parse(text)
    except ValueError as error:
        raise LexiconError("", 0, text, str(error)) from None
    strange = [term for term in pattern.needs.union(pattern.unless) if term[0] == "$" and term[1:] not in classes]
    if strange:
        raise LexiconError("", 0, text, f"no class {min(strange)} in classes/")
    return pattern


def _written(file: LexiconFile, node: Any, key: str, classes: Mapping[str, tuple[str, ...]]) -> Pattern:
    try:
        return _readable(node.value, classes)
    except LexiconError as error:
        raise file.error(node, key, error.problem) from None


def _classes(folder: Path, extra: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Every class with its plain words: those that it lists, and those of the classes that it names."""
    listed: dict[str, tuple[LexiconFile, Any, list[Any]]] = {}
    for path in sorted((folder / "classes").glob("*.yaml")):
        file = LexiconFile(path)
        for name, value in file.entries(file.root, file.path.stem):
            if name.value in listed or name.value in extra:
                raise file.error(name, str(name.value), "stands twice")
            listed[name.value] = (file, name, file.items(value, name.value))
    flat = dict(extra)

    def words(name: str, inside: tuple[str, ...]) -> tuple[str, ...]:
        if name not in flat:
            file, node, items = listed[name]
            if name in inside:
                raise file.error(node, name, "names itself")
            found: list[str] = []
            for item in items:
                inner = item.value[1:] if item.value.startswith("$") else None
                if inner is not None and inner not in listed and inner not in extra:
                    raise file.error(item, name, f"no class ${inner}")
                found.extend([item.value] if inner is None else words(inner, (*inside, name)))
            flat[name] = tuple(dict.fromkeys(found))
        return flat[name]

    for name in listed:
        words(name, ())
    return flat


def _rules(file: LexiconFile, classes: Mapping[str, tuple[str, ...]]) -> Iterable[Rule]:
    for name, subcategories in file.entries(file.root, file.path.stem):
        label = _label(file, name, name.value)
        for order, (subcategory, strengths) in enumerate(file.entries(subcategories, name.value)):
            for strength, patterns in file.entries(strengths, subcategory.value):
                if strength.value not in STRENGTHS:
                    raise file.error(strength, strength.value, f"no such strength, use one of {'、'.join(STRENGTHS)}")
                for node, example in file.entries(patterns, subcategory.value):
                    pattern = _written(file, node, subcategory.value, classes)
                    yield Rule(label, subcategory.value, order, STRENGTHS[strength.value], pattern, example.value)


def _acts(file: LexiconFile, classes: Mapping[str, tuple[str, ...]]) -> Iterable[Act]:
    for name, body in file.entries(file.root, file.path.stem):
        patterns = file.entries(body, name.value)
        yield Act(name.value, {_written(file, node, name.value, classes): line.value for node, line in patterns})


def _label(file: LexiconFile, node: Any, value: str) -> Label:
    try:
        return Label(value)
    except ValueError:
        raise file.error(node, value, "no such label") from None


def load_phrases(folder: Path = FOLDER) -> Mapping[str, tuple[str, ...]]:
    """The lists of phrases.yaml by key; every key of PHRASES, and no other."""
    return LexiconFile(folder / "phrases.yaml").all_words(PHRASES)
