"""Gates, garages, roads, and names: of the compound's own places, of shops, of what this community's config lists."""

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from nlp.address import NUMBER, arabic, zone_before
from nlp.normal import normalise
from nlp.part import Part, Rank
from nlp.placewords import PlaceWords

_NUMBERED = rf"(?:(?<![\d一二三四五六七八九十])({NUMBER})号)"
_GATE = re.compile(
    r"(?<![房股广山京关厦澳金天虎石走荆海江州家车左右元以之然今])"
    r"(?:(?:[东西南北]{1,2}[大小侧]?|大[东西南北]|[前后]大|正|前|后|侧|小区大?)门(?:口|岗(?!亭))?|大门口?|门岗亭?)(?![店票面铃槛诊类户子窗禁铃框]|(?<![东西南北]门)(?<![东西南北]侧门)锁(?!了|着|上|死)|把手|卫[室亭岗])"
)
_NUMBERED_GATE = re.compile(rf"{_NUMBERED}(门口?)(?![店面诊洞禁市])")
_COMPOUND_SIDE = re.compile(
    r"小区(?:的)?((?:[东西南北]{1,2}[侧边面角]|对面|后面|旁边|正对面|斜对面)|(?:出入口|入口|出口))"
)
_GARAGE = re.compile(
    rf"(?<![我你他她家您私]){_NUMBERED}?((?:地下|地面|半地下|立体|露天)?(?:停?车库|停车场)|地库)(的?(?:出入口|入口|出口|门口|口|坡道口?))?"
)
_OLD = re.compile(r"(?<![\u4e00-\u9fff])[老新]楼$|[老新]楼(?=的?[那这][边里块片头])")
_CROSSING = "[丁十]字路口|三岔路口|交叉路口|交口|交叉口|交汇处|交汇口|交界处|路口|拐角|转角"
_ROAD = re.compile(r"([\u4e00-\u9fff]{1,8}?)(大道|路|街|巷)(?![况费障由程道]|过(?!去)|人(?!行))")
_ROAD_END = re.compile(
    rf"[与和跟、]?[\u4e00-\u9fff]{{2,4}}?(?:大道|路|街)的?(?:{_CROSSING}|口)|{_CROSSING}|口(?![碑味罩岸])"
    rf"|(\d{{1,4}}|[一二三四五六七八九十百]{{1,5}})号(?![线公院栋])(?!楼(?![下上道顶前后门底]))|(\d{{1,4}})号院"
)
_NO_ROAD_ENDS = ("道", "马", "公", "铁", "小", "支", "岔", "条")
_NUMERALS = re.compile("[一二三四五六七八九十百]+")
_RUN = re.compile(r"[\u4e00-\u9fff]{1,8}$")
_SHORTEST, _LONGEST = 2, 4
"""How many characters the name of a shop or a road has."""
_SHOP = "店"
"""A shop of any kind: a place only with a title (建水豆腐店)."""
_AGES = "老旧"
"""老菜市场 is a name too."""
_BECOME = re.compile("(?:成|当|像|似)了?$|大型$")
"""人行道成了菜市场: no place but a likeness."""
_WORD_LENGTHS = (3, 2, 1)
_ORDINAL = re.compile(rf"(?<![\d一二三四五六七八九十])({NUMBER})号$")


class Landmarks:
    """Finds names; `known` are those of this community."""

    def __init__(self, words: PlaceWords, sides: re.Pattern[str], known: Iterable[str]) -> None:
        self.known = {plain: name for name in known if (plain := normalise(name))}
        self._own, self._named = frozenset(words.own), frozenset(words.named)
        self._titled = self._named | frozenset(words.trades)
        self._idioms = frozenset(words.idioms)
        self._sides = sides
        self._no_road = frozenset(words.no_road)
        self._breaks, self._kept = frozenset(words.breaks), frozenset(words.kept)
        names = dict.fromkeys((*self.known, *words.own, *words.named, *words.trades, *words.things))
        self._all = (*names, *words.idioms)
        self._automaton = AhoCorasick(self._all, matchkind=MatchKind.LeftmostLongest)

    def find(self, line: str) -> tuple[str, list[Part]]:
        """The line with its idioms blotted out (走后门), and the landmarks in it."""
        hits = [(self._all[i], start, end) for i, start, end in self._automaton.find_matches_as_indexes(line)]
        for word, start, end in hits:
            if word in self._idioms:
                line = f"{line[:start]}{'□' * (end - start)}{line[end:]}"
        parts = [part for hit in hits if hit[0] not in self._idioms and (part := self._landmark(line, *hit))]
        return line, [*parts, *_old_houses(line), *_gates(line), *_garages(line), *self._roads(line)]

    def _landmark(self, line: str, word: str, start: int, end: int) -> Part | None:
        """A name as a part; what is neither one of a kind nor has a title needs a side (超市门口)."""
        if word in self.known:
            return Part(start, end, self.known[word], Rank.UNIT)
        if number := _ORDINAL.search(line, max(0, start - 5), start):
            return Part(number.start(), end, f"{arabic(number[1])}号{word}", Rank.SPOT)
        title = self._title(line, start) if word in self._titled else ""
        if _BECOME.search(line, max(0, start - 3), start) or (word == _SHOP and not title):
            return None
        if word in self._own or (title and word in self._named) or self._sides.match(line, end):
            return Part(start - len(title), end, title + word, Rank.SPOT)
        return None

    def _roads(self, line: str) -> Iterator[Part]:
        if not any(sign in line for sign in ("路", "街", "巷", "大道")):
            return
        for match in _ROAD.finditer(line):
            name = self._cut(match[1], _LONGEST + 1)
            if name and not self._is_no_road(name, match[2]):
                end = _ROAD_END.match(line, match.end())
                tail = end[0] if end else ""
                start = match.end(1) - len(name)
                yield Part(start, match.end() + len(tail), f"{name}{match[2]}{_tail(tail)}", Rank.SPOT)

    def _is_no_road(self, name: str, kind: str) -> bool:
        if name in self._no_road or _NUMERALS.fullmatch(name):
            return True
        return kind == "路" and name.endswith(_NO_ROAD_ENDS)

    def _title(self, line: str, end: int) -> str:
        """The name that stands before a kind of shop: 名都 before 超市."""
        run = _RUN.search(line, max(0, end - 8), end)
        name = self._cut(run[0], _LONGEST) if run else ""
        return line[end - 1] if run and not name and line[end - 1] in _AGES else name

    def _cut(self, run: str, longest: int) -> str:
        """The name at the end of a run of characters, "" if there is none."""
        start = len(run)
        while start:
            tails = [run[start - length : start] for length in _WORD_LENGTHS if length <= start]
            if kept := next((tail for tail in tails if tail in self._kept), None):
                start -= len(kept)
            elif self._breaks.isdisjoint(tails):
                start -= 1
            else:
                break
        return run[start:] if _SHORTEST <= len(run) - start <= longest else ""


def _old_houses(line: str) -> Iterator[Part]:
    """老楼那边, where the compound has old houses and new ones."""
    if "老楼" in line or "新楼" in line:
        for match in _OLD.finditer(line):
            yield Part(match.start(), match.end(), match[0], Rank.SPOT)


def _gates(line: str) -> Iterator[Part]:
    if "门" in line:
        for match in _GATE.finditer(line):
            start, zone = zone_before(line, match.start())
            yield Part(start, match.end(), f"{zone}{match[0]}", Rank.SPOT)
        for match in _NUMBERED_GATE.finditer(line):
            if number := arabic(match[1]):
                yield Part(match.start(), match.end(), f"{number}号{match[2]}", Rank.SPOT)
    if "小区" in line:
        for match in _COMPOUND_SIDE.finditer(line):
            yield Part(match.start(), match.end(), f"小区{match[1]}", Rank.SPOT)


def _garages(line: str) -> Iterator[Part]:
    if any(sign in line for sign in ("车库", "停车场", "地库")):
        for match in _GARAGE.finditer(line):
            number, kind, mouth = match.groups()
            if _BECOME.search(line, max(0, match.start() - 3), match.start()):
                continue
            start, zone = zone_before(line, match.start())
            name = f"{f'{arabic(number)}号' if number else ''}{kind.replace('地库', '地下车库')}{mouth or ''}"
            yield Part(start, match.end(), f"{zone}{name}", Rank.SPOT)


def _tail(tail: str) -> str:
    """二十八号 -> 28号."""
    number = tail.removesuffix("院").removesuffix("号")
    spelt = arabic(number) if _NUMERALS.fullmatch(number) and "百" not in number else ""
    return tail.replace(number, spelt, 1) if spelt else tail
