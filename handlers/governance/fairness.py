"""Fairness (公平): nobody is compared on few rounds, and each only with what others have reached with the same kinds of matters.

What is expected of somebody is the sum over his matters of how often all who can be compared have reached it there (indirect
standardisation): whoever gets the hard ones is not worse for it, and a matter that he alone has had says nothing about him.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from handlers.domain.figures import RATIOS, Figure, Figures, Rate
from handlers.domain.policies.governance import Weights

FEWEST = 3
"""So many must be left to be compared before anybody is ranked."""
MOST = 2
"""So many are named at an end of the ranking."""


@dataclass(frozen=True)
class Part:
    """What somebody has reached of one rate: `got` of `whole`, where `expected` of them are usual for his matters."""

    rate: Rate
    got: int
    whole: int
    expected: Fraction

    @property
    def gap(self) -> Fraction:
        return self.got - self.expected


@dataclass(frozen=True)
class Standing:
    """Somebody among those who can be compared; `score` is how far each of his `rounds` is above or below what is expected."""

    person: str
    rounds: int
    parts: tuple[Part, ...]
    score: Fraction
    praised: int = 0


@dataclass(frozen=True)
class Comparison:
    """Those who can be compared, the best first; and who has had too `few` rounds, with how many, the most first."""

    ranked: tuple[Standing, ...] = ()
    few: tuple[tuple[str, int], ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether so many are left that a place among them says anything."""
        return len(self.ranked) >= FEWEST


@dataclass(frozen=True)
class Ends:
    """Who is named at one end, the outermost first; `tied` says that they stand side by side, and nobody can be told apart."""

    people: tuple[Standing, ...] = ()
    tied: bool = False


def rounds_of(figures: Figures) -> int:
    """How many rounds somebody has dealt with (经手): what he took, or what he closed of others', whichever is more."""
    return max(figures.count(Figure.ACCEPTED), figures.count(Figure.RESOLVED))


def compare(people: Iterable[str], figures: Mapping[str, Figures], sample: int, weights: Weights) -> Comparison:
    """The people among each other; `figures` are those of everybody in the street by whom the usual is measured."""
    comparable = {name: own for name, own in figures.items() if rounds_of(own) >= sample}
    usual = {rate: _usual(rate, comparable.values()) for rate in Rate}
    names = sorted(set(people))
    ranked = [_standing(name, comparable[name], usual, weights) for name in names if name in comparable]
    few = [(name, rounds_of(figures.get(name, Figures()))) for name in names if name not in comparable]
    return Comparison(
        tuple(sorted(ranked, key=lambda one: (-one.score, -one.praised))), tuple(sorted(few, key=lambda one: -one[1]))
    )


def last(comparison: Comparison) -> Ends:
    """The last two (末位) of those who are below what is expected; none where too few are left."""
    below = [one for one in reversed(comparison.ranked) if one.score < 0]
    return _ends(below, lambda one: one.score) if comparison.is_enough else Ends()


def best(comparison: Comparison, but: Iterable[str] = ()) -> Ends:
    """The first two (评优) of those who are above it, of equals who was thanked more often; nobody of `but`."""
    above = [one for one in comparison.ranked if one.score > 0 and one.person not in set(but)]
    return _ends(above, lambda one: (one.score, one.praised)) if comparison.is_enough else Ends()


def _ends(standings: Sequence[Standing], place: Callable[[Standing], object]) -> Ends:
    """Whole places alone, at most two people; where more share the first of them all of these, as equals."""
    named: tuple[Standing, ...] = ()
    for _, equals in groupby(standings, place):
        group = tuple(sorted(equals, key=lambda one: one.person))
        if len(named) + len(group) > MOST:
            return Ends(named) if named else Ends(group, tied=True)
        named += group
    return Ends(named)


def _standing(person: str, own: Figures, usual: Mapping[Rate, Mapping[str, Fraction]], weights: Weights) -> Standing:
    parts = tuple(_part(rate, own, usual[rate]) for rate in Rate)
    weight = {rate: Fraction(getattr(weights, rate)) for rate in Rate}
    rounds, total = rounds_of(own), sum(weight.values())
    gap = sum((weight[part.rate] * part.gap for part in parts), Fraction())
    score = gap / (total * rounds) if total else Fraction()
    return Standing(person, rounds, parts, score, own.count(Figure.PRAISED))


def _part(rate: Rate, own: Figures, usual: Mapping[str, Fraction]) -> Part:
    whole = _by_matter(own, RATIOS[rate].whole)
    expected = sum((n * usual[matter] for matter, n in whole.items()), Fraction())
    return Part(rate, own.count(RATIOS[rate].part), whole.total(), expected)


def _usual(rate: Rate, everybody: Iterable[Figures]) -> Mapping[str, Fraction]:
    """What share all of them together have reached in each matter."""
    part, whole = Counter[str](), Counter[str]()
    for own in everybody:
        part += _by_matter(own, (RATIOS[rate].part,))
        whole += _by_matter(own, RATIOS[rate].whole)
    return {matter: Fraction(part[matter], n) for matter, n in whole.items()}


def _by_matter(own: Figures, figures: Iterable[Figure]) -> Counter[str]:
    found: Counter[str] = Counter()
    for figure in figures:
        for row in own.rows.get(figure, ()):
            found[row.matter] += row.n
    return found
