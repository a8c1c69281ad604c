"""The place that a line names, in one spelling: 三幢, 3号楼 and 第三栋 are "3栋"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_BUILDING = (
    rf"(?:(?<![a-z0-9.:一二三四五六七八九十这那哪每另有某同整几])(?:第?({_NUMBER})|([a-z]\d{{0,2}}))\s*"
    r"(?:[栋幢](?!别墅|房子|楼(?![下上道顶梯前后门底层房]))|号楼|号[栋幢]|#楼?|座(?![山桥城位的]|大[山桥厦])))"
)
_UNIT = rf"第?({_NUMBER})\s*(?:单元|门洞|号门洞)"
_FLOOR = r"(负?(?:\d{1,2}|[一二三四五六七八九十]{1,3})|b\d|-\d)\s*(?:楼(?![主盘市])|层(?!楼))"
_ROOM = r"(\d{3,4})(?:室|号房|房间?|号|户)?(?![\d年月日点元块人户辆分秒米件次%])"
_ADDRESS = re.compile(rf"{_BUILDING}(?:的?\s*{_UNIT})?(?:的?\s*{_FLOOR})?(?:的?\s*{_ROOM})?")
_DASHED = re.compile(r"(?<![\d-])(\d{1,2})-(?:(\d{1,2})-)?(\d{3,4})(?![\d年月日点元块人户辆分秒米件次%-])")
_UNIT_ALONE = re.compile(rf"(?<![a-z0-9几每])(?:{_UNIT})(?:的?\s*{_FLOOR})?(?:的?\s*{_ROOM})?")
_FLOOR_ALONE = re.compile(
    r"(?<![\d一二三四五六七八九十第每几上下])(负?(?:\d{1,2}|[一二三四五六七八九十]{1,3}))楼(?![主盘市次的]|说)|负([一二三123])层|(?<![a-z0-9])(?:b([123])(?:层|楼)?(?![a-z0-9区座栋])|-([123])(?:层|楼))"
)
_ROOM_ALONE = re.compile(r"(?<![\da-z])(\d{3,4})室")
_GATE = r"(?:[东西南北]{1,2}|正|后|侧|大|小区)大?门(?:口|岗)?(?![店票面铃槛诊类户子窗])|(?<!\d)[1-9]号门口?(?!店)"
_GATE_ALONE = re.compile(rf"(?<![房股广山京关厦澳金天虎石走开金荆海江州市县])(?:{_GATE})")
_GARAGE = re.compile(
    r"(?:地下)?(?:车库|停车库|停车场)(?:的?(?:出入口|入口|出口|门口|口))?|地库(?:的?(?:出入口|入口|出口|口))?"
)
_ROAD = re.compile(
    r"([\u4e00-\u9fff]{1,6}?)(大道|路|街|巷)(?![灯上边面况段费障过由程人])((?:与|和|跟)[\u4e00-\u9fff]{2,4}(?:大道|路|街)(?:的?(?:交叉口|交汇处|路口))|(?:路口|口))?"
)
_ROAD_WORDS = re.compile(
    r".*(?:[在到从是的了这那又把去走往条有个被对着过堵占和与跟都每整沿修挡拦让带上下里外区县市镇,]|旁边|附近|这边|那边)"
)
_NO_ROAD = frozenset(
    [
        "马",
        "半",
        "公",
        "铁",
        "道",
        "网",
        "一",
        "让",
        "小",
        "大",
        "挡",
        "堵",
        "老",
        "新",
        "修",
        "出",
        "门",
        "走",
        "思",
        "线",
        "电",
        "水",
        "高",
        "后",
        "前",
        "逛",
        "上",
        "回家",
        "过马",
        "拦",
        "占",
        "迷",
        "顺",
        "沿",
        "全",
        "那条",
        "盲",
        "铺",
        "带",
        "问",
        "楼",
        "过",
    ]
)

# Names that are a place by themselves, and those that need a side ("超市门口"), because there is more than one of them.
_OWN_NAMES = (
    "菜鸟驿站", "快递驿站", "农贸市场", "菜市场", "幼儿园", "篮球场", "足球场", "羽毛球场", "中心花园", "小花园", "中心广场", "小广场", "游乐场", "儿童乐园",
    "游乐区", "健身区", "保安亭", "岗亭", "门卫室", "物业办公室", "物业中心", "公交站", "地铁口", "凉亭", "车棚", "充电棚", "人工湖", "垃圾站", "垃圾房", "会所",
    "变电站", "配电房", "水泵房",
)  # fmt: skip
_COMMON_NAMES = (
    "驿站", "快递柜", "快递点", "丰巢", "学校", "小学", "中学", "校", "超市", "便利店", "药店", "垃圾桶", "垃圾亭", "广场", "喷泉", "水池", "游泳池", "水果店", "理发店",
    "早餐店", "烧烤店", "饭店", "奶茶店", "棋牌室", "卫生站", "社区医院", "医院", "诊所", "银行", "宾馆", "酒店", "网吧", "面馆", "花坛", "大厅",
)  # fmt: skip
_BESIDE = r"旁边|旁(?![若听观])|门口|门前|对面|后面|后边|背后|前面|前边|附近|边上|侧面|东侧|西侧|南侧|北侧|那里|那儿|那块|里面"
_DETAIL = re.compile(
    rf"单元门口?|单元口|楼下|门口|门前|{_GATE}|东[侧边面]|西[侧边面]|南[侧边面]|北[侧边面]|{_BESIDE}|楼顶|天台|顶楼|架空层|地下室"
    r"|后(?!来|天|半|勤|果|悔|头|续|的)|前(?!天|几|段|不|两|年|阵|面|边|的)"
)
_LINK = re.compile(r"\s*(?:的|那个|这个|那边|这边|那|这)?\s*")
_CHINESE = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True)
class _Part:
    """A named place at line[start:end], in its one spelling. `rank` 0 is a building, 1 has an address of its own, 2 is coarse."""

    start: int
    end: int
    name: str
    rank: int


_SIGNS = ("栋", "幢", "座", "单元", "洞", "楼", "层", "室", "门", "车库", "停车", "地库", "路", "街", "巷", "大道")
"""What a place without digits holds, if it is none of the names."""


class Places:
    """Finds places; `known` are names of this community that are tried before the common landmarks."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        names = sorted({name for name in known if name}, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, names))) if names else None
        sides = (name + side for name in _COMMON_NAMES for side in _BESIDE.replace("(?![若听观])", "").split("|"))
        self._words = (*_SIGNS, *names, *_OWN_NAMES, *sides)
        self._any = re.compile(f"[\\d{''.join(sorted({word[-1] for word in self._words}))}]")
        self._landmark = re.compile(
            f"(?:{'|'.join(_OWN_NAMES)})(?:{_BESIDE})?|(?:{'|'.join(_COMMON_NAMES)})(?:{_BESIDE})"
        )

    def words(self) -> Iterable[str]:
        """Words (or digits) without one of which no line names a place."""
        return self._words

    def find(self, line: str) -> str | None:
        """The place in a normalised line: the building first where one is named, else the first gate, road or landmark."""
        parts = self._parts(line) if self._any.search(line) else []
        if not parts:
            return None
        first = min(parts, key=lambda part: (part.rank, part.start, -part.end))
        return _with_details(line, first, parts)

    def _parts(self, line: str) -> list[_Part]:
        parts = [_Part(m.start(), m.end(), _address(m), 0) for m in _ADDRESS.finditer(line)]
        parts += [_Part(m.start(), m.end(), _dashed(m), 0) for m in _DASHED.finditer(line)]
        parts += [_Part(m.start(), m.end(), _unit(m), 1) for m in _UNIT_ALONE.finditer(line)]
        parts += [
            _Part(m.start(), m.end(), f"{_arabic(m[1] or '负' + (m[2] or m[3] or m[4]))}楼", 2)
            for m in _FLOOR_ALONE.finditer(line)
        ]
        parts += [_Part(m.start(), m.end(), f"{m[1]}室", 2) for m in _ROOM_ALONE.finditer(line)]
        parts += [_Part(m.start(), m.end(), m[0], 2) for m in _GATE_ALONE.finditer(line)]
        parts += [_Part(m.start(), m.end(), _garage(m[0]), 2) for m in _GARAGE.finditer(line)]
        parts += [part for m in _ROAD.finditer(line) if (part := _road(m))]
        parts += [_Part(m.start(), m.end(), m[0], 2) for m in self._landmark.finditer(line)]
        if self._known:
            parts += [_Part(m.start(), m.end(), m[0], 1) for m in self._known.finditer(line)]
        return parts


def _with_details(line: str, first: _Part, parts: list[_Part]) -> str:
    """The part and what directly follows it: a door, a side, another part."""
    name, end = first.name, first.end
    for _ in range(3):
        gap = _LINK.match(line, end)
        start = gap.end() if gap else end
        after = next((part for part in parts if part.start == start and part.end > start and part.rank), None)
        detail = _DETAIL.match(line, start)
        if after and (not detail or after.end >= detail.end()):
            name, end = name + after.name, after.end
        elif detail:
            name, end = name + detail[0], detail.end()
        else:
            break
    return name


def _address(match: "re.Match[str]") -> str:
    number, letter, unit, floor, room = match.groups()
    building = _arabic(number) if number else letter.upper()
    return f"{building}{'座' if letter and '座' in match[0] else '栋'}{_inside(unit, floor, room)}"


def _dashed(match: "re.Match[str]") -> str:
    building, unit, room = match.groups()
    return f"{int(building)}栋{_inside(unit, None, room)}"


def _unit(match: "re.Match[str]") -> str:
    return _inside(*match.groups())


def _inside(unit: str | None, floor: str | None, room: str | None) -> str:
    return (f"{_arabic(unit)}单元" if unit else "") + (f"{_arabic(floor)}楼" if floor else "") + (room or "")


def _garage(words: str) -> str:
    return words.replace("地库", "地下车库")


def _road(match: "re.Match[str]") -> _Part | None:
    """A road by its name, without the words before it; "马路", "一条路" name none."""
    name = match[1]
    if words := _ROAD_WORDS.match(name):
        name = name[words.end() :]
    if name in _NO_ROAD or len(name) < (2 if match[2] in ("路", "街", "巷") else 1):
        return None
    return _Part(
        match.end() - len(match[0]) + len(match[1]) - len(name), match.end(), name + match[0][len(match[1]) :], 2
    )


def _arabic(number: str) -> str:
    """二十一 -> 21, 负一 -> 负1, b1 -> 负1, 03 -> 3."""
    below = "负" if number[0] in "负b-" else ""
    digits = number.lstrip("负b-")
    if digits.isascii():
        return below + str(int(digits))
    if "十" not in digits:
        return below + "".join(str(_CHINESE[digit]) for digit in digits)
    tens, _, ones = digits.partition("十")
    return f"{below}{(_CHINESE.get(tens, 1)) * 10 + _CHINESE.get(ones, 0)}"
