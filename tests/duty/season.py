"""A season of the demo town: a script for `luming replay`, made of a seed. Who complains, who answers, who is silent, who is away.

python -m tests.duty.season --days 90 --tickets 500 --seed 7 > season.jsonl
"""

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from handlers.domain.luhn import number_of
from tests.duty import almanac, tales
from tests.duty.tale import DEPUTIES, Absence, Report, Tale

FIRST_SERIAL = 126
ROOMS = {
    "学桥": ("桂花苑业主群", "学府里业主群"),
    "龙泉": ("锦绣园业主群", "龙泉新村业主群"),
    "青云": ("青云里业主群", "云栖苑业主群"),
}
SHARES = {"学桥": 8, "龙泉": 1, "青云": 1}
WORDS = {
    ("parking", "normal"): (
        "{p}门口有车乱停,走路都要绕",
        "{p}楼下停了辆僵尸车,半年没人管",
        "{p}门口电动车乱停,过道都占了",
    ),
    ("parking", "urgent"): ("{p}门口又被车堵死了,我的车出不来", "{p}门口被一辆白车堵住门,轮椅进不去"),
    ("stray_dog", "normal"): ("{p}门口有几条流浪狗,天天翻垃圾桶", "{p}有人遛狗不牵绳,老人都怕"),
    ("stray_dog", "urgent"): ("{p}门口有条流浪狗正在追小孩",),
    ("noise", "normal"): ("{p}楼上天天打麻将,吵死了", "{p}楼下广场舞音响太吵了"),
    ("street_stall", "normal"): ("{p}门口有人摆摊占道", "{p}门口烧烤摊油烟熏死人"),
    ("facility", "normal"): (
        "{p}的路灯坏了,晚上黑漆漆的",
        "{p}的门禁坏了没人修",
        "{p}门口的垃圾堆了几天没人清",
        "{p}楼道里堆满了杂物,麻烦处理",
    ),
    ("parking", "red"): ("{p}地下车库冒烟了!!!",),
    ("noise", "red"): ("{p}门口有人打架,快来人",),
}
"""What is told, by topic and level; {p} is a place that nobody else names in the season."""
OFTEN = (9, 2, 5, 1, 6, 6, 7, 1, 1)
SURNAMES, TITLES = {"学桥": "周吴郑孔曹严华金", "龙泉": "魏陶", "青云": "姜谢"}, ("姐", "叔", "姨", "老师", "大爷")
ABSENT = ("李伟", "王磊", "赵敏", "张丽")
SWAPPED = "李伟", "段勇"


class Script:
    """The rows of one season, in the order of their times."""

    def __init__(
        self,
        days: int,
        tickets: int,
        seed: int,
        start: date = date(2025, 9, 15),
        told: Mapping[tales.Teller, int] | None = None,
        absent: Sequence[str] = ABSENT,
    ) -> None:
        self.chance = random.Random(seed)
        self.days = [start + almanac.DAY * n for n in range(days)]
        self.end = almanac.at(self.days[-1], time(23, 0))
        self.absences: list[Absence] = []
        self.rows: list[dict[str, Any]] = []
        if absent:
            self.rows += [*self._leave(absent), *self._swaps(), *self._attendance()]
        reports = self._reports(tickets)
        for tale in tales.told(dict(told or tales.PLAIN | tales.LADDER), reports, self.absences, seed):
            self.rows += [_told(tale.report), *self._seconds(tale), *tale.rows]
        self.rows = sorted((row for row in self.rows if row["at"] < self.end), key=lambda row: row["at"])
        self.rows.append({"at": self.end, "tick": True})

    def lines(self) -> Iterator[str]:
        for row in self.rows:
            yield json.dumps(row | {"at": row["at"].isoformat()}, ensure_ascii=False)

    def _reports(self, count: int) -> list[Report]:
        """Complaints at all hours, the last of them early enough that the ladder can be climbed; each opens one ticket."""
        told = self.days[: max(1, len(self.days) - min(18, len(self.days) // 4))]
        serials = dict.fromkeys(ROOMS, FIRST_SERIAL)
        reports = []
        for n, moment in enumerate(self._moments(count, told)):
            station = self.chance.choices(list(SHARES), list(SHARES.values()))[0]
            people = [f"{surname}{title}" for surname in SURNAMES[station] for title in TITLES]
            (topic, level), lines = self.chance.choices(list(WORDS.items()), OFTEN)[0]
            words = self.chance.choice(lines).replace("{p}", f"{n // 4 % 180 + 1}栋{n % 4 + 1}单元")
            who = people[serials[station] % len(people)]
            report = Report(moment, station, ROOMS[station][n // 720 % 2], who, words, topic, level)
            reports.append(replace(report, number=number_of(serials[station])))
            serials[station] += 1
        return reports

    def _moments(self, count: int, days: Sequence[date]) -> list[datetime]:
        """So many different moments; a few bring a burst of others, so that a room has more to hear than it may."""
        moments: set[datetime] = set()
        while len(moments) < count:
            moment = self._moment(self.chance.choice(days))
            moments.add(moment)
            if self.chance.random() < 0.02:
                burst = (moment + timedelta(minutes=4 * n, seconds=self.chance.randrange(60)) for n in range(1, 8))
                moments.update(at for at in burst if len(moments) < count)
        return sorted(moments)[:count]

    def _moment(self, day: date) -> datetime:
        """Mostly by day; a tenth in the night, a fifth in the evening."""
        hours = self.chance.choices((range(7, 18), range(18, 22), (22, 23, 0, 1, 2, 3, 4, 5, 6)), (7, 2, 1))[0]
        clock = time(self.chance.choice(list(hours)), self.chance.randrange(60), self.chance.randrange(60))
        return almanac.at(day, clock)

    def _seconds(self, tale: Tale) -> Iterator[dict[str, Any]]:
        """Neighbours who say +1 soon after, to what can still be quoted."""
        report, gone = tale.report, [row["at"] for row in tale.rows if "target" in row]
        count = self.chance.choices((0, 1, 4), (6, 3, 1))[0] if report.level != "red" else 0
        for n in range(count):
            at = report.at + timedelta(seconds=self.chance.randint(20, 400))
            row = {"from": f"邻居{'甲乙丙丁'[n]}", "room": report.room, "text": "+1"}
            if not gone or at < gone[0]:
                yield {"at": at, **row, "quote": {"id": report.id}}

    def _leave(self, people: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Now and then somebody asks for leave; the deputy grants it, refuses, or is silent; it may be taken back."""
        days = [day for day in self.days if almanac.works(day)][1:-2]
        for n, day in enumerate(days[2::3]):
            person = people[n % len(people)]
            last = days[min(len(days) - 1, days.index(day) + self.chance.choice((0, 0, 1, 3)))]
            half = self.chance.choice(("", "", "上午", "下午")) if last == day else ""
            stands_in = " 段勇" if person == "李伟" and self.chance.random() < 0.7 else ""
            asked = almanac.closing(day, 0) - timedelta(minutes=self.chance.randint(60, 400))
            asked = almanac.at(days[days.index(day) - 1], asked.time())
            if any(a.person == person and a.start <= almanac.at(last, almanac.CLOSES) for a in self.absences):
                continue
            when = f"{day.month}/{day.day}" + (f"-{last.month}/{last.day}" if last != day else "")
            text = f"请假 {when}{' ' + half if half else ''}{stands_in}"
            yield {"at": asked, "from": person, "text": text}
            yield from self._granted(person, asked, day, last, half)

    def _granted(self, person: str, asked: datetime, day: date, last: date, half: str) -> Iterator[dict[str, Any]]:
        fate = self.chance.choices(("granted", "taken back", "refused", "silence"), (7, 1, 1, 1))[0]
        answered = asked + timedelta(minutes=self.chance.randint(2, 50))
        if fate != "silence":
            yield {
                "at": answered,
                "from": DEPUTIES["学桥"],
                "text": f"{'不' if fate == 'refused' else ''}同意 {person}",
            }
        if fate == "taken back":
            yield {"at": answered + timedelta(minutes=5), "from": person, "text": "撤回请假"}
        if fate == "granted":
            start = almanac.at(day, time(12) if half == "下午" else almanac.OPENS)
            end = almanac.at(last, time(12) if half == "上午" else almanac.CLOSES)
            self.absences.append(Absence(person, start, end))

    def _swaps(self) -> Iterator[dict[str, Any]]:
        """Twice a month two people swap a day (换班): both say yes, and so does the deputy."""
        person, other = SWAPPED
        for day in [day for day in self.days if almanac.works(day)][9::11]:
            if any(a.person == person and a.start.date() <= day <= a.end.date() for a in self.absences):
                continue
            asked = almanac.at(day - almanac.DAY, time(15, self.chance.randrange(60)))
            yield {"at": asked, "from": person, "text": f"换班 {day.month}/{day.day} {other}"}
            yield {"at": asked + timedelta(minutes=4), "from": other, "text": f"同意 {person}"}
            yield {"at": asked + timedelta(minutes=9), "from": DEPUTIES["学桥"], "text": f"同意 {person}"}

    def _attendance(self) -> Iterator[dict[str, Any]]:
        """In the morning they say that they are there (在), most of them."""
        for day in self.days:
            for person in ABSENT if almanac.works(day) else ():
                at = almanac.at(day, time(8, self.chance.randint(31, 59), self.chance.randrange(60)))
                away = any(a.person == person and a.start <= at < a.end for a in self.absences)
                if not away and self.chance.random() < 0.7:
                    yield {"at": at, "from": person, "room": "学桥执法工作站群", "text": "在"}


def _told(report: Report) -> dict[str, Any]:
    return {"at": report.at, "id": report.id, "room": report.room, "from": report.who, "text": report.text}


def main() -> None:
    parser = argparse.ArgumentParser(description="A season of the demo town as a script for luming replay.")
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--tickets", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--start", type=date.fromisoformat, default=date(2025, 9, 15))
    chosen = parser.parse_args()
    for line in Script(chosen.days, chosen.tickets, chosen.seed, chosen.start).lines():
        print(line)


if __name__ == "__main__":
    main()
