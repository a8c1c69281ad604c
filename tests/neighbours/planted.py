"""What is planted into an evening: matters, who seconds them and in what words, and who only talks beside them; made of a seed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

POOLS = Path(__file__).parent / "evenings"
Row = dict[str, Any]
"""A line of a script for `luming replay`; its quote may be {"of": NAME, "id": ...}: the bot's newest line there about that
reporter's ticket (with "several" one that names others too), where it has said one, else the line of that id."""

DOORS = ("blocked_door", "fire_lane", "ebikes", "renovation", "upstairs", "elevator", "clutter", "access", "water")
"""What is at a building."""
LANDMARKS = ("东门", "西门", "北门", "南门", "小广场", "地下车库", "快递柜", "凉亭")
_BARE_BEFORE = tuple("门正大旁附侧出楼单的")
"""What a wording has behind {p} where it says itself on which side of the place."""
_AGREES = tuple("我也 我家 是啊 真的".split())
"""How a second begins that nobody takes for talk of something else, though it quotes nothing."""
NIGHT = "王磊"


@dataclass
class Matter:
    """One matter as it was planted: who told it, and who seconds it. `topic` is "danger" or "private" for those that are no topic."""

    topic: str
    label: str
    place: str
    near: tuple[str, ...]
    reporter: str
    room: str | None
    at: datetime
    alone: bool = True  # no other matter is told within minutes
    voices: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)  # who only talks beside it
    votes: dict[str, str] = field(default_factory=dict)


class Planting:
    """The matters of one evening in the rooms of one compound, and all lines about them."""

    def __init__(
        self,
        chance: random.Random,
        people: Sequence[str],
        rooms: Sequence[str],
        staff_room: str,
        start: datetime,
        span: timedelta,
        matters: int,
        pool: str = "a",
        officer: str = NIGHT,
    ) -> None:
        self.chance, self.people, self.rooms, self.officer = chance, list(people), rooms, officer
        self.staff_room, self.start, self.span = staff_room, start, span
        self.words: dict[str, Any] = yaml.safe_load((POOLS / f"pool_{pool}.yaml").read_text("utf8"))
        self.matters: list[Matter] = []
        self.rows: list[Row] = []
        self._ids = 0
        self._buildings = chance.sample(range(1, 60), 59)
        self._landmarks = chance.sample(LANDMARKS, len(LANDMARKS))
        chance.shuffle(self.people)
        self._plant(matters)

    def _plant(self, count: int) -> None:
        moments = self._moments(count)
        for n, (topic, at) in enumerate(zip(self._topics(count), moments, strict=True)):
            gaps = [abs(at - other) for other in moments if other != at]
            self._matter(n, topic, at, min(gaps, default=self.span) > timedelta(minutes=4))
        for n in range(count // 6):
            self._offer(moments[n * 6 + 2] + timedelta(minutes=5, seconds=30))

    def _moments(self, count: int) -> list[datetime]:
        """Spread over the evening; now and then one is told while the one before it is still fresh."""
        step, moments = self.span * 0.93 / count, list[datetime]()
        for n in range(count):
            at = self.start + step * n + timedelta(seconds=self.chance.randrange(10, 90))
            close = n % 8 == 5
            moments.append(moments[-1] + timedelta(seconds=self.chance.randrange(30, 70)) if close else at)
        return moments

    def _topics(self, count: int) -> list[str]:
        """Every topic in turn; a danger and a private line late in the evening."""
        topics = list(self.words["topics"])
        self.chance.shuffle(topics)
        chosen = [topics[n % len(topics)] for n in range(count)]
        if count > 8:
            chosen[count * 3 // 4], chosen[count // 2] = "danger", "private"
        return chosen

    def _matter(self, n: int, topic: str, at: datetime, alone: bool) -> None:
        if topic in ("danger", "private"):
            place, near = self._building(), ()
            words = self.words["danger"]["tells"] if topic == "danger" else self.words["private"]
            label = "other_complaint" if topic == "danger" else ""
            matter = Matter(topic, label, place, near, self._person(), self.rooms[0], at, alone)
            if topic == "private":
                self._say(
                    matter.reporter, "大家晚上好", self.start, self.rooms[0]
                )  # so that the bot knows his compound
                matter.room = None
            self._tell(matter, self._at(self.chance.choice(words), matter))
            for _ in range(self.chance.randrange(2, 5) if topic == "danger" else 0):
                self._second(matter, "quote")
            return
        place, near = self._place(topic)
        known = self.words["topics"][topic]
        matter = Matter(topic, known["label"], place, near, self._person(), self.rooms[0], at, alone)
        bare = n % 4 == 3
        self._tell(matter, self._at(self.chance.choice(known["bare" if bare else "tells"]), matter))
        if bare and self.chance.random() < 0.7:
            answer = self.chance.choice(("{p}", "在{p}", "{p}这边", "就是{p}")).replace("{p}", place)
            self._say(matter.reporter, answer, at + timedelta(seconds=self.chance.randrange(30, 110)), matter.room)
        for kind in self._kinds(bare, alone):
            self._second(matter, kind)
        self._besides(matter, known)
        if len(self.rooms) > 1 and n % 7 == 1:
            self._tell_elsewhere(matter, known)
        if n % 8 == 2:
            self._likewise(matter)
        if n % 6 == 0 and not bare:
            self._close(matter)

    def _kinds(self, bare: bool, alone: bool) -> list[str]:
        """How so many neighbours second it."""
        kinds = {"quote": 5, "bot": 3, "also": 2, "here": 0 if bare else 2, "soon": 3 if alone else 0}
        kinds |= {"own": 1 if alone else 0, "also_soon": 1 if alone else 0}
        count = self.chance.choice((0, 2, 3, 4, 5, 6, 7, 9))
        return self.chance.choices(list(kinds), list(kinds.values()), k=count)

    def _second(self, matter: Matter, kind: str) -> None:
        """One more voice, in one of the ways in which neighbours raise it."""
        who, topic = self._person(), self.words["topics"].get(matter.topic, {})
        matter.voices.add(who)
        seconds, quote = self.chance.randrange(40, 1000), None
        if kind == "quote":
            text, quote = self.chance.choice(self.words["seconds"]), {"id": self._id(matter)}
        elif kind == "bot":
            text, quote = self.chance.choice(self.words["seconds"]), {"of": matter.reporter, "id": self._id(matter)}
        elif kind == "also":
            text, quote = self.chance.choice(topic["also"]), {"id": self._id(matter)}
        elif kind == "here":
            placed = [words for words in topic["own"] if "{p}" in words]
            text = self._at(self.chance.choice(placed), matter)
        elif kind == "own":
            plain = [words for words in topic["own"] if "{p}" not in words]
            text, seconds = self.chance.choice(plain), self.chance.randrange(20, 150)
        elif kind == "also_soon":
            agreeing = [words for words in topic["also"] if words.startswith(_AGREES)] or self.words["soon"]
            text, seconds = self.chance.choice(agreeing), self.chance.randrange(15, 90)
        else:
            text, seconds = self.chance.choice(self.words["soon"]), self.chance.randrange(8, 110)
        self._say(who, text, matter.at + timedelta(seconds=seconds), matter.room, quote)
        if self.chance.random() < 0.1:
            later = matter.at + timedelta(seconds=seconds + self.chance.randrange(60, 300))
            self._say(who, text, later, matter.room, quote or {"id": self._id(matter)})

    def _besides(self, matter: Matter, known: Row) -> None:
        """Who quotes it and counts for nothing: a culprit, who denies it, a joke, a question; and its reporter once more."""
        kinds = self.chance.choices(("denies", "jokes", "questions", "asides"), k=self.chance.choice((0, 0, 1, 2, 3)))
        lines = [self.chance.choice(self.words[kind]) for kind in kinds]
        if "culprit" in known and self.chance.random() < 0.35:
            lines.append(self.chance.choice(known["culprit"]))
        for text in lines:
            who = self._person()
            matter.beside.add(who)
            quote = {"id": self._id(matter)} | self.chance.choice(({}, {"of": matter.reporter}))
            self._say(who, text, matter.at + timedelta(seconds=self.chance.randrange(40, 900)), matter.room, quote)
        if self.chance.random() < 0.3:
            later = matter.at + timedelta(seconds=self.chance.randrange(200, 800))
            text = self.chance.choice(self.words["again"])
            self._say(matter.reporter, text, later, matter.room, {"id": self._id(matter)})

    def _tell_elsewhere(self, matter: Matter, known: Row) -> None:
        """Told in the other groups of the compound too, minutes later; somebody there seconds it."""
        for n, room in enumerate(self.rooms[1:], 1):
            who, other = self._person(), self._person()
            matter.voices |= {who, other}
            words = [words for words in (*known["tells"], *known["own"]) if "{p}" in words]
            at = matter.at + timedelta(seconds=self.chance.randrange(60, 300) * n)
            told = self._say(who, self._at(self.chance.choice(words), matter), at, room)
            text = self.chance.choice(self.words["seconds"])
            self._say(other, text, at + timedelta(seconds=self.chance.randrange(20, 200)), room, {"id": told})

    def _likewise(self, matter: Matter) -> None:
        """我们5栋也是: the same at another place, a matter of its own."""
        at = matter.at + timedelta(seconds=self.chance.randrange(200, 260))
        place = self._building()
        other = Matter(matter.topic, matter.label, place, (place,), self._person(), matter.room, at)
        self.matters.append(other)
        text = self.chance.choice(self.words["elsewhere"]).replace("{q}", place)
        self._say(other.reporter, text, at, matter.room, {"id": self._id(matter)})

    def _close(self, matter: Matter) -> None:
        """The night's officer takes it, and closes it; some of those who counted say what they think."""
        taken = matter.at + timedelta(minutes=self.chance.randrange(17, 20))
        closed = taken + timedelta(minutes=self.chance.randrange(5, 15))
        for at, words in ((taken, "{n} 收"), (closed, "{n} 办结 已处理好")):
            self.rows.append(
                {"at": at, "from": self.officer, "room": self.staff_room, "text": words, "of": matter.reporter}
            )
        for who in self.chance.sample(sorted(matter.voices), min(len(matter.voices), 2)):
            verdict = self.chance.choice(list(self.words["votes"]))
            matter.votes[who] = verdict
            at = closed + timedelta(minutes=self.chance.randrange(12, 30))
            text = self.chance.choice(self.words["votes"][verdict])
            self._say(who, text, at, self._room(who, matter), {"of": matter.reporter, "several": True})

    def _offer(self, at: datetime) -> None:
        """A neighbour's own offer, and those who take it: none of ours."""
        self._say(self._person(), self.chance.choice(self.words["offers"]), at, self.rooms[0])
        for _ in range(self.chance.randrange(2, 6)):
            text = self.chance.choice(self.words["takers"])
            self._say(self._person(), text, at + timedelta(seconds=self.chance.randrange(5, 80)), self.rooms[0])

    def _tell(self, matter: Matter, text: str) -> None:
        self.matters.append(matter)
        self._say(matter.reporter, text, matter.at, matter.room, id=self._id(matter))

    def _say(self, who: str, text: str, at: datetime, room: str | None, quote: Row | None = None, id: str = "") -> str:
        self._ids += 1
        row: Row = {"at": at, "id": id or f"p-{self.people[0]}-{self._ids}", "from": who, "text": text}
        self.rows.append(row | ({"room": room} if room else {}) | ({"quote": quote} if quote else {}))
        return str(row["id"])

    def _id(self, matter: Matter) -> str:
        return f"told-{matter.reporter}"

    def _room(self, who: str, matter: Matter) -> str | None:
        said = (row.get("room") for row in self.rows if row["from"] == who)
        return next(said, matter.room)

    def _person(self) -> str:
        """Somebody who has not spoken of anything yet."""
        self.people.append(self.people.pop(0))
        return self.people[-1]

    def _building(self) -> str:
        return f"{self._buildings.pop()}栋"

    def _place(self, topic: str) -> tuple[str, tuple[str, ...]]:
        """A place that nobody else names this evening, and how others say it."""
        if topic not in DOORS and self._landmarks and self.chance.random() < 0.4:
            place = self._landmarks.pop()
            return place, (f"{place}口", place) if place.endswith("门") else (f"{place}旁边", place)
        building = self._building()
        if topic in DOORS and self.chance.random() < 0.6:
            place = f"{building}{self.chance.randrange(1, 4)}单元"
            return place, (place, f"{place}门口")
        return building, (building, f"{building}楼下", f"{building}门口")

    def _at(self, words: str, matter: Matter) -> str:
        """The words with the place, said this way or that; where they go on with a side of it, the place alone."""
        place = self.chance.choice(matter.near or (matter.place,))
        rest = words.partition("{p}")[2]
        return words.replace("{p}", matter.place if rest.startswith(_BARE_BEFORE) else place)


def people(chance: random.Random, count: int, station: str) -> Iterator[str]:
    """Nicknames of a group, each once."""
    surnames = (
        "陈林黄周吴郑王冯褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    )
    given = "晓雨 静 阿妹 建军 老师 大爷 妈妈 小满 子涵 桂英 浩然 姐 叔 阿姨 师傅 文静 海燕 阳阳 丽萍 一诺 的猫 家长".split()
    names = [f"{surname}{name}-{station[0]}" for surname in surnames for name in given]
    yield from chance.sample(names, count)
