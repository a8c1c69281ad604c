"""Figures (数字): what each is called and counts. Each is one select of what it counts; its number and its source are the same select."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from handlers.domain.ticket import TicketId


class Figure(StrEnum):
    """The name of a figure, by which its select is kept (storage/governance/figures.py)."""

    OPENED = "opened"
    VOICES = "voices"
    FOUND = "found"
    ACCEPTED = "accepted"
    IN_TIME = "in_time"
    UNACCEPTED = "unaccepted"
    RESOLVED = "resolved"
    SOLVED = "solved"
    APPEALS = "appeals"
    MEDIATED = "mediated"
    IN_WORK = "in_work"
    PAUSED = "paused"
    OVERDUE = "overdue"
    EXTENDED = "extended"
    BOUNCED = "bounced"
    IDLE = "idle"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    ASKED = "asked"
    SATISFIED = "satisfied"
    PARTLY = "partly"
    UNSOLVED = "unsolved"
    ATTENDED = "attended"
    PATROLS = "patrols"
    ACTIONS = "actions"
    CAMPAIGNS = "campaigns"
    CLEARED = "cleared"
    MEETINGS = "meetings"
    MEASURES = "measures"
    PRAISED = "praised"
    STALLS = "stalls"
    VEHICLES = "vehicles"
    ZOMBIES = "zombies"
    DOGS = "dogs"


@dataclass(frozen=True)
class Definition:
    """What a figure is called (诉求), counts by (件), and counts, in words that everybody reads who asks for them."""

    name: str
    unit: str
    words: str


DEFINITIONS: Mapping[Figure, Definition] = {
    Figure.OPENED: Definition("诉求", "件", "居民反映的事,巡查立单后居民又反映的也算;撤回的、并入别件的不算"),
    Figure.VOICES: Definition("反映", "人次", "反映和附议同一件的居民,一人一件算一次"),
    Figure.FOUND: Definition("巡查立单", "件", "网格员、执法人员自己发现并立单的事;撤回的、并入别件的不算"),
    Figure.ACCEPTED: Definition("接单", "件", "这段时间里接的单,重开一次另算一次"),
    Figure.IN_TIME: Definition("及时", "件", "在接单时限里接的单"),
    Figure.UNACCEPTED: Definition("逾期未接", "件", "接单时限在这段时间里过了,到期末还没有人接的单"),
    Figure.RESOLVED: Definition("办结", "件", "这段时间里办结的单,重开后再办结另算一次"),
    Figure.SOLVED: Definition("解决", "件", "办结为解决或调解达成,到期末没有重开的单"),
    Figure.APPEALS: Definition("解决诉求", "件", "居民反映、已解决且到期末没有重开的事"),
    Figure.MEDIATED: Definition("化解纠纷", "件", "调解达成,到期末没有重开的纠纷"),
    Figure.IN_WORK: Definition("在办", "件", "期末还没办结的单"),
    Figure.PAUSED: Definition("挂账", "件", "在办的单里挂起等条件的"),
    Figure.OVERDUE: Definition("超时", "件", "在办、没挂账、过了办结时限的单"),
    Figure.EXTENDED: Definition("延期", "次", "准许往后改时限的次数"),
    Figure.BOUNCED: Definition("退单", "次", "退回改派的次数"),
    Figure.IDLE: Definition("无进展", "件", "接单后一直没有进展、退回待接的单"),
    Figure.REOPENED: Definition("重开", "次", "办结后又重开的次数"),
    Figure.WITHDRAWN: Definition("撤回", "件", "反映人撤回、或不是诉求的单,别的数里都不算"),
    Figure.MERGED: Definition("合并", "件", "并入另一件的单"),
    Figure.ASKED: Definition("应评", "人次", "办结时请他评价的居民,一人一轮算一次"),
    Figure.SATISFIED: Definition("满意", "人次", "最后一次评价是满意的"),
    Figure.PARTLY: Definition("部分解决", "人次", "最后一次评价是部分解决的"),
    Figure.UNSOLVED: Definition("没解决", "人次", "最后一次评价是没解决的"),
    Figure.ATTENDED: Definition("下沉时次", "时次", "早上报到的次数,一人一天算一次"),
    Figure.PATROLS: Definition("网格巡查", "次", "记下的巡查,一次巡查一条"),
    Figure.ACTIONS: Definition("执法行动", "次", "到场处置的单(一轮算一次),加上结束了的整治"),
    Figure.CAMPAIGNS: Definition("联合整治", "次", "结束了的联合整治;综合、专业整治不算"),
    Figure.CLEARED: Definition("未诉先办", "件", "巡查时当场解决的发现,一处发现算一件"),
    Figure.MEETINGS: Definition("联席会议", "次", "开了的联席会议,街道和各站的都算;叫了没开的不算"),
    Figure.MEASURES: Definition("举措", "件", "联席会议定下、这段时间里完成的举措"),
    Figure.PRAISED: Definition("表扬", "次", "居民道谢,记在主办名下的次数"),
    Figure.STALLS: Definition("占道经营", "处", "办结、当场解决和整治时报的占道摊点"),
    Figure.VEHICLES: Definition("乱停乱放车辆", "辆", "办结、当场解决和整治时报的违停车辆,僵尸车除外"),
    Figure.ZOMBIES: Definition("僵尸车", "辆", "办结、当场解决和整治时报的僵尸车"),
    Figure.DOGS: Definition("流浪犬", "只", "办结、当场解决和整治时报的犬只"),
}
"""Every figure, in the order in which it is shown."""
PERSONAL = (
    Figure.ACCEPTED,
    Figure.IN_TIME,
    Figure.RESOLVED,
    Figure.SOLVED,
    Figure.IN_WORK,
    Figure.REOPENED,
    Figure.ASKED,
    Figure.SATISFIED,
    Figure.PARTLY,
    Figure.UNSOLVED,
    Figure.ATTENDED,
    Figure.PRAISED,
)
"""What is told where people are judged (评价); what is still in work says whether something reopened is open."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that a figure counts, `n` times: its `source` is the stream of a ticket (学桥/1263), or a row of another kind behind the word for it
    (patrol/学桥/3). `at` is when what is counted happened, `since` when that was asked for; `person` is whose deed it was, "" where it was
    nobody's alone.
    """

    source: str
    at: datetime
    station: str
    n: int = 1
    person: str = ""
    matter: str = ""
    since: datetime | None = None

    @property
    def ticket(self) -> TicketId | None:
        """The ticket that it is, where it is one."""
        return TicketId.parse(self.source) if self.source.count("/") == 1 else None


class Rate(StrEnum):
    """The three rates (三率)."""

    RESPONSE = "response"
    SOLUTION = "solution"
    SATISFACTION = "satisfaction"


@dataclass(frozen=True)
class Ratio:
    """How a rate comes from figures: `part` of the sum of `whole`."""

    name: str
    part: Figure
    whole: tuple[Figure, ...]


RATIOS: Mapping[Rate, Ratio] = {
    Rate.RESPONSE: Ratio("响应率", Figure.IN_TIME, (Figure.ACCEPTED, Figure.UNACCEPTED)),
    Rate.SOLUTION: Ratio("解决率", Figure.SOLVED, (Figure.RESOLVED,)),
    Rate.SATISFACTION: Ratio("满意率", Figure.SATISFIED, (Figure.SATISFIED, Figure.PARTLY, Figure.UNSOLVED)),
}


@dataclass(frozen=True)
class Figures:
    """The figures of one unit and period: for each what it counts, in the order of time."""

    rows: Mapping[Figure, tuple[Counted, ...]] = field(default_factory=dict)

    def count(self, figure: Figure) -> int:
        """How many."""
        return sum(row.n for row in self.rows.get(figure, ()))

    def source(self, figure: Figure) -> Mapping[str, int]:
        """What is counted, each with how often it counts."""
        found: Counter[str] = Counter()
        for row in self.rows.get(figure, ()):
            found[row.source] += row.n
        return found

    def only(
        self, *, person: str | None = None, matters: Collection[str] | None = None, station: str | None = None
    ) -> "Figures":
        """What of them is one person's, of some matters, of one station."""
        return self.where(
            lambda row: (
                (person is None or row.person == person)
                and (matters is None or row.matter in matters)
                and (station is None or row.station == station)
            )
        )

    def where(self, is_meant: Callable[[Counted], bool]) -> "Figures":
        """What of them is meant."""
        return Figures({figure: tuple(filter(is_meant, rows)) for figure, rows in self.rows.items()})

    def by_person(self) -> Mapping[str, "Figures"]:
        """Those of each person apart, in one go."""
        found: dict[str, dict[Figure, list[Counted]]] = {}
        for figure, rows in self.rows.items():
            for row in rows:
                found.setdefault(row.person, {}).setdefault(figure, []).append(row)
        return {who: Figures({f: tuple(rows) for f, rows in own.items()}) for who, own in found.items() if who}

    def whole(self, rate: Rate) -> int:
        """What a rate is a part of: its n."""
        return sum(map(self.count, RATIOS[rate].whole))

    def rate(self, rate: Rate) -> float | None:
        """A rate between 0 and 1; None where there is nothing of which it could be a part."""
        whole = self.whole(rate)
        return self.count(RATIOS[rate].part) / whole if whole else None

    def mean(self, weights: Mapping[Rate, float]) -> float | None:
        """The mean of those rates that there are, each with its weight."""
        known = [(rate, weights[Rate(name)]) for name in Rate if (rate := self.rate(name)) is not None]
        whole = sum(weight for _, weight in known)
        return sum(rate * weight for rate, weight in known) / whole if whole else None

    @property
    def answered(self) -> int:
        """How many of those who were asked have answered (回)."""
        return self.whole(Rate.SATISFACTION)

    @property
    def first_response(self) -> timedelta | None:
        """How long it took on average until a matter was accepted for the first time (首次响应)."""
        waits = [row.at - row.since for row in self.rows.get(Figure.ACCEPTED, ()) if row.since is not None]
        return sum(waits, timedelta()) / len(waits) if waits else None
