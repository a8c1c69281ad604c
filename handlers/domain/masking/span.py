"""A stretch of a line that not everybody may read, and what stands in its place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from handlers.domain.masking.folded import Folded

TAKEN = "\ufffc"
"""What stands in the copy for what was found already: a sign like any other, that digits may stand around."""


@dataclass(frozen=True)
class Span:
    """Places are those of the copy; staff read `shown` there, an owners' group `public`."""

    start: int
    end: int
    shown: str = "***"
    public: str = ""


Finder = Callable[[Folded], Iterable[Span]]


def spans_in(copy: Folded, finders: Iterable[Finder]) -> tuple[Span, ...]:
    """What the finders find, in order of their places: what an earlier one has taken the later do not see."""
    taken: list[Span] = []
    for finder in finders:
        if spans := list(_apart(finder(copy))):
            taken += spans
            text = list(copy.text)
            for span in spans:
                text[span.start : span.end] = TAKEN * (span.end - span.start)
            copy = Folded(copy.line, "".join(text), copy.starts, copy.ends)
    return tuple(sorted(taken, key=lambda span: span.start))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def replaced(copy: Folded, spans: Iterable[Span], public: bool = False) -> str:
    """The line with each span replaced."""
    line, done = "", 0
    for span in spans:
        start, end = copy.place(span.start, span.end)
        if start < done:
            continue
        line += copy.line[done:start] + (span.public if public else span.shown)
        done = end
    return line + copy.line[done:]
