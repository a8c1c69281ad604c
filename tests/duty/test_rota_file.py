"""The rota as an Excel file: written, changed by hand, read back, taken back; files as people have them, and such as cannot be read."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.config import Ground
from bot.rota import book
from bot.rota.coming import coming
from bot.rota.grid import UnreadableFile, read
from bot.rota.proposal import proposal
from bot.rota.table import table
from handlers.domain.absence import Absence
from handlers.domain.facts.roster import RosterSet
from handlers.domain.override import Overrides
from handlers.domain.town import Role, Shift, Staff, When
from storage.duty import roster
from storage.engine.database import Database
from tests.duty.rota_rows import PEOPLE, ROTA_HEAD, STAFF_HEAD, TODAY, changed, errors, saved
from tests.engine.commandline import Answer, luming
from tests.language.demo import CONFIG
from tests.language.sample import at


def test_a_real_table_with_a_title_merged_cells_and_columns_of_its_own(ground: Ground, tmp_path: Path) -> None:
    file = saved(
        tmp_path / "学桥.xlsx",
        (
            "名单",
            [
                ("学桥社区执法工作站人员名单",),
                (),
                ("序号", "名字", "单位", "职务", "有无资格", "政治面貌", "电话"),
                (1, "周建国", None, "书记", None, "党员", "0878-3120000"),
                (2, "吴　娟", None, "副站长", None),
                (3, "李伟", "综合执法", "执法人员", "√"),
                (4, "赵敏", None, "协管", "无"),
                (None, None, None, None, None),
                (5, "王磊", "公安", "民警", "有"),
                (6, "张丽", "网格", "网格员"),
                (7, "何芳", None, "网格员"),
                (8, "孙经理", "物业", "物业经理"),
            ],
        ),
        (
            "11月排班",
            [
                ("部门", "值班时间", "星期", "值班人员", None, None, "备注"),
                ("综合执法", "8:30-18:00", "周一至周五", "赵敏", "李伟（组长）", None, "带记录仪"),
                ("公安", "8:30-18:00", "星期二、4", "王磊"),
                (None, "18:00-次日08:00", None, "王磊"),
                ("网格", "工作日", None, "张丽"),
                (None, None, None, "何芳"),
                ("物业", "工作日", None, "孙经理"),
            ],
        ),
        ("通讯录", [("别的", "东西")]),
        merge=(
            ("名单", "A1:G1"),
            ("名单", "C6:C7"),
            ("名单", "C10:C11"),
            ("11月排班", "D1:F1"),
            ("11月排班", "A3:A4"),
            ("11月排班", "A5:A6"),
            ("11月排班", "B5:B6"),
        ),
    )
    found = table(read(file), ground.town, "学桥", TODAY)
    assert [note.partition("没有读")[0] for note in found.findings.notes] == [
        "名单!F3 “政治面貌”这一列",
        "工作表“通讯录”",
    ]
    [(_, after)] = proposal(CONFIG, ground.town, {}, found).stations
    assert [(m.name, m.role.value, m.department, m.qualified) for m in after.staff] == [
        ("周建国", "chief", "", False),
        ("吴娟", "deputy", "", False),
        ("李伟", "officer", "综合执法", True),
        ("赵敏", "auxiliary", "综合执法", False),
        ("王磊", "officer", "公安", True),
        ("张丽", "grid_worker", "网格", False),
        ("何芳", "grid_worker", "网格", False),
        ("孙经理", "property", "物业", False),
    ]
    assert after.shifts == (
        Shift("综合执法", ("李伟", "赵敏"), When.WORKDAYS),
        Shift("公安", ("王磊",), When.WEEKDAYS, frozenset({1, 3})),
        Shift("公安", ("王磊",), When.OFF_HOURS),
        Shift("网格", ("张丽", "何芳"), When.WORKDAYS),
        Shift("物业", ("孙经理",), When.WORKDAYS),
    )


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([("表", [("a", "b")])], "表!A1 认不出人员和排班"),
        ([("人员", [("姓名", "电话"), ("李伟", 1)])], "人员!A1 表头不全,要有这几列:姓名、角色"),
        ([("排班", [("x",)])], "排班!A1 找不到表头"),
    ],
)
def test_a_table_without_headers(ground: Ground, tmp_path: Path, pages: list[Any], told: str) -> None:
    found = errors(ground, read(saved(tmp_path / "t.xlsx", *pages)))
    assert found[0].startswith(told)


def _text(file: Path) -> None:
    file.write_text("姓名,角色", "utf-8")


def _formula(file: Path) -> None:
    saved(file, ("人员", [STAFF_HEAD, ("学桥", "=B9", "站长")]))


def _error(file: Path) -> None:
    saved(file, ("人员", [STAFF_HEAD, ("学桥", "#REF!", "站长")]))


def _merged(file: Path) -> None:
    saved(file, ("人员", [STAFF_HEAD]), merge=[("人员", "A9:CV3000")])


def _long(file: Path) -> None:
    saved(file, ("人员", [STAFF_HEAD, *[("学桥", "某", "站长")] * 2_100]))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (_text, "不是 .xlsx 文件"),
        (_formula, "人员!B2 的公式没有算出来的值"),
        (_error, "人员!B2 是算错的公式 #REF!"),
        (_merged, "太大"),
        (_long, "2000行以上"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, make: Callable[[Path], None], told: str) -> None:
    file = tmp_path / "t.xlsx"
    make(file)
    with pytest.raises(UnreadableFile, match=told):
        read(file)


# The command.


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Answer]:
    def given_here(*words: object) -> Answer:
        return luming("rota", *map(str, words), "--data", str(tmp_path / "data"))

    return given_here


Run = Callable[..., Answer]


def test_written_changed_read_back_and_taken_back(run: Run, tmp_path: Path, ground: Ground) -> None:
    file = tmp_path / "学桥.xlsx"
    answer = run("--export", file, "--station", "学桥")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert run(file).stdout == "和现在的一样,没有要改的。\n"

    page = load_workbook(file)
    assert page.sheetnames == ["值班表", "人员", "排班", "说明", "选项"]
    staff, rota = page["人员"], page["排班"]
    staff["F5"] = date(2026, 6, 30)
    staff.delete_rows(6)  # 段勇
    staff.append(["学桥", "钱进", "执法人员", "公安", "有"])
    rota["G2"] = None
    rota["F9"] = "钱进"
    rota.delete_rows(8)  # the substitute
    page.save(file)

    answer = run(file)
    assert answer.returncode == 0
    assert answer.stdout.splitlines()[:-2] == [
        "人员:",
        "+ 学桥 钱进:执法人员,公安,有执法资格",
        "- 学桥 段勇:执法人员,综合执法,有执法资格",
        "~ 学桥 李伟:执法人员,综合执法,有执法资格 → 执法人员,综合执法,有执法资格,到 2026-06-30",
        "排班:",
        "~ 学桥 综合执法 每个工作日:李伟、赵敏 → 李伟",
        "~ 学桥 公安 夜间和节假日:王磊 → 钱进",
        "- 学桥 综合执法 替班:段勇",
    ]
    assert "luming revoke 段勇" in answer.stdout and "还没有写" in answer.stdout
    assert "提醒:人员!B9 赵敏没有排班" in answer.stderr
    assert run("--log").stdout == "共0条\n"

    assert "已写入:学桥" in run(file, "--write").stdout
    assert run(file).stdout == "和现在的一样,没有要改的。\n"
    with closing(Database.at(tmp_path / "data" / "live" / "luming.db")) as database, database.transaction() as session:
        [event] = roster.log(session, ("学桥",))
        assert isinstance(event, RosterSet)
        assert (event.by or "").startswith("命令行/")
        assert roster.town_of(session, ground.town).people["钱进"].department == "公安"
    assert "钱进的码:" in luming("invite", "钱进", "--data", str(tmp_path / "data")).stdout
    assert "学桥\t写入 12人 7班" in run("--log").stdout

    answer = run("--undo")
    assert "+ 学桥 段勇" in answer.stdout and "已撤回:学桥。" in answer.stdout
    assert run("--undo").returncode == 2
    assert [line.rpartition("\t")[2] for line in run("--log").stdout.splitlines()] == ["写入 12人 7班", "撤回", "共2条"]


def test_nothing_is_taken_when_a_row_is_wrong(run: Run, tmp_path: Path) -> None:
    file = saved(tmp_path / "t.xlsx", ("人员", [STAFF_HEAD, *changed(PEOPLE, 7, 3, "队长")]))
    answer = run(file, "--write")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.splitlines() == [
        "人员!C7 角色“队长”看不懂,可写:站长、副站长、执法人员、协管队员、网格长、网格员、物业、小区党员、社区两委、业委会、商户、志愿者",
        f"{file}:1处要改,什么也没有写。",
    ]
    assert run("--log").stdout == "共0条\n"


def test_an_undo_takes_back_what_one_import_has_set_or_one_station_of_it(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.xlsx"
    run("--template", file)
    page = load_workbook(file)
    page["人员"].append(["学桥", "钱进", "执法人员", "公安", "有"])
    page["人员"].append(["龙泉", "孙立", "执法人员", "公安", "有"])
    page.save(file)
    run(file, "--write")
    assert "已撤回:学桥。" in run("--undo", "--station", "学桥").stdout
    assert "已撤回:龙泉。" in run("--undo").stdout
    run(file, "--write")
    assert "已撤回:学桥、龙泉。" in run("--undo").stdout


def test_an_undo_that_would_name_somebody_twice_is_refused(run: Run, tmp_path: Path) -> None:
    rows = [("龙泉", "段文彬", "站长"), ("龙泉", "普丽琼", "副站长"), ("龙泉", "罗建明", "执法人员", "综合执法", "有")]
    rows += [("龙泉", "李开云", "执法人员", "公安", "有"), ("龙泉", "自学芬", "网格员"), ("龙泉", "邓经理", "物业")]
    head = saved(tmp_path / "a.xlsx", ("人员", [STAFF_HEAD, *rows]), ("排班", [ROTA_HEAD, ("龙泉", "公安", "工作日", "", "", "李开云"), ("龙泉", "公安", "夜班", "", "", "李开云")]))  # fmt: skip
    assert run(head, "--write").returncode == 0  # 杨晓慧 leaves 龙泉
    assert run(saved(tmp_path / "b.xlsx", ("人员", [STAFF_HEAD, *PEOPLE, ("学桥", "杨晓慧", "协管队员", "公安")])), "--write").returncode == 0  # fmt: skip
    answer = run("--undo", "--station", "龙泉")
    assert answer.returncode == 2
    assert "人名“杨晓慧”重复了" in answer.stderr and "没有撤回" in answer.stderr
    assert run("--undo", "--station", "学桥").returncode == 0
    assert run("--undo", "--station", "龙泉").returncode == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "请写一样"),
        (("a.xlsx", "--undo"), "请写一样"),
        (("nowhere.xlsx",), "找不到"),
        (("--template", "t.xls"), ".xlsx 结尾"),
        (("--template", "t.xlsx", "--station", "学乔"), "没有“学乔”这个工作站"),
        (("--undo", "--station", "学乔"), "没有“学乔”这个工作站"),
    ],
)
def test_the_command_says_what_it_cannot_do(run: Run, words: tuple[str, ...], told: str) -> None:
    answer = run(*words)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert told in answer.stderr


def test_a_folder_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    answer = run("--template", tmp_path / "nowhere" / "t.xlsx")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "nowhere" in answer.stderr and answer.stderr.count("\n") == 1


def test_a_qualification_that_ends_is_told_with_the_preview(run: Run, tmp_path: Path) -> None:
    file = saved(tmp_path / "t.xlsx", ("人员", [STAFF_HEAD, *changed(PEOPLE, 5, 6, "2026-06-30")]))
    assert "提醒:李伟的执法资格 2026-06-30 到期" in run(file).stderr


def test_a_file_that_is_there_is_not_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_text("mine")
    assert run("--export", tmp_path / "t.xlsx").returncode == 2
    assert (tmp_path / "t.xlsx").read_text() == "mine"


# Who is on which day.


def test_the_coming_days_with_leave_a_holiday_and_a_make_up_day(ground: Ground, tmp_path: Path) -> None:
    whole, half = at("2025-09-29 00:00"), at("2025-09-30 13:00")
    away = [Absence("a", "学桥", "李伟", "段勇", whole, at("2025-09-30 00:00"))]
    away += [
        Absence("b", "学桥", "李伟", "段勇", half, at("2025-10-01 00:00")),
        Absence("c", "学桥", "唐静", "", half, at("2025-10-20 00:00")),
    ]
    days = tuple(coming(ground.town, "学桥", Overrides(tuple(away)), TODAY, 28))
    named = {f"{one.day:%m-%d}": one for one in days}
    assert (len(days), named["09-26"].departments["综合执法"]) == (28, "李伟、赵敏")
    assert named["09-29"].departments["综合执法"] == "段勇(替李伟)、赵敏"
    assert named["09-30"].departments["综合执法"] == "李伟、赵敏\n下午 段勇(替李伟)、赵敏"
    assert named["09-30"].departments["市监"] == "唐静\n下午 无人"
    assert (named["09-28"].works, named["09-28"].name) == (True, "国庆节调休")
    assert named["10-01"].departments == {**dict.fromkeys(named["10-01"].departments, "")}
    assert (named["10-01"].night, named["09-26"].night, named["09-26"].departments["交警"]) == (
        "王磊",
        "王磊",
        "陈刚(挂点)",
    )

    station = ground.town.station("学桥")
    assert station is not None
    file = tmp_path / "t.xlsx"
    book.write(file, ground.town, [station], [book.Duty(station, days)])
    page = load_workbook(file)["值班表"]
    assert page["A1"].value == "学桥站值班表(2025-09-25 至 2025-10-22)"
    assert [cell.value for cell in page[2]] == [
        "日期",
        "星期",
        "综合执法",
        "公安",
        "市监",
        "交警",
        "网格",
        "物业",
        "夜间和节假日",
        "备注",
    ]
    rows = {row[0].value: row for row in page.iter_rows(min_row=3, max_row=30)}
    assert [cell.value for cell in rows["2025-10-01"]][-2:] == ["王磊", "放假 国庆节"]
    colours = {day: rows[day][0].fill.fgColor.rgb for day in ("2025-10-01", "2025-09-28", "2025-09-27", "2025-09-26")}
    assert len(set(colours.values())) == 4
    assert (page.freeze_panes, page.page_setup.orientation) == ("C3", "landscape")


def test_the_lists_to_choose_from(ground: Ground, tmp_path: Path) -> None:
    book.write(tmp_path / "t.xlsx", ground.town, ground.town.stations)
    page = load_workbook(tmp_path / "t.xlsx")
    assert page.sheetnames == ["人员", "排班", "说明", "选项"]
    assert page["选项"].sheet_state == "hidden"
    areas = {str(one.sqref): one.formula1 for one in page["排班"].data_validations.dataValidation}
    assert areas == {"A2:A401": "选项!$A$1:$A$60", "B2:B401": "选项!$C$1:$C$60", "C2:C401": "选项!$D$1:$D$60"}
    assert [cell.value for cell in page["选项"]["B"]][:7] == [
        "站长",
        "副站长",
        "执法人员",
        "协管队员",
        "网格长",
        "网格员",
        "物业",
    ]
    assert page["人员"].freeze_panes == "C2"


def test_a_station_whose_name_is_no_title_of_a_sheet(ground: Ground, tmp_path: Path) -> None:
    station = ground.town.stations[0]
    days = tuple(coming(ground.town, station.name, Overrides(), TODAY, 2))
    odd = [replace(station, name=name) for name in ("学[桥]", "学*桥", "很长" * 20, "很长" * 21)]
    book.write(tmp_path / "t.xlsx", ground.town, odd, [book.Duty(one, days) for one in odd])
    assert len(load_workbook(tmp_path / "t.xlsx").sheetnames) == 8


def test_words_are_written_as_words(ground: Ground, tmp_path: Path) -> None:
    station = ground.town.station("学桥")
    assert station is not None
    odd = replace(station, staff=(Staff("=1+1", Role.CHIEF, station.path),))
    book.write(tmp_path / "t.xlsx", ground.town, [odd])
    assert load_workbook(tmp_path / "t.xlsx")["人员"]["B2"].data_type == "s"
