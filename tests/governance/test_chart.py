"""The weekly chart (周报): asked for in chat, by itself on the first morning of a week, and never another picture than its figures."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from struct import unpack
from typing import Any

import pytest
import yaml

from bot.config import Ground, load
from bot.press import chart
from bot.press.svg import WIDTH, cut, printable, wide
from handlers.domain.paper import ChartPaper
from handlers.domain.scene import Abilities
from handlers.domain.workcalendar import local
from tests.language.demo import CONFIG, open_town
from tests.language.town import STAFF, Heard, Town

CHIEF, BOSS = "马兰", "杨主任"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What was drawn, by the names of what it shows."""
    found: list[dict[str, Any]] = []
    names = ("title", "summary", "rates", "by", "columns", "kinds", "foot")

    def weekly(*given: Any) -> bytes:
        found.append(dict(zip(names, given, strict=True)))
        return PNG

    monkeypatch.setattr(chart, "weekly", weekly)
    return found


def shape(png: bytes) -> tuple[int, int]:
    assert png.startswith(PNG)
    width, height = unpack(">II", png[16:24])
    return width, height


async def asks(town: Town, who: str, words: str) -> Heard:
    await town.says(who, words, None)
    return town.told(who)


async def a_blocked_door(town: Town) -> None:
    await town.says("老周", "3栋单元门口被车堵了出不来")
    await town.says("李伟", "收 1263", STAFF)
    await town.says("李伟", "1263 办结 车挪走了 2辆", STAFF)


async def test_the_chart_of_this_week_comes_as_a_picture_with_one_line(town: Town, drawn: list[dict[str, Any]]) -> None:
    await a_blocked_door(town)
    heard = await asks(town, CHIEF, "周报")
    assert heard.text == "学桥 9/22–9/28 一周情况:诉求1件,办结1件。"
    assert heard.file is not None and heard.file.picture
    assert heard.file.name == "学桥 9-22–9-28 一周情况.png"
    [shown] = drawn
    assert [(c.name, c.below, c.opened, c.resolved) for c in shown["columns"]][-2:] == [
        ("周六", "9/27", 0, 0),
        ("周日", "9/28", 1, 1),
    ]
    assert dict(shown["kinds"]) == {"停车": 1, "犬只": 0, "噪声": 0, "占道": 0, "其他": 0}
    assert [(rate.name, rate.value, rate.of) for rate in shown["rates"]] == [
        ("响应率", "100%", "1/1件"),
        ("解决率", "100%", "1/1件"),
        ("满意率", "—", "还没有"),
    ]


async def test_days_that_have_not_come_are_empty_and_what_comes_later_is_not_shown(
    town: Town, drawn: list[dict[str, Any]]
) -> None:
    await town.at("2025-09-29 09:00")
    await asks(town, CHIEF, "本周图")
    [shown] = drawn
    assert [column.opened for column in shown["columns"]] == [0, *[None] * 6]
    assert shown["foot"].startswith("数到9/29 09:00")
    await a_blocked_door(town)
    paper = ChartPaper("鹿鸣街道/学桥", local(town.clock.now()), local(town.clock.now()), town.clock.now())
    before = replace(paper, start=paper.start.replace(hour=0), end=paper.end.replace(hour=0) + timedelta(days=6))
    with town.house.database.reading() as session:
        for at, opened in ((paper.at.replace(hour=0), 0), (paper.at, 1)):
            station = next(unit.path for unit in town.ground.stations if unit.name == "学桥")
            chart.make(session, town.ground, replace(before, path=station, at=at))
            assert sum(column.opened or 0 for column in drawn[-1]["columns"]) == opened


ASKED = (
    ("一周图", "学桥 9/22–9/28 一周情况"),
    ("周报图", "学桥 9/22–9/28 一周情况"),
    ("周 报", "学桥 9/22–9/28 一周情况"),
    ("周报?", "学桥 9/22–9/28 一周情况"),
    ("上周周报", "学桥 9/15–9/21 一周情况"),
    ("周报 上周", "学桥 9/15–9/21 一周情况"),
    ("上周的图", "学桥 9/15–9/21 一周情况"),
    ("发一下上周的周报", "学桥 9/15–9/21 一周情况"),
    ("看一下本周的周报", "学桥 9/22–9/28 一周情况"),
    ("本周周报", "学桥 9/22–9/28 一周情况"),
    ("上礼拜的周报", "学桥 9/15–9/21 一周情况"),
    ("上星期图表", "学桥 9/15–9/21 一周情况"),
    ("发个周报", "学桥 9/22–9/28 一周情况"),
    ("周报发我", "学桥 9/22–9/28 一周情况"),
    ("桂花苑的周报", "桂花苑 9/22–9/28 一周情况"),
    ("周报 9/8到9/14", "学桥 9/8–9/14 一周情况"),
    ("周报 9月", "学桥 9月 情况"),
    ("周报 桂花苑 上周", "桂花苑 9/15–9/21 一周情况"),
    ("周报 公安", "周报看一个站"),
    ("周报 李伟", "周报看一个站"),
    ("周报 明天交", "周报看一个站"),
    ("周报 龙泉", "不归您管"),
)


async def test_it_is_asked_for_in_many_words(town: Town, drawn: list[dict[str, Any]]) -> None:
    for words, title in ASKED:
        await town.house.advance(town.clock.now() + timedelta(minutes=1))
        heard = await asks(town, CHIEF, words)
        assert title in heard.text, words
        assert (heard.file is not None) == ("情况" in title), words


async def test_the_street_sees_all_stations_and_nobody_else_sees_any(town: Town, drawn: list[dict[str, Any]]) -> None:
    await a_blocked_door(town)
    assert (await asks(town, BOSS, "周报")).text.startswith("鹿鸣街道 9/22–9/28 一周情况:诉求1件")
    assert (await asks(town, BOSS, "周报 龙泉")).text.startswith("龙泉 9/22–9/28 一周情况:诉求0件")
    assert [sum(column.opened or 0 for column in shown["columns"]) for shown in drawn] == [1, 0]
    for words in ("学桥 本周图", "学桥的周报", "周报 本周 学桥", "学桥本周周报"):
        assert (await asks(town, BOSS, words)).text.startswith("学桥 9/22–9/28 一周情况:诉求1件"), words
    assert "站长" in (await asks(town, "李伟", "周报")).text
    await town.says("陈姐", "周报", None)
    assert not [line for line in town.private("陈姐") if line.file]


async def test_among_colleagues_it_is_answered_and_talk_of_a_report_is_not(town: Town) -> None:
    await town.says(CHIEF, "周报 上周", STAFF)
    file = town.hears(STAFF, "一周情况").file
    assert file is not None and shape(file.content)[0] == WIDTH
    for talk in ("周报谁写", "周报写好了吗", "我的周报明天交", "周报 明天交"):
        await town.says(CHIEF, talk, STAFF)
        assert town.lines(STAFF) == [], talk


@pytest.mark.parametrize("abilities", [Abilities(files=False)])
async def test_where_no_picture_can_be_sent_the_line_says_so(town: Town) -> None:
    heard = await asks(town, CHIEF, "周报")
    assert "诉求0件" in heard.text and "发不了图片" in heard.text and heard.file is None


class TestByItself:
    """The switch is on: the chart of the last week comes on the first working morning."""

    @pytest.fixture
    def ground(self, tmp_path: Path) -> Ground:
        whole = yaml.safe_load(CONFIG.read_text("utf8"))
        whole["policy"]["weekly_chart"] = True
        file = tmp_path / "config.yaml"
        file.write_text(yaml.safe_dump(whole, allow_unicode=True), "utf8")
        return load(file)

    @pytest.fixture
    async def town(self, tmp_path: Path, ground: Ground, empty_database: Path) -> AsyncIterator[Town]:
        async with open_town(tmp_path, ground, empty_database, now="2025-09-29T08:00") as town:
            yield town

    async def test_whoever_steers_reads_the_last_week(self, town: Town, drawn: list[dict[str, Any]]) -> None:
        await town.at("08:30")
        charts = [line for line in town.said() if line.file]
        assert "吴娟" in {line.to for line in charts}
        assert "李伟" not in {line.to for line in charts}
        assert {line.room for line in charts} == {None}
        [mine] = [line for line in charts if line.to == "吴娟"]
        assert mine.text == "学桥 9/22–9/28 一周情况。"
        await town.at("09:00")
        assert not [line for line in town.said() if line.file]
        weeks = {due.kind: due for due in town.memory.due() if due.kind == "week"}
        assert len(weeks) == 1


async def test_by_itself_nothing_comes_where_nobody_wants_it(town: Town) -> None:
    await town.at("2025-09-29 08:31")
    assert not [line for line in town.said() if line.file]


def week(counts: list[int | None]) -> list[chart.Column]:
    return [chart.Column("周一", f"9/{22 + n}", count, count) for n, count in enumerate(counts)]


@pytest.mark.parametrize(
    "columns",
    [[], week([0] * 7), week([1]), week([10_000, 1, None]), week([99_999] * 31), week([None] * 7), week([3] * 120)],
)
@pytest.mark.parametrize("title", ["学桥 9/22–9/28 一周情况", "长" * 400, "", "<&\"'\0\ud800\U0001f436>"])
def test_whatever_the_figures_a_picture_comes_of_them(title: str, columns: list[chart.Column]) -> None:
    rates = [chart.Big("响应率", "100%", "123456789/123456789人次")] * 3
    kinds = [("停车", 10_000), ("犬只", 0), ("&" * 99, 1)]
    width, height = shape(chart.weekly(title, title, rates, title, columns, kinds, title))
    assert width == WIDTH and 0 < height < 2400


@pytest.mark.parametrize("pairs", [[], [("学桥", 0)], [("长" * 99, 10_000), ("</text>", 1)]])
def test_bars_stand_one_below_the_other(pairs: list[tuple[str, int]]) -> None:
    assert shape(chart.bars("各社区", pairs, "件"))[0] == WIDTH


def test_words_stay_in_their_place() -> None:
    long = "鹿鸣街道高新技术产业开发区第二综合行政执法工作站"
    assert cut("学桥", 40, 200) == "学桥"
    assert wide(cut(long, 40, 400), 40) <= 400 and cut(long, 40, 400).endswith("…")
    assert printable("9/22–9/28\n<b>\0") == "9/22-9/28 <b>"
