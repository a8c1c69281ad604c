"""`luming words`: what the grammar of the reader holds: its classes of words, and its rules with an example and how much each decides."""

from collections.abc import Iterable
from typing import TextIO

from nlp.lexicon import STRENGTHS, Lexicon
from nlp.model import Weights

SHOWN = 8
"""Words of a class that are shown."""


def classes(lexicon: Lexicon, out: TextIO) -> None:
    """Every class with its size and its first words."""
    for name, words in sorted(lexicon.classes.items()):
        more = "……" if len(words) > SHOWN else ""
        out.write(f"{name}\t{len(words)}\t{'、'.join(words[:SHOWN])}{more}\n")


def rules(lexicon: Lexicon, weights: Weights, out: TextIO) -> None:
    """Every rule, act and level: what it speaks for, how strongly, its pattern, an example, and on how many of the lines that the model
    was fitted on it fired."""
    strength = {value: name for name, value in STRENGTHS.items()}
    rows: list[Iterable[str]] = [
        (rule.label, rule.subcategory, strength[rule.weight], str(rule.pattern), rule.example) for rule in lexicon.rules
    ]
    rows += [
        ("act", act.name, "-", str(pattern), line) for act in lexicon.acts for pattern, line in act.patterns.items()
    ]
    rows += [("level", name, "-", str(pattern), line) for name, pattern, line in lexicon.levels.rows()]
    for kind, name, how, pattern, example in rows:
        out.write("\t".join((kind, name, how, pattern, example, str(weights.seen.get(pattern, 0)))) + "\n")
