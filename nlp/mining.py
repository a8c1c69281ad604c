"""What the week's mistakes suggest: words of the lines that were missed, and words that raised false alarms."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from handlers.domain.words import Change, Hint, Known, Lesson, Meaning, Miss
from nlp.normal import normalise
from nlp.segment import Segmenter

OFTEN = 2
"""In so many lines a word must stand before it is suggested."""
MOST = 5
_HAN = ("\u4e00", "\u9fff")


def hints(lessons: Sequence[Lesson], segmenter: Segmenter, known: Callable[[str], Known]) -> tuple[Hint, ...]:
    """At most MOST words to add and as many to take out, the most frequent first."""
    missed = [lesson for lesson in lessons if lesson.miss is Miss.MISSED]
    false = [lesson for lesson in lessons if lesson.miss is Miss.FALSE_ALARM]
    new = Counter(word for lesson in missed for word in _new_words(normalise(lesson.words), segmenter, known))
    wrong = Counter(word for lesson in false for word in set(lesson.evidence) if not _is_common(word, known))
    return (
        *(Hint(word, Change.ADD, count, _meaning(word, missed)) for word, count in _frequent(new)),
        *(Hint(word, Change.MUTE, count) for word, count in _frequent(wrong)),
    )


def _frequent(counted: Counter[str]) -> Iterable[tuple[str, int]]:
    found = [(word, count) for word, count in counted.items() if count >= OFTEN]
    return sorted(found, key=lambda row: (-row[1], -len(row[0]), row[0]))[:MOST]


def _new_words(line: str, segmenter: Segmenter, known: Callable[[str], Known]) -> set[str]:
    """The words of a line that the lexicon lacks. What jieba leaves as single characters side by side may be a new word (炸街)."""
    pieces = [piece if _is_chinese(piece) else " " for piece in segmenter.cut(line)]
    alone = [piece if len(piece) == 1 and not known(piece).everyday else " " for piece in pieces]
    pairs = {a + b for a, b in zip(alone, alone[1:], strict=False) if " " not in (a, b)}
    words = {piece for piece in pieces if len(piece) > 1} | pairs
    return {word for word in words if not known(word).listed and not _is_common(word, known)}


def _is_common(word: str, known: Callable[[str], Known]) -> bool:
    """Whether everybody says the word all day: adding or taking it out would do harm."""
    return len(word) < 2 or known(word).everyday


def _is_chinese(piece: str) -> bool:
    return all(_HAN[0] <= character <= _HAN[1] for character in piece)


def _meaning(word: str, missed: Iterable[Lesson]) -> Meaning | None:
    """What the lines with the word were about, where whoever told them said so."""
    told = Counter(lesson.meaning for lesson in missed if lesson.meaning and word in lesson.words)
    return told.most_common(1)[0][0] if told else None
