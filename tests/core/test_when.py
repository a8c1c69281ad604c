"""Times as people write them (时间): what each spelling means on one morning, what is none, and what is left of the line."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.period import Period
from handlers.domain.town import STAFF
from handlers.domain.workcalendar import DAY, TOWN_TIME
from handlers.grammar.arguments import ANY_WHEN, PERSON, TICKET, WHEN, WORDS, Argument
from handlers.grammar.form import Form
from handlers.grammar.parse import Parser
from handlers.grammar.spelling.spelt import normal
from handlers.grammar.spelling.when import spelt
from handlers.grammar.texts import when
from tests.core.filled import filled, said
from tests.language.sample import CALENDAR, at

NOW = at("2025-09-28 09:40")  # a Sunday that makes up for the holiday

# A stretch, a moment, or a limit (only its end); the year is 2025 where none is written.
SPELT = """
今天 = 09-28 08:30 ~ 09-28 18:00
今日 = 09-28 08:30 ~ 09-28 18:00
明天 = 09-29 08:30 ~ 09-29 18:00
明日 = 09-29 08:30 ~ 09-29 18:00
后天 = 09-30 08:30 ~ 09-30 18:00
大后天 = 10-01 08:30 ~ 10-01 18:00
昨天 = 09-27 08:30 ~ 09-27 18:00
前天下午 = 09-26 12:00 ~ 09-26 18:00
明天一早 = 09-29 08:30 ~ 09-29 12:00
明早 = 09-29 08:30 ~ 09-29 12:00
今早 = 09-28 08:30 ~ 09-28 12:00
今晚 = 09-28 18:00 ~ 09-29 00:00
后天早上 = 09-30 08:30 ~ 09-30 12:00
周五晚 = 10-03 18:00 ~ 10-04 00:00
上午 = 09-28 08:30 ~ 09-28 12:00
下午 = 09-28 12:00 ~ 09-28 18:00
中午 = 09-28 12:00 ~ 09-28 14:00
傍晚 = 09-28 17:00 ~ 09-28 19:00
晚上 = 09-28 18:00 ~ 09-29 00:00
凌晨 = 09-29 00:00 ~ 09-29 06:00
全天 = 09-28 08:30 ~ 09-28 18:00
明天全天 = 09-29 08:30 ~ 09-29 18:00
明天的下午 = 09-29 12:00 ~ 09-29 18:00
周三 = 10-01 08:30 ~ 10-01 18:00
星期三 = 10-01 08:30 ~ 10-01 18:00
礼拜三上午 = 10-01 08:30 ~ 10-01 12:00
周3 = 10-01 08:30 ~ 10-01 18:00
礼拜天 = 09-28 08:30 ~ 09-28 18:00
周日 = 09-28 08:30 ~ 09-28 18:00
周六 = 10-04 08:30 ~ 10-04 18:00
周末 = 10-04 08:30 ~ 10-05 18:00
周六日 = 10-04 08:30 ~ 10-05 18:00
下周一 = 09-29 08:30 ~ 09-29 18:00
下个星期三 = 10-01 08:30 ~ 10-01 18:00
下下周一 = 10-06 08:30 ~ 10-06 18:00
本周五 = 09-26 08:30 ~ 09-26 18:00
这周日 = 09-28 08:30 ~ 09-28 18:00
上周三 = 09-17 08:30 ~ 09-17 18:00
上上周三 = 09-10 08:30 ~ 09-10 18:00
下周 = 09-29 08:30 ~ 10-05 18:00
9/30 = 09-30 08:30 ~ 09-30 18:00
09/30 = 09-30 08:30 ~ 09-30 18:00
9-30 = 09-30 08:30 ~ 09-30 18:00
9月30日 = 09-30 08:30 ~ 09-30 18:00
9月30号 = 09-30 08:30 ~ 09-30 18:00
9月30 = 09-30 08:30 ~ 09-30 18:00
九月三十日 = 09-30 08:30 ~ 09-30 18:00
30号 = 09-30 08:30 ~ 09-30 18:00
三十号 = 09-30 08:30 ~ 09-30 18:00
30日 = 09-30 08:30 ~ 09-30 18:00
27号 = 09-27 08:30 ~ 09-27 18:00
5号 = 10-05 08:30 ~ 10-05 18:00
2025-09-30 = 09-30 08:30 ~ 09-30 18:00
2025/9/28 = 09-28 08:30 ~ 09-28 18:00
2025.9.28 = 09-28 08:30 ~ 09-28 18:00
2025年9月30日 = 09-30 08:30 ~ 09-30 18:00
2024年2月29日 = 2024-02-29 08:30 ~ 2024-02-29 18:00
明年1月5日 = 2026-01-05 08:30 ~ 2026-01-05 18:00
9/20 = 09-20 08:30 ~ 09-20 18:00
4/28 = 04-28 08:30 ~ 04-28 18:00
3/16 = 2026-03-16 08:30 ~ 2026-03-16 18:00
12/31 = 12-31 08:30 ~ 12-31 18:00
10月1日至三日 = 10-01 08:30 ~ 10-03 18:00
9月30日24点 = 10-01 00:00
30号14:00 = 09-30 14:00
10/9(周四) = 10-09 08:30 ~ 10-09 18:00
10/1-10/3 = 10-01 08:30 ~ 10-03 18:00
9-30-10-2 = 09-30 08:30 ~ 10-02 18:00
9/30到10/2 = 09-30 08:30 ~ 10-02 18:00
9/30~10/2 = 09-30 08:30 ~ 10-02 18:00
9/30 至 10/2 = 09-30 08:30 ~ 10-02 18:00
从9月30日到10月2日 = 09-30 08:30 ~ 10-02 18:00
10月1日至3日 = 10-01 08:30 ~ 10-03 18:00
10月1-3日 = 10-01 08:30 ~ 10-03 18:00
10/1-3 = 10-01 08:30 ~ 10-03 18:00
1-3号 = 10-01 08:30 ~ 10-03 18:00
28号到3号 = 09-28 08:30 ~ 10-03 18:00
12/30到1/2 = 12-30 08:30 ~ 2026-01-02 18:00
周三到周五 = 10-01 08:30 ~ 10-03 18:00
周三到五 = 10-01 08:30 ~ 10-03 18:00
下周三到下周五 = 10-01 08:30 ~ 10-03 18:00
明天到周三 = 09-29 08:30 ~ 10-01 18:00
今明两天 = 09-28 08:30 ~ 09-29 18:00
明后两天 = 09-29 08:30 ~ 09-30 18:00
明后天下午 = 09-29 12:00 ~ 09-30 18:00
今明后三天 = 09-28 08:30 ~ 09-30 18:00
明天、后天 = 09-29 08:30 ~ 09-30 18:00
周三、四 = 10-01 08:30 ~ 10-02 18:00
周三周四 = 10-01 08:30 ~ 10-02 18:00
周三、周四和周五 = 10-01 08:30 ~ 10-03 18:00
9/30下午到10/2上午 = 09-30 12:00 ~ 10-02 12:00
上午到下午 = 09-28 08:30 ~ 09-28 18:00
三天 = 09-28 08:30 ~ 09-30 18:00
3天 = 09-28 08:30 ~ 09-30 18:00
一天 = 09-28 08:30 ~ 09-28 18:00
一周 = 09-28 08:30 ~ 10-04 18:00
两个星期 = 09-28 08:30 ~ 10-11 18:00
明天起三天 = 09-29 08:30 ~ 10-01 18:00
从9/30开始2天 = 09-30 08:30 ~ 10-01 18:00
三天 9/30起 = 09-30 08:30 ~ 10-02 18:00
9/30-10/2三天 = 09-30 08:30 ~ 10-02 18:00
半天 = 09-28 12:00 ~ 09-28 18:00
今天半天 = 09-28 12:00 ~ 09-28 18:00
明天半天 = 09-29 08:30 ~ 09-29 12:00
下午半天 = 09-28 12:00 ~ 09-28 18:00
明天14:00半天 = 09-29 14:00 ~ 09-29 18:00
两小时 = 09-28 09:40 ~ 09-28 11:40
2个小时 = 09-28 09:40 ~ 09-28 11:40
半小时 = 09-28 09:40 ~ 09-28 10:10
一个半小时 = 09-28 09:40 ~ 09-28 11:10
1.5小时 = 09-28 09:40 ~ 09-28 11:10
30分钟 = 09-28 09:40 ~ 09-28 10:10
下午两小时 = 09-28 12:00 ~ 09-28 14:00
14点两小时 = 09-28 14:00 ~ 09-28 16:00
半小时后 = 09-28 10:10
三天后下午3点 = 10-01 15:00
两周后 = 10-12 08:30 ~ 10-12 18:00
22点至次日06:00 = 09-28 22:00 ~ 09-29 06:00
三天后 = 10-01 08:30 ~ 10-01 18:00
16:00 = 09-28 16:00
１６：００ = 09-28 16:00
09:40 = 09-28 09:40
09:30 = 09-29 09:30
16点 = 09-28 16:00
16时 = 09-28 16:00
16点30 = 09-28 16:30
16点05分 = 09-28 16:05
十点 = 09-28 10:00
十点半 = 09-28 10:30
十点二十 = 09-28 10:20
两点三刻 = 09-28 14:45
4点 = 09-28 16:00
9点 = 09-29 09:00
下午4点半 = 09-28 16:30
下午一点 = 09-28 13:00
中午12点 = 09-28 12:00
晚上8点 = 09-28 20:00
晚8点 = 09-28 20:00
今晚12点 = 09-29 00:00
晚上1点 = 09-29 01:00
凌晨2点 = 09-29 02:00
明早10点 = 09-29 10:00
明天15:00 = 09-29 15:00
明天 03:00 = 09-29 03:00
明天24:00 = 09-30 00:00
周三 10点左右 = 10-01 10:00
九月三十日下午四点半 = 09-30 16:30
10点到12点 = 09-28 10:00 ~ 09-28 12:00
14:00-16:00 = 09-28 14:00 ~ 09-28 16:00
14:00-16 = 09-28 14:00 ~ 09-28 16:00
9-11点 = 09-28 09:00 ~ 09-28 11:00
7点到9点 = 09-29 07:00 ~ 09-29 09:00
下午2点到4点 = 09-28 14:00 ~ 09-28 16:00
下午2-4点 = 09-28 14:00 ~ 09-28 16:00
10点到2点 = 09-28 10:00 ~ 09-28 14:00
晚上10点到2点 = 09-28 22:00 ~ 09-29 02:00
22:00-7:00 = 09-28 22:00 ~ 09-29 07:00
明天10点到12点 = 09-29 10:00 ~ 09-29 12:00
9/30 14:00到10/2 10:00 = 09-30 14:00 ~ 10-02 10:00
到4月28日 = 04-28 18:00
到周五 = 10-03 18:00
到明天下午 = 09-29 18:00
截止9/30 = 09-30 18:00
截至9月30日 = 09-30 18:00
到下周一为止 = 09-29 18:00
周五下班前 = 10-03 18:00
3日内 = 09-30 18:00
五日之内 = 10-02 18:00
周五前 = 10-03 18:00
明早10点前 = 09-29 10:00
16:00之前 = 09-28 16:00
三天内 = 09-30 18:00
两小时之内 = 09-28 11:40
"""

# No such day, an end before its beginning, days that are not in a row: answered, never guessed.
IMPOSSIBLE = """
2/30 2月30日 9/31 九月三十一号 2025-02-29 2025/13/1 13月5日 31号 0号 32日 到2月30日 2/30前 10/3到10/1 9/30-9/29 明天到昨天
周五到下周一 9/30-9-2 周一、周三 周二、四 周三周五 周三周三 明天周三 9/30,周三 10/9(周五) 明天30号 2/30三天
"""

# Numbers, flats, counts, names of things, and words that only sound like a time.
NO_TIME = """
1271 #1271 1263/1271 9栋502 9栋西门 3-502 9-2-501 9-2单元 3栋2单元 502室 2辆 3个 2处 5人 100元 1.5米 30% 2/2件 1/3的车位
30号502 3号2单元 地下周边 三个工作日 7-8月 一两天 3-5天 5-6人 2-3小时 1-2栋 12-3-501 3号楼9号 20250930 0930 2025年 9号楼 30号楼 12号车位 3号门 人民路30号 桂花巷5号 第3天 第30号 1号线 12345 110 13812345678 138-1234-5678 0871-65123456
云E·12D88 A9-30 26/9/30 30:20 1:1 25:00 12:345 88 9月 三个月 一月 快一点 一点 一点意见 两点建议 早点来 晚点到 几点 三点评价
每天 每周三 天天 几天 十几天 三天前 等了半天 大半天 三天两头 一天到晚 7天酒店 24小时便利店 24小时热线 两天半 0天 0小时 周围 一周围
周到 日常 30日常 到场 收到 报到 到9栋 9栋到12栋 前门 段勇 周建国 周一鸣 李明 农贸市场
"""

LEFT = [
    ("下午 段勇", "下午", "段勇"),
    ("下午请假 段勇替", "下午", "请假 段勇替"),
    ("段勇 周三", "周三", "段勇"),
    ("换班:周三,段勇", "周三", "换班 段勇"),
    ("李伟明天换段勇", "明天", "李伟 换段勇"),
    ("公安 市监 16:00 9栋西门", "16:00", "公安 市监 9栋西门"),
    ("公安、市监,16:00前到9栋西门", "16:00前", "公安、市监 到9栋西门"),
    ("到4月28日 等吊车", "到4月28日", "等吊车"),
    ("等吊车,延期到4月28日", "延期到4月28日", "等吊车"),
    ("明天15:00 农贸市场", "明天15:00", "农贸市场"),
    ("清理占道 5处 9月16日 完成", "9月16日", "清理占道 5处 完成"),
    ("9/30-2栋", "9/30", "-2栋"),
    ("10点12栋", "10点", "12栋"),
    ("10点30 12栋", "10点30", "12栋"),
    ("明天请假一天", "明天 一天", "请假"),  # a day and its hours may stand apart
    ("16:00 9栋西门 明天", "16:00 明天", "9栋西门"),
    ("明天 段勇 下午", "明天 下午", "段勇"),
    ("请假一天(明天)", "一天 明天", "请假"),
    ("明天早点来", "明天", "早点来"),
    ("周一鸣 周三 段勇", "周三", "周一鸣 段勇"),
    ("1271 周三 9栋502 2辆", "周三", "1271 9栋502 2辆"),
    ("李伟 9/30 理由:10/2 再说", "9/30", "李伟 理由:10/2 再说"),  # the first is meant
]
NAMES = ("李伟", "段勇", "周一鸣", "李明")


def read(words: str, now: datetime = NOW) -> Period | None:
    found = spelt(words, now, CALENDAR, NAMES)
    return found.time if found else None


def meaning(text: str) -> Period:
    """ "09-28 12:00 ~ 09-28 18:00", or one moment."""
    moments = [at(moment if len(moment) > 11 else f"2025-{moment}") for moment in text.split(" ~ ")]
    return Period(moments[0], moments[-1])


@pytest.mark.parametrize("row", SPELT.strip().splitlines())
def test_what_a_spelling_means(row: str) -> None:
    spelling, means = row.split(" = ")
    period = spelt(spelling, NOW, CALENDAR)
    assert period is not None and (period.words, period.rest) == (normal(spelling), "")
    limit = spelling.startswith(("到", "截")) or spelling.endswith(("前", "内"))
    assert period.time == (replace(meaning(means), start=None) if limit else meaning(means))


@pytest.mark.parametrize("spelling", IMPOSSIBLE.split())
def test_no_such_time(spelling: str) -> None:
    found = spelt(spelling, NOW, CALENDAR)
    assert found is not None and (found.time, found.words) == (None, spelling)


@pytest.mark.parametrize("words", NO_TIME.split())
def test_what_only_resembles_a_time(words: str) -> None:
    assert spelt(words, NOW, CALENDAR, NAMES) is None


@pytest.mark.parametrize(("line", "words", "rest"), LEFT)
def test_the_rest_stays_in_order(line: str, words: str, rest: str) -> None:
    found = spelt(line, NOW, CALENDAR, NAMES)
    assert found is not None and found.time is not None
    assert (found.words, found.rest) == (words, rest)


@pytest.mark.parametrize(
    ("now", "spelling", "means"),
    [
        ("2025-09-28 11:50", "下午", "09-28 12:00 ~ 09-28 18:00"),
        ("2025-09-28 14:00", "下午", "09-28 12:00 ~ 09-28 18:00"),  # it is going on
        ("2025-09-28 18:30", "下午", "09-29 12:00 ~ 09-29 18:00"),  # the coming one
        ("2025-09-28 18:30", "今天下午", "09-28 12:00 ~ 09-28 18:00"),  # dated, though past
        ("2025-10-01 09:00", "周三", "10-01 08:30 ~ 10-01 18:00"),
        ("2025-10-01 18:30", "周三", "10-08 08:30 ~ 10-08 18:00"),
        ("2025-10-01 18:30", "周三晚上", "10-01 18:00 ~ 10-02 00:00"),
        ("2025-10-02 09:00", "周三到周五", "10-08 08:30 ~ 10-10 18:00"),
        ("2025-09-28 18:30", "三天", "09-29 08:30 ~ 10-01 18:00"),
        ("2025-09-28 08:00", "半天", "09-28 08:30 ~ 09-28 12:00"),
        ("2025-09-28 14:00", "半天", "09-28 12:00 ~ 09-28 18:00"),
        ("2025-09-28 20:00", "半天", "09-29 08:30 ~ 09-29 12:00"),
        ("2025-09-28 15:00", "14:00-16:00", "09-28 14:00 ~ 09-28 16:00"),
        ("2025-09-28 17:00", "14:00-16:00", "09-29 14:00 ~ 09-29 16:00"),
        ("2025-09-28 16:00", "16:00", "09-28 16:00"),
        ("2025-09-28 16:01", "16:00", "09-29 16:00"),
        ("2025-12-30 09:00", "1/2", "2026-01-02 08:30 ~ 2026-01-02 18:00"),
        ("2025-12-30 09:00", "2号", "2026-01-02 08:30 ~ 2026-01-02 18:00"),
        ("2025-12-31 09:00", "明天", "2026-01-01 08:30 ~ 2026-01-01 18:00"),
        ("2027-09-28 09:00", "2/29", "2028-02-29 08:30 ~ 2028-02-29 18:00"),
        ("2025-07-03 09:00", "1/1", "01-01 08:30 ~ 01-01 18:00"),  # half a year back to the day
        ("2025-07-04 09:00", "1/1", "2026-01-01 08:30 ~ 2026-01-01 18:00"),
    ],
)
def test_it_depends_on_now(now: str, spelling: str, means: str) -> None:
    assert read(spelling, at(now)) == meaning(means)


def test_seconds_are_nobodys_words() -> None:
    assert read("两小时", NOW + timedelta(seconds=37)) == meaning("09-28 09:40 ~ 09-28 11:40")


@pytest.mark.parametrize(
    ("moment", "held"),
    [("2025-09-28 11:59", False), ("2025-09-28 12:00", True), ("2025-09-28 17:59", True), ("2025-09-28 18:00", False)],
)
def test_what_a_period_holds(moment: str, held: bool) -> None:
    afternoon = meaning("09-28 12:00 ~ 09-28 18:00")
    assert afternoon.holds(at(moment)) is held
    assert replace(afternoon, start=None).holds(at(moment)) is (moment < "2025-09-28 18")
    assert Period(at(moment), at(moment)).holds(at("2025-09-28 12:00")) is (moment == "2025-09-28 12:00")


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("09-28 16:00", "16:00"),
        ("09-29 10:00", "9/29 10:00"),
        ("09-28 12:00 ~ 09-28 18:00", "12:00-18:00"),
        ("09-28 07:00 ~ 09-28 08:00", "9/28 07:00-08:00"),
        ("09-28 18:00 ~ 09-29 00:00", "9/28 18:00到9/29 00:00"),
        ("09-30 08:30 ~ 10-02 18:00", "9/30 08:30到10/2 18:00"),
        ("12-30 08:30 ~ 2026-01-02 18:00", "2025/12/30 08:30到2026/1/2 18:00"),
        ("03-16 08:30 ~ 03-16 18:00", "2025/3/16 08:30-18:00"),
    ],
)
def test_how_it_is_written(period: str, written: str) -> None:
    assert when.period(meaning(period), NOW) == written
    assert when.period(replace(meaning(period), start=None), NOW).startswith("到")


SPELLINGS = [row.split(" = ")[0] for row in SPELT.strip().splitlines()]
FIRST, LAST = (at(day).replace(tzinfo=None) for day in ("2024-01-01", "2031-01-01"))
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(TOWN_TIME)).map(lambda at: at.replace(second=0, microsecond=0))
PIECES = st.sampled_from([*SPELLINGS, *NO_TIME.split(), *IMPOSSIBLE.split(), *" 到至-~、,(前后内起半点月号日周/:"])


@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=6).map("".join), MOMENTS)
def test_any_words_are_read(words: str, now: datetime) -> None:
    found = spelt(words, now, CALENDAR)
    if found is not None and found.time is not None and found.time.start is not None:
        assert found.time.start <= found.time.end


@given(MOMENTS, st.integers(-600, 600), st.integers(0, 60 * 24 * 40), MOMENTS, st.booleans())
def test_what_is_written_is_read_the_same(now: datetime, days: int, minutes: int, clock: datetime, limit: bool) -> None:
    start = datetime.combine((now + days * DAY).date(), clock.time(), TOWN_TIME)
    period = Period(None if limit else start, start + timedelta(minutes=minutes))
    assert read(when.period(period, now), now) == period


@given(st.sampled_from(SPELLINGS), MOMENTS)
def test_what_was_understood_can_be_said_back(spelling: str, now: datetime) -> None:
    if (period := read(spelling, now)) is not None:  # 29 February, a 31st
        assert read(when.period(period, now), now) == period


OTHER_WORDS = st.lists(
    st.sampled_from("李伟 段勇 公安 9栋西门 等吊车 2辆 9栋502 农贸市场 88 请假".split()), max_size=3
).map(" ".join)


@given(OTHER_WORDS, st.sampled_from(SPELLINGS), OTHER_WORDS)
def test_only_the_time_is_lost(before: str, spelling: str, behind: str) -> None:
    found = spelt(f"{before} {spelling} {behind}", NOW, CALENDAR)
    assert found is not None
    assert (found.words, found.rest) == (normal(spelling), f"{before} {behind}".strip())
    assert found.time == read(spelling)


@pytest.mark.parametrize(
    ("takes", "line", "period", "text"),
    [
        ((WHEN, PERSON, WORDS), "令 下午 段勇", "09-28 12:00 ~ 09-28 18:00", "段勇"),
        ((WHEN, PERSON, WORDS), "令 周一鸣 周三", "10-01 08:30 ~ 10-01 18:00", "周一鸣"),  # a name is no Monday
        ((TICKET, WHEN, WORDS), "令 1289 明早10点", "09-29 10:00", ""),
        ((TICKET, WHEN, WORDS), "令1289明早10点", "09-29 10:00", ""),
        ((TICKET, WHEN, WORDS), "令 1271 公安 市监 16:00 9栋西门", "09-28 16:00", "公安 市监 9栋西门"),
        ((TICKET, WHEN, WORDS), "令 1271 2026年4月28日 等吊车", "2026-04-28 08:30 ~ 2026-04-28 18:00", "等吊车"),
        ((ANY_WHEN, WORDS), "令 农贸市场 明天15:00", "09-29 15:00", "农贸市场"),
    ],
)
def test_a_command_is_filled(takes: tuple[Argument, ...], line: str, period: str, text: str) -> None:
    form = Form(Command, ("令",), "", "", takes=takes, who=STAFF)
    command = Parser((form,), lambda line, own: None).parse(line, None)
    assert command is not None
    command = filled(form, command, NOW)
    assert isinstance(command, Command)
    assert (command.when, command.text) == (meaning(period), text)


def test_a_command_without_a_time_is_answered() -> None:
    form = Form(Command, ("请假",), "请假 时间 替班人", "", takes=(WHEN, PERSON), who=STAFF)
    assert said(filled(form, Command(text="段勇"), NOW)) == [when.say_when("请假 时间 替班人")]
    assert said(filled(form, Command(text="2/30 段勇"), NOW)) == [when.no_such_time("2/30")]


def test_where_a_time_may_be_left_out_a_wrong_one_is_answered_all_the_same() -> None:
    form = Form(Command, ("整治",), "", "", takes=(ANY_WHEN, WORDS), who=STAFF)
    assert filled(form, Command(text="农贸市场"), NOW) == Command(text="农贸市场")
    assert isinstance(answer := filled(form, Command(text="农贸市场 2/30"), NOW), Decision)
    assert said(answer) == [when.no_such_time("2/30")]


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("16:00 9栋西门 明天", "09-29 16:00"),
        ("明天 段勇 下午", "09-29 12:00 ~ 09-29 18:00"),
        ("下午 段勇 周三", "10-01 12:00 ~ 10-01 18:00"),
        ("明天请假一天", "09-29 08:30 ~ 09-29 18:00"),
        ("两天 段勇 9/30", "09-30 08:30 ~ 10-01 18:00"),
        ("周三 段勇 周四", "10-01 08:30 ~ 10-01 18:00"),  # two days: the first is meant
        ("下午 段勇 晚上", "09-28 12:00 ~ 09-28 18:00"),
        ("9/30-10/2 段勇 下午", "09-30 08:30 ~ 10-02 18:00"),
    ],
)
def test_a_day_and_its_hours_may_stand_apart(line: str, means: str) -> None:
    assert read(line) == meaning(means)
