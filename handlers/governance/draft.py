"""A draft (初稿) of a bulletin as it is composed: its words, and behind each number in them what it counts."""

from dataclasses import dataclass

from handlers.domain.figures import Counted


@dataclass(frozen=True)
class Cited:
    """A number as it stands in the text, with the mark of its source: 96件[3]. It is false where it counts nothing."""

    n: float
    told: str

    def __str__(self) -> str:
        return self.told

    def __bool__(self) -> bool:
        return self.n > 0


@dataclass(frozen=True)
class Source:
    """Where a number comes from: the `mark` that it carries, what it is called, how much it is exactly, what it counts in words, and what it counts
    one by one."""

    mark: int
    name: str
    exactly: str
    words: str
    rows: tuple[Counted, ...] = ()


@dataclass(frozen=True)
class Item:
    """One of the three things of a section: 一是……"""

    heading: str
    text: str


@dataclass(frozen=True)
class Section:
    """One of the three parts: ——……"""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Chart:
    """What is drawn: bars with their names, all of them counted by `unit`."""

    title: str
    pairs: tuple[tuple[str, int], ...]
    unit: str


@dataclass(frozen=True)
class Draft:
    """A bulletin that somebody has yet to look over."""

    head: str
    issue: str
    title: str
    subtitle: str
    unit: str
    by: str
    author: str
    cut_off: str
    note: str
    lead: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...] = ()
    charts: tuple[Chart, ...] = ()
    imprint: tuple[str, ...] = ()
    whole_street: bool = False
