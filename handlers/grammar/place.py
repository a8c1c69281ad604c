"""Two places (地点) side by side: the same, near each other, or apart; compared by their parts, as nlp/place.py spells them.

A door, a stair or a floor says no more than the building it is in (3栋2单元门口 is 3栋2单元, 6栋楼下 is 6栋门口); a gate, a side or a
landmark does (9栋西门 is near 9栋, and nobody knows).
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from rapidfuzz import fuzz

_ZONE = r"[\d一二三四五六七八九东南西北中甲乙丙丁戊己庚辛A-Z]{1,2}[区期]"
_HOUSE = re.compile(
    rf"(?P<zone>{_ZONE})?(?P<name>[A-Z]?\d{{1,3}}|[甲乙丙丁戊己庚辛东南西北中A-Z])(?:栋|座)(?P<to>至(?P<last>\d{{1,3}})(?:栋|座))?"
)
_UNIT = re.compile(r"([\d甲乙丙丁A-Z]{1,2})单元")
_FLOOR = re.compile(r"(负?\d{1,2})(?:楼(?![下上前后])|层)")
_ROOM = re.compile(r"(?<!\d)(\d{3,4})室?(?!\d|号)")
_BAY = re.compile(r"[A-Z]?\d{1,3}号?车位|(?<![A-Z])[A-Z]\d{1,3}")
_DOOR = re.compile(
    r"单元门口?|楼梯间?|楼道|电梯(?:口|间)?|架空层|[楼门]?底下|楼下|楼上|门[口前厅洞]|大门口?|正门口?|旁边?|路?边上?|附近|(?<=楼)口"
)
"""What of a building says no more than the building."""
_AROUND = re.compile(r"(?:口|门口|门前|旁边?|边上?|附近|一带|外[面头边]?|里[面头边]?|内|前面|入口|的)$")
"""What of a landmark says no more than the landmark."""
_GATE = re.compile(r"[东南西北前后正侧]+(?:大?门|[侧边面])|[出入]口")
_ROAD = re.compile(r"[路街巷道](?:\d+号)?|路口|大道|市场|夜市|广场|公园|学校|小学|中学|医院|车站|公交站|桥")
"""What lies outside of any compound."""
_LIKE = 80
_MOST_HOUSES = 60


class Nearness(Enum):
    """How two places lie to each other."""

    SAME = auto()
    NEAR = auto()  # one names a side or a landmark of the other: 9栋, 9栋西门
    BESIDE = auto()  # two sides of one building: 7栋前面, 7栋后面
    APART = auto()
    UNKNOWN = auto()  # one of them, or both, is told by nobody


@dataclass(frozen=True)
class _Parts:
    zone: str = ""
    houses: frozenset[str] = frozenset()
    unit: str = ""
    floor: str = ""
    room: str = ""
    spot: str = ""


def nearness(one: str | None, other: str | None) -> Nearness:
    """How two places of one compound lie to each other."""
    if not one or not other:
        return Nearness.UNKNOWN
    if one == other:
        return Nearness.SAME
    a, b = _parts(one), _parts(other)
    if _differ(a.zone, b.zone) or _differ(a.unit, b.unit) or _differ(a.floor, b.floor) or _differ(a.room, b.room):
        return Nearness.APART
    if a.houses and b.houses:
        return _of_houses(a, b) if a.houses & b.houses else Nearness.APART
    if a.houses or b.houses:
        return _with_house(a, b)
    return _spots(a.spot, b.spot) if a.spot and b.spot else Nearness.NEAR


def is_public(place: str | None) -> bool:
    """Whether a place is one wherever it is told: a road, a market, a square, and no building of a compound."""
    return bool(place) and not has_house(place) and _ROAD.search(place or "") is not None


def has_house(place: str | None) -> bool:
    """Whether a place names a building or a unit, which every compound has of its own."""
    parts = _parts(place or "")
    return bool(parts.houses or parts.unit or parts.floor)


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _of_houses(a: _Parts, b: _Parts) -> Nearness:
    if a.spot == b.spot:
        return Nearness.SAME
    if a.spot and b.spot:
        return Nearness.SAME if _spots(a.spot, b.spot) is Nearness.SAME else Nearness.BESIDE
    return Nearness.NEAR


def _with_house(a: _Parts, b: _Parts) -> Nearness:
    """A building, and a place that names none: 9栋西门 and 西门, 3栋2单元 and 2单元."""
    if a.spot and b.spot:
        return Nearness.NEAR if _spots(a.spot, b.spot) is Nearness.SAME else Nearness.APART
    bare = b if a.houses else a
    return Nearness.APART if bare.spot else Nearness.NEAR


def _spots(one: str, other: str) -> Nearness:
    """Two landmarks, gates or sides."""
    short, long = sorted((one, other), key=len)
    if short in long:
        return Nearness.SAME
    if _GATE.search(short) and _GATE.search(long):
        return Nearness.APART
    return Nearness.NEAR if fuzz.ratio(one, other) >= _LIKE else Nearness.APART


@lru_cache(2_000)
def _parts(place: str) -> _Parts:
    houses, zones, rest = set[str](), set[str](), place
    for found in _HOUSE.finditer(place):
        zones |= {found["zone"]} if found["zone"] else set()
        houses |= _row(found["name"], found["last"])
    rest = re.sub(
        r"^[、和与至]+|[、和与至]+$", "", re.sub(r"(?<=␟)[、和与至]+(?=␟)", "", _HOUSE.sub("␟", rest)).replace("␟", "")
    )
    zone = re.search(_ZONE, rest)
    unit, floor = _UNIT.search(rest), _FLOOR.search(rest)
    rest = re.sub(_ZONE, "", _FLOOR.sub("", _UNIT.sub("", rest)))
    room = _BAY.search(rest) or _ROOM.search(rest) if houses or floor or zone else None
    rest = _DOOR.sub("", _ROOM.sub("", _BAY.sub("", rest)) if room else rest) if houses or unit else rest
    return _Parts(
        zone="".join(sorted(zones)) or (zone[0] if zone else ""),
        houses=frozenset(houses),
        unit=unit[1] if unit else "",
        floor=floor[1] if floor else "",
        room=room[0] if room else "",
        spot=_bare(rest) if not houses else rest.strip("的"),
    )


def _bare(spot: str) -> str:
    """A landmark without what only says that it is near: 快递柜旁边 is 快递柜."""
    bare = _AROUND.sub("", spot)
    return bare if len(bare) > 1 else spot


def _row(first: str, last: str | None) -> set[str]:
    """3栋至5栋 are three."""
    if last is None or not first.isdigit() or not int(first) < int(last) <= int(first) + _MOST_HOUSES:
        return {first} | ({last} if last else set())
    return {str(number) for number in range(int(first), int(last) + 1)}
