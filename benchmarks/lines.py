"""The labelled lines of this repository: voices (one writer each, a file each), the project's own tables, and files from elsewhere."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from handlers.domain.reading import Label

HERE = Path(__file__).parent
TABLES = HERE.parent / "tests" / "nlp"
OWN = {HERE / "lines.tsv": 0.3, TABLES / "lines.tsv": 1.0, TABLES / "heard.tsv": 0.3}
"""The project's own tables, and what a line of each counts beside one of a voice: much of what was written for the earlier grammars fits a
pattern better than a neighbour."""

SHORT, EVERY, WRAPPED = 25, 5, 0.5
"""Complaints of so many characters and fewer are wrapped, one in so many, and each counts so much."""


@dataclass(frozen=True)
class Line:
    """A line, what it is, what else a careful reader would let pass, how pressing it is ("-": nobody said), how much it counts, and
    whether it was made of another line."""

    voice: str
    label: Label
    accept: frozenset[Label]
    level: str
    text: str
    weight: float = 1.0
    wrapped: bool = False

    @property
    def complains(self) -> bool:
        """Whether somebody should hear of it."""
        return self.label is not Label.NONE


def voices(folder: str = "voices") -> list[Line]:
    """The lines of all voices, in the order of the files' names; of "aside" those that nothing is fitted on."""
    return [line for path in sorted((HERE / folder).glob("*.tsv")) for line in _voice(path)]


def wrapped(lines: Iterable[Line]) -> list[Line]:
    """Some of the short complaints among the lines, each inside what makes it none: told of elsewhere, of the past, of a play."""
    wrappers = [row[0] for row in rows_of(HERE / "wrappers.tsv")]
    short = [line for line in lines if line.complains and len(line.text) <= SHORT][::EVERY]
    return [
        Line(line.voice, Label.NONE, _labels([Label.NONE]), "none", wrapper.format(line.text), WRAPPED, wrapped=True)
        for line, wrapper in zip(short, cycle(wrappers), strict=False)
    ]


def own() -> list[Line]:
    """The lines of the project's own tables, but those in doubt; a text that stands twice counts once."""
    lines = {line.text: line for path in OWN for line in _table(path)}
    return list(lines.values())


def gold(path: Path) -> list[Line]:
    """The lines of a JSONL file of {"text", "label", "accept", "source"}."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        Line(row["source"], Label(row["label"]), _labels(row["accept"]), row.get("level", "-"), row["text"])
        for row in rows
    ]


def _voice(path: Path) -> Iterable[Line]:
    for row in rows_of(path):
        label, accept, _, level, text = row
        yield Line(path.stem, Label(label), _labels([label, *filter(None, accept.split(","))]), level, text)


def _table(path: Path) -> Iterable[Line]:
    for row in rows_of(path):
        labels = row[0].split("|")
        if "ask" not in labels:
            right = [Label.NONE if label == "none" else Label(label) for label in labels]
            yield Line(f"own {path.parent.name} {path.stem}", right[0], frozenset(right), "-", row[-1], OWN[path])


def rows_of(path: Path) -> Iterable[list[str]]:
    """The rows of a table, by their columns."""
    lines = path.read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines if line.strip() and line[0] != "#")


def _labels(names: Iterable[str]) -> frozenset[Label]:
    return frozenset(map(Label, names))
