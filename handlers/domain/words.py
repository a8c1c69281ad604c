"""The words that a unit has made its own (词库): what it added to the lexicon, and what it took out of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handlers.domain.deed import Deed
from handlers.domain.reading import Label

_BETWEEN = re.compile(r"[\s:,、;/|-]+")


@dataclass(frozen=True)
class Meaning:
    """What a word speaks for: a label, and a key of the taxonomy where the kind of matter is known; of no matter, but of what officers say
    of their work, the deed."""

    label: Label
    subcategory: str | None = None

    @classmethod
    def of(cls, deed: Deed) -> "Meaning":
        """What an officer's own word says of his work (办结, 到场)."""
        return cls(Label.NONE, deed)

    @property
    def deed(self) -> Deed | None:
        return Deed(self.subcategory) if self.label is Label.NONE and self.subcategory else None


@dataclass(frozen=True)
class OwnWords:
    """The changes that hold at one station. An added word opens a ticket by itself; a muted one of the lexicon counts no more.
    `deeds` are words of officers' own."""

    added: Mapping[str, Meaning] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    deeds: Mapping[str, Deed] = field(default_factory=dict)

    def meaning(self, word: str) -> Meaning | None:
        """What an added word speaks for."""
        return Meaning.of(self.deeds[word]) if word in self.deeds else self.added.get(word)


NO_CHANGES = OwnWords()
"""The lexicon as it is."""


class Change(StrEnum):
    """What was done to a word."""

    ADD = "add"
    MUTE = "mute"


@dataclass(frozen=True)
class WordChange:
    """One change: of the unit at `path` and all below it, by somebody of the staff; `id` is its number in that unit's changes."""

    word: str
    change: Change
    path: str
    by: str
    at: datetime
    meaning: Meaning | None = None
    id: int = 0


@dataclass(frozen=True)
class Known:
    """What is known of a word before a unit makes it its own, or takes it out.

    What the lexicon has it speak for (nothing: it is none of its words), whether it is one of danger, said daily by everybody, the
    whole of a place, or a command or an answer to the bot. `opens` lines of chat would be complaints if it was added, `loses`
    complaints would be none if it was taken out, of so many lines of the sample that ships.
    """

    meanings: tuple[Meaning, ...] = ()
    listed: bool = False
    everyday: bool = False
    danger: bool = False
    place: bool = False
    means_us: bool = False
    opens: int = 0
    loses: int = 0
    sample: int = 0


class Miss(StrEnum):
    """How the reading of a line was wrong."""

    FALSE_ALARM = "false_alarm"  # 误报
    MISSED = "missed"  # 漏报


@dataclass(frozen=True)
class Lesson:
    """A line that was read wrongly, as somebody of the staff said: its words, and those that had decided."""

    miss: Miss
    station: str
    words: str
    by: str
    at: datetime
    evidence: tuple[str, ...] = ()
    meaning: Meaning | None = None


@dataclass(frozen=True)
class Hint:
    """A word that the lessons of a week suggest to add, or to take out; `count` is in how many lines it stood."""

    word: str
    change: Change
    count: int
    meaning: Meaning | None = None


def fold(changes: tuple[WordChange, ...]) -> OwnWords:
    """What the changes come to, in their order: the latest word about a word counts."""
    added: dict[str, Meaning] = {}
    muted: set[str] = set()
    for change in changes:
        added.pop(change.word, None)
        muted.discard(change.word)
        if change.change is Change.MUTE:
            muted.add(change.word)
        elif change.meaning is not None:
            added[change.word] = change.meaning
    deeds = {word: meaning.deed for word, meaning in added.items() if meaning.deed}
    matters = {word: meaning for word, meaning in added.items() if word not in deeds}
    return OwnWords(matters, frozenset(muted), deeds)


def apart(text: str) -> list[str]:
    """The words and kinds that a line about words names, whatever people put between them: 噪声 炸街, 停车:占坑."""
    return [part for part in _BETWEEN.split(text) if part]
