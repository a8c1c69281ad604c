"""What neighbours say beside a ticket: a verdict in a poll, for or against a complaint that they quote, what its reporter wants.

A model a question (nlp/sayings.py). A vote that is counted wrongly is worse than one that is asked about, so it has to be likely, with
its opposite unlikely.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from handlers.domain.number import without_numbers
from handlers.domain.reading import Verdict
from handlers.domain.reply import Stance, Wish
from nlp.normal import normalise
from nlp.sayings import Answer, Sayings

ASK: Literal["ask"] = "ask"
"""A verdict that may be meant either way: 没有不满意, 满意[微笑]."""
VERDICTS: tuple[Verdict | Literal["ask"] | None, ...] = (*Verdict, ASK, None)
STANCES: tuple[Stance | None, ...] = (*Stance, None)
WISHES: tuple[Wish | Literal["new"] | None, ...] = (*Wish, "new", None)
"""What the columns of each model stand for."""

SURE, TOLD = 0.6, 0.35
"""So likely a verdict is counted: by the words alone, or where a digit or a set phrase says the same."""
AGAINST = 0.15
"""So likely its opposite may be at most."""
LIKELY = 0.4
"""So likely must it be that a line is a verdict at all for it to be asked about, and a stance or a wish to be one."""
MOST = 60
"""Characters of a line that answers; a longer one tells a story."""
_LAUGHS = re.compile(r"哈{2,}|笑[死喷哭]|有才|人才|看戏|吃瓜|板凳|精彩")
_AGREES = re.compile(r"^(?:\W|我|俺|咱|同|支持|确实|真的|是[的啊呀]|对|就是|可不|加|顶|天天|每天|附议)")
"""What laughs at a matter seconds it only where it says so first: 确实哈哈."""
_SUFFERS = re.compile(r"没睡|睡不|没法[睡走停过]|吵醒|没地方[停走]|受不了|不敢[走出下]|绕[路着道]|早就?该.{1,6}了")
"""Who suffers by a matter, or says what is due, neither denies it nor has done it."""
_JOINS = re.compile(
    "|".join(
        (
            "^(?:非常|坚决|举双手|强烈|绝对|完全|必须)?(?:赞成|赞同|支持|拥护|附议|同意|认同|力挺|响应|顶)",
            "替我(?:们|大家)?[说讲喊]|说[出到].{0,4}(?:心|点子|大家)|[我家]想说的",
            "谁说不是|可不[是咋就]|没毛病|一点没错|太对了|[说讲]得对|是这个理",
            "算我一?[个票份家户]|[加带]上?我家?一?[个票份]|联名|签名|实名",
            "(?:我|俺|咱|家里|屋头|那边|这边|楼上|隔壁|单元|[楼栋户]).{0,4}(?:也|同样)(?:是|有|一样|这样|这个样|如此|遭|深受|$)",
            "没法忍|无法忍|难以忍|忍不[了住]|受不[了住]|遭不住|扛不住|忍无可忍|受够|够够的|烦死|烦透|恼火|头[疼大]|要疯|崩溃|遭罪|折磨",
            "(?:盼|希望|恳请|期待|呼吁|强烈要求|早点|尽快).{0,8}(?:解决|处理|整治|[管治清修拖抓])",
            "[管治]一[管治下]|(?:整治|清理|处理|收拾|解决)一?[下哈]",
            "[好多]少?年了|老问题|老毛病|[年月]{2}这样|回回|次次|从我.{0,6}就|我.{0,4}来的时候就",
            "^(?:一样){1,2}|^同样|^同感",
            "\U0001f4aa|\u270a|\U0001f64b|\\[(?:加油|拳头|奋斗)\\]",
        )
    )
)
"""Who joins in (赞成, 替我说了, 家里也是这样, 没法忍): no model need guess."""
_STANDS_APART = re.compile(
    r"没(?:看|见|听|那么|觉|人动)|不(?:吵|堵|臭|影响|觉得|至于)|[哪那]有|胡说|瞎说|夸张|冤枉|是我[的家]|我[马这等现].?[上就下在]|我来[挪移收关]|抱歉|不好意思|对不起|[?\uff1f]|[吗呢么]$|哈{2,}|笑"
)
"""What denies, owns up, asks or laughs is left to the model."""
_INQUIRES = re.compile(r"^(?:是|在|到底)?(?:多久|哪|谁|几[点号栋时]|啥时|什么时)|多久了\W*$|哪[一家个栋里]\W*$")
_RHETORIC = re.compile(r"谁[受顶遭忍管]|谁不|谁能|谁还|谁家不|还让不让|[管治]不[管治]")
"""Who only asks seconds nothing; who asks 这谁受得了 does."""
_NOTICED_NONE = re.compile(r"没[听看瞧闻](?:见|到|着|说)?(?:过|有|什么|啥)?[了啊呀吧嘛]?\W*$")
"""我家也没听见: nobody has noticed anything there."""
_JOINING = 16
"""Characters of a line that only joins in."""
_OPPOSITE = {Verdict.SATISFIED: Verdict.UNSOLVED, Verdict.UNSOLVED: Verdict.SATISFIED}


class Replies:
    """Reads answers. Pure; never raises for any text."""

    def __init__(self, folder: Path, models: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        """What lies in the folder of the lexicon; other `models` than its own, by name, are for trying. Raises LexiconError."""
        models = models or {}
        self._votes = Sayings(folder / "votes.json", VERDICTS, models.get("votes"))
        self._seconds = Sayings(folder / "seconds.json", STANCES, models.get("seconds"))
        self._residents = Sayings(folder / "residents.json", WISHES, models.get("residents"))

    def verdict(self, line: str, told: Verdict | None = None) -> tuple[Verdict | None, bool]:
        """The verdict of a line, and whether there may be one and nobody can tell which; `told` is what digits and set phrases say."""
        plain = normalise(without_numbers(line))
        if not plain or len(plain) > MOST:
            return None, False
        chances = self._votes.chances(plain)
        best = max(VERDICTS, key=lambda answer: chances[answer])
        if isinstance(best, Verdict):
            opposite = _OPPOSITE.get(best)
            is_clear = opposite is None or chances[opposite] <= AGAINST
            if is_clear and chances[best] >= (TOLD if told is best else SURE):
                return best, False
        return None, 1 - chances[None] >= LIKELY

    def stance(self, line: str) -> Stance | None:
        """How a line stands to what it quotes."""
        if len(line) <= _JOINING and _JOINS.search(line) and not _STANDS_APART.search(line):
            return Stance.SECONDS
        stance = _likely(self._seconds, line)
        if stance is Stance.SECONDS and _INQUIRES.search(line) and not _RHETORIC.search(line):
            return None
        if stance is Stance.SECONDS and _NOTICED_NONE.search(line):
            return Stance.DENIES
        if stance is Stance.SECONDS and _LAUGHS.search(line) and not _AGREES.match(line):
            return None
        return Stance.SECONDS if stance is not Stance.CULPRIT and stance and _SUFFERS.search(line) else stance

    def wish(self, line: str) -> Wish | None:
        """What a line wants of us, where its author has reported something."""
        wish = _likely(self._residents, line)
        return wish if isinstance(wish, Wish) else None


def _likely(sayings: Sayings[Answer], line: str) -> Answer | None:
    """The likeliest answer of a line, where it is likely enough."""
    plain = normalise(without_numbers(line))
    if not plain or len(plain) > MOST:
        return None
    chances = sayings.chances(plain)
    best = max(chances, key=lambda answer: chances[answer])
    return best if chances[best] >= LIKELY else None
