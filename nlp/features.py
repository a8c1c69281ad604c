"""What the lexicon makes of a line, as the model weighs it (nlp/model.py): its rules by label and strength, its acts, what
presses, its classes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from nlp.lexicon import Act, Rule
from nlp.pattern import Hits

UNITS = 50
RULE, ACT, LEVEL, CLASS = 3, 8, 40, 1
"""How many fiftieths one of them counts beside the grams of a line, which count 1 together: modestly, since whoever wrote
them had read lines that the model is fitted on, and they look surer there than elsewhere."""
MOST = 3
"""A label's rules of one strength that count."""


def features(rules: Iterable[Rule], acts: Iterable[Act], levels: Iterable[str], hits: Hits) -> Mapping[str, int]:
    """Every feature of a line by its name, with how many fiftieths of it there are."""
    fired = {(rule.label, rule.subcategory, rule.weight) for rule in rules}
    kinds = Counter((label, weight) for label, _, weight in fired)
    found = {_named("matter", subcategory, weight): RULE for _, subcategory, weight in fired}
    found.update({_named("rule", label, weight): RULE * min(MOST, count) for (label, weight), count in kinds.items()})
    found.update({_named("act", act.name): ACT for act in acts})
    found.update({_named("level", kind): LEVEL for kind in levels})
    found.update({term: CLASS for term in hits if term[0] == "$"})
    return found


@cache
def _named(*parts: object) -> str:
    return " ".join(map(str, parts))
