"""The State Council's notice: read back from the table of past years, in several years' shapes; what does not fit is told with its line."""

import io
import sys
from collections.abc import Iterable
from datetime import date
from itertools import groupby, product
from pathlib import Path

import pytest
from chinese_calendar.constants import Holiday, holidays, workdays
from hypothesis import given
from hypothesis import strategies as st

from bot import cli
from bot.config import load
from bot.config.notice import BadNotice, read_notice
from tests.language.demo import CONFIG

WEEK = "一二三四五六日"
NAMES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
SHAPES = ("周", "星期", "")
YEARS = [2018, 2019, 2021, 2022, 2023, 2024, 2025, 2026]  # that of 2020 was changed by an epidemic


WRITTEN = [
    ("(", "\N{FULLWIDTH LEFT PARENTHESIS}"),
    (")", "\N{FULLWIDTH RIGHT PARENTHESIS}"),
    (":", "\N{FULLWIDTH COLON}"),
    (",", "\N{FULLWIDTH COMMA}"),
    ("1", "\N{FULLWIDTH DIGIT ONE}"),
    ("至", "\N{EM DASH}"),
    ("至", "-"),
    ("。", ";"),
]


def dated(day: date, week: str, year: int, month: int = 0) -> str:
    """A date as notices write it, without its month behind another one of the same."""
    told = f"({week}{WEEK[day.weekday()]})" if week else ""
    of_year = f"{day.year}年" if day.year != year else ""
    return f"{of_year}{'' if day.month == month else f'{day.month}月'}{day.day}日{told}"


def stretches(days: Iterable[date]) -> list[list[date]]:
    """Days in a row, each row for itself."""
    found = sorted(days)
    rows = groupby(enumerate(found), lambda row: row[1].toordinal() - row[0])
    return [[day for _, day in row] for _, row in rows]


def belongs(day: date, year: int) -> bool:
    """Whether a day is in the notice of a year: new year's holiday may begin in December."""
    of_new_year = {**holidays, **workdays}[day] == Holiday.new_years_day.value
    return (day.year + 1 if day.month == 12 and of_new_year else day.year) == year


def table(year: int) -> tuple[set[date], set[date]]:
    """What the national table says of a year: days off, make-up days."""
    off, on = ({day for day in days if belongs(day, year)} for days in (holidays, workdays))
    return off, on


def notice(year: int, week: str = "周") -> list[str]:
    """A notice of a past year, item by item, made from the table."""
    off, on = table(year)
    items = []
    for row in stretches(off):
        names = list(dict.fromkeys(name(holidays[day]) for day in row))
        if len(names) > 1 and "国庆节" in names:
            names = ["国庆节", "中秋节"]
        made_up = sorted(day for day in on if name(workdays[day]) in names and day not in off)
        on.difference_update(made_up)
        ends = dated(row[0], week, year) + (
            f"至{dated(row[-1], week, row[0].year, row[0].month)}" if len(row) > 1 else ""
        )
        told = f"{'、'.join(names)}:{ends}放假{'调休' if made_up else ''},共{len(row)}天。"
        items.append(told + ("、".join(dated(day, week, year) for day in made_up) + "上班。" if made_up else ""))
    assert not on
    return [f"{number}、{item}" for number, item in zip("一二三四五六七", items, strict=False)]


def name(festival: str) -> str:
    chinese = Holiday(festival).chinese
    return NAMES.get(chinese, chinese)


def whole(year: int, items: Iterable[str]) -> str:
    """The notice with what stands around it."""
    head = f"国务院办公厅关于{year}年\n部分节假日安排的通知\n国办发明电〔{year - 1}〕12号\n\n各单位:现将{year}年放假日期通知如下。"
    tail = f"节假日期间,请各单位安排好值班。\n国务院办公厅\n{year - 1}年11月12日"
    return "\n".join((head, *items, tail))


@pytest.mark.parametrize("week", SHAPES)
@pytest.mark.parametrize("year", YEARS)
def test_a_past_year_is_read_back(year: int, week: str) -> None:
    read = read_notice(whole(year, notice(year, week)), year)
    assert (set(read.off), set(read.on), read.doubts) == (*table(year), ())


NOTICE = notice(2026)


@given(st.sampled_from(YEARS), st.data())
def test_however_it_was_pasted(year: int, data: st.DataObject) -> None:
    """Lines broken anywhere, full width or half, no numbers, in any order."""
    items = data.draw(st.permutations(notice(year, data.draw(st.sampled_from(SHAPES)))))
    if data.draw(st.booleans()):
        items = [item.partition("、")[2] for item in items]
    text = whole(year, items)
    for half, other in data.draw(st.sets(st.sampled_from(WRITTEN))):
        text = text.replace(half, other)
    breaks = data.draw(st.lists(st.integers(0, len(text)), max_size=20))
    gap = data.draw(st.sampled_from(["\n", "\r\n", " ", "\u3000", "\t", "\ufeff", "\u200b"]))
    for place in sorted(breaks, reverse=True):
        text = text[:place] + gap + text[place:]
    read = read_notice(text, year)
    assert (set(read.off), set(read.on)) == table(year)


@given(st.text(st.sampled_from("元旦春节清明节、:12年月日(周一)至放假上班,共天。\n国庆劳动端午中秋9")) | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert read_notice(text, 2027).off
    except BadNotice as error:
        assert error.problems


def test_a_slip_of_one_figure_is_seen() -> None:
    """A date is held against its weekday, a stretch against its length, a holiday against its season.

    Of all slips in a whole notice two remain: a make-up day on another Saturday near its holiday, which is told nowhere else.
    """
    text, unseen = "\n".join(NOTICE), []
    for place, other in product(range(len(text)), "0123456789"):
        if not text[place].isdigit():
            continue
        try:
            read = read_notice(text[:place] + other + text[place + 1 :], 2026)
        except BadNotice:
            continue
        off, on = table(2026)
        unseen += [f"{day:%m-%d}" for day in (set(read.off) - off) | (set(read.on) - on)]
    assert unseen == ["03-14", "10-17"]


SHAPED = {
    "1月1日(周五)放假1天,不调休": ["01-01"],
    "1月1日放假,与周末连休": ["01-01"],
    "2027年1月1日至3日放假,共3天": ["01-01", "01-02", "01-03"],
    "2026年12月31日至2027年1月2日放假,共三天": ["12-31", "01-01", "01-02"],
    "12月31日(星期四)到1月2日(星期六)放假,共3天": ["12-31", "01-01", "01-02"],
    "1月1日(元旦、星期五)、2日、3日(星期天)放假,共3天": ["01-01", "01-02", "01-03"],
    "1月1日周五—3日周日放假调休": ["01-01", "01-02", "01-03"],
    "1月1日放假,鼓励各单位安排职工在1月4日休息": ["01-01"],
    "1月1日放假。鼓励各单位安排职工在1月2日上班或休息": ["01-01"],
}
REST = """春节:2月5日至11日放假
清明节:4月5日放假
劳动节:5月1日放假
端午节:6月9日放假
中秋节:9月15日放假
国庆节:10月1日至3日放假"""


@pytest.mark.parametrize(("words", "days"), SHAPED.items(), ids=SHAPED)
def test_shapes_of_several_years(words: str, days: list[str]) -> None:
    read = read_notice(f"元旦:{words}\n{REST}", 2027)
    assert [f"{day:%m-%d}" for day in read.off if read.off[day] == "元旦"] == days


WRONG = {
    "a weekday": ("2月28日(周六)", "2月27日(周六)", "第2行:“2月27日(周六)”对不上:2月27日是周五"),
    "a weekday that is none": ("2月28日(周六)", "2月28日(周八)", "第2行:“2月28日(周八)”的星期看不懂"),
    "the number of days": ("共9天", "共8天", "第2行:春节写的是共8天,日期数下来是9天"),
    "no such day": ("2月28日(周六)", "2月30日(周六)", "第2行:“2月30日(周六)”不是日期:没有这一天"),
    "another year": ("2月28日", "2027年2月28日", "第2行:“2027年2月28日(周六)”不是2026年的放假安排"),
    "backwards": ("4月4日(周六)至6日(周一)", "4月6日(周一)至4日(周六)", "第3行:“4月6日(周一)至4日(周六)”前后不对,或者太长"),
    "too long": ("4月4日(周六)至6日(周一)", "4月4日(周六)至7月6日(周一)", "第3行:“4月4日(周六)至7月6日(周一)”前后不对,或者太长"),
    "a word misspelt": ("2月28日(周六)上班", "2月28日(周六)上斑", "第2行:“2月14日(周六)、2月28日(周六)上斑”看不懂:要写成“2月14日(周六)上班”这样"),
    "a date of another form": ("2月28日(周六)上班", "另外2/28上班", "第2行:“2月14日(周六)、另外2/28上班”看不懂:要写成“2月14日(周六)上班”这样"),
    "works anyway": ("2月28日(周六)", "2月27日(周五)", "第2行:2月27日是周五,本来就上班,不用调休"),
    "off and made up": ("2月28日(周六)", "2月22日(周日)", "第2行:2月22日写了两次"),
    "no month": ("4月4日(周六)", "4日(周六)", "第3行:“4日(周六)”没有写几月"),
    "not its own day": ("5月1日(周五)至5日(周二)放假调休,共5天", "5月4日(周一)至8日(周五)放假调休,共5天", "第4行:劳动节应在5月1日,写的假不在"),
    "another month": ("4月4日(周六)", "7月4日(周六)", "第3行:清明节应在4月4日到4月6日之间,写的假不在"),
    "made up long after": ("2月28日(周六)", "3月28日(周六)", "第2行:3月28日调休上班,离春节太远"),
    "no day off": ("6月19日(周五)至21日(周日)放假", "6月19日(周五)至21日(周日)上班", "第5行:端午节没有写哪几天放假"),
    "twice": ("端午节:", "中秋节:", "少了端午节"),
    "missing": ("五、端午节:", "", "少了端午节"),
    "the notice of another year": ("一、元旦", "关于2025年部分节假日安排的通知 一、元旦", "第1行:这是2025年的通知,不是2026年的"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), WRONG.values(), ids=WRONG.keys())
def test_what_does_not_fit_is_told_with_its_line(old: str, new: str, told: str) -> None:
    text = "\n".join(NOTICE)
    assert old in text
    with pytest.raises(BadNotice) as error:
        read_notice(text.replace(old, new), 2026)
    assert told in error.value.problems


def test_everything_that_is_wrong_is_told_at_once() -> None:
    text = "\n".join(NOTICE).replace("共9天", "共8天").replace("共7天", "共6天")
    with pytest.raises(BadNotice) as error:
        read_notice(text, 2026)
    assert len(error.value.problems) == 2


@pytest.mark.parametrize("text", ["", "明天放假", "1日" * 100, "元旦" * 100_000])
def test_what_is_no_notice_is_told_so(text: str) -> None:
    with pytest.raises(BadNotice, match="没有找到放假安排|太长了"):
        read_notice(text, 2027)


def test_a_make_up_day_that_was_not_pasted_is_asked_about() -> None:
    """The law may change, so it is no fault."""
    read = read_notice("\n".join(NOTICE).replace("1月4日(周日)上班。", ""), 2026)
    [doubt] = read.doubts
    assert "元旦" in doubt and "漏贴" in doubt


@pytest.fixture
def luming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def run(content: bytes, year: int = 2026, typed: str = "notice.txt") -> tuple[object, str, str]:
        monkeypatch.chdir(tmp_path)
        Path("notice.txt").write_bytes(content)
        monkeypatch.setattr(sys, "argv", ["luming", "calendar", str(year), typed])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        with pytest.raises(SystemExit) as end:
            cli.main()
        return (end.value.code, *capsys.readouterr())

    return run


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("typed", ["notice.txt", "-"])
def test_in_whatever_way_it_was_saved(luming, encoding: str, typed: str) -> None:
    code, out, err = luming("\r\n".join(NOTICE).encode(encoding), typed=typed)
    assert (code, err) == (0, "")
    assert "    2026-02-28: work 春节调休\n" in out


def test_what_is_printed_can_be_pasted(luming, tmp_path: Path) -> None:
    """A notice of our own for a year that the table does not know."""
    _, out, _ = luming(f"元旦:1月1日放假\n{REST}".encode(), 2027)
    old = "  days: {}\n  complete_years: []\n"
    config = CONFIG.read_text("utf-8")
    assert old in config
    (tmp_path / "config.yaml").write_text(config.replace(old, out), "utf-8")
    calendar = load(tmp_path / "config.yaml").town.calendar
    assert 2027 in calendar.known
    assert (calendar.off[date(2027, 2, 5)], calendar.off[date(2027, 10, 3)]) == ("春节", "国庆节")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe\x00", "不是文本"),
        (b"\x81", "不是文本"),
        (b"1" * 300_000, "太大"),
        ("\n".join(NOTICE).replace("共9天", "共8天").encode(), "第2行:春节写的是共8天"),
    ],
)
def test_what_cannot_be_read_prints_nothing_to_paste(luming, content: bytes, told: str) -> None:
    code, out, err = luming(content)
    assert (code, out) == (2, "")
    assert told in err
