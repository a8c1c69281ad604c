"""What neighbours say beside a ticket: a verdict in a poll, for or against a complaint that they quote, what its reporter wants.

A model a question (nlp/sayings.py). A vote that is counted wrongly is worse than one that is asked about, so it has to be likely, with
its opposite unlikely.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from handlers.domain.number import without_numbers
from handlers.domain.reading import Verdict
from handlers.domain.reply import Stance, Wish
from nlp.normal import normalise
from nlp.sayings import Answer, Sayings

ASK: Literal["ask"] = "ask"
"""A verdict that may be meant either way: 没有不满意, 满意[微笑]."""
VERDICTS: tuple[Verdict | Literal["ask"] | None, ...] = (*Verdict, ASK, None)
STANCES: tuple[Stance | None, ...] = (*Stance, None)
WISHES: tuple[Wish | Literal["new"] | None, ...] = (*Wish, "new", None)
"""What the columns of each model stand for."""

SURE, TOLD = 0.6, 0.35
"""So likely a verdict is counted: by the words alone, or where a digit or a set phrase says the same."""
AGAINST = 0.15
"""So likely its opposite may be at most."""
LIKELY = 0.4
"""So likely must it be that a line is a verdict at all for it to be asked about, and a stance or a wish to be one."""
MOST = 60
"""Characters of a line that answers; a longer one tells a story."""
_LAUGHS = re.compile(r"哈{2,}|笑[死喷哭]|有才|人才|看戏|吃瓜|板凳|精彩")
_AGREES = re.compile(r"^(?:\W|我|俺|咱|同|支持|确实|真的|是[的啊呀]|对|就是|可不|加|顶|天天|每天|附议)")
"""What laughs at a matter seconds it only where it says so first: 确实哈哈."""
_SUFFERS = re.compile(r"没睡|睡不|没法[睡走停过]|吵醒|没地方[停走]|受不了|不敢[走出下]|绕[路着道]|早就?该.{1,6}了")
"""Who suffers by a matter, or says what is due, neither denies it nor has done it."""
_OPPOSITE = {Verdict.SATISFIED: Verdict.UNSOLVED, Verdict.UNSOLVED: Verdict.SATISFIED}


class Replies:
    """Reads answers. Pure; never raises for any text."""

    def __init__(self, folder: Path, models: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        """What lies in the folder of the lexicon; other `models` than its own, by name, are for trying. Raises LexiconError."""
        models = models or {}
        self._votes = Sayings(folder / "votes.json", VERDICTS, models.get("votes"))
        self._seconds = Sayings(folder / "seconds.json", STANCES, models.get("seconds"))
        self._residents = Sayings(folder / "residents.json", WISHES, models.get("residents"))

    def verdict(self, line: str, told: Verdict | None = None) -> tuple[Verdict | None, bool]:
        """The verdict of a line, and whether there may be one and nobody can tell which; `told` is what digits and set phrases say."""
        plain = normalise(without_numbers(line))
        if not plain or len(plain) > MOST:
            return None, False
        chances = self._votes.chances(plain)
        best = max(VERDICTS, key=lambda answer: chances[answer])
        if isinstance(best, Verdict):
            opposite = _OPPOSITE.get(best)
            is_clear = opposite is None or chances[opposite] <= AGAINST
            if is_clear and chances[best] >= (TOLD if told is best else SURE):
                return best, False
        return None, 1 - chances[None] >= LIKELY

    def stance(self, line: str) -> Stance | None:
        """How a line stands to what it quotes."""
        stance = _likely(self._seconds, line)
        if stance is Stance.SECONDS and _LAUGHS.search(line) and not _AGREES.match(line):
            return None
        return Stance.SECONDS if stance is not Stance.CULPRIT and stance and _SUFFERS.search(line) else stance

    def wish(self, line: str) -> Wish | None:
        """What a line wants of us, where its author has reported something."""
        wish = _likely(self._residents, line)
        return wish if isinstance(wish, Wish) else None


def _likely(sayings: Sayings[Answer], line: str) -> Answer | None:
    """The likeliest answer of a line, where it is likely enough."""
    plain = normalise(without_numbers(line))
    if not plain or len(plain) > MOST:
        return None
    chances = sayings.chances(plain)
    best = max(chances, key=lambda answer: chances[answer])
    return best if chances[best] >= LIKELY else None
