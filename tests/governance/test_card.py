"""The printed card (便民联系卡) with the guide: what stands on it, on which page, and that nothing runs over."""

import re
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Ground
from bot.press import card as press
from bot.press.columns import Line, columns, even, height, topic
from bot.press.page import HEIGHT, WIDTH, Ink, Page, Size, unprintable
from bot.press.team import team
from bot.press.wrapping import listed, wrapped
from handlers.domain.outreach import Contact, Topic
from handlers.domain.town import Compound, Staff, Station, Town
from tests.engine.commandline import luming
from tests.language.town import Town as Demo

LONG = "带户口本、身份证和收入证明,到社区便民窗口申请(一楼3号窗),网址https://example.gov.cn/a/long/address/that/never/ends。"


@pytest.fixture
def street(ground: Ground) -> Town:
    return ground.town


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> "Pages":
    return Pages(monkeypatch)


class Pages:
    """What is written on each page, and where it ends, as the sheet is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.written: list[list[str]] = []
        page, write = Page.page, Page.write

        def paged(sheet: Page) -> None:
            self.written.append([])
            page(sheet)

        def wrote(sheet: Page, text: str, x: float, y: float, ink: Ink, *align: object) -> None:
            if not sheet._dry:
                right = x + (0 if align else sheet.width_of(text, ink))
                assert x >= 0 and right <= WIDTH - 13.9 and y + ink.points * 0.36 <= HEIGHT - 8, (text, x, y)
                assert ink.points * sheet.scale >= 6.5, text
                self.written[-1].append(text)
            write(sheet, text, x, y, ink, *align)  # type: ignore[arg-type]

        monkeypatch.setattr(Page, "page", paged)
        monkeypatch.setattr(Page, "write", wrote)

    def __getitem__(self, nth: int) -> str:
        return "\n".join(self.written[nth])

    def __len__(self) -> int:
        return len(self.written)


def with_station(street: Town, **values: object) -> tuple[Town, Compound]:
    """The town in which its first station is otherwise, and the first compound there."""
    station = replace(street.stations[0], **values)  # type: ignore[arg-type]
    return replace(street, stations=(station,)), station.compounds[0]


def test_on_a4_all_of_the_town_stands_on_one_page(street: Town, pages: Pages) -> None:
    station = street.stations[0]
    pdf = press.card(street, station.compounds[0])
    assert pdf.startswith(b"%PDF-") and len(pages) == 1
    written = pages[0]
    for word in (
        street.name,
        station.name,
        "桂花苑",
        station.contact.telephone,
        "12345",
        "110",
        "119",
        "120",
        f"@{street.bot}",
    ):
        assert word in written
    assert all(one.name in written for one in station.guide)
    names = [member.name for member in station.staff if not member.name.endswith("经理")]
    assert not [name for name in names if name in written]
    flat = written.replace("\n", "")
    assert all(one.answer.replace(" ", "") in flat.replace(" ", "") for one in station.guide)


def test_people_are_told_by_surname_and_job(street: Town) -> None:
    station = street.stations[0]
    assert [(kind, "、".join(people)) for kind, people in team(station, station.compounds[0])] == [
        ("站长", "周站长、马站长"),
        ("副站长", "吴副站长"),
        ("综合执法", "李队、段队"),
        ("公安", "王警官"),
        ("市监", "唐同志"),
        ("交警", "陈警官"),
        ("协管队员", "赵同志"),
        ("网格员", "张同志、何同志"),
        ("物业", "孙经理"),
    ]


def test_each_compound_has_its_own_people(street: Town) -> None:
    station = street.stations[0]
    assert ("网格员", ("何同志",)) in team(station, station.compounds[1])
    nobody = replace(station, staff=())
    assert team(nobody, replace(station.compounds[0], grid_workers=(), property_managers=())) == []


def test_on_a5_the_guide_stands_on_the_back(street: Town, pages: Pages) -> None:
    press.card(street, street.stations[0].compounds[0], Size.A5)
    assert len(pages) == 2
    assert "服务指南见后面一页。" in pages[0] and "养狗证" not in pages[0]
    assert "桂花苑 服务指南" in pages[1] and "养狗证" in pages[1]


@pytest.mark.parametrize("size", Size)
def test_long_texts_go_to_further_pages(street: Town, pages: Pages, size: Size) -> None:
    guide = tuple(
        Topic(f"很长的题目,一行放不下,要换行才写得完的那一种{n}" * 2, (), LONG * (1 + n * 4)) for n in range(6)
    )
    contact = Contact("0878-3121263-12345678", "很长的地址" * 20, "工作日08:30-12:00," * 4)
    small = with_station(street, guide=guide, contact=contact)
    named = replace(small[1], name="鹿鸣湖畔国际花园三期(东区)安置小区")
    press.card(small[0], named, size)
    assert len(pages) >= 3
    told = "".join(line for page in pages.written[1:] for line in page if not line.endswith(" 服务指南"))
    assert told == "".join(one.name + one.answer for one in guide)  # every character, in order


def test_many_people_and_nothing_else(street: Town, pages: Pages) -> None:
    officers = [replace(street.stations[0].staff[3], name=f"欧阳{n}") for n in range(40)]
    small = with_station(street, guide=(), contact=Contact(), staff=tuple(officers))
    press.card(*small, Size.A5)
    assert len(pages) == 1
    assert pages[0].count("欧阳队") == 40 and "有事请拨" not in pages[0]
    assert "工作日08:30-18:00" in pages[0]


def test_all_compounds_one_behind_the_other(street: Town, pages: Pages) -> None:
    two = street.stations[0].compounds
    press.cards(street, two)
    assert [compound.name in pages[n] for n, compound in enumerate(two)] == [True, True]
    with pytest.raises(KeyError):
        press.card(street, Compound("哪儿", "哪儿", ()))


def test_the_same_words_are_the_same_bytes_with_a_part_of_the_typeface(street: Town) -> None:
    compound = street.stations[0].compounds[0]
    pdf = press.card(street, compound)
    assert pdf == press.card(street, compound)
    assert len(pdf) < 200_000
    assert len(re.findall(rb"/FontFile2", pdf)) == 2
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    tables = [zlib.decompress(one) if one.startswith(b"x") else one for one in streams]
    [regular, bold] = [table for table in tables if b"begincmap" in table]
    assert b"6842" in bold and b"5E26" in regular  # so that 桂 and 带 can be looked for and copied


def test_what_the_typeface_lacks_is_told() -> None:
    assert unprintable("桂花苑𰻞龘 a\n龘") == "𰻞龘"
    assert unprintable("桂花苑,0878—“”()") == ""


async def test_what_it_tells_residents_to_do_works(town: Demo) -> None:
    told = " ".join(press.how("小鹿"))
    assert "“@小鹿 怎么样了”" in told and "1满意 2部分解决 3没解决" in told
    await town.complained()
    await town.at("08:50")
    await town.says("陈姐", "@小鹿 怎么样了")
    town.told("陈姐", "#1263")
    await town.accepted(at="08:55")
    await town.resolved()
    await town.says("陈姐", "1")
    assert town.votes("1263") == {"陈姐": "satisfied"}


# Lines and columns.


def by_letters(text: str) -> float:
    return float(len(text))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("一二三四五六", ["一二三四五六"]),
        ("一二三四五六七", ["一二三四五六", "七"]),
        ("一二三四五六。七", ["一二三四五", "六。七"]),
        ("一二三四五(六)", ["一二三四五", "(六)"]),
        ("一二三08:30", ["一二三", "08:30"]),
        ("一\n二", ["一", "二"]),
        ("abcdefgh", ["abcdef", "gh"]),
        ("一二三四五六 七", ["一二三四五六", "七"]),
        ("。。。。。。。。", ["。。。。。。", "。。"]),
    ],
)
def test_lines_are_broken_where_they_may(text: str, lines: list[str]) -> None:
    assert wrapped(text, 6, by_letters) == lines


def test_names_stay_whole() -> None:
    assert listed(["李队", "欧阳警官", "王同志"], 7, by_letters) == ["李队、", "欧阳警官、", "王同志"]
    assert listed(["名字很长很长的同志"], 5, by_letters) == ["名字很长很", "长的同志"]
    assert listed([], 5, by_letters) == []


def topics(*lengths: int) -> list[list[Line]]:
    return [topic([f"题{n}"], [f"{n}"] * (length - 1)) for n, length in enumerate(lengths)]


def test_a_topic_stays_together_unless_it_is_long() -> None:
    first, second = columns(topics(3, 3, 3), 8)
    assert [line.text for line in second] == ["题2", "2", "2"] and height(first) <= 8
    parts = columns(topics(3, 20), 8)
    assert [line.text for part in parts for line in part] == ["题0", "0", "0", "题1", *["1"] * 19]
    assert all(height(part) <= 8 for part in parts)
    assert not [part for part in parts if part[-1].head]


def test_two_columns_are_as_even_as_may_be() -> None:
    first, second = even(topics(3, 3, 3, 3), 100)
    assert (len(first), len(second)) == (6, 6)
    assert even([], 10) == [[]]
    assert len(columns(topics(3), 1)) > 2  # no room at all


# The command.


def test_the_command_writes_a_file(tmp_path: Path) -> None:
    file = tmp_path / "卡.pdf"
    answer = luming("card", "桂花苑", "--out", str(file), "--size", "a5")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "1个小区" in answer.stdout
    assert file.read_bytes().startswith(b"%PDF-")
    wrong = luming("card", "桂花院", "--out", str(file))
    assert wrong.returncode == 2 and "桂花苑" in wrong.stderr


def test_somebody_without_a_department_is_no_row(street: Town) -> None:
    station: Station = street.stations[0]
    lone = Staff("钱多", station.staff[3].role, station.path)
    kinds = [kind for kind, _ in team(replace(station, staff=(lone,)), station.compounds[0])]
    assert kinds == ["网格员", "物业"]
