"""The card (便民联系卡) with the guide (服务指南) of a compound, to be hung on a board (A4) or handed out (A5)."""

from collections.abc import Iterable, Iterator, Sequence

from fpdf.enums import Align

from bot.press.columns import Column, columns, even, topic
from bot.press.page import HEIGHT, WIDTH, Colour, Ink, Page, Size
from bot.press.team import team
from handlers.domain.outreach import Contact
from handlers.domain.town import Compound, Station, Town

BLACK, GREY, WHITE = (33, 37, 41), (90, 98, 104), (255, 255, 255)
GREEN, PALE, RED, PALE_RED = (22, 101, 82), (236, 245, 241), (178, 34, 34), (253, 240, 240)
LEFT, RIGHT = 14.0, WIDTH - 14.0
ACROSS = RIGHT - LEFT
BOTTOM = HEIGHT - 12.0
GAP = 8.0
"""Between two columns."""
LARGEST, SMALLEST, STEP = 20.0, 9.0, 0.5
"""Points of the guide: at the most, and on any paper at the least."""
BESIDE = 13.5
"""Points of the guide where it stands below the rest, at the most."""
ZOOMS = tuple(n / 20 for n in range(30, 17, -1))
"""How much larger than usual the rest is written, where there is room; a little smaller, where there is none."""

HOTLINES = (("政务热线", "12345", GREEN), ("报警", "110", RED), ("火警", "119", RED), ("急救", "120", RED))


def card(town: Town, compound: Compound, size: Size = Size.A4) -> bytes:
    """The card of one compound as a PDF: a page, and more where the guide does not fit on it."""
    return cards(town, (compound,), size)


def cards(town: Town, compounds: Sequence[Compound], size: Size = Size.A4) -> bytes:
    """The cards of several compounds, one behind the other. Raises KeyError for a compound of no station."""
    stations = {station.path: station for station in town.stations}
    homes = [(stations[compound.path.rpartition("/")[0]], compound) for compound in compounds]
    sheet = Page(size, f"{town.name}便民联系卡")
    for station, compound in homes:
        _Card(sheet, town, station, compound).draw()
    return sheet.bytes()


def written_on(town: Town, compounds: Iterable[Compound]) -> str:
    """All that is from the config on the cards, in one text."""
    words = [town.name, town.bot]
    for compound in compounds:
        if station := town.station_at(compound.path):
            rows = [word for kind, people in team(station, compound) for word in (kind, *people)]
            topics = [word for topic in station.guide for word in (topic.name, topic.answer)]
            words += [station.name, compound.name, station.contact.address, station.contact.hours, *rows, *topics]
    return "".join(words)


class _Card:
    """One card, drawn from the top to the bottom; each part tells where the next begins."""

    def __init__(self, sheet: Page, town: Town, station: Station, compound: Compound) -> None:
        self._sheet, self._town, self._station, self._compound = sheet, town, station, compound
        self._zoom = 1.0
        self._smallest = SMALLEST / sheet.scale
        self._set: dict[float, list[Column]] = {}
        self._ends: dict[float, float] = {}

    def draw(self) -> None:
        """On one page where all fits there in letters that can be read, else with the guide on pages of its own."""
        self._sheet.page()
        if (points := self._fitted()) is not None:
            y = self._front()
            if self._station.guide:
                self._drawn(self._columns(y, Ink(points)), self._heading("服务指南", y), Ink(points))
            return
        self._zoom = next((zoom for zoom in self._zooms() if self._end(zoom) <= BOTTOM - 12), 1.0)
        y = self._front()
        if self._station.guide:
            self._sheet.write("服务指南见后面一页。", LEFT, y, self._ink(13, True, GREEN))
            self._pages()

    def _fitted(self) -> float | None:
        """The largest letters of the guide with which all fits on one page, and then the rest as large as may be; None where it never does."""
        for points in _down(BESIDE, self._smallest):
            for zoom in self._zooms():
                y = self._end(zoom)
                self._zoom = zoom
                if y <= BOTTOM and (not self._station.guide or self._fits(y, Ink(points))):
                    return points
        return None

    def _zooms(self) -> Iterator[float]:
        """From large to small, as far as the letters can be read."""
        return (zoom for zoom in ZOOMS if 13 * zoom >= self._smallest or zoom == 1.0)

    def _end(self, zoom: float) -> float:
        """Where the front ends, written so large."""
        if zoom not in self._ends:
            self._zoom = zoom
            with self._sheet.only_measured():
                self._ends[zoom] = self._front()
        return self._ends[zoom]

    def _front(self) -> float:
        z = self._zoom
        y = self._title(0.0)
        y = self._reached(y + 8 * z, self._station.contact)
        y = self._hotlines(y + 6 * z)
        y = self._team(y + 6 * z)
        y = self._how(y + 5 * z)
        return y + 5 * z

    def _ink(self, points: float, bold: bool = False, colour: Colour = BLACK) -> Ink:
        return Ink(points * self._zoom, bold, colour)

    def _title(self, y: float) -> float:
        """The band: whose card it is."""
        sheet, height = self._sheet, 35.0
        sheet.box(0, y, WIDTH, height, GREEN)
        unit = f"{self._town.name} {self._station.name}社区工作站"
        sheet.write(unit, LEFT, y + 6.5, sheet.fitting(unit, ACROSS, Ink(15, colour=WHITE)))
        name = sheet.fitting(self._compound.name, ACROSS * 0.5, Ink(34, True, WHITE))
        sheet.write("便民联系卡", LEFT, y + 16, Ink(34, True, WHITE))
        sheet.write(self._compound.name, RIGHT, y + 16, name, Align.R)
        return y + height

    def _reached(self, y: float, contact: Contact) -> float:
        """The station's telephone, large, with its code; where it is, and when."""
        sheet, z, grey = self._sheet, self._zoom, self._ink(14, colour=GREY)
        side, width, top = 30.0 * z, ACROSS, y
        if contact.telephone:
            width -= side + GAP
            sheet.code(f"tel:{contact.telephone}", RIGHT - side, y + 1, side)
            sheet.write("扫码拨电话", RIGHT - side / 2, y + side + 4 * z, self._ink(10.5, colour=GREY), Align.C)
            sheet.write("有事请拨", LEFT, y, grey)
            number = sheet.fitting(contact.telephone, width, self._ink(42, True, GREEN))
            sheet.write(contact.telephone, LEFT, y + 6.5 * z, number)
            y += 25 * z
        for name, words in (("地址", contact.address), ("时间", contact.hours or self._hours())):
            if words:
                sheet.write(name, LEFT, y, grey)
                y = sheet.paragraph(words, LEFT + 14 * z, y, width - 14 * z, self._ink(14))
        return max(y, top + side + 9 * z) if contact.telephone else y

    def _hours(self) -> str:
        calendar = self._town.calendar
        return f"工作日{calendar.opens:%H:%M}-{calendar.closes:%H:%M}"

    def _hotlines(self, y: float) -> float:
        """The numbers for what cannot wait, a box each."""
        sheet, z = self._sheet, self._zoom
        wide = (ACROSS - 3 * 4) / 4
        for nth, (name, number, colour) in enumerate(HOTLINES):
            x = LEFT + nth * (wide + 4)
            sheet.box(x, y, wide, 19 * z, PALE if colour == GREEN else PALE_RED, 2.5)
            sheet.write(name, x + wide / 2, y + 2.2 * z, self._ink(11.5, colour=GREY), Align.C)
            sheet.write(number, x + wide / 2, y + 7.3 * z, self._ink(24, True, colour), Align.C)
        return y + 19 * z

    def _team(self, y: float) -> float:
        """Who works here, in two columns."""
        sheet, ink = self._sheet, self._ink(13)
        y = self._heading("为您服务的人", y)
        wide, indent = (ACROSS - GAP) / 2, 24 * self._zoom
        rows = [(kind, sheet.names(people, wide - indent, ink)) for kind, people in team(self._station, self._compound)]
        heights = [len(lines) for _, lines in rows]
        half = next((n for n in range(len(rows)) if sum(heights[:n]) * 2 >= sum(heights)), len(rows))
        ends = [y]
        for x, part in ((LEFT, rows[:half]), (LEFT + wide + GAP, rows[half:])):
            below = y
            for kind, lines in part:
                sheet.write(kind, x, below, sheet.fitting(kind, indent - 2, self._ink(13, colour=GREY)))
                below = sheet.column(lines, x + indent, below, ink)
            ends.append(below)
        return max(ends)

    def _how(self, y: float) -> float:
        """How somebody tells the bot of something."""
        y = self._heading("在业主群里怎么反映", y)
        indent = 6 * self._zoom
        for nth, words in enumerate(how(self._town.bot), 1):
            self._sheet.write(f"{nth}", LEFT, y, self._ink(13, True, GREEN))
            y = self._sheet.paragraph(words, LEFT + indent, y, ACROSS - indent, self._ink(13))
        return y

    def _heading(self, words: str, y: float) -> float:
        z = self._zoom
        self._sheet.write(words, LEFT, y, self._sheet.fitting(words, ACROSS, self._ink(16, True, GREEN)))
        self._sheet.rule(LEFT, y + 8 * z, ACROSS, GREEN)
        return y + 10.5 * z

    # The guide.

    def _pages(self) -> None:
        """The guide on pages of its own, on one if the letters can be read."""
        self._zoom = 1.4
        top = 14.0
        fitting = (p for p in _down(LARGEST, self._smallest) if self._fits(top, Ink(p)))
        ink = Ink(next(fitting, max(BESIDE, self._smallest)))
        pages = self._columns(top, ink)
        for first in range(0, len(pages), 2):
            self._sheet.page()
            self._drawn(pages[first : first + 2], self._heading(f"{self._compound.name} 服务指南", top), ink)

    def _columns(self, y: float, ink: Ink) -> list[Column]:
        """The guide below a heading at `y`, as even as may be where two columns hold it."""
        topics, most = self._topics(ink), (BOTTOM - y - 10.5 * self._zoom) / ink.line
        return even(topics, most) if self._fits(y, ink) else columns(topics, most)

    def _fits(self, y: float, ink: Ink) -> bool:
        return len(columns(self._topics(ink), (BOTTOM - y - 10.5 * self._zoom) / ink.line)) <= 2

    def _topics(self, ink: Ink) -> list[Column]:
        wide, head = (ACROSS - GAP) / 2, Ink(ink.points, True)
        sheet = self._sheet
        if ink.points not in self._set:
            guide = self._station.guide
            lines = [topic(sheet.lines(one.name, wide, head), sheet.lines(one.answer, wide, ink)) for one in guide]
            self._set[ink.points] = lines
        return self._set[ink.points]

    def _drawn(self, filled: Sequence[Column], top: float, ink: Ink) -> None:
        for nth, column in enumerate(filled):
            x, y = LEFT + nth * ((ACROSS - GAP) / 2 + GAP), top
            for line in column:
                y += line.gap * ink.line
                self._sheet.write(line.text, x, y, Ink(ink.points, line.head, GREEN if line.head else BLACK))
                y += ink.line


def how(bot: str) -> tuple[str, ...]:
    """How somebody tells of something in the group, and what comes of it."""
    return (
        "在群里直接说:什么事、几栋或哪个门,有照片更好。",
        f"{bot}会回单号和时限;想问进展,说“@{bot} 怎么样了”。",
        "办好后回一个数字评价:1满意 2部分解决 3没解决。",
        f"不方便在群里说的,私聊{bot},只有办事的人知道。",
    )


def _down(largest: float, smallest: float) -> Iterator[float]:
    """Sizes from the largest to the smallest."""
    while largest >= smallest:
        yield largest
        largest -= STEP
