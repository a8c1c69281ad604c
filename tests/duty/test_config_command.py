"""`luming config`: what is in force, and where each value comes from."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.app import open_database
from bot.clock import SystemClock
from bot.config.sources import shown
from handlers.domain.facts.hearing import ShadowSwitched
from handlers.domain.facts.leave import LeaveGranted
from handlers.domain.facts.roster import RosterSet
from handlers.domain.town import Role, Shift, Staff, When
from storage import events, projections
from tests.engine.commandline import Answer, luming
from tests.language.demo import CONFIG

NOW = SystemClock().now()
PATH = "鹿鸣街道/学桥"
IMPORTED = RosterSet(
    station="学桥",
    staff=(
        Staff("周建国", Role.CHIEF, PATH),
        Staff("钱进", Role.OFFICER, PATH, "公安", True),
        Staff("孙立", Role.OFFICER, PATH, "公安", True),
        *(Staff(name, Role.GRID_WORKER, PATH, "网格") for name in ("张丽", "何芳")),
        Staff("孙经理", Role.PROPERTY, PATH, "物业"),
    ),
    shifts=(Shift("公安", ("钱进",), When.WORKDAYS), Shift("公安", ("钱进", "孙立"), When.OFF_HOURS)),
    at=NOW,
    by="命令行/小方",
)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Answer]:
    def given_here(*words: str) -> Answer:
        return luming("config", "--data", str(tmp_path / "data"), *words)

    return given_here


Run = Callable[..., Answer]


def rows(answer: Answer) -> dict[str, tuple[str, str]]:
    told = [line.split("\t") for line in answer.stdout.splitlines()]
    return {what: (value, source.removeprefix(str(CONFIG))) for what, value, source in told}


def line(text: str) -> str:
    """Where that stands in the demo's config."""
    demo = CONFIG.read_text("utf-8")
    return f":{demo.count(chr(10), 0, demo.index(text)) + 1}"


def lived(tmp_path: Path, *happened: RosterSet | LeaveGranted | ShadowSwitched) -> None:
    (tmp_path / "data" / "live").mkdir(parents=True)
    with (
        closing(open_database(tmp_path / "data" / "live" / "luming.db")) as database,
        database.transaction() as session,
    ):
        projections.write(session, events.append(session, happened, {}), {})


def test_without_a_database_all_is_of_the_config_or_the_default(run: Run, tmp_path: Path) -> None:
    answer = run("--config", str(CONFIG))
    found = rows(answer)
    assert (answer.returncode, answer.stderr, (tmp_path / "data").exists()) == (0, "", False)
    assert found["人员 学桥 李伟"] == ("执法人员,综合执法,有执法资格", line("{name: 李伟"))
    assert found["排班 学桥 市监"] == (
        "每周几天(周二、周四),另加 2025-09-28:唐静",
        line("{department: 市监, people: [唐静]"),
    )
    assert found["policy.idle"] == ("4小时", line("  idle: 4小时"))
    assert found["calendar.lunch"] == ("无", "缺省")
    assert found["青云 policy.quiet"] == ("21:30-07:00", line("      quiet: 21:30-07:00"))
    assert "青云 policy.idle" not in found


def test_what_was_imported_who_is_away_and_which_groups_rehearse(run: Run, tmp_path: Path) -> None:
    day = timedelta(days=1)
    leave = LeaveGranted(approval="leave/1", station="学桥", person="钱进", substitute="孙立", start=NOW, end=NOW + day, at=NOW, by="马兰")  # fmt: skip
    lived(tmp_path, IMPORTED, leave, ShadowSwitched(group="桂花苑业主群", on=True, at=NOW, by="马兰"))
    answer = run("--station", "学桥")
    found = rows(answer)
    assert answer.returncode == 0
    assert found["人员 学桥 钱进"][1].startswith("导入 2") and found["人员 学桥 钱进"][1].endswith("命令行/小方")
    assert found["请假 学桥 钱进"][0].endswith(",孙立替") and found["请假 学桥 钱进"][1].endswith("马兰")
    assert found["试运行"][0] == "桂花苑业主群" and found["试运行"][1].startswith("群里 ")
    assert "人员 学桥 李伟" not in found and "人员 龙泉 段文彬" not in found


def test_what_fits_the_config_no_longer_is_told(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    text = CONFIG.read_text("utf-8").replace("{name: 杨晓慧, role", "{name: 钱进, role").replace("杨晓慧", "钱进")
    config.write_text(text, "utf-8")
    lived(tmp_path, IMPORTED)
    answer = run("--config", str(config))
    assert answer.returncode == 1
    assert "人名“钱进”重复了" in answer.stderr and "合不上" in answer.stderr


def test_a_station_that_nobody_knows(run: Run) -> None:
    answer = run("--station", "学乔")
    assert (answer.returncode, answer.stdout) == (2, "")


@pytest.mark.parametrize(
    ("value", "text"),
    [(timedelta(days=7), "7天"), (timedelta(hours=36), "36小时"), (timedelta(seconds=90), "90秒"), (True, "true"), (None, "无")],
)  # fmt: skip
def test_a_value_is_told_as_it_would_be_written(value: object, text: str) -> None:
    assert shown(value) == text
