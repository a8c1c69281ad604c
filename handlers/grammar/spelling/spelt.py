"""What every spelling gives: the time, the words that spell it, and the rest of the line."""

import unicodedata
from dataclasses import dataclass
from typing import Generic, TypeVar

Time = TypeVar("Time")

_PARTING = " ,、;:"


@dataclass(frozen=True)
class Spelt(Generic[Time]):
    """A time with the words that spell it and the rest of the line; None where the words mean no time that there is (2/30)."""

    time: Time | None
    words: str
    rest: str


def spelt_at(line: str, places: tuple[tuple[int, int], ...], time: Time | None) -> Spelt[Time]:
    """The time that stands at those places of the line; the rest keeps its order, and nothing of what only parted it from the time."""
    kept, end = [], 0
    for first, last in places:
        in_brackets = line[:first].endswith("(") and line.startswith(")", last)
        kept.append(line[end : first - in_brackets])
        end = last + in_brackets
    kept.append(line[end:])
    words = " ".join(line[first:last] for first, last in places)
    return Spelt(time, words, " ".join(part for part in (each.strip(_PARTING) for each in kept) if part))


def normal(words: str) -> str:
    """Words as they are read: full-width figures and signs are plain ones."""
    return unicodedata.normalize("NFKC", words).strip()
