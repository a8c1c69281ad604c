"""The ledger (账): gives each number that is told a mark, and keeps what is behind it. Nothing is told that does not stand in it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from handlers.domain.figures import DEFINITIONS, RATIOS, Counted, Figure, Figures, Rate
from handlers.governance.draft import Cited, Draft, Source
from handlers.governance.texts import rounding
from handlers.governance.texts.figures import percent

Rows = tuple[Counted, ...]


class Ledger:
    """The figures that are told of, and the sources of what has been told so far."""

    def __init__(self, figures: Figures, rounded: bool = False) -> None:
        self.figures = figures
        self.rounded = rounded
        self._sources: dict[str, Source] = {}

    @property
    def sources(self) -> tuple[Source, ...]:
        """What is behind every number that was told, in the order of their marks."""
        return tuple(self._sources.values())

    def behind(self, *figures: Figure) -> Rows:
        """What several figures count together, in the order of time."""
        rows = [row for figure in figures for row in self.figures.rows.get(figure, ())]
        return tuple(sorted(rows, key=lambda row: row.at))

    def figure(self, figure: Figure, part: Figures | None = None, of: str = "") -> Cited:
        """A figure: 96件[3]; with `part` only that part of it, which `of` names."""
        known, counted = DEFINITIONS[figure], part or self.figures
        name = f"{known.name}({of})" if of else known.name
        return self.number(name, counted.count(figure), known.unit, known.words, counted.rows.get(figure, ()))

    def number(self, name: str, n: int, unit: str, words: str, rows: Rows = ()) -> Cited:
        """Any other number, with what it counts in words."""
        return self._cited(name, n, self._told(n, unit), f"{n}{unit}", words, rows)

    def fact(self, page: str, name: str, n: int, unit: str, words: str) -> Cited:
        """A number out of the config, all of one page of which (人员名册) have one mark: 名册 在册88人、公安13人."""
        known, exactly = self._sources.get(page), f"{name}{n}{unit}"
        if known is not None and exactly not in known.exactly.split("、"):
            self._sources[page] = replace(known, exactly=f"{known.exactly}、{exactly}")
        return self._cited(page, n, self._told(n, unit), exactly, words, ())

    def _told(self, n: int, unit: str) -> str:
        return rounding.number(n, unit) if self.rounded else f"{n}{unit}"

    def rate(self, rate: Rate) -> Cited:
        """One of the three rates: 97.4%[4]."""
        ratio, whole = RATIOS[rate], self.figures.whole(rate)
        words = rounding.ratio(DEFINITIONS[ratio.part].name, [DEFINITIONS[figure].name for figure in ratio.whole])
        return self.share(ratio.name, self.figures.count(ratio.part), whole, words, self.behind(*ratio.whole))

    def share(self, name: str, part: int, whole: int, words: str, rows: Rows = ()) -> Cited:
        """A part of a whole in percent; false where there is no whole."""
        if not whole:
            return Cited(0, "")
        exactly = percent(part / whole)
        told = rounding.percent_above(part, whole) if self.rounded else exactly
        # 0% is told as well as any other: false is only what has no whole.
        return self._cited(name, part / whole or 1, told, f"{exactly}({part}/{whole})", words, rows)

    def span(self, name: str, length: timedelta, words: str, rows: Rows = ()) -> Cited:
        """How long something took."""
        told = rounding.span(length)
        return self._cited(name, length.total_seconds(), told, told, words, rows)

    def _cited(self, name: str, n: float, told: str, exactly: str, words: str, rows: Rows) -> Cited:
        """The number with its mark. The same number told again has the same mark; one that counts nothing has none, for nobody tells it."""
        if not n:
            return Cited(0, told)
        source = self._sources.setdefault(name, Source(len(self._sources) + 1, name, exactly, words, rows))
        return Cited(n, f"{told}[{source.mark}]")


def in_order(draft: Draft, sources: Iterable[Source]) -> Draft:
    """The draft with its marks numbered as they are read, and of the sources those whose mark is read."""
    written = [draft.lead, *(item.text for section in draft.sections for item in section.items)]
    found = dict.fromkeys(int(mark) for line in written for mark in _MARK.findall(line))
    marks = {old: new for new, old in enumerate(found, 1)}

    def marked(text: str) -> str:
        return _MARK.sub(lambda match: f"[{marks[int(match[1])]}]", text)

    sections = tuple(
        replace(section, items=tuple(replace(item, text=marked(item.text)) for item in section.items))
        for section in draft.sections
    )
    kept = [replace(source, mark=marks[source.mark]) for source in sources if source.mark in marks]
    kept.sort(key=lambda source: source.mark)
    return replace(draft, lead=marked(draft.lead), sections=sections, sources=tuple(kept))


_MARK = re.compile(r"\[(\d+)\]")
