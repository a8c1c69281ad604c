"""Flats, as people write them: 9栋502, 9-2-502, 9#五零二室, 我家502, 五零二. The building may be read, the door may not."""

import re
from collections.abc import Iterator

from handlers.domain.masking.folded import Folded
from handlers.domain.masking.span import Span

_HOUSE = r"(?:(?<![A-Za-z])[A-Za-z]|(?<!\d)\d{1,3}|(?<![\d十])\d?十\d?)(?:栋|幢|座|号楼|#楼|号|#|楼栋|号院)"
_UNIT = r"(?:[\d十]{1,2}(?:单元|门洞?|梯))"
_SIGN = r"[\s,、.·:/_#\-—–~+|。]"
_NO_DOOR = (
    r"(?![\d*]|20\d\d\s?[-/.年]|\s?(?:[多余来]?(?:辆|元|块|米|平|次|斤|吨|度|天(?!天)|年|分钟|小时|秒|点|%|℃|万|千|栋|幢|座|单元|层|号楼"
    r"|[月日](?!常)|公里|公斤|级|条|张|只|棵|盏|桶|袋|台|套|个[^人]|kg|km)|[多余]|路(?!过)|公[交路]|国道|省道|县道|高速|小区|弄|医院|中学|热线)|:\d|\.\d|,\d{3})"
)
# 200户, 150人: as many, and nobody's door.
_MANY = r"(?!\d{1,3}0\s?(?:个|人|户|家))"
_HOTLINE = r"(?!(?:110|119|120|122|100)(?!\d|室|[号]?房))"
_NO_YEAR = r"(?!20\d\d\s?[-/.年])"
_DOOR = (
    rf"{_NO_YEAR}{_MANY}(?:[A-Za-z]\s?)?(?:\d{{3,4}}{_NO_DOOR}|\d(?:[\s.·_\-]{{1,2}}\d){{2,3}}(?![\d])(?![\s.·_\-]+\d){_NO_DOOR}"
    r"|(?:\d千)?\d百(?:0?\d|\d?十\d?)(?!\d|[\d十百多余]*(?:个|人|户|元|块|米|辆|平|次|天|年|斤|度|万|多|余)))(?:[A-Za-z](?![A-Za-z]))?"
)
_AFTER = r"(?:-\d{1,2}(?!\d))?(?:室|号?房(?![东主客产屋])|号(?!楼))?"
_FLOOR = r"(?:[\d十]{1,3}[楼层F]\s?)?"

_ADDRESSED = re.compile(
    rf"(?:{_HOUSE}{_SIGN}{{0,2}}的?(?:{_UNIT}{_SIGN}{{0,2}}|(?<!\d)\d{{1,2}}\s?[-—–/.]\s?)?|{_UNIT}{_SIGN}{{0,2}})"
    rf"(?:[Nn][Oo]\.?\s?|№)?(?P<flat>{_FLOOR}{_DOOR}{_AFTER})"
)
_STOREY = re.compile(
    rf"(?:{_HOUSE}|{_UNIT}|家住?|我住?)\s?(?:{_UNIT}\s?)?[\d十]{{1,3}}[楼层]\s?(?P<flat>\d{{1,2}}(?:号|户|室)(?!楼)|[东西左右中南北]边?[户室]|[A-Da-d][户室])"
)
_DASHED = re.compile(
    rf"(?<![\d\-/.:年月])(?:\d{{1,2}}\s?[-—–~/._·]\s?(?:\d{{1,2}}\s?[-—–~/._·]\s?)?)(?P<flat>{_NO_YEAR}\d{{3,4}}(?![\d/.:]|\s?[-—–]\s?\d{{3}}){_NO_DOOR}{_AFTER})"
)
_LONE = re.compile(
    rf"(?<![\d#.:\-/共总计约近有])(?P<flat>{_MANY}{_NO_YEAR}\d{{3,4}}(?:室|号?房(?![东主客产屋])|号?住?户(?!型|外)))"
)
_OF_SOMEBODY = re.compile(
    r"(?:(?:[我俺咱他她你您](?:们|家)?|本人|业主|邻居|房东|租客|楼[上下左右]|对[门面]|隔壁|房号|房间号?|门牌号?|室号|户号|家里|家|住户?|同事)"
    rf"(?:家?住在?|是|在|的|就|号|:|\s|-){{0,3}}{_FLOOR}|[\d十]{{1,3}}[楼层]\s?的?)"
    rf"(?P<flat>{_HOTLINE}{_NO_YEAR}(?!\d{{1,2}}00)(?:\d{{3}}|\d\d[0-3]\d|\d百0?\d){_NO_DOOR}{_MANY}{_AFTER})"
)
_DOOR_ALONE = re.compile(
    rf"(?<![\d#.:\-A-Za-z¥])(?P<flat>{_NO_YEAR}(?:[1-9]0[1-9]|[1-3]\d0[1-9])(?!后|-20){_NO_DOOR}(?!号|人|个|次|块)(?:室|房)?)(?![A-Za-z])"
    rf"|(?<![\d#.:\-/])(?P<named>{_NO_YEAR}(?:\d\d[0-2][1-9]|\d\d\d[0-9])(?:的?(?:业主|住户|邻居|那[家户]|这[家户]|租客|老[人头太]|小孩|人家)))"
)


def flats_in(copy: Folded) -> Iterator[Span]:
    """Every door that somebody lives behind."""
    for start, end in sorted([*addressed(copy.text), *_places(copy.text, _LONE, _OF_SOMEBODY, _DOOR_ALONE)]):
        yield _masked(copy, start, end)


def addressed(text: str) -> Iterator[tuple[int, int]]:
    """Where the doors stand that are named with their building, in no order."""
    return _places(text, _ADDRESSED, _STOREY, _DASHED)


def _places(text: str, *patterns: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        for flat in pattern.finditer(text):
            yield flat.span(flat.lastgroup or 0)


def _masked(copy: Folded, start: int, end: int) -> Span:
    """The door with its first digit; the signs between the building and it go where nothing is left to join."""
    before = start
    while before and copy.text[before - 1] in " -—–~/._·,、:":
        before -= 1
    joint = copy.text[before:start] if copy.text[before:start].strip() else copy.text[before:start]
    door = re.sub(r"^[\d十]{1,3}[楼层F]\s?", "", copy.text[start:end])
    first = copy.typed(end - len(door), end)[:1]
    return Span(before, end, f"{_kept(copy, before, joint)}{first}**")


def _kept(copy: Folded, before: int, joint: str) -> str:
    """What joined the building and the door, as it was typed; a dash behind a word only joined them."""
    if joint.strip() == "-" and copy.text[before - 1 : before].isalpha():
        return ""
    return copy.typed(before, before + len(joint))
