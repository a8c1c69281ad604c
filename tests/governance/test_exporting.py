"""Tables (导出): masked for whoever steers, without masks for a reason that is on record; what was told in private is in neither."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from bot.config import Ground
from bot.press.sheet import Sheet
from bot.press.workbook import Sheets, inert
from handlers.domain.facts.export import TablesExported
from handlers.domain.facts.governance import View
from handlers.domain.scene import Abilities
from tests.engine.commandline import luming
from tests.language.demo import open_town
from tests.language.town import OWNERS, STAFF, Town

FORMULA = '=HYPERLINK("http://a.example") 9栋502堵了消防通道,车牌云E12D88,电话13812345678'
IN_PRIVATE = "7号楼1103半夜打麻将吵死人,不敢在群里讲"
SHEETS = ["说明", "数字", "工单", "三率 人员", "三率 工作站", "评价", "值班"]
REASON = "迎检核对"


def opened(file: Sheet | Path | None) -> Workbook:
    assert file is not None, "a line with a file"
    return load_workbook(io.BytesIO(file.content) if isinstance(file, Sheet) else file)


def cells(book: Workbook) -> list[str]:
    """Every text of a workbook."""
    return [str(value) for sheet in book for row in sheet.values for value in row if value is not None]


def tickets(book: Workbook) -> dict[str, dict[str, object]]:
    """The rows of the tickets by their numbers."""
    head, *rows = book["工单"].values
    return {str(row[0]): dict(zip(map(str, head), row, strict=True)) for row in rows}


def exported(town: Town) -> list[TablesExported]:
    return [event for event in town.memory.audited() if isinstance(event, TablesExported)]


async def told(town: Town) -> None:
    """One matter in the group, in words like a formula, and one in private."""
    await town.says("老周", FORMULA)
    await town.says("夜跑的风", "晚上好")
    await town.says("夜跑的风", IN_PRIVATE, None)
    assert town.numbers() == ["1263", "1271"]


@pytest.mark.parametrize("room", [None, STAFF])
async def test_a_chief_gets_the_tables_masked_and_in_private(town: Town, room: str | None) -> None:
    await told(town)
    await town.says("周建国", "导出 9月", room)
    town.silent(STAFF, OWNERS)
    line = town.told("周建国", "学桥 9月的表格", "已打码")
    assert line.file is not None and line.file.name == "学桥 2025-09-01–2025-09-30 导出.xlsx"
    book = opened(line.file)
    assert book.sheetnames == SHEETS
    rows = tickets(book)
    assert rows["#1263"]["小区"] == "桂花苑" and rows["#1263"]["现在的状态"] == "待接单"
    assert "9栋5**" in str(rows["#1263"]["内容"])
    hidden = ("502", "12D88", "13812345678", "1103", "不敢在群里", "夜跑的风", "老周")
    assert [text for text in cells(book) for word in hidden if word in text] == []
    [event] = exported(town)
    assert (event.person, event.unit, event.unmasked, event.purpose.text) == ("周建国", "学桥", False, "")
    assert town.viewed() == []


async def test_figures_stand_there_with_what_they_count(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    await town.says("周建国", "导出 今日", None)
    book = opened(town.told("周建国").file)
    figures = {row[0]: row for row in book["数字"].values}
    assert figures["诉求"][1:3] == (1, "件") and "#1263" in str(figures["诉求"][4])
    assert tickets(book)["#1263"]["数量"] == "1辆"
    assert "李伟" in [row[0] for row in book["三率 人员"].values]
    assert [row[0] for row in book["三率 工作站"].values] == ["工作站", "学桥"]
    assert [row[0] for row in book["值班"].values] == ["日期", "2025-09-28"]


async def test_marks_stand_there_with_their_reasons_masked_and_how_appeals_stand(town: Town) -> None:
    await town.says("周建国", "评 李伟 9月 85 =9栋502那次到场慢", None)
    await town.says("李伟", "申诉 那天在处置险情", None)
    await town.says("周建国", "导出 9月", None)
    _, *rows = opened(town.told("周建国", "表格").file)["评价"].values
    assert rows == [("2025-09", "学桥", "李伟", 85, "周建国", "'=9栋5**那次到场慢", 1, "待答复")]


async def test_without_masks_only_for_a_reason_which_the_audit_shows(
    tmp_path: Path, ground: Ground, empty_database: Path
) -> None:
    (tmp_path / "live").mkdir()
    async with open_town(tmp_path / "live", ground, empty_database) as town:
        await told(town)
        await town.says("周建国", "导出 9月 明文", STAFF)
        town.silent(STAFF)
        assert town.told("周建国", "做什么用").file is None
        assert exported(town) == []
        await town.says("周建国", f"用途:{REASON}", None)
        line = town.told("周建国", "没有打码", "妥善保管")
        assert line.file is not None and line.file.name == "学桥 2025-09-01–2025-09-30 导出(未打码).xlsx"
        await town.says("周建国", "谢谢", None)
        town.silent()
        book = opened(line.file)
        rows = tickets(book)
        assert str(rows["#1263"]["内容"]).endswith(FORMULA)
        assert "原话只有受托的人能看" in str(rows["#1271"]["内容"]) and "1103" not in str(rows["#1271"]["地点"])
        hidden = ("1103", "不敢在群里", "夜跑的风", "老周")
        assert [text for text in cells(book) for word in hidden if word in text] == []
        [event] = exported(town)
        assert (event.unmasked, event.purpose.text) == (True, REASON)
        assert town.viewed() == [("周建国", (View.PLACE, View.WORDS), ())]
        shown = luming("audit", "--day", "2025-09-28", "--data", str(tmp_path))
        assert f"导出学桥2025-09-01起的表格(未打码,用途:{REASON})" in shown.stdout


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("导出 9月 明文 迎检核对", "迎检核对"),
        ("导出9月 不打码 用途:年终总结", "年终总结"),
        ("9月导出 明文 因公核查", "因公核查"),
        ("导出 明文 9月 理由是为民办事", "为民办事"),
    ],
)
async def test_the_reason_may_stand_in_the_same_line(town: Town, line: str, reason: str) -> None:
    await town.says("周建国", line, None)
    assert town.told("周建国", "没有打码").file is not None
    assert [event.purpose.text for event in exported(town)] == [reason]


async def test_who_calls_it_off_gets_none_and_what_is_no_reason_is_asked_again(town: Town) -> None:
    for word in ("取消", "算了", "不用了", "不导了"):
        await town.says("吴娟", "导出 9月 明文", None)
        town.told("吴娟", "做什么用")
        await town.says("吴娟", word, None)
        town.told("吴娟", "好的,不导出了")
    await town.says("吴娟", "导出 9月 明文", None)
    for word in ("用途:", "明文"):
        await town.says("吴娟", word, None)
        assert town.told("吴娟", "做什么用").file is None
    assert exported(town) == []
    await town.says("吴娟", "区里\n督查\x1b[2J", None)
    assert [event.purpose.text for event in exported(town)] == ["区里 督查 [2J"]


async def test_who_does_not_steer_that_station_is_refused(town: Town) -> None:
    for who, line, words in (
        ("李伟", "导出 9月", "站长用的命令"),
        ("李伟", "导出 9月 明文 迎检核对", "站长用的命令"),
        ("陈姐", "导出 9月", "站长用的命令"),
        ("段文彬", "导出 学桥 9月", "学桥的单不归您管"),
        ("周建国", "导出 龙泉 9月 明文 迎检核对", "龙泉的单不归您管"),
    ):
        await town.says(who, line, None)
        assert town.told(who, words).file is None
    assert exported(town) == [] and len(town.refusals()) == 5


async def test_the_street_gets_all_stations(town: Town) -> None:
    await town.says("小方", "导出 9月", None)
    book = opened(town.told("小方", "鹿鸣街道 9月的表格").file)
    assert len(list(book["三率 工作站"].values)) == 1 + len(town.ground.stations)
    await town.says("小方", "导出 2026年1月", None)
    assert town.told("小方", "还没有开始").file is None
    assert len(exported(town)) == 1


@pytest.mark.parametrize("abilities", [Abilities(files=False)])
async def test_where_no_file_can_be_sent_nothing_is_on_record_as_exported(town: Town) -> None:
    for line in ("导出 9月", "导出 9月 明文 迎检核对"):
        await town.says("周建国", line, None)
        town.told("周建国", "luming export")
    assert exported(town) == [] and town.viewed() == []


HOSTILE = [
    "=1+1",
    "+8613812345678",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=cmd|"/c calc"!A1',
    "http://a.example",
    "{=A1}",
]


def test_what_somebody_typed_is_text_in_every_cell() -> None:
    sheets = Sheets()
    sheets.add("表", (("内容", 10), ("数", 5)), [(words, 1) for words in HOSTILE])
    [sheet] = load_workbook(io.BytesIO(sheets.content()))
    found = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert len(found) == len(HOSTILE)
    for cell in found:
        assert (cell.data_type, cell.hyperlink) == ("s", None)
        assert not str(cell.value).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("3栋门口", "3栋门口"),
        ("=1", "'=1"),
        ("\t=1", "'=1"),
        ("a\x00b\x1b", "ab"),
        ("一\n二", "一\n二"),
        ("长" * 5_000, "长" * 2_000),
    ],
)
def test_words_of_a_cell_are_shown_whole_and_do_nothing(words: str, shown: str) -> None:
    assert inert(words) == shown


# On the command line.


async def test_the_machine_writes_the_same_tables_and_records_the_reason(
    tmp_path: Path, ground: Ground, empty_database: Path
) -> None:
    (tmp_path / "live").mkdir()
    masked, plain = tmp_path / "9月.xlsx", tmp_path / "明文.xlsx"
    of_september = ("export", "--month", "2025-09", "--data", str(tmp_path), "--unit", "学桥", "--out")
    async with open_town(tmp_path / "live", ground, empty_database) as town:
        await told(town)
        answer = luming(*of_september, str(masked))
        assert (answer.returncode, answer.stdout, answer.stderr) == (0, f"已写到 {masked}。\n", "")
        assert luming(*of_september, str(masked)).returncode == 2
        answer = luming(*of_september, str(plain), "--unmasked", "--reason", REASON)
        assert answer.returncode == 0 and "没有打码" in answer.stdout
        texts, bare = cells(opened(masked)), cells(opened(plain))
        assert opened(masked).sheetnames == SHEETS
        assert [text for text in texts for word in ("502", "12D88", "1103", "夜跑的风") if word in text] == []
        assert any("云E12D88" in text for text in bare)
        assert [text for text in bare for word in ("1103", "夜跑的风") if word in text] == []
        audit = luming("audit", "--data", str(tmp_path)).stdout
        assert (
            audit.count("luming export") == 2
            and f"鹿鸣街道/学桥 {REASON}" in audit
            and "看了完整地点、居民原话" in audit
        )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--month", "2025-09"), "请写 --out"),
        (("--month", "2025-09", "--out", "a.csv"), "请写 --out"),
        (("陈姐", "--month", "2025-09"), "不能一起写"),
        (("--month", "2025-09", "--out", "a.xlsx", "--unmasked"), "要写用途"),
        (("--month", "2025-09", "--out", "a.xlsx", "--unmasked", "--reason", " "), "要写用途"),
        (("--month", "2025-13", "--out", "a.xlsx"), "没有“2025-13”"),
        (("--out", "a.xlsx"), "请写一段时间"),
        (("--month", "2199-01", "--out", "a.xlsx"), "还没有开始"),
        (("--month", "2025-09", "--out", "no/such/folder/a.xlsx"), "这个文件夹"),
    ],
)
def test_what_is_written_wrongly_at_the_machine_is_told_in_one_line(
    tmp_path: Path, given: tuple[str, ...], told: str
) -> None:
    answer = luming("export", *given, "--data", str(tmp_path))
    assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)
    assert told in answer.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", ["取消", "算了", "算了吧", "不用了", "先不导了", "不要了,谢谢", "好的,不用了"])
async def test_whoever_thinks_better_of_it_gets_none(town: Town, words: str) -> None:
    await town.at("2025-09-29 09:00")
    await town.says("周建国", "导出 9月 不打码", None)
    await town.says("周建国", words, None)
    assert town.told("周建国").text == "好的,不导出了。"
    await town.says("周建国", "年底核对", None)
    assert exported(town) == []


@pytest.mark.parametrize("words", ["知道了谢谢", "明文", "原文吧", "收到"])
async def test_a_word_in_passing_is_no_reason(town: Town, words: str) -> None:
    await town.at("2025-09-29 09:00")
    await town.says("吴娟", "导出 9月 原文", None)
    await town.says("吴娟", words, None)
    await town.says("吴娟", words, STAFF)
    assert exported(town) == []
