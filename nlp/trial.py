"""A trial (试一试): what a change of a unit's own words would do to the sample that ships."""

from collections.abc import Callable
from dataclasses import replace

from handlers.domain.reading import Label, Reading
from handlers.domain.words import Meaning, OwnWords
from nlp import sample

Read = Callable[[str, OwnWords], Reading]

_ANY = Meaning(Label.OTHER)


def opened(read: Read, word: str, own: OwnWords) -> int:
    """How many lines of ordinary chat would be complaints if the word was added; a single character is not tried."""
    if len(word) < 2:
        return 0
    more = OwnWords({**own.added, word: _ANY}, own.muted - {word})
    lines = sample.holding(sample.CHAT, word)
    return sum(read(line, more).complains and not read(line, own).complains for line in lines)


def lost(read: Read, word: str, own: OwnWords) -> tuple[int, int]:
    """How many complaints would be none if the word was taken out, and how many dangers."""
    less = replace(own, muted=own.muted | {word})
    changes = [(read(line, own), read(line, less)) for line in sample.holding(sample.COMPLAINTS, word)]
    complaints = sum(before.complains and not after.complains for before, after in changes)
    return complaints, sum(before.danger is not None and after.danger is None for before, after in changes)


def size(muted: bool) -> int:
    """How many lines a trial looks at."""
    return len(sample.lines(sample.COMPLAINTS if muted else sample.CHAT))
