"""Short answers that only mean something beside a ticket: a verdict, "+1", thanks, yes or no, "急"."""

import re
from collections.abc import Iterable, Mapping, Set
from typing import TypedDict

from ahocorasick_rs import AhoCorasick

from handlers.domain.reading import Verdict
from nlp.normal import TICKET

LONGEST = 40
"""Characters of a line in which words may still be a verdict, a second or thanks; a longer one tells a story."""
SHORT = 12
"""Characters of a line that may be nothing but a verdict, yes or no."""
DEMANDS = 20
"""Characters of a line that may be nothing but a demand."""
WHOLE = ("satisfied_alone", "partly_alone", "unsolved_alone", "seconds_alone", "yes", "no", "presses")
"""The lists whose phrases must be all that is said."""

_MENTION = re.compile(r"@[^\s,]+[\s,]*")
_NUMBER = re.compile(rf"{TICKET}|(?<![\d+])\d{{3,8}}(?!\d)")
_DECORATION = re.compile(r"\[[^\[\]]{1,6}\]|[^\w\u4e00-\u9fff+]|_")
_DECORATION_FIRST = re.compile(r"^(?:\[[^\[\]]{1,6}\]|[^\w\u4e00-\u9fff+])+")
_CLAUSE = re.compile(r"[\s,.。!?;、~…]+")
PARTICLES = "了啊呀吧哈呢哦噢啦的嘛嗯唉哎"
_PARTICLES = re.compile(r"^[啊哦嗯唉哎]+|[了啊呀吧哈呢哦噢啦的嘛]+$")

_US = re.compile(
    r"^(?:(?:我|俺|咱)们?(?:[家这那边里儿栋幢楼层户区]|单元|小区|门口|楼[上下道]|隔壁)*|(?:我们?)?\d{1,2}(?:栋|幢|号楼|单元)+)(?=也)"
)
"""Who seconds: "我们这栋也…", "5栋也…" are "我也…"."""

_FAMILY = re.compile(
    r"^(?:我|俺|咱)们?家?里?(?:的?(?:孩子|娃|娃儿|小孩|宝宝|宝贝|儿子|闺女|女儿|老人|老妈|老爸|我妈|我爸|爸妈|公婆|婆婆|老婆|老公|媳妇))?[也都]+"
)
"""Who is troubled as well: "我家孩子都睡不着" is "我也睡不着"."""
_DEMAND = re.compile(
    r"(?:强烈|坚决|联名|一致|真的?|就是|支持|赞成|是[的啊呀]|对[的啊呀]?)*(?:要求|呼吁|请求|恳请|希望|盼|必须|一定要|早就该|早该|是该|该|应该)"
    r"(?:物业|社区|城管|街道|政府|领导|[有相]关部门)?(?:能|要|得)?(?:尽快|赶紧|赶快|早日|尽早|立即|马上|严肃|彻底|好好|出面|下力气)?"
    r"(?:处理|解决|整治|整改|整顿|治理|重视|查处|取缔|管管|管一管|管|严管)(?:一下|一管|起来)?"
)
"""Nothing but a demand: 强烈要求处理, 早该管了. It tells no matter, and so is a second to one."""
_TROUBLE = re.compile("[不没被漏]")
_DEMANDED = "要求 呼吁 恳请 尽快 早该 是该 管管 整治 整改 睡不着 吵死 臭死".split()
_NUISANCE = re.compile(
    r"(?:是[啊呀的]|对[啊呀的]?|就是[啊呀]?|可不是?[嘛吗]?|确实是?|真的是?)[,，!! ]*(?:真|太|好|特别|实在|确实)*的?"
    r"(?:[吵臭堵呛熏](?:死|得|人|了|的|啊|$)|吓[人死]|睡不着|没法睡|受不了|黑灯瞎火|黑漆漆)"
)
"""Agreement that names the nuisance: 是啊吵死了."""
_EVERY_DAY = re.compile(
    r"(?:是[啊呀的]|对[啊呀的]?|就是[啊呀]?|确实是?|真的是?)?[,，!! ]*(?:天天|每天|一直|老是|经常|总是|回回)(?:都|这么|这样|就)*"
    r"[堵吵闹臭叫响](?:门|着|死|到.{1,4}|得.{1,4})?[了啊呀吧嘛的呢]*"
)
"""是啊,天天堵: the nuisance of every day, and nothing else."""

_DIGITS = {digit: verdict for digits, verdict in zip(("1一", "2二", "3三"), Verdict, strict=True) for digit in digits}
_DIGIT_ALONE = re.compile(r"(?:我?(?:选择?|投|打|评|回复?|给个?|是|改)*)([123一二三])(?:号|分)?")
_DIGIT_LAST = re.compile(r"[\u4e00-\u9fff][ ,。!?~]+([123])[。!~ ]*$")
_DIGIT_AFTER_NUMBER = re.compile(
    rf"(?:{TICKET}|(?<!\d)\d{{3,8}}(?!\d))\s*(?:是|给|选|投|评|打|改|:|,)?\s*([123])[。!~ ]*$"
)
_DIGIT_FIRST = re.compile(r"^([123])[ ,。!~]+[\u4e00-\u9fff](?!元)")
_SIGN, _SIGN_ALONE = re.compile(r"[\d+也]"), re.compile("[一二三]")
"""What a line without any word of the lists has, if it is a phrase; the second only where nothing else is said."""
_DENIED = re.compile(r"(?:不是|不在)[^,。;!?是]{1,12}[,。 ]?(?:而是|应该是|是|在)")
"""不是5栋,是6栋: what was said first is denied."""
_TWICE = re.compile(r"(\D+?)\1+")
_LISTS = re.compile("加[一1][条点些份件样]")
"""加一条: adds to a list, and seconds nothing."""
_PLUS = re.compile(r"^\+\s*(?:1|10086)(?!\d)|(?<![\w+])\+1$|^加[1一]$")


class Said(TypedDict):
    """The fields of a Reading that this module fills."""

    verdict: Verdict | None
    seconds: bool
    thanks: bool
    answer: bool | None
    presses: bool
    corrects: bool


NOTHING = Said(verdict=None, seconds=False, thanks=False, answer=None, presses=False, corrects=False)


class Phrases:
    """The phrases of phrases.yaml, by key: words that may stand anywhere in a short line, or `_alone` must be all of it."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._wholes = {key: frozenset(map(_whole, listed)) for key, listed in words.items()}
        self._keys = [(key, word) for key, listed in words.items() for word in listed]
        self._parts = [(key, word) for key, word in self._keys if key not in WHOLE or key == "seconds_alone"]
        self._automaton = AhoCorasick([word for _, word in self._parts])
        self._whole = frozenset().union(*self._wholes.values())
        self._seconds = words["seconds"]
        self._troubles = tuple(word for word in self._seconds if _TROUBLE.search(word))
        self._corrections = words["corrects"]

    def words(self) -> Iterable[str]:
        """Words without one of which no longer line is a phrase; who seconds may say 我们这栋 for 我."""
        bare = (word.removeprefix("我") for _, word in self._parts)
        return (*_DEMANDED, *(word for word in bare if len(word) > 1))

    def answers(self) -> Iterable[str]:
        """What may be all of a short line."""
        return (*_DIGITS, PARTICLES, "我们家也", *(word for key, word in self._keys if key in WHOLE))

    def read(self, line: str) -> Said:
        """`line` is normalised."""
        said = _MENTION.sub("", line).strip() if "@" in line else line
        if len(said) > LONGEST:
            return {**NOTHING, "seconds": bool(_PLUS.search(said))}
        held = {self._parts[i][0] for i, _, _ in self._automaton.find_matches_as_indexes(said, overlapping=True)}
        whole = _whole(said) if len(said) <= SHORT else None
        if (
            not held
            and whole not in self._whole
            and not _SIGN.search(said)
            and not (whole and _SIGN_ALONE.search(whole))
        ):
            return Said(**{**NOTHING, "seconds": True}) if self._agrees(said) else NOTHING
        return Said(
            verdict=self._verdict(said, held),
            seconds=self._second(said),
            thanks="thanks" in held and "no_thanks" not in held,
            answer=True if self._is("yes", whole) else False if self._is("no", whole) else None,
            presses=self._is("presses", whole),
            corrects="corrects" in held or _DENIED.match(said) is not None,
        )

    def is_demand(self, line: str) -> bool:
        """Whether a normalised line demands that something be done, and says no word of what."""
        return len(line) <= DEMANDS and _DEMAND.fullmatch(_whole(line)) is not None

    def is_answer(self, line: str) -> bool:
        """Whether a normalised line is nothing but what people answer us: a verdict, a second, yes or no."""
        whole = _whole(line)
        return any(self._is(key, whole) for key in (*Verdict, *WHOLE)) or _DIGIT_ALONE.fullmatch(whole) is not None

    def corrected(self, line: str) -> str:
        """What a line that corrects says rightly: "3栋说错了,不是5栋,是6栋" -> "6栋"; all of it where nothing follows."""
        denied = [match.end() for match in _DENIED.finditer(line)]
        words = [m.end() for word in self._corrections if (m := re.search(re.escape(word), line))]
        return line[max((*denied, *words), default=0) :].lstrip(" ,:。") or line

    def _second(self, said: str) -> bool:
        """ "+1", words that begin the line, or words that are all of its first clause."""
        if _PLUS.search(said):
            return True
        clause, *rest = _CLAUSE.split(_DECORATION_FIRST.sub("", said), maxsplit=1)
        first = _US.sub("我", _whole(clause))
        alone = len(clause) <= SHORT and (len(first.removeprefix("我")) > 1 or not any(rest))
        if _LISTS.match(first):
            return False
        if first.startswith(self._seconds) or (alone and self._is("seconds_alone", first)):
            return True
        return self._agrees(said)

    def _agrees(self, said: str) -> bool:
        """是啊吵死了, 强烈要求处理, 我家孩子都睡不着."""
        too, changed = _FAMILY.subn("我也", said)
        troubled = changed > 0 and len(said) <= DEMANDS and too.startswith(self._troubles)
        every_day = _EVERY_DAY.fullmatch(said.strip(" 。.!！~")) is not None
        return troubled or every_day or _NUISANCE.match(said) is not None or self.is_demand(said)

    def _verdict(self, said: str, held: Set[str]) -> Verdict | None:
        """A digit decides; else words, the worst first, because 不满意 holds 满意."""
        if _PLUS.search(said):
            return None
        line = _NUMBER.sub(" ", said).strip()
        whole = _whole(line) if len(line) <= SHORT else None
        if digit := (
            (_DIGIT_ALONE.fullmatch(whole) if whole else None)
            or _DIGIT_AFTER_NUMBER.search(said)
            or _DIGIT_LAST.search(line)
            or _DIGIT_FIRST.search(line)
        ):
            return _DIGITS[digit[1]]
        for verdict in (Verdict.UNSOLVED, Verdict.PARTLY, Verdict.SATISFIED):
            if verdict in held or self._is(f"{verdict}_alone", whole):
                return verdict
        return None

    def _is(self, key: str, whole: str | None) -> bool:
        return whole in self._wholes[key]


def _whole(line: str) -> str:
    """The line without marks, stickers and the particles around it, and said once ("好的好的"); nothing but a particle stays."""
    bare = _once(line if line.isalpha() else _DECORATION.sub("", line))
    return _once(_PARTICLES.sub("", bare) or bare)


def _once(words: str) -> str:
    twice = _TWICE.fullmatch(words)
    return twice[1] if twice else words
