"""The State Council's notice of a year's holidays (国务院办公厅关于…年部分节假日安排的通知): pasted text becomes dates, or is told what does not fit.

A notice says most things twice (the date and its weekday, the days and how many they are), so it is checked against itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from unicodedata import category, normalize

_LEGAL = {"元旦": 1, "春节": 4, "清明节": 1, "劳动节": 2, "端午节": 1, "中秋节": 1, "国庆节": 3}
"""The seven festivals, and how many days the law gives for each (since 2025)."""
_BEFORE_2025 = {"春节": 3, "劳动节": 1}
_SEASON = {
    "元旦": ((1, 1), (1, 1)),
    "春节": ((1, 21), (2, 20)),
    "清明节": ((4, 4), (4, 6)),
    "劳动节": ((5, 1), (5, 1)),
    "端午节": ((5, 27), (6, 25)),
    "中秋节": ((9, 7), (10, 8)),
    "国庆节": ((10, 1), (10, 1)),
}
"""Between which days each festival falls, by the sun or the moon."""
_WEEK = "一二三四五六日"
_NUMERALS = {**{char: n for n, char in enumerate("一二三四五六七八九十", 1)}, "两": 2}
_LONGEST, _FARTHEST, _SHOWN = 16, 20, 30
_MOST = 6_000
"""Characters; a notice has some twelve hundred."""

_NAME = re.compile(r"(?:国际)?(元旦|春节|清明|劳动|端午|中秋|国庆)节?")
_HEAD = re.compile(
    rf"{_NAME.pattern}(?:[、,和及与]?{_NAME.pattern})*(?:\([^()]*\))?(?:(?:假期|放假)?(?:安排)?[:—-]+|(?=[0-9]))"
)
_TAIL = re.compile("节假日期间|国务院办公厅")
_WEEKDAY = r"(?:周|星期|礼拜)[一二三四五六日天]"
_DATE = rf"(?:[0-9]{{4}}年)?(?:[0-9]{{1,2}}月)?[0-9]{{1,2}}[日号](?:\([^()]*\)|{_WEEKDAY})?"
_SPAN = rf"{_DATE}(?:(?:至|到|[-—–~]+){_DATE})?"
_CLAUSE = re.compile(rf"({_SPAN}(?:[、,和及与]?{_SPAN})*),?(?:分别|均|都|照常|正常|调休)*(放假|上班)")
_SPANS = re.compile(_SPAN)
_LEFT = re.compile(rf"{_DATE}|放假|上班")
_DATES = re.compile(
    rf"(?:(?P<year>[0-9]{{4}})年)?(?:(?P<month>[0-9]{{1,2}})月)?(?P<day>[0-9]{{1,2}})[日号]"
    rf"(?P<about>\([^()]*\)|{_WEEKDAY})?"
)
_TOTAL = re.compile(r"(?:共计?|放假|连休)([0-9]{1,2}|[一二两三四五六七八九十])天")
_YEAR = re.compile(r"([0-9]{4})年(?:部分节假日|元旦、春节)")


class BadNotice(ValueError):
    """What does not fit, each with its line."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Notice:
    """The holidays of a year and the make-up days (调休), each with its name; `doubts` are what a person should look at again."""

    year: int
    off: dict[date, str]
    on: dict[date, str]
    doubts: tuple[str, ...] = ()

    def yaml(self) -> str:
        """What is to be pasted under `calendar` in config.yaml."""
        days = {day: f"off {name}" for day, name in self.off.items()}
        days |= {day: f"work {name}调休" for day, name in self.on.items()}
        rows = (f"    {day}: {entry}" for day, entry in sorted(days.items()))
        return "\n".join(("  days:", *rows, f"  complete_years: [{self.year}]"))


def read_notice(text: str, year: int) -> Notice:
    """The notice of `year`.

    Raises BadNotice with everything that does not fit.
    """
    if len(text) > _MOST:
        raise BadNotice([f"太长了,不像一份通知:请只贴通知全文,不超过{_MOST}字"])
    reader = _Reader(_Pasted.of(text), year)
    reader.read()
    if reader.problems:
        raise BadNotice(reader.problems)
    return Notice(year, reader.off, reader.on, tuple(reader.doubts))


@dataclass(frozen=True)
class _Pasted:
    """A text in half width without spaces, however its lines were broken, that knows on which line each character stood."""

    text: str
    lines: tuple[int, ...]

    @classmethod
    def of(cls, raw: str) -> "_Pasted":
        chars = [
            (char, number)
            for number, line in enumerate(raw.splitlines(), 1)
            for char in normalize("NFKC", line)
            if not char.isspace() and category(char) not in ("Cf", "Cc")
        ]
        return cls("".join(char for char, _ in chars), tuple(number for _, number in chars))

    def sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where the sentences between two places begin and end."""
        for found in re.compile("[^。;]+").finditer(self.text, start, end):
            yield found.span()


class _Wrong(Exception):
    """A date that cannot be."""

    def __init__(self, found: re.Match[str], what: str) -> None:
        self.place, self.what = found.start(), f"“{found[0][:_SHOWN]}”{what}"


@dataclass
class _Item:
    """What the notice says of one holiday, which may be of two festivals (国庆节、中秋节)."""

    festivals: tuple[str, ...]
    off: list[date] = field(default_factory=list)
    on: list[date] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        return "、".join(self.festivals)


@dataclass
class _Reader:
    pasted: _Pasted
    year: int
    off: dict[date, str] = field(default_factory=dict)
    on: dict[date, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def read(self) -> None:
        text = self.pasted.text
        for found in _YEAR.finditer(text):
            if int(found[1]) != self.year:
                self._blame(found.start(), f"这是{found[1]}年的通知,不是{self.year}年的")
        heads = list(_HEAD.finditer(text))
        if not heads:
            self.problems.append("没有找到放假安排:要有“元旦:1月1日……放假”这样的话,请贴通知全文")
            return
        tail = _TAIL.search(text, heads[-1].end())
        ends = [head.start() for head in heads[1:]] + [tail.start() if tail else len(text)]
        seen: set[str] = set()
        for head, end in zip(heads, ends, strict=True):
            item = _Item(tuple(_whole(name) for name in _NAME.findall(head[0])))
            for name in seen.intersection(item.festivals):
                self._blame(head.start(), f"{name}写了两次")
            seen.update(item.festivals)
            self._item(item, head.end(), end)
        if missing := [name for name in _LEGAL if name not in seen]:
            self.problems.append(f"少了{'、'.join(missing)}")

    def _item(self, item: _Item, start: int, end: int) -> None:
        """Read what is said of a holiday, and hold it against itself."""
        faults = len(self.problems)
        for begins, stops in self.pasted.sentences(start, end):
            advice = self.pasted.text.find(
                "鼓励", begins, stops
            )  # what is recommended (安排职工在除夕休息) is no holiday
            self._sentence(item, begins, stops if advice < 0 else advice)
        if len(self.problems) > faults:
            return
        if not item.off:
            self._blame(start, f"{item.name}没有写哪几天放假")
            return
        if item.totals and sum(item.totals) != len(item.off):
            self._blame(start, f"{item.name}写的是共{sum(item.totals)}天,日期数下来是{len(item.off)}天")
        for name in item.festivals:
            first, last = (date(self.year, *day) for day in _SEASON[name])
            if not any(first <= day <= last for day in item.off):
                due = _day(first) if first == last else f"{_day(first)}到{_day(last)}之间"
                self._blame(start, f"{name}应在{due},写的假不在")
        for when in item.on:
            if when.weekday() < 5:
                self._blame(start, f"{_day(when)}是周{_WEEK[when.weekday()]},本来就上班,不用调休")
            elif min(abs(when - day) for day in item.off) > timedelta(days=_FARTHEST):
                self._blame(start, f"{_day(when)}调休上班,离{item.name}太远")
        self._keep(item, start)
        self._weigh(item)

    def _sentence(self, item: _Item, start: int, end: int) -> None:
        last, near = start, None
        for clause in _CLAUSE.finditer(self.pasted.text, start, end):
            self._nothing_left(last, clause.start())
            last = clause.end()
            into = item.off if clause[2] == "放假" else item.on
            for span in _SPANS.finditer(self.pasted.text, *clause.span(1)):
                try:
                    days = self._days(item, span, near)
                except _Wrong as wrong:
                    self._blame(wrong.place, wrong.what)
                    continue
                into += days
                near = days[-1]
        self._nothing_left(last, end)
        item.totals += [_number(found[1]) for found in _TOTAL.finditer(self.pasted.text, start, end)]

    def _nothing_left(self, start: int, end: int) -> None:
        """A date of which it is not said whether people work is not passed over, nor such a word without a date."""
        if found := _LEFT.search(self.pasted.text, start, end):
            self._blame(
                found.start(), f"“{self.pasted.text[found.start() : end][:_SHOWN]}”看不懂:要写成“2月14日(周六)上班”这样"
            )

    def _days(self, item: _Item, span: re.Match[str], near: date | None) -> list[date]:
        """The days of 2月15日(周日)至23日(周一). Raises _Wrong."""
        ends: list[date] = []
        for found in _DATES.finditer(self.pasted.text, *span.span()):
            ends.append(self._date(item, found, ends[-1] if ends else near))
        length = (ends[-1] - ends[0]).days + 1
        if not 1 <= length <= _LONGEST:
            raise _Wrong(span, "前后不对,或者太长")
        return [ends[0] + timedelta(days=n) for n in range(length)]

    def _date(self, item: _Item, found: re.Match[str], near: date | None) -> date:
        """The date of 2026年12月31日(周四), 1月2日, or 23日 after another one. Raises _Wrong."""
        if found["month"]:
            month = int(found["month"])
        elif near:
            month = near.month
        else:
            raise _Wrong(found, "没有写几月")
        eve = "元旦" in item.festivals and month == 12  # new year's holiday may begin in the old year
        year = int(found["year"] or self.year - eve)
        try:
            day = date(year, month, int(found["day"]))
        except ValueError:
            raise _Wrong(found, "不是日期:没有这一天") from None
        if year != self.year - eve:
            raise _Wrong(found, f"不是{self.year}年的放假安排")
        if (about := found["about"]) and re.search("周|星期|礼拜", about):
            told = re.search(_WEEKDAY, about)
            if told is None:
                raise _Wrong(found, "的星期看不懂")
            if told[0][-1].replace("天", "日") != _WEEK[day.weekday()]:
                raise _Wrong(found, f"对不上:{_day(day)}是周{_WEEK[day.weekday()]}")
        return day

    def _keep(self, item: _Item, start: int) -> None:
        for table, days in ((self.off, item.off), (self.on, item.on)):
            for day in days:
                if day in self.off or day in self.on:
                    self._blame(start, f"{_day(day)}写了两次")
                table[day] = item.name

    def _weigh(self, item: _Item) -> None:
        """A make-up day that was not pasted shows nowhere else: working days off, less those made up for, are what the law gives."""
        legal = {**_LEGAL, **(_BEFORE_2025 if self.year < 2025 else {})}
        due = sum(legal[name] for name in item.festivals)
        off = sum(day.weekday() < 5 for day in item.off)
        if off - len(item.on) != due:
            self.doubts.append(
                f"{item.name}:放掉工作日{off}天,调休上班{len(item.on)}天,差数和法定的{due}天不一样,请看看有没有漏贴"
            )

    def _blame(self, place: int, what: str) -> None:
        line = self.pasted.lines[min(place, len(self.pasted.lines) - 1)]
        self.problems.append(f"第{line}行:{what}")


def _whole(name: str) -> str:
    """`_whole("清明") == "清明节"`."""
    return name if name in _LEGAL else f"{name}节"


def _number(written: str) -> int:
    return _NUMERALS.get(written) or int(written)


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"
