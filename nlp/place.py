"""The place that a line names, in one spelling: 三幢, 叁栋, 3号楼 and 第三栋 are "3栋".

A place is a part (a building, a gate, a landmark) with what directly follows it: a unit, a door, a side, another part.
Words that only point (那边, 那里, 那哈) are dropped, sides stay as they were written (后, 后面).
Several buildings or units in a row are one place: "3栋、5栋门口", "3栋至5栋", "3栋和4栋之间"; of flats and gates in a row it is the first,
with no door of the others.
The speaker's own flat (我是9栋502的) is no place but his home: of it the place has the building alone.
"""

import re
from collections.abc import Iterable, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from nlp import home
from nlp.address import NUMBER, addresses, joint
from nlp.landmark import Landmarks
from nlp.misheard import righted
from nlp.part import Part, Rank
from nlp.placewords import PlaceWords

_SIGNS = (
    *(
        digit + sign
        for digit in "一二三四五六七八九十廿卅"
        for sign in ("栋", "幢", "座", "单元", "门洞", "楼", "层", "号")
    ),
    *(digit + sign for digit in "壹贰叁肆伍陆柒捌玖拾" for sign in ("栋", "幢", "座", "单元", "门洞", "号")),
    *(digit + sign for digit in "一二三四五六七八九十廿卅" for sign in "洞动冻"),
    *(age + "楼" for age in "老新"),
    *(letter + sign for letter in "甲乙丙丁戊己庚辛东西南北中" for sign in ("栋", "幢", "座", "单元", "门洞", "号楼")),
    *(side + "门" for side in "东西南北正前后侧大小区"),
    *("车库", "停车场", "地库", "路", "街", "巷", "大道"),
    *(f"{zone}区" for zone in "东西南北中甲乙丙丁戊己庚辛一二三四五六七八九"),
    *(letter + sign for letter in ascii_lowercase for sign in ("区", "栋", "幢", "座", "楼", "单元", "门", "口", "号")),
    *(f"{phase}期" for phase in "一二三四五六七八九"),
    *("小区东", "小区西", "小区南", "小区北", "小区对", "小区后", "小区旁", "小区出", "小区入", "小区的"),
    *("东院", "西院", "南院", "北院", "号车位", "号停车位", "小区正", "小区斜", "门岗", "负一", "负二", "负三"),
)
"""What a place without digits holds, if it is none of the names."""

_SHORT_SIDES = (
    r"旁(?![若听观人])|边(?![上框缘境防走打唱聊玩骑看喊吃])|外(?![地卖来人墙观套放加])"
    r"|后(?!来|天|半|勤|果|悔|头|续|的|就|还|又|再)|前(?!天|几|段|不|两|年|阵|面|边|的|后)"
)
_SHORT_STARTS = "旁边外后前进出左右"
_TURN = r"(?:进来|进去|进门|出来|出去|出门|进|出)的?[左右](?:手边|手|边|侧|转|拐)|[左右][转拐]"
_POINTER = "[那这][个边点哈块里儿头堆片栋]?|一带|位置"
_LINK = re.compile(rf"\s*(?:的|{_POINTER})?的?\s*")
_JOIN = re.compile(
    rf"\s*(?:和|与|跟|以?及|还有|到|至|、|~|-|,(?=第?(?:{NUMBER})(?:[栋幢]|号楼|#)(?:的?[\u4e00-\u9fff]{{0,3}}[都全均]|停[水电气])))?\s*"
)
_BETWEEN = re.compile("的?(之间|中间|交界处?|间(?=的))")
_ROOM = re.compile(r"\d{3,4}室")
_MOST_DETAILS = 5
_MOST_OF_A_ROW = 6


class Where(NamedTuple):
    """The place that a line names, and the speaker's own address where it tells his flat; None where it does not."""

    place: str | None
    home: str | None


_NOWHERE = Where(None, None)


class Places:
    """Finds places; `known` are names of this community that are tried before the common landmarks."""

    def __init__(self, words: PlaceWords, known: Iterable[str] = ()) -> None:
        longest = sorted(words.sides, key=len, reverse=True)
        self._side = re.compile(f"{_TURN}|(?:{'|'.join(longest)})(?<!楼下(?=[水午]))(?![禁铃锁])|{_SHORT_SIDES}")
        self._landmarks = Landmarks(words, self._side, known)
        self._words = (*_SIGNS, *self._landmarks.known, *words.own, *words.named, *_with_sides(words))
        self._any = AhoCorasick(sorted({*self._words, *"0123456789#"}))

    def words(self) -> Iterable[str]:
        """Words (or digits) without one of which no line names a place."""
        return self._words

    def find(self, line: str) -> str | None:
        """The place in a normalised line: the building first where one is named, else the first gate, road or landmark."""
        return self.look(line).place

    def look(self, line: str) -> Where:
        """The place in a normalised line, and the speaker's own flat apart from it."""
        if not self._any.find_matches_as_indexes(line):
            return _NOWHERE
        clear, landmarks = self._landmarks.find(righted(line))
        parts = _outer([*addresses(clear), *landmarks])
        own = next((part for part in parts if part.door and home.is_own(clear, part)), None) or home.alone(clear, parts)
        return self._apart(clear, own, parts) if own else Where(self._best(clear, parts), None)

    def _best(self, line: str, parts: Sequence[Part]) -> str | None:
        """The place that the parts make."""
        if not parts:
            return None
        first = min(parts, key=lambda part: (part.rank, part.start, -part.end))
        if between := _between(line, first, parts):
            return between
        name, end = _row(line, first, parts)
        return name if first.last and not first.row else self._with_details(line, name, end, parts)

    def _apart(self, line: str, own: Part, parts: Sequence[Part]) -> Where:
        """Where the matter is, and where the speaker lives: 楼上602 of somebody of 9栋502 is 9栋602."""
        others = [part for part in parts if part.start >= own.end or part.end <= own.start]
        others = [part for part in others if not (part.door and (part.door == own.door or home.is_own(line, part)))]
        building = own.without_door or next((part.name for part in others if home.is_home(line, part)), "")
        address = self._with_details(line, own.name, own.end, parts)
        if building and not own.without_door:
            address = building + address.replace("室", "", 1)
        place = self._best(line, [part for part in others if part.rank is not Rank.HOME])
        if place and building and _ROOM.fullmatch(place):
            place = building + place.removesuffix("室")
        return Where(place or building or None, address)

    def _with_details(self, line: str, name: str, end: int, parts: Sequence[Part]) -> str:
        """What is named until `end`, and what directly follows it."""
        for _ in range(_MOST_DETAILS):
            link = _LINK.match(line, end)
            start = link.end() if link else end
            part = _at(start, parts)
            side = self._side.match(line, start)
            if part and part.name not in name and (not side or part.end >= side.end()):
                name, end = name + part.name, part.end
            elif side:
                name, end = name + side[0], side.end()
            else:
                break
        return name


def _with_sides(words: PlaceWords) -> Iterable[str]:
    """The names that are a place only with a number (2号充电桩) or a side, of which the first character tells enough."""
    starts = {*_SHORT_STARTS, *(side[0] for side in words.sides)}
    for name in (*words.trades, *words.things):
        yield f"号{name}"
        yield from (name + start for start in starts)


def _outer(parts: Iterable[Part]) -> list[Part]:
    """The parts that lie in no longer one: 2单元 in 3栋2单元, 62号楼 in 建设路62号."""
    outer: list[Part] = []
    reach = 0
    for part in sorted(parts, key=lambda part: (part.start, -part.end)):
        if part.end > reach or part.spans(outer[-1]):
            outer.append(part)
            reach = part.end
    return outer


def _at(start: int, parts: Iterable[Part]) -> Part | None:
    """The longest part that starts there and may stand after another."""
    here = [part for part in parts if part.start == start and part.rank is not Rank.BUILDING]
    return max(here, key=lambda part: part.end, default=None)


def _row(line: str, first: Part, parts: Sequence[Part]) -> tuple[str, int]:
    """The first part with the others of its row, and where they end: "3栋和5栋" is "3栋、5栋"."""
    name, end, last = first.row or first.name, first.end, first
    for _ in range(_MOST_OF_A_ROW):
        join = _JOIN.match(line, end)
        second = next((part for part in parts if join and part.start == join.end() and _goes_on(last, part)), None)
        if not join or not second or second.row:
            break
        if second.name not in name:
            name += joint(join[0].strip() or "、") + second.name
        end, last = second.end, second
    return name, end


def _goes_on(first: Part, second: Part) -> bool:
    """Whether a part is of the same kind as the one before it, and neither tells a flat: 3栋 and 5栋, 4栋1单元 and 3单元."""
    if first.door or second.door:
        return False
    units = first.name.endswith("单元") and second.rank is Rank.UNIT and second.name.endswith("单元")
    return units or (first.rank is second.rank is Rank.BUILDING)


def _between(line: str, first: Part, parts: Sequence[Part]) -> str | None:
    """ "3栋和4栋之间", however the two were joined."""
    last, end = first.last, first.end
    if not last and (join := _JOIN.match(line, end)):
        second = next((part for part in parts if part.start == join.end() and _alike(first, part, join[0])), None)
        last, end = (second.name, second.end) if second else ("", end)
    between = _BETWEEN.match(line, end) if last else None
    return f"{first.name}和{last}{'之间' if between[1] == '间' else between[1]}" if between else None


def _alike(first: Part, second: Part, join: str) -> bool:
    """Whether two parts in a row are two places; without a word between them they must be of one kind."""
    return bool(join.strip()) or (first.rank is second.rank and first.rank is not Rank.SPOT)
