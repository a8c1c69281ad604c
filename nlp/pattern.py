"""A pattern of the lexicon: words that must stand together in a line.

违停                     the word alone
$车 + $堵 + $门口         one word of each group, in any order, within REACH characters
停在 > $门口              the second after the first, in one clause, at most GAP characters between
$堵 + $门口 - 下水道       not where the word after the minus is anywhere in the line
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

REACH = 30
GAP = 6
CLAUSE_ENDS = frozenset(" ,.。!?;:\n…、~")


class Hit(NamedTuple):
    """A word of the lexicon found at text[start:end]."""

    start: int
    end: int
    word: str


Hits = Mapping[str, Sequence[Hit]]
"""The hits of a line by term: a word, or a group written "$name". A term without a hit is no key."""


@dataclass(frozen=True)
class Pattern:
    """`chains` are joined by +; the terms inside one chain by >; `unless` forbids."""

    chains: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, text: str) -> "Pattern":
        """Raises ValueError for an empty term."""
        wanted, *forbidden = (part.strip() for part in text.split(" - "))
        chains = tuple(tuple(term.strip() for term in chain.split(">")) for chain in wanted.split("+"))
        if not all(term for chain in chains for term in chain) or not all(forbidden):
            raise ValueError(f"an empty term in {text!r}")
        return cls(chains, tuple(forbidden), frozenset(term for chain in chains for term in chain))

    def __str__(self) -> str:
        """As it is written in a file."""
        wanted = " + ".join(" > ".join(chain) for chain in self.chains)
        return " - ".join((wanted, *self.unless))

    def find(self, text: str, hits: Hits) -> tuple[Hit, ...] | None:
        """The hits that fulfil the pattern, or None."""
        if not self.needs <= hits.keys() or any(term in hits for term in self.unless):
            return None
        return self.stands(text, hits)

    def stands(self, text: str, hits: Hits) -> tuple[Hit, ...] | None:
        """The same, of hits that hold every term it needs and none that it forbids."""
        found = [_follow(chain, text, hits) for chain in self.chains]
        if len(found) == 1:
            return found[0][0] if found[0] else None
        return _together(found) if all(found) else None


def _follow(chain: tuple[str, ...], text: str, hits: Hits) -> list[tuple[Hit, ...]]:
    """The ways to see the terms of one chain, one after the other."""
    ways: list[tuple[Hit, ...]] = [(hit,) for hit in hits[chain[0]]]
    for term in chain[1:]:
        ways = [(*way, hit) for way in ways for hit in hits[term] if _next_to(way[-1], hit, text)]
    return ways


def _next_to(first: Hit, second: Hit, text: str) -> bool:
    between = second.start - first.end
    return 0 <= between <= GAP and CLAUSE_ENDS.isdisjoint(text[first.end : second.start])


def _together(found: list[list[tuple[Hit, ...]]]) -> tuple[Hit, ...] | None:
    """The first choice of one way a chain that does not overlap and stays within reach."""
    for start in found[0]:
        chosen = list(start)
        for ways in found[1:]:
            near = next((way for way in ways if _fits(chosen, way)), None)
            if near is None:
                break
            chosen.extend(near)
        else:
            return tuple(sorted(chosen, key=lambda hit: hit.start))
    return None


def _fits(chosen: list[Hit], way: tuple[Hit, ...]) -> bool:
    """Whether the way overlaps nothing that is chosen, and all of it stays within reach."""
    for hit in way:
        for other in chosen:
            if (
                hit.start < other.end
                and other.start < hit.end
                or hit.end - other.start > REACH
                or other.end - hit.start > REACH
            ):
                return False
    return True
