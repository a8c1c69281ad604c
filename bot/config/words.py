"""The words of matters (taxonomy.*.*.words), each of which must be a pattern that can be looked for; and the lexicon's own files."""

from collections.abc import Iterator
from pathlib import Path

from bot.config.node import Node
from bot.config.problem import Problem
from handlers.domain.reading import LevelWords
from nlp.lexicon import checked
from nlp.lexiconfile import LexiconError
from nlp.reader import Reader

_WHERE = ("policy.taxonomy.*.*.words.*", "stations.*.policy.taxonomy.*.*.words.*")
_HOW = "写法:一个词;两个词都要有:无人机 + 偷拍;一前一后:停 > 草坪;词组写 $车"


def unreadable_words(town: Node) -> Iterator[Problem]:
    """Every pattern that cannot be looked for."""
    for pattern in _WHERE:
        for node in town.find(pattern):
            try:
                checked(node.text)
            except LexiconError as error:
                yield node.problem(f"“{node.text}”不能用来认:{error.problem}", _HOW)


def unreadable_lexicon(folder: Path) -> Iterator[Problem]:
    """What is wrong with the files of the lexicon."""
    try:
        Reader(LevelWords(), folder=folder)
    except LexiconError as error:
        yield Problem(str(folder / error.file), error.line, error.key, error.problem)
