"""The sentences of a bulletin (信息专报). Each number in them comes with the mark of its source."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from handlers.domain.figures import Counted
from handlers.domain.workcalendar import local
from handlers.governance.draft import Cited, Draft, Source
from handlers.governance.texts.figures import numbers

HEAD, BLANK = "信息专报", "____"

# The head.


def unit(street: str, station: str) -> str:
    return f"{street}{station}社区工作站" if station else street


def issue(number: str) -> str:
    return f"第{number}期"


def title(unit: str) -> str:
    return f"{unit}执法力量下沉情况"


def by(unit: str) -> str:
    return f"供稿:{unit}"


def author(name: str) -> str:
    return f"作者:{name}"


def span(first: datetime, last: datetime) -> str:
    """2025年1月1日至7月10日: what both share is said once."""
    start, end = local(first).date(), local(last).date()
    if start == end:
        return day(start)
    if start.year != end.year:
        return f"{day(start)}至{day(end)}"
    return f"{day(start)}至{end.month}月{end.day}日"


def day(when: date) -> str:
    return f"{when.year}年{when.month}月{when.day}日"


def cut_off(last: datetime, is_over: bool) -> str:
    here = local(last)
    return f"截至{day(here.date())}{'' if is_over else f'{here:%H:%M}'}"


def to_check() -> str:
    return "初稿,请核"


def imprint(unit: str, at: datetime, copies: str) -> tuple[str, ...]:
    return f"抄送:{copies}", f"{unit} {day(local(at).date())}拟稿"


def lead(unit: str, period: str, told: str) -> str:
    return f"{period},{unit}{told}有关情况如下。"


def told_and_solved(opened: Cited, voices: Cited, appeals: Cited) -> str:
    solved = f",已解决{appeals}" if appeals else ",解决的还没有"
    return f"共收到居民诉求{opened}、反映{voices}{solved}"


def nothing_told() -> str:
    return "没有收到居民诉求"


def satisfied(rate: Cited, asked: Cited, answered: Cited, share: Cited) -> str:
    """The satisfaction never stands without who was asked and who has answered."""
    if not rate:
        return "。评价该期没有记录。"
    return f",满意率{rate}(应评{asked},回评{answered},回评率{share})。"


# The three parts.


def forces() -> str:
    return "——落实“三个到位”,人员、分工、值守都到社区。"


def links() -> str:
    return "——理顺“三个环节”,诉求有人接、有人办、有回音。"


def tasks() -> str:
    return "——做实“三类工作”,巡查在先、整治在点、化解在早。"


def item(place: int, name: str) -> str:
    return f"{'一二三'[place]}是{name}。"


def nothing() -> str:
    return "该期没有记录。"


def listed(names: Iterable[tuple[str, Cited]]) -> str:
    """停车3件[4]、占道2件[5]."""
    return "、".join(f"{name}{n}" for name, n in names)


def here(stations: Cited, people: Cited, qualified: Cited, parts: Sequence[tuple[str, Cited]]) -> str:
    """Who is on the rolls, department by department."""
    ready = f",有执法资格的{qualified}" if qualified else ""
    first = f"现有社区工作站{stations}," if stations else ""
    return f"{first}名册上{people}{ready}:{listed(parts)}。"


def leads(kinds: Cited, parts: Sequence[tuple[str, Cited]]) -> str:
    return f"权责清单列有事项{kinds},一类只定一个牵头部门:{listed(parts)}。"


def rota(parts: Sequence[str]) -> str:
    return f"按排班,{';'.join(parts)}。"


def every_day(stations: Sequence[tuple[str, Cited]]) -> str:
    return f"工作日每天到站的有{listed(stations)}"


def some_days(days: Cited, stations: Sequence[tuple[str, Cited]]) -> str:
    return f"每周到站{days}的有{listed(stations)}"


def on_call(stations: Sequence[tuple[str, Cited]]) -> str:
    return f"挂点待召的有{listed(stations)}"


def attended(times: Cited, people: Cited, parts: Sequence[tuple[str, Cited]]) -> str:
    return f"早上报到累计{times},共{people}:{listed(parts)}。"


def nobody_attended() -> str:
    return "报到的时次该期没有记录。"


def kinds(opened: Cited, voices: Cited, parts: Sequence[tuple[str, Cited]]) -> str:
    return f"居民诉求{opened}、反映{voices},其中{listed(parts)}。"


def not_counted(withdrawn: Cited, merged: Cited) -> str:
    parts = [f"撤回的{withdrawn}"] * bool(withdrawn) + [f"并入别件的{merged}"] * bool(merged)
    return f"{'、'.join(parts)}不计在内。"


def accepted(accepted: Cited, in_time: Cited, unaccepted: Cited, rate: Cited) -> str:
    """What was accepted, in time and late."""
    timely = f",时限内{in_time}" if in_time else ""
    late = f",到期末还没人接的{unaccepted}" if unaccepted else ""
    return f"接单{accepted}{timely}{late},响应率{rate}。"


def nobody_accepted(unaccepted: Cited) -> str:
    return f"过了时限还没人接的{unaccepted}。"


def first_response(length: Cited) -> str:
    return f"从反映到头一次接单,平均{length}。"


def resolved(resolved: Cited, solved: Cited, appeals: Cited, rate: Cited) -> str:
    """What was closed, and what of it is solved."""
    done = f",真正解决{solved}" if solved else ""
    told = f"(居民诉求{appeals})" if appeals else ""
    return f"办结{resolved}{done}{told},解决率{rate}。"


def polled(asked: Cited, answered: Cited, share: Cited) -> str:
    return f"请居民评价{asked},回评{answered},回评率{share}。" if answered else f"请居民评价{asked},还没有人回。"


def verdicts(parts: Sequence[tuple[str, Cited]], rate: Cited) -> str:
    return f"{listed(parts)},满意率{rate},没回的不算满意。"


def reopened(reopened: Cited) -> str:
    return f"办结后居民说没好、重开再办{reopened}。"


def standing(in_work: Cited, paused: Cited, overdue: Cited) -> str:
    """What is still in work at the end."""
    parts = [f"挂账{paused}"] * bool(paused) + [f"超时{overdue}"] * bool(overdue)
    among = f",其中{'、'.join(parts)}" if parts else ""
    return f"期末在办{in_work}{among}。"


def extended(extended: Cited) -> str:
    return f"准许延期{extended}。"


def by_department(parts: Sequence[tuple[str, Cited]]) -> str:
    return f"办结的按主办人所属分:{listed(parts)}。"


def bounced(bounced: Cited) -> str:
    return f"派得不对、退回改派{bounced}。"


def actions(actions: Cited) -> str:
    return f"到场处置和整治合计执法行动{actions}。"


def meetings(meetings: Cited) -> str:
    return f"开联席会议{meetings}。"


def measures(measures: Cited) -> str:
    return f"会上定的举措落实{measures}。"


def campaigns(campaigns: Cited, parts: Sequence[tuple[str, Cited]]) -> str:
    return f"多部门联合整治{campaigns}:{listed(parts)}。"


def patrols(patrols: Cited) -> str:
    return f"走格巡查{patrols}。"


def found(found: Cited) -> str:
    return f"工作人员自己发现并立单{found}。"


def cleared(cleared: Cited) -> str:
    return f"居民还没反映就当场办掉{cleared}(未诉先办)。"


def amounts(parts: Sequence[tuple[str, Cited]]) -> str:
    return f"现场处置{listed(parts)}。"


def example(where: str, matter: str, department: str, voices: Cited, length: Cited) -> str:
    led = f",{department}主办" if department else ""
    return f"{where}{matter}一事,{voices}反映{led},从反映到解决用时{length}"


def examples(parts: Sequence[str]) -> str:
    return f"事例(拟选,请核):{';'.join(parts)}。"


def mediated(mediated: Cited) -> str:
    return f"经调解达成一致的纠纷{mediated}。"


# What is behind the numbers.

SOURCES, CHARTS, WHOLE = "数字口径与来源", "图", "来源明细"
TABLE = ("号", "数字", "来源")
MOST = 8
"""So many are named behind a number; the table has them all."""


def sources(draft: Draft) -> list[str]:
    """What is behind each number, a line each: [3] 解决诉求 96件:居民反映……来源:#1263、#1271."""
    return [source(one, behind(one.rows, draft.whole_street)) for one in draft.sources]


def source(source: Source, found: str) -> str:
    told = f"来源:{found}。" if found else ""
    return f"[{source.mark}] {source.name} {source.exactly}:{source.words}。{told}"


def behind(rows: Sequence[Counted], whole_street: bool, most: int = MOST) -> str:
    """What a number counts: #1263、#1271等96件. Who was there is told by the month."""
    if not _is_attendance(rows):
        return numbers(rows, whole_street, most)
    months, one_year = Counter[str](), len({local(row.at).year for row in rows}) == 1
    for row in rows:
        at = local(row.at)
        year = "" if one_year else f"{at.year}年"
        months[f"{row.station if whole_street else ''}{year}{at.month}月报到"] += row.n
    return "、".join(f"{name}×{n}" for name, n in list(months.items())[:most]) + _rest(len(months), most)


def wholly(rows: Sequence[Counted], whole_street: bool) -> str:
    """All that a number counts, of the street station by station."""
    if not whole_street:
        return _apart(rows)
    stations: dict[str, list[Counted]] = {}
    for row in rows:
        stations.setdefault(row.station, []).append(row)
    return "; ".join(f"{name} {_apart(own)}" for name, own in stations.items())


def _apart(rows: Sequence[Counted]) -> str:
    """With spaces between them, where a long row breaks."""
    return behind(rows, False, len(rows)).replace("、", " ")


def _is_attendance(rows: Sequence[Counted]) -> bool:
    return bool(rows) and rows[0].source.startswith("attendance/")


def _rest(many: int, most: int) -> str:
    return f"等{many}项" if many > most else ""


ROSTER, LIST, ROTA = "人员名册", "权责清单", "排班"


def by_roster() -> str:
    return "出稿时的名册,执法资格到期的不算有资格"


def by_list() -> str:
    return "出稿时的权责清单,一项事一类"


def by_rota() -> str:
    return "出稿时的排班,有这一班的工作站"


def people_attended() -> str:
    return "报到过的人,一人算一次"


def answers_counted() -> str:
    return "回了评价的居民,一人一轮只算最后一次"


def answer_share() -> str:
    return "回评÷应评"


def first_response_counted() -> str:
    return "从居民反映到第一次接单的平均时间,按钟表走"


def voices_of_example() -> str:
    return "反映和附议这一件的居民,一人算一次"


def length_of_example() -> str:
    return "从居民反映到办结,按钟表走"


def chart_by_kind() -> str:
    return "居民诉求按类别"


def chart_by_station() -> str:
    return "居民诉求按工作站"


def chart_by_time(months: bool) -> str:
    return f"居民诉求按{'月' if months else '周'}"


def bar(first: date, months: bool) -> str:
    """Under a bar: 3月, or the Monday of a week."""
    return f"{first.month}月" if months else f"{first.month}/{first.day}"


# The whole as text.


def text(draft: Draft) -> str:
    """The draft as it is printed in a terminal."""
    body = [
        line
        for section in draft.sections
        for line in (section.heading, *(f"{item.heading}{item.text}" for item in section.items))
    ]
    return "\n".join(
        [
            f"{draft.head} {draft.issue}({draft.note})",
            draft.title,
            f"({draft.subtitle})",
            f"{draft.by} {draft.author} {draft.cut_off}",
            draft.lead,
            *body,
            SOURCES,
            *sources(draft),
        ]
    )


# In chat.


def gist(opened: int, appeals: int, rate: Cited, asked: int, answered: int) -> str:
    """Without anybody who was asked there is nothing to tell of what they said."""
    rated = f",满意率{rate.told.partition('[')[0]}" if rate else ""
    votes = f"(应评{asked}人次,回{answered}人次)" if asked else ""
    return f"诉求{opened}件,解决诉求{appeals}件{rated}{votes}"


def ready(unit: str, period: str, gist: str) -> str:
    return f"{unit} {period}专报初稿:{gist}。每个数字都注了来源,请核后再用。"


def file(title: str, period: str) -> str:
    return f"信息专报-{title}-{period}(初稿).docx"


def at_the_machine() -> str:
    return "这里发不了文件,请在机器上运行 luming bulletin。"


def not_begun() -> str:
    return "这段时间还没到,没有可写的。"
