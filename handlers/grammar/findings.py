"""What a patrol has found (巡查发现), part by part, as people write it: 7栋僵尸车2辆 12栋路灯坏1处 顺手清堆物1处, in one line or in a list."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from handlers.grammar.cleared import clears_all, is_cleared, only_clears
from handlers.grammar.quantity import COUNT
from handlers.grammar.things import THING

_UNIT = r"[辆台处只条件摊起个户盏堆块张根袋箱架扇家间宗例人名把株棵面幅段部米]"
COUNTED = re.compile(rf"{COUNT}\s*{_UNIT}")
_ONLY_COUNTED = re.compile(rf"(?:共|约|各)?{COUNT}\s*{_UNIT}(?:左右)?")
_HOUSE = r"\d+(?:栋|幢|号楼|单元)"
PLACED = re.compile(
    rf"{_HOUSE}|[东西南北前后正侧]门|[东南西北]侧|车库|广场|路口|[巷街门]口|大门|凉亭|天台|楼顶|花坛|快递柜|垃圾房"
)
_BARE_PLACE = re.compile(
    r"(?:在|到|的)?(?:\d+(?:栋|幢|号楼|单元|楼|层|号)|[东西南北前后正侧]+(?:大?门|侧|边)|地下|车库|广场|路口|[巷街门]口|大门|凉亭|楼[道下上顶后前]|门[口前]|后面|前面|旁边?|附近|天台|花坛|快递柜|垃圾房|[和与、至到])++"
)
_PATROL = r"(?:网格|日常|例行|夜间|入户)*(?:巡查|巡逻|巡检|巡视)(?:了|到|过|时|中|过程中|途中|一圈|一遍|一趟|完毕|完|结束|情况|记录|汇报|反馈|如下)*"
_HEADER = re.compile(
    rf"(?:今天|今日)?(?:总?共|一共|合计)?(?:发现|查出|查到|存在)?(?:了|有)?(?:各类)?(?:问题|隐患|情况)(?:共|有)?{COUNT}\s*[处个件条项起](?!\S{{0,2}}[已])"
)
_FOUND = re.compile(
    r"^(?:又|还|并|另|同时)?(?:发现|看到|查到|查出|存在|排查出|巡到|注意到)(?:了|有)?|^(?:另外|还有|以及|其中|此外|问题|隐患|并|且)(?=\S)[:,]?"
)
_LISTED = re.compile(
    r"(?:^|(?<=[\s,、;。:!)\]】]))(?:\d{1,2}(?:\)|[.](?!\d|\s*$)|[.](?=\d+(?:栋|幢|号楼|单元))|、(?!\d))|[一二三四五六七八九十]{1,2}、|第[一二三四五六七八九十][、,:])"
    r"|\(\d{1,2}\)|\([一二三四五六七八九十]\)"
)
_ROWS = re.compile(r"(?m)^\s*\d{1,2}[、.]")
_IN_ROWS = re.compile(r"(?ms)^\s*1[、.].*^\s*2[、.]")
"""A list of a row each: 1、9栋路灯 there is no 1、9栋."""
_HARD = re.compile(r"[\n;。!:]+")
_SOFT = re.compile(r"([\s,()\[\]【】]+|(?<!\d)、|、(?!\d))")
_GLUED = re.compile(rf"(?<=[^\s\d])(?={_HOUSE})")
_REMARK = re.compile(r"^(?:已|待|建议|请|需|正在|联系|上报|通知|责令|要求|物业|拒|不|影响|存在|有安全|注意|后续|转)")
_NOTHING = re.compile(
    r"(?:没有?|未|无)(?:再)?(?:发现|见)?(?:到|有)?(?:任何|什么|其他|明显|新的?|安全|异常)*(?:问题|异常|隐患|情况)(?!\d)|"
    r"(?:一切|全部|都|均|其[他它余]|整体|总体|情况|秩序)(?:都|均|很)?(?:正常|良好|平稳|平安|没事)|^(?:正常|良好|平安|无|没事|都好)$"
)
_ELSE = re.compile(r"其[他它余]|别处|别的")


PATROL_WORD = re.compile("巡查|巡逻|巡检|巡视")
# Said before or instead of a patrol: a plan, a question, an order.
_NO_PATROL = re.compile(
    r"[??]|吗|谁|几点|多久|什么时候|怎么|明[天日早晚]|后天|下[周个]|等下|[一待]会|准备|打算|计划|安排|重点|注意|记得|别忘|小心|当心|要求(?!物业|商户|摊)|表格?|照片|[去来]巡[查逻检视](?:一下)?(?:$|[^了到]{0,4}$)"
)
_TELLS = rf"{COUNT}\s*{_UNIT}"
_TELLING = rf"(?:{_NOTHING.pattern}|(?:{THING.pattern}|{_HOUSE}).*{_TELLS}|{_TELLS}.*(?:{THING.pattern}))"
_LONGEST = 1_500
"""Characters of a line that may tell a patrol."""
_NAME = "(?:巡查|巡逻|巡检|巡视)"
LOOSELY = re.compile(
    rf"^(?=.*{_NAME})(?!.{{{_LONGEST}}})(?!.*(?:{_NO_PATROL.pattern}))(?:(?=.*{_TELLING})(?:.{{0,16}}{_NAME}|.*[(【\[].{{0,12}}{_NAME}[)】\]])|(?:网格)?{_NAME}(?:.*(?:{THING.pattern})|(?![完结的人记表辛])\S{{2,8}}$))",
    re.DOTALL,
)
"""A line that tells of a patrol whatever stands around the word: 今天巡查桂花苑发现…, 【巡查】…, 桂花苑巡查:…"""
_OUTSIDE = re.compile(r"不在小区|[街路][上面边]|外面|都不是|小区外")


@dataclass(frozen=True)
class Seen:
    """One finding in the words that tell it, and the `compound` that was named last before it; "" for none."""

    words: str
    compound: str = ""


def finds_nothing(words: str) -> bool:
    """Whether words say that there was nothing to find: 未发现问题, 一切正常."""
    return any(_NOTHING.search(part) for part in re.split(r"[\s,。;!]+", unicodedata.normalize("NFKC", words)))


def findings_in(words: str, compounds: Iterable[str] = ()) -> tuple[Seen, ...]:
    """The findings of a line: each ends with how many there are, or begins with a place of its own, and lies in the compound named last."""
    words = unicodedata.normalize("NFKC", words)
    words = _ROWS.sub("", words) if _IN_ROWS.search(words) else words
    words = _LISTED.sub("\n", _HEADER.sub("\n", words))
    names = sorted(compounds, key=len, reverse=True)
    apart = re.split(f"({'|'.join(map(re.escape, names))})", words) if names else [words]
    found: list[Seen] = []
    compound = ""
    for nth, stretch in enumerate(apart):
        if nth % 2:
            compound = stretch
            continue
        for clause in _HARD.split(re.sub(_PATROL, "\n", stretch)):
            _read(clause, compound, found)
    return tuple(one for one in found if len(one.words) > 1)


def _read(clause: str, compound: str, found: list[Seen]) -> None:
    """Add the findings of a clause to those before it; what only says that they were cleared belongs to them."""
    begins = len(found)
    for word, comma in _words(clause):
        if _NOTHING.search(word):
            continue
        if found and only_clears(word):
            first = 0 if clears_all(word) else len(found) - 1
            found[first:] = [replace(one, words=f"{one.words},{word}") for one in found[first:]]
        elif len(found) > begins and (glue := _glue(found[-1].words, word, comma)) is not None:
            found[-1] = replace(found[-1], words=found[-1].words + glue + word)
        else:
            found.append(Seen(word, compound))


def _words(clause: str) -> Iterator[tuple[str, bool]]:
    """The words of a clause, each with whether a comma stands before it."""
    pieces = _SOFT.split(_apart(clause))
    for nth in range(0, len(pieces), 2):
        if word := _FOUND.sub("", pieces[nth].strip()):
            yield word, nth > 0 and any(mark in pieces[nth - 1] for mark in ",、")


def _apart(clause: str) -> str:
    """With a comma before each house that follows on a count: 僵尸车2辆12栋路灯坏1处."""
    pieces: list[str] = []
    for piece in _GLUED.split(clause):
        is_new = bool(pieces) and COUNTED.search(re.split(r"[\s,]", pieces[-1])[-1]) is not None
        pieces.append(("," if is_new else "") + piece)
    return "".join(pieces)


def _glue(before: str, word: str, comma: bool) -> str | None:
    """What joins a word to the finding before it; None where it begins another."""
    counted, thing = COUNTED.search(before), THING.search(before)
    if counted:
        if _BARE_PLACE.fullmatch(word) and not PLACED.search(before) and not comma:
            return ""
        tells = THING.search(word) or COUNTED.search(word) or PLACED.search(word)
        return "," if _REMARK.search(word) and not COUNTED.search(word) and not (tells and THING.search(word)) else None
    if _ONLY_COUNTED.fullmatch(word) or _BARE_PLACE.fullmatch(before):
        return ""
    if PLACED.search(word) or (thing and (comma or THING.search(word))):
        return None
    return ""


def is_patrol(text: str) -> bool:
    """Whether a line speaks of a patrol by its name."""
    return PATROL_WORD.search(text) is not None


def is_outside(text: str) -> bool:
    """Whether a line says that it was in no compound: 街上, 不在小区."""
    return _OUTSIDE.search(text) is not None


def tells_finding(words: str, complains: bool) -> bool:
    """Whether words that nobody has called a patrol tell a finding all the same: 12栋路灯坏1处."""
    counted = COUNTED.search(words) is not None
    tells = THING.search(words) or PLACED.search(words) or is_cleared(words)
    return (complains and len(words) > 2) or (counted and tells is not None)
