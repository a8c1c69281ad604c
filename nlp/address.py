"""Buildings, units, floors, rooms and parking spaces: whatever has a number. 三幢, 叁栋, 3号楼, 3# and 第三栋 are "3栋"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from nlp.pair import pairs_in
from nlp.part import Part, Rank

DIGITS = "一二三四五六七八九十廿卅"
NUMBER = rf"\d{{1,3}}|[{DIGITS}]{{1,4}}"
_STEMS = "甲乙丙丁戊己庚辛"
_TO = r"(?:\s*[、~—–到至和跟与及-]\s*|(?<=\d)[,/](?=\d{1,2}(?!\d)))"
_LOOSE = re.compile(r"(?<=\d)[,/]\d|^[,/]\d")
"""What may stand in a row, and between two things that have nothing to do with each other."""
_UNTIL = frozenset("~—–到至-")
_MORE = rf"((?:{_TO}(?:{NUMBER})){{0,6}})"
"""The others of a row: "3、4、5栋"."""

# What makes a number before 栋 a quantity, or no number of a building at all.
_NOT_COUNTED = rf"(?<![a-z0-9{DIGITS}两这那哪每另某同整几共月第])(?<!\d[.:])(?<!(?<!还)有)(?<![拆建盖买卖送])(?<![拆建盖买卖送]了)(?<!进[去来门])"
_NO_COUNT = "(?!梁|别墅|房子|洋房|大楼|高楼|小楼|多层|高层|小高层|一[栋幢]|楼(?![长管下上道顶梯层底前后旁对外门边侧东西南北附入]))"
_HALL = "(?:楼(?=[前后旁对外门边侧东西南北附入]))?"
"""3栋楼后面 is 3栋后面."""
_OF_A_TOWER = (
    rf"(?:第?(?:{NUMBER})\s*(?:单元|楼|层)|\d{{3}}|都?[没断缺][水电]|都?停[水电]|漏水"
    r"|的?(?:门[口前禁]|楼[上下顶底道梯]|后面|前面|旁边|对面|[电货客]梯|大[堂厅]|业主|住户))"
)
_HOUSE = (
    rf"(?:\s*(?:号?[栋幢]{_NO_COUNT}{_HALL}|号(?:楼(?!下(?!午)|上(?!午)|[顶底道梯层盘])|(?=楼(?:[下上](?![水午])|[顶底道梯](?!水)))|楼(?=下水)))"
    # 3#502 reaches us with its room taken for a ticket's number.
    r"|#(?:楼(?![下顶底道梯层上]))?(?!电梯|变压器|泵|机|[汽柴]油)|〔单号〕"
    # A plain 5座 is a car with five seats.
    rf"|座(?=(?:[、和与跟到]第?(?:{NUMBER})座)?{_OF_A_TOWER})"
    rf"|号(?=第?(?:{NUMBER})\s*单元))"
)
_LETTERED = rf"(?<![a-z0-9])((?:[a-z]\d{{0,2}}[、和与跟]){{0,4}}[a-z]-?\d{{0,2}}|\d{{1,2}}[a-z]|[{_STEMS}])\s*(?:[栋幢]{_HALL}|座(?![山桥城高票位])|号楼)"
_ZONE = rf"((?<![a-z0-9])[a-z]\d?区|(?<![广山关江华海河湖城小])[东西南北中{_STEMS}]区|(?<![a-z0-9第{DIGITS}])[1-9一二三四五六七八九]区|第?[一二三四五六七八九\d]期|\d{{1,2}}号院|[东西南北]院)"
_BUILDING = rf"(?:{_ZONE}的?\s*)?(?:{_NOT_COUNTED}第?({NUMBER}){_MORE}{_HOUSE}|{_LETTERED})"

_NO_SCHOOL = "(?!测|[一二三四小周月]测|[月周统段小]考|考|检测|复习|作文|综合|词汇|作业|课|卷|练|复习|听写|生字|单词|默写|格|语文|数学|英语|知识)"
_UNIT = rf"第?({NUMBER}|[a-z东西南北中{_STEMS}]){_MORE}\s*(?:号?单元{_NO_SCHOOL}|号?门洞)"
_UNIT_INSIDE = rf"(?:{_UNIT}|([1-9一二三四五六])门(?![口岗卫店前外诊窗])|(\d{{1,2}})-(?=\d{{3,4}}(?!\d)))"
_FLOOR = r"(负?(?:\d{1,2}|[一二三四五六七八九十]{1,3})|地下[一二三1-3]|b\d|-\d)\s*(?:楼(?!主(?![卧人])|盘|市)|层(?!楼))|(b[1-3](?![a-z\d区栋座])|负[一二三1-3](?![\d百十千万分.个]))"
_NO_ROOM = r"(?![\d年月日点元块人户辆分秒米件次万平斤度多来%])"
_ROOM = rf"(?!\d{{1,2}}00(?!\d))(\d{{3,4}})(?:室|号房|房间?|号|户(?=主|家|的))?{_NO_ROOM}|([一二三四五六七八九][一二三四五六七八九零〇]{{2,3}})(?:室|房|号|户)?"
_ADDRESS = re.compile(rf"{_BUILDING}(?:[\s的-]*{_UNIT_INSIDE})?(?:[\s的]*(?:{_FLOOR}))?(?:[\s的-]*(?:{_ROOM}))?")
_UNIT_ALONE = re.compile(
    rf"(?<![a-z0-9{DIGITS}几每共个两同这那哪某整另])(?<!(?<!还)有){_UNIT}(?:[\s的]*(?:{_FLOOR}))?(?:[\s的-]*(?:{_ROOM}))?"
)
_DASHED = re.compile(
    rf"(?<![a-z\d-])(?<!比分)(?<!比分是)(?<!取件)(?<!件码)(?<!件码[: ])(?<!取件[: ])(?<!货架)([a-z]?\d{{1,2}})[-—–](?:(\d{{1,2}})[-—–]|(\d)(?:\s|\s?的\s?))?([1-9]\d{{2,3}}){_NO_ROOM}(?!-)"
)
_EACH = re.compile(
    rf"(?<![{DIGITS}\d])(?:([一二三四五六七八九])([一二三四五六七八九])|(\d{{1,2}})[ ,/.](\d{{1,2}}))([栋幢]|单元)(?=的?[之中]间)"
)
"""三四栋之间, 3,4栋之间; without 之间 it is "three or four"."""

_SPEAKERS = "(?:朋友|邻居|兄弟|姐妹|老铁|亲|那位|这位|大哥|大姐|哥们|美女|帅哥|同学|同志)"
_FLOOR_ALONE = re.compile(
    rf"(?<![\d{DIGITS}第每几上共爬])(?<!有)(?<!回复)(?<!楼上)(负?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}))(?:[~、到至-](?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}))?楼(?!主(?![卧人])|[盘市次说问回高]|那么|层[主高]|的?楼主|的?{_SPEAKERS}|有个?人[问说])"
    r"|(?:(?<!胜)负|地下)([一二三1-3])(?:[层楼]|(?<=负.)(?![\d百十千万分.个代]))|(?<![a-z0-9])(?:b([123])(?:[层楼]|(?![a-z0-9区座栋级驾证照签本类票-]))|-([123])(?:层|楼))"
)
_ROOM_ALONE = re.compile(
    rf"(?<![\da-z])(?!\d{{1,2}}00(?!\d))(\d{{3,4}})(?:室(?![内外友温厅])|号房|房(?![子东价租]))|(?:楼[上下]|隔壁|对门|对面)的?\s*(?!\d{{1,2}}00(?!\d))([1-9]\d{{2,3}}){_NO_ROOM}(?![个条路])"
)
_SPACE = re.compile(
    rf"(?<![a-z0-9])(?:(?<![{DIGITS}])第?(\d{{1,4}}|[{DIGITS}]{{1,4}})号|([a-z]-?\d{{1,4}})号?)(?:停?车位)"
)
_ZONE_ALONE = re.compile(
    rf"{_ZONE}(?![域别间号长号段工款付期业项业招])(?:的?(?:第?(\d{{1,4}})号?(?:停?车位)|(?:停?(车位))))?"
)
_NO_PHASE = re.compile(r"[第分这那几每到上下本延假学星长短定周日月年盘\d]$")
_ZONE_BEFORE = re.compile(rf"{_ZONE}的?\s*$")
_HOME = re.compile(r"(?:我们?是|咱是|住在?|家在|家是|本人|不是|不在|来自)\s*(?:咱|我们)?(?:小区)?的?\s*$")

_VALUES = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}
_TENS = {"廿": "二十", "卅": "三十"}
_LETTERS = frozenset(f"abcdefghijklmnopqrstuvwxyz东西南北中{_STEMS}")
_NEAR = 3
"""So far may two numbers of a row lie apart between which a comma stands alone."""
_MOST_DOORS = 20
"""More doors than this has no floor: 50-100 and 9-28-2025 are no flats."""


def addresses(line: str) -> Iterator[Part]:
    """All parts of a normalised line that have a number."""
    if any(sign in line for sign in "栋幢座#号〔"):
        yield from filter(None, map(_building, _ADDRESS.finditer(line)))
    pairs: list[Part] = []
    if "-" in line or "—" in line or "–" in line:
        yield from filter(None, map(_dashed, _DASHED.finditer(line)))
        pairs += pairs_in(line)
        yield from pairs
    if "单元" in line or "门洞" in line:
        yield from filter(None, map(_unit, _UNIT_ALONE.finditer(line)))
    if "之间" in line or "中间" in line:
        yield from map(_each, _EACH.finditer(line))
    if any(sign in line for sign in ("楼", "负", "b", "-", "地下")):
        floors = filter(None, map(_floor, _FLOOR_ALONE.finditer(line)))
        yield from (floor for floor in floors if not any(pair.start <= floor.start < pair.end for pair in pairs))
    if any(sign in line for sign in "室房楼隔对"):
        yield from map(_room, _ROOM_ALONE.finditer(line))
    yield from _spaces(line)


def zone_before(line: str, start: int) -> tuple[int, str]:
    """Where the zone that stands directly before `start` begins, and its name: 二期 of 二期东门."""
    found = _ZONE_BEFORE.search(line, max(0, start - 6), start) if start else None
    return (found.start(), _zone(found[1])) if found else (start, "")


def arabic(number: str) -> str:
    """二十一 -> 21, 廿一 -> 21, 03 -> 3; "" for what is no one number (三四)."""
    if number.isdecimal():
        return str(int(number))
    for short, long in _TENS.items():
        number = number.replace(short, long)
    if "十" not in number:
        return str(_VALUES[number]) if number in _VALUES else ""
    tens, _, ones = number.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return ""
    return str(_VALUES.get(tens, 1) * 10 + _VALUES.get(ones, 0))


def flat(room: str) -> str:
    """五零二 -> 502, 0604 -> 604."""
    return "".join(str(_VALUES.get(digit, digit)) for digit in room.lstrip("0"))


def is_flat(door: str) -> bool:
    """Whether a number may be a flat's: 502 and 1203, and neither 1985 nor 300."""
    return 0 < int(door[-2:]) <= _MOST_DOORS


def _building(match: re.Match[str]) -> Part | None:
    zone, number, more, lettered, unit, units, door, dashed, floor, cellar, room, spelt = match.groups()
    kind = "座" if lettered and "座" in match[0] else "栋"
    name, *lettered_too = [arabic(number)] if number else re.split("[、和与跟]", lettered.upper().replace("-", ""))
    if not name:
        return None
    building = f"{_zone(zone)}{name}{kind}"
    rank = Rank.HOME if _HOME.search(match.string, max(0, match.start() - 8), match.start()) else Rank.BUILDING
    if lettered_too:
        row = "、".join(
            f"{_zone(zone)}{each}{kind}" if each == name else f"{each}{kind}" for each in (name, *lettered_too)
        )
        return Part(match.start(), match.end(), building, rank, f"{lettered_too[-1]}{kind}", row=row)
    if more and _LOOSE.search(more) and not _rises(number, more):
        return Part(match.start(), match.end(), f"{_last(more)}{kind}", rank)
    if more:
        row = building + _others(more, kind)
        return Part(match.start(), match.end(), building, rank, f"{_last(more)}{kind}", row=row)
    inside, behind = _inside(unit or door or dashed, floor or cellar, room or spelt, masked=name.isascii())
    last = f"{_last(units)}单元" if units else ""
    row = building + inside + _others(units, "单元") if units and not behind else ""
    return Part(match.start(), match.end(), building + inside + behind, rank, last, behind, row)


def _dashed(match: re.Match[str]) -> Part | None:
    building, dashed, spaced, room = match.groups()
    if not is_flat(room):
        return None
    number = building.upper() if building[0].isalpha() else str(int(building))
    inside, behind = _inside(dashed or spaced, None, room, masked=True)
    return Part(match.start(), match.end(), f"{number}栋{inside}{behind}", Rank.BUILDING, door=behind)


def _unit(match: re.Match[str]) -> Part | None:
    number, more, floor, cellar, room, spelt = match.groups()
    if more.startswith("-") and number.isdigit() and int(number) > int(_last(more)):
        return Part(match.start(), match.end(), f"{int(number)}栋{_last(more)}单元", Rank.BUILDING)
    storey = floor or cellar
    inside, behind = _inside(number, storey, room or spelt, masked=not storey)
    last = f"{_last(more)}单元" if more else ""
    row = inside + _others(more, "单元") if more and not behind else ""
    return Part(match.start(), match.end(), inside + behind, Rank.UNIT, last, behind, row) if inside else None


def _each(match: re.Match[str]) -> Part:
    first, second = arabic(match[1] or match[3]), arabic(match[2] or match[4])
    kind = match[5].replace("幢", "栋")
    return Part(match.start(), match.end(), f"{first}{kind}", Rank.BUILDING, f"{second}{kind}")


def _floor(match: re.Match[str]) -> Part | None:
    name = _storey(match[1] or "负" + (match[2] or match[3] or match[4]))
    return Part(match.start(), match.end(), name, Rank.SPOT) if name else None


def _room(match: re.Match[str]) -> Part:
    group = 1 if match[1] else 2
    name = f"{match[group]}室"
    return Part(match.start(group), match.end(), name, Rank.SPOT, door=name)


def _spaces(line: str) -> Iterator[Part]:
    """Zones and parking spaces: A区, A区23号车位, 23号车位."""
    if "区" in line or "期" in line or "院" in line:
        for match in _ZONE_ALONE.finditer(line):
            zone, number, space = match.groups()
            if "期" in zone and _NO_PHASE.search(line, max(0, match.start() - 1), match.start()):
                continue
            name = f"{_zone(zone)}{f'{int(number)}号车位' if number else space or ''}"
            yield Part(match.start(), match.end(), name, Rank.SPOT if number or space else Rank.ZONE)
    if "车位" in line:
        for match in _SPACE.finditer(line):
            if name := f"{number}号" if (number := arabic(match[1] or "")) else (match[2] or "").upper():
                yield Part(match.start(), match.end(), f"{name}车位", Rank.SPOT)


def _zone(zone: str | None) -> str:
    """a区 -> A区, 一区 -> 1区, 第2期 -> 二期."""
    if not zone:
        return ""
    if "期" in zone:
        digit = zone[-2]
        return f"{'零一二三四五六七八九'[int(digit)] if digit.isdecimal() else digit}期"
    return f"{_VALUES.get(zone[0], zone[0])}{zone[1:]}".upper()


def _inside(unit: str | None, floor: str | None, room: str | None, *, masked: bool) -> tuple[str, str]:
    """The unit, and floor and room, in one spelling.

    The masks of handlers/domain/masking.py know a flat after numbers alone (`masked`); any other is written 502室, which they know too.
    """
    if unit and not (unit := unit.upper() if unit in _LETTERS else arabic(unit)):
        return "", ""
    door = flat(room or "")
    called = "室" if door and not (masked and (not unit or unit.isdecimal())) else ""
    return f"{unit}单元" if unit else "", f"{_storey(floor) if floor else ''}{door}{called}"


def _storey(floor: str) -> str:
    """三 -> 3楼, 负一, b1 and 地下一 -> 负1楼."""
    digits = re.sub("负|b|-|地下", "", floor)
    return f"{'负' if digits != floor else ''}{number}楼" if (number := arabic(digits)) else ""


def _rises(first: str, more: str) -> bool:
    """Whether each number of a row is a little greater than the one before: 3,4栋, and not 一共9,3栋."""
    numbers = [int(name) for number in (first, *re.findall(NUMBER, more)) if (name := arabic(number))]
    return all(a < b <= a + _NEAR for a, b in pairwise(numbers))


def _others(more: str, kind: str) -> str:
    """The others of a row: "、4到6" of buildings is "、4栋至6栋"."""
    found = re.findall(rf"([^\s\d{DIGITS}]?)\s*({NUMBER})", more)
    return "".join(f"{joint(sign)}{name}{kind}" for sign, number in found if (name := arabic(number)))


def joint(sign: str) -> str:
    """What stands between two of a row: 至 where it was a range."""
    return "至" if sign in _UNTIL else "、"


def _last(more: str) -> str:
    """The last number of a row."""
    return arabic(re.findall(NUMBER, more)[-1])
