"""Quoted replies in the text form that chats pass on: 「昵称：原文」, a line of dashes, the reply."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from handlers.domain.calls import without_calls

_DASHES = re.compile(r"」[ \t]*\n[ \t]*(?:(?:[-－] ?){5,}|[—─]{5,})[ \t]*(?:\n|\Z)")
_BRACKET = re.compile("[「」]")
_COLON = re.compile("[:：]")
_LONGEST_NAME = 64


@dataclass(frozen=True)
class Quoted:
    """The line that a reply quotes: its words, without the calls (@…) in it, and WeChat's own number of it if told.

    `others` are what the words may be too, to be looked for next: the nickname may hold a colon, the line be a reply itself.
    """

    text: str
    number: str | None = None
    others: tuple[str, ...] = field(default=(), compare=False)

    @property
    def texts(self) -> tuple[str, ...]:
        """All that the words may be, in the order in which they are looked for."""
        return tuple(filter(None, (self.text, *self.others)))


def split(text: str) -> tuple[str, Quoted | None]:
    """The words of a line, and what it quotes. The nickname before the quoted words is nobody's words."""
    parts = _parts(text.replace("\r\n", "\n").replace("\r", "\n"))
    readings = tuple(dict.fromkeys(_readings(parts[0]))) if parts else ()
    if parts is None or not readings:
        return text, None
    return parts[1], Quoted(readings[0], others=tuple(filter(None, readings[1:])))


def _parts(text: str) -> tuple[str, str] | None:
    """What stands between the brackets of a quote, and the reply."""
    line = text.lstrip()
    dashes = _end_of_quote(line) if line.startswith("「") else None
    return (line[1 : dashes.start()], line[dashes.end() :].strip(" \t\n")) if dashes else None


def _end_of_quote(text: str) -> re.Match[str] | None:
    """The dashes between quote and reply: the last ones, but that a reply may hold a whole quote of its own."""
    ends = list(_DASHES.finditer(text))
    return next((end for end in ends if end is ends[-1] or _begins_with_quote(text, end.end(), ends[-1].start())), None)


def _begins_with_quote(text: str, start: int, last: int) -> bool:
    """Whether a reply that begins there opens, by itself, every quote that is closed up to `last`: else it is one in a quote."""
    depth = 0
    for bracket in _BRACKET.finditer(text, start, last + 1) if text.startswith("「", start) else ():
        depth += 1 if bracket[0] == "「" else -1
        if depth < 0:
            return False
    return text.startswith("「", start)


def _readings(quote: str) -> Iterator[str]:
    """What the quoted words may be: behind any colon that may end the nickname; of a reply its own words too."""
    for colon in _COLON.finditer(quote, 0, _LONGEST_NAME + 1):
        if "\n" in quote[: colon.start()].strip():
            return
        words = quote[colon.end() :]
        yield without_calls(words)
        if parts := _parts(words):
            yield without_calls(parts[1])
