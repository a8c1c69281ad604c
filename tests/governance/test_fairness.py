"""Fairness: nobody is compared on few rounds, and each only with what others reach with the same kinds of matters."""

from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.figures import Counted, Figure, Figures, Rate
from handlers.domain.policies.governance import Weights
from handlers.governance.fairness import Comparison, best, compare, last
from tests.language.sample import NOW

WEIGHTS = Weights()
Work = Mapping[str, tuple[int, int]]
"""What somebody has dealt with: of each matter how many, and how many of them he has solved."""


def figures(work: Work, praised: int = 0) -> Figures:
    """Somebody who accepts all in time, closes all, and is never voted on."""

    def rows(counts: Mapping[str, int]) -> tuple[Counted, ...]:
        return tuple(Counted(f"学桥/{n}", NOW + timedelta(n), "学桥", n, matter=key) for key, n in counts.items() if n)

    whole = rows({key: n for key, (n, _) in work.items()})
    thanks = (Counted("学桥/1", NOW, "学桥", praised),) if praised else ()
    return Figures(
        {
            Figure.ACCEPTED: whole,
            Figure.IN_TIME: whole,
            Figure.RESOLVED: whole,
            Figure.SOLVED: rows({key: n for key, (_, n) in work.items()}),
            Figure.PRAISED: thanks,
        }
    )


def compared(sample: int = 10, **works: Work) -> Comparison:
    return compare(works, {name: figures(work) for name, work in works.items()}, sample, WEIGHTS)


def names(comparison: Comparison) -> tuple[list[str], list[str]]:
    return [one.person for one in last(comparison).people], [one.person for one in best(comparison).people]


PLAIN = {
    "甲": {"parking": (20, 18)},
    "乙": {"parking": (20, 16)},
    "丙": {"parking": (20, 12)},
    "丁": {"parking": (20, 10)},
}
TABLE: dict[str, tuple[dict[str, Work], list[str], list[str]]] = {
    "the last two and the first two": (PLAIN, ["丁", "丙"], ["甲", "乙"]),
    "nobody of two": ({"甲": PLAIN["甲"], "丁": PLAIN["丁"]}, [], []),
    "nobody where a third has too few": ({"甲": PLAIN["甲"], "丁": PLAIN["丁"], "戊": {"parking": (9, 0)}}, [], []),
    "nobody where all are alike": ({name: {"parking": (20, 15)} for name in "甲乙丙"}, [], []),
    "who is above what is usual is not among the last": (
        {"甲": {"parking": (20, 18)}, "乙": {"parking": (20, 18)}, "丙": {"parking": (20, 6)}},
        ["丙"],
        ["乙", "甲"],
    ),
    "two who are equal are named together": (
        {**PLAIN, "丙": {"parking": (20, 10)}},
        ["丁", "丙"],
        ["甲", "乙"],
    ),
    "a third who equals the second is not singled out, nor is the second": (
        {**PLAIN, "乙": {"parking": (20, 12)}, "丙": {"parking": (20, 12)}},
        ["丁"],
        ["甲"],
    ),
    "a matter that he alone has had says nothing about him": (
        {**PLAIN, "戊": {"noise": (30, 0)}},
        ["丁", "丙"],
        ["甲", "乙"],
    ),
    "hard matters are measured by hard matters": (
        {
            "甲": {"parking": (20, 19)},
            "乙": {"parking": (10, 9), "build": (10, 1)},
            "丙": {"build": (20, 3)},
            "丁": {"parking": (20, 15)},
        },
        ["丁"],
        ["甲", "丙"],
    ),
}


@pytest.mark.parametrize(("works", "lowest", "highest"), TABLE.values(), ids=TABLE)
def test_who_is_named(works: dict[str, Work], lowest: list[str], highest: list[str]) -> None:
    assert names(compared(**works)) == (lowest, highest)


def test_more_than_two_at_the_end_stand_side_by_side() -> None:
    works: dict[str, Work] = {name: {"parking": (20, 10)} for name in "乙丙丁"}
    ends = last(compared(甲={"parking": (20, 18)}, **works))
    assert ({one.person for one in ends.people}, ends.tied) == ({"乙", "丙", "丁"}, True)


def test_of_equals_who_was_thanked_more_often_is_first() -> None:
    own = {name: figures({"parking": (20, 18)}, praised) for name, praised in (("甲", 0), ("乙", 3), ("丙", 1))}
    own["丁"] = figures({"parking": (20, 5)})
    assert [one.person for one in best(compare(own, own, 10, WEIGHTS)).people] == ["乙", "丙"]


def test_who_has_something_open_again_is_not_proposed() -> None:
    assert [one.person for one in best(compared(**PLAIN), but=["甲"]).people] == ["乙"]


def test_who_has_too_few_is_told_with_how_many_and_is_no_measure_for_others() -> None:
    comparison = compared(**PLAIN, 戊={"parking": (9, 0)})
    assert comparison.few == (("戊", 9),)
    assert comparison.ranked == compared(**PLAIN).ranked


def test_it_is_told_what_was_expected() -> None:
    [solution] = [part for part in compared(**PLAIN).ranked[-1].parts if part.rate is Rate.SOLUTION]
    assert (solution.got, solution.whole, solution.expected) == (10, 20, Fraction(14))


def test_others_of_the_street_are_a_measure_and_are_not_named() -> None:
    own = {name: figures(work) for name, work in PLAIN.items()}
    comparison = compare("乙丙丁", own, 10, WEIGHTS)
    assert [one.person for one in comparison.ranked] == ["乙", "丙", "丁"]


def test_a_rate_without_weight_decides_nothing() -> None:
    own = {name: figures(work) for name, work in PLAIN.items()}
    assert names(compare(own, own, 10, Weights(solution=0))) == ([], [])
    assert names(compare(own, own, 10, Weights(response=0, solution=0, satisfaction=0))) == ([], [])


MATTERS = ("parking", "noise", "build", "dog")
COUNT = st.integers(0, 30)
WORK = st.fixed_dictionaries({key: st.tuples(COUNT, COUNT).map(lambda two: (max(two), min(two))) for key in MATTERS})
WORKS = st.lists(WORK, max_size=8).map(lambda works: dict(zip("甲乙丙丁戊己庚辛", works, strict=False)))


@given(WORKS)
def test_in_whatever_order_people_come_the_outcome_is_the_same(works: dict[str, Work]) -> None:
    turned = dict(reversed(list(works.items())))
    assert names(compared(**works)) == names(compared(**turned))


@given(WORKS)
def test_who_is_named_has_enough_rounds_and_is_off_what_is_usual(works: dict[str, Work]) -> None:
    comparison = compared(**works)
    rounds = {name: sum(n for n, _ in work.values()) for name, work in works.items()}
    ends = [last(comparison), best(comparison)]
    assert all(rounds[one.person] >= 10 for end in ends for one in end.people)
    assert all(len(end.people) <= 2 or end.tied for end in ends)
    assert {person for person, _ in comparison.few} == {name for name, n in rounds.items() if n < 10}


@given(st.lists(st.fixed_dictionaries({key: st.integers(0, 5) for key in MATTERS}), min_size=3, max_size=8))
def test_equal_skill_with_a_harder_mix_ranks_nobody_below(mixes: list[dict[str, int]]) -> None:
    """Everybody solves all of the parking, half of the noise, a fifth of the buildings, none of the dogs."""
    skill = {"parking": 10, "noise": 5, "build": 2, "dog": 0}
    works = {
        name: {key: (10 * n, skill[key] * n) for key, n in mix.items()}
        for name, mix in zip("甲乙丙丁戊己庚辛", mixes, strict=False)
    }
    assert {one.score for one in compared(**works).ranked} <= {Fraction(0)}
    assert names(compared(**works)) == ([], [])


@given(st.integers(1, 60))
def test_twenty_people_with_few_tickets_are_not_ranked(sample: int) -> None:
    works: dict[str, Work] = {f"队员{n}": {"parking": (sample - 1, n % sample)} for n in range(20)}
    comparison = compared(sample, **works)
    assert (len(comparison.few), comparison.ranked, names(comparison)) == (20, (), ([], []))
