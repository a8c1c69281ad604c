"""The bulletin (信息专报): composed from figures, every number with its source, nobody named; as text and in the layout of GB/T 9704."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from typer.testing import CliRunner

from bot.cli import app
from bot.config import Ground
from bot.press import bulletin as press
from bot.press.docx import printed, render
from handlers.domain.figures import Counted, Figure, Figures
from handlers.domain.paper import BulletinPaper
from handlers.domain.ticket import Ticket, TicketId
from handlers.governance.account import Account
from handlers.governance.bulletin import compose
from handlers.governance.charts import charts
from handlers.governance.draft import Draft
from handlers.governance.examples import best, candidates
from handlers.governance.texts import bulletin as texts
from tests.engine.commandline import luming
from tests.language.demo import CONFIG
from tests.language.sample import at, ticket
from tests.language.town import STAFF, Town

START, END = at("2025-09-01 00:00"), at("2025-10-01 00:00")
MORNING = at("2025-09-02 09:00")
CITED = re.compile(r"(?:\d+小时)?\d+(?:\.\d+)?余?(?:人次|时次|个站|分钟|[件人个类次处辆只天起%])(?:以上)?\[(\d+)\]")


def rows(*serials: int, matter: str = "blocked_way", minutes: float = 0, n: int = 1, **more: Any) -> list[Counted]:
    """So many of the tickets of 学桥, a day apart."""
    return [
        Counted(
            str(TicketId("学桥", serial)),
            MORNING + timedelta(days=serial - 126, minutes=minutes),
            "学桥",
            n,
            person="李伟",
            matter=matter,
            **more,
        )
        for serial in serials
    ]


def figures(**found: Sequence[Counted]) -> Figures:
    return Figures({Figure(name): tuple(counted) for name, counted in found.items()})


MONTH = figures(
    opened=[*rows(*range(126, 148)), *rows(148, matter="occupying")],
    voices=[*rows(*range(126, 148), n=2), *rows(148, matter="occupying", n=9)],
    accepted=rows(*range(126, 149), minutes=9, since=MORNING),
    in_time=rows(*range(126, 149), minutes=9),
    resolved=[*rows(*range(126, 148), minutes=40), *rows(148, matter="occupying", minutes=90)],
    solved=[*rows(*range(126, 148), minutes=40), *rows(148, matter="occupying", minutes=90)],
    appeals=[*rows(*range(127, 148), minutes=40), *rows(148, matter="occupying", minutes=90)],
    asked=rows(*range(126, 149)),
    satisfied=rows(*range(127, 149)),
    partly=rows(126),
    attended=[Counted("attendance/学桥/2025-09-02", MORNING, "学桥", person=name) for name in ("李伟", "王磊")],
    patrols=[Counted("patrol/学桥/1", MORNING, "学桥", person="张丽")],
    vehicles=rows(126, n=23),
)


@pytest.fixture
def account(ground: Ground) -> Account:
    """September in 学桥, told after its end."""
    station = ground.town.stations[0]
    tickets = tuple(_told(serial) for serial in range(126, 148))
    matter = replace(_told(148), matter="occupying", place="9栋502王老五家西门 13800001111")
    return Account(
        unit=texts.unit(ground.town.name, station.name),
        stations=(station,),
        start=START,
        end=END,
        at=at("2025-10-03 09:00"),
        figures=MONTH,
        matters=station.policy.matters,
        departments=ground.town.departments,
        tickets=(*tickets, matter),
    )


def _told(serial: int) -> Ticket:
    return replace(ticket(), id=TicketId("学桥", serial), private=False)


def body(draft: Draft) -> str:
    return "\n".join([draft.lead, *(item.text for section in draft.sections for item in section.items)])


# What is told.


def test_three_parts_of_three_things_each(account: Account) -> None:
    draft = compose(account)
    assert [len(section.items) for section in draft.sections] == [3, 3, 3]
    assert all(section.heading.startswith("——") for section in draft.sections)
    starts = [item.heading[:2] for section in draft.sections for item in section.items]
    assert starts == ["一是", "二是", "三是"] * 3
    assert (draft.note, draft.issue, draft.cut_off) == ("初稿,请核", "第__期", "截至2025年9月30日")


def test_it_tells_the_figures_as_they_are(account: Account) -> None:
    told = re.sub(r"\[\d+\]", "", body(compose(account)))
    for words in ("居民诉求23件", "反映53人次", "已解决22件", "满意率95.7%", "应评23人次", "回评23人次", "响应率100%"):
        assert words in told
    assert "乱停乱放车辆23辆" in told and "停车22件、占道1件" in told
    assert "综合执法1时次、公安1时次" in told


def test_every_number_carries_a_source_that_is_listed(account: Account) -> None:
    draft = compose(account)
    text, marks = body(draft), [source.mark for source in draft.sources]
    assert marks == list(range(1, len(marks) + 1))
    assert list(dict.fromkeys(map(int, re.findall(r"\[(\d+)\]", text)))) == marks  # numbered as they are read
    bare = re.sub(r"\d{4}年\d+月\d+日至(?:\d+月)?\d+日|\d+栋", "", CITED.sub("", text))
    assert re.findall(r"\d+", bare) == []


def test_a_number_and_what_it_counts_are_the_same(account: Account) -> None:
    sources = {source.name: source for source in compose(account).sources}
    for name in ("诉求", "反映", "解决诉求", "乱停乱放车辆", "下沉时次", "诉求(停车)", "办结(综合执法)"):
        assert int(re.sub(r"\D", "", sources[name].exactly)) == sum(row.n for row in sources[name].rows)
    assert sources["满意率"].exactly == "95.7%(22/23)"


def test_what_is_not_on_record_is_said_or_left_out(account: Account) -> None:
    draft = compose(replace(account, figures=Figures(), tickets=()))
    told = [item.text for section in draft.sections for item in section.items]
    assert told[3:] == ["该期没有记录。"] * 6
    assert told[2].endswith("报到的时次该期没有记录。")
    assert "没有收到居民诉求" in draft.lead and "满意率" not in draft.lead
    assert draft.charts == ()


def test_nobody_has_answered(account: Account) -> None:
    silent = Figures({f: found for f, found in MONTH.rows.items() if f not in (Figure.SATISFIED, Figure.PARTLY)})
    text = body(compose(replace(account, figures=silent)))
    assert "满意率" not in text and "还没有人回" in text


@pytest.mark.parametrize(
    ("rounded", "words"),
    [(False, ("23件[", "95.7%[", "23辆[")), (True, ("20余件[", "95%以上[", "20余辆[", "100%["))],
)
def test_numbers_are_rounded_where_that_is_asked_and_their_sources_never(
    account: Account, rounded: bool, words: tuple[str, ...]
) -> None:
    draft = compose(replace(account, rounded=rounded))
    assert all(word in body(draft) for word in words)
    assert ("余" in body(draft)) is rounded
    assert not any("余" in source.exactly or "以上" in source.exactly for source in draft.sources)


@pytest.mark.parametrize(
    ("asked", "cut_off"),
    [("2025-09-28 17:50", "截至2025年9月28日17:50"), ("2025-10-01 00:00", "截至2025年9月30日")],
)
def test_until_when_it_tells(account: Account, asked: str, cut_off: str) -> None:
    assert compose(replace(account, at=at(asked))).cut_off == cut_off


# The examples.


def test_the_examples_are_what_most_told_and_what_went_fastest_and_name_nobody(account: Account) -> None:
    text = body(compose(account))
    assert (
        re.sub(r"\[\d+\]", "", text).count("桂花苑9栋占道经营一事,9人次反映,综合执法主办,从反映到解决用时1小时30分钟")
        == 1
    )
    assert "桂花苑3栋违停堵门一事" in text
    assert not re.search(r"502|王老五|138|陈姐|李伟|云E", texts.text(compose(account)))


@pytest.mark.parametrize(
    "hidden",
    [{"private": True}, {"room": None}, {"matter": "neighbour_noise"}, {"matter": "gone"}],
    ids=lambda values: next(iter(values)),
)
def test_what_is_nobody_elses_business_is_no_example(account: Account, hidden: dict[str, Any]) -> None:
    tickets = [replace(one, **hidden) for one in account.tickets]
    assert best(MONTH, tickets, account.matters) == ()


def test_what_somebody_called_unsolved_is_no_example(account: Account) -> None:
    blamed = Figures({**MONTH.rows, Figure.UNSOLVED: tuple(rows(148))})
    assert TicketId("学桥", 148) in candidates(MONTH)
    assert TicketId("学桥", 148) not in candidates(blamed)


# The charts.


def test_what_is_drawn_adds_up(account: Account) -> None:
    kinds, weeks = charts(account)
    assert dict(kinds.pairs)["停车"] == 22 and sum(n for _, n in kinds.pairs) == 23
    assert [name for name, _ in weeks.pairs] == ["9/1", "9/8", "9/15", "9/22", "9/29"]
    assert sum(n for _, n in weeks.pairs) == 23
    long = charts(replace(account, start=at("2025-01-01 00:00")))[1]
    assert [name for name, _ in long.pairs] == [f"{month}月" for month in range(1, 10)]


def test_the_street_is_drawn_by_its_stations(account: Account, ground: Ground) -> None:
    _, stations = charts(replace(account, stations=ground.town.stations, whole_street=True))
    assert len(stations.pairs) == 12 and dict(stations.pairs)["学桥"] == 23


# On paper.


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def words_of(document: Document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_the_document_says_what_the_text_says(account: Account) -> None:
    draft = compose(account)
    document = opened(render(draft, (), account.at))
    said = words_of(document)
    lines = [draft.lead, *(item.heading + item.text for s in draft.sections for item in s.items)]
    assert all(printed(line) in said for line in lines)
    for source, line in zip(draft.sources, texts.sources(draft), strict=True):
        assert printed(line) in said, source.name
    [table] = document.tables
    whole = {row.cells[0].text: row.cells[2].text for row in table.rows[1:]}
    assert set(whole) == {f"[{source.mark}]" for source in draft.sources if source.rows}
    assert "#1289" in whole["[1]"] and whole["[1]"].count("#") == 23  # all of them, where the list names some


def test_the_layout_is_that_of_an_official_paper(account: Account) -> None:
    document = opened(render(compose(account), (), account.at))
    [sheet] = document.sections
    lengths = (sheet.page_width, sheet.page_height, sheet.top_margin, sheet.bottom_margin)
    assert [round(length.mm) for length in (*lengths, sheet.left_margin, sheet.right_margin)] == [
        210, 297, 37, 35, 28, 26,
    ]  # fmt: skip
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((sheet.footer, 2), (sheet.even_page_footer, 0)):
        [paragraph] = footer.paragraphs
        assert "PAGE" in paragraph._p.xml and int(paragraph.alignment or 0) == side
    looks = {
        "信息专报": ("方正小标宋简体", 48),
        "鹿鸣街道学桥社区工作站执法力量下沉情况": ("方正小标宋简体", 22),
        "——": ("黑体", 16),
        "一是": ("楷体_GB2312", 16),
        "2025年9月1日至9月30日\uff0c": ("仿宋_GB2312", 16),
    }
    for begins, (face, size) in looks.items():
        run = next(p.runs[0] for p in document.paragraphs if p.text.startswith(begins))
        fonts = run._r.rPr.rFonts
        assert (fonts.get(qn("w:eastAsia")), run.font.size.pt) == (face, size)
        assert not [name for name in fonts.attrib if "Theme" in name]
    body = next(p for p in document.paragraphs if p.text.startswith("一是")).paragraph_format
    assert 28 <= body.line_spacing.pt <= 29 and body.first_line_indent.pt == 32


def test_the_same_draft_is_the_same_file(account: Account) -> None:
    files = [render(compose(account), (), account.at) for _ in range(2)]
    assert files[0] == files[1]
    with zipfile.ZipFile(io.BytesIO(files[0])) as packed:
        assert {info.date_time[0] for info in packed.infolist()} == {1980}
        fonts = packed.read("word/fontTable.xml").decode()
    assert "方正小标宋简体" in fonts and "Noto Serif CJK SC" in fonts
    about = opened(files[0]).core_properties
    assert about.created == about.modified and about.author == "鹿鸣街道学桥社区工作站"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("截至17:50,满意(97.4%)", "截至17:50\uff0c满意\uff0897.4%\uff09"),
        ("来源:#1263;学桥", "来源\uff1a#1263\uff1b学桥"),
    ],
)
def test_signs_have_their_whole_width_on_paper(text: str, shown: str) -> None:
    assert printed(text) == shown


# In the town.


async def test_it_is_composed_from_what_happened(town: Town, ground: Ground) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("老周", "3栋单元门口被车堵了出不来")
    await town.says("小米妈", "+1")
    await town.says("李伟", "收", STAFF)
    await town.says("张丽", "巡查 桂花苑 当场劝离摊贩3处", STAFF)
    await town.at("09:20")
    await town.says("李伟", "办结 1263 车挪走了 1辆", STAFF)
    await town.says("老周", "1")
    paper = BulletinPaper(ground.town.stations[0].path, START, END, at("2025-09-30 18:00"))
    with town.house.database.transaction() as session:
        told = re.sub(r"\[\d+\]", "", press.told(press.draft(session, ground.town, paper)))
    for words in ("居民诉求1件、反映2人次,已解决1件,满意率100%(应评2人次,回评1人次,回评率50%)", "走格巡查1次"):
        assert words in told
    assert "占道经营3处、乱停乱放车辆1辆" in told and "桂花苑3栋违停堵门一事,2人次反映,综合执法主办" in told
    assert not re.search("老周|小米妈|李伟|张丽", told)


@pytest.mark.parametrize(
    ("who", "words", "unit"),
    [
        ("马兰", "专报 9月", "学桥 9月"),
        ("杨主任", "信息专报 9月", "鹿鸣街道 9月"),
        ("小方", "9月专报", "鹿鸣街道 9月"),
        ("马兰", "简报", "学桥 9月"),
        ("马兰", "专报 9月 约数", "学桥 9月"),
        ("杨主任", "专报 9月1日到9月15日", "鹿鸣街道 9/1"),
        ("杨主任", "专报 今年", "鹿鸣街道 2025年"),
    ],
)
async def test_a_chief_asks_for_his_own_and_the_street_for_all(town: Town, who: str, words: str, unit: str) -> None:
    await town.says(who, words, None)
    answer = town.told(who, "专报初稿").text
    assert answer.startswith(unit) and "诉求0件" in answer


@pytest.mark.parametrize(("words", "rounded"), [("专报 9月", False), ("专报 约数 9月", True)])
async def test_the_document_comes_with_the_line_and_tells_the_same(town: Town, words: str, rounded: bool) -> None:
    await town.at("2025-09-29 10:00")
    await town.says("张丽", "巡查 桂花苑 当场劝离摊贩13处", STAFF)
    await town.says("马兰", words, None)
    file = town.told("马兰", "专报初稿").file
    assert file is not None and file.name.endswith("(初稿).docx") and not file.picture
    said = words_of(opened(file.content))
    assert ("占道经营10余处" if rounded else "占道经营13处") in said and "截至2025年9月29日10:00" in said


@pytest.mark.parametrize("who", ["李伟", "张丽"])
async def test_nobody_else_does(town: Town, who: str) -> None:
    await town.says(who, "专报 9月", None)
    town.told(who, "站长用的命令")


# At the machine.


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--month 2025-13", "2025-09"),
        ("--from 2025-02-30 --to 2025-03-01", "2025-01-01"),
        ("--from 2025-09-02 --to 2025-09-01", "对调"),
        ("--from 2025-09-01", "--month"),
        ("--month 2025-09 --unit 无此站", "学桥"),
        ("--month 2025-09 --out x.doc", ".docx"),
        ("--month 2190-01", "还没有开始"),
        ("--month 2025-09 --db 没有.db", "没有数据库"),
    ],
)
def test_what_is_wrong_is_told(words: str, told: str) -> None:
    result = CliRunner().invoke(app, ["bulletin", *words.split(), "--config", str(CONFIG)])
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_a_draft_that_somebody_may_have_worked_on_is_kept(tmp_path: Path) -> None:
    draft = tmp_path / "专报.docx"
    draft.write_bytes(b"mine")
    answer = luming("bulletin", "--month", "2025-09", "--out", str(draft))
    assert (answer.returncode, answer.stdout, answer.stderr) == (2, "", f"{draft} 已经有了,请换一个名字。\n")
    assert draft.read_bytes() == b"mine"
