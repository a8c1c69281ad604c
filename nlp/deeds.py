"""What officers say of a ticket in their own words: 好的我过去, 到了, 摊子都收完了, against 等他来挪 or 贴条了.

A model of five answers (nlp/sayings.py) says which is likely; the words of deeds.yaml say what is not done: what is still to come, another's word, a doubt; and what is done by half. Closing asks a whole group for its verdict, so
it has to be sure; what is likely only is asked about.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from handlers.domain.deed import Deed
from nlp.lexiconfile import LexiconFile
from nlp.normal import normalise
from nlp.sayings import Sayings

ANSWERS: tuple[Deed | None, ...] = (*Deed, None)
"""What the columns of the model stand for."""
SURE, ALONE = 0.6, 0.9
"""From the one chance on a line closes if a word of deeds.yaml says that it is done, from the other on without; never against a word that forbids it."""
LIKELY, ASKED = 0.4, 0.4
"""An acceptance or arrival is one from the first chance on; from the second on what is done, or may be, is asked about."""
CERTAIN = 0.8
"""So likely 现在去 is an acceptance, and no name of somebody who is sent (唐静去)."""
AGAINST = 0.1
"""So likely must it be that a line is no more than an acceptance for a word of what is not done to be believed."""
MOST = 120
"""Characters of a line that may be a deed; a longer one is a story."""

DONE, COMING, UNDONE, HALF = "done", ("later", "asked"), ("doubt", "others", "not"), "half"
"""The lists of deeds.yaml: what says that it is done, that it is to come, that it is not, and that it may be."""


_ASKS = re.compile(r"(?:\?|吗|么|没|没有|没得)[\s.。!]*$|什么时候|多少|几件|^谁")
"""到了没, 办结了吗: a question tells no deed (but 现场一个人都没有 is none)."""
_ASKS_IT = re.compile(r".{0,6}[到走挪收完结好办]了没有\??")
_SOME_OF = re.compile(r"[\d两二三四五六七八九十]+[家辆个处只台条].{0,6}[了走][\d一两二三四五六七八九]+[家辆个处只台条]")
"""三家收了两家: by half."""
_HANDS_ON = re.compile(r"^给[\u4e00-\u9fff]{2,3}$|^(?![我这那马好就先也])[\u4e00-\u9fff]{2,3}去$")
"""1271给唐静, 1271唐静去: it is for a colleague."""
_ORDERS, _BEHIND = re.compile("[让请叫派]|通知|联系"), re.compile(r"(?:[了咯啦喽嘞哒咗]|完毕)[\s,,.。!~]*$")
_TOLD_TO = re.compile("(?<!自己)(?:通知|联系|喊|提醒)(?:了)?(?:车主|老板|摊主|业主|他|她|主人|物业|施工)")
"""已联系车主挪走 is an order; only 联系车主挪走了 says that it is done."""
_ANSWERS = re.compile("是.{0,6}|(?:两[个件])?都是?|两[个件]|.{0,4}[那这]个")
"""What answers 您指哪一件: 是那个, 两件都是."""
_PARTLY = ("部分办结", "部分处理", "部分已", "已部分")
"""What closes by half, and says so."""
_SIGNS = {
    **dict.fromkeys(
        (
            "👌",
            "[ok]",
            "[抱拳]",
            "[强]",
            "[赞]",
            "👍",
            "🙏",
            "收",
            "收到了",
            "照办",
            "途中",
            "在途",
            "遵照执行",
            "收了",
            "收啦",
            "都收",
            "都收了",
        ),
        Deed.ACCEPT,
    ),
    **dict.fromkeys(("到", "报到", "就位"), Deed.ARRIVE),
    **dict.fromkeys(("结案", "销号", "结了"), Deed.DONE),
    **dict.fromkeys(("移交", "转"), Deed.DOUBTFUL),
    **dict.fromkeys(("不用去了", "来不及了")),
    **dict.fromkeys(("是", "是的", "对", "对的", "不是", "否")),
}
"""What is too short to be weighed; yes and no answer a question."""
_REFUSES = re.compile(
    "去过了|[去来走]不[了开]|不去|没空|不归|不是我|不接|处理不了|请回复|不在|准备到|(?<!去)叫[他她人]|请到|[看见]到了|到点(?!位)|到期|迟到|吃饭|接孩子|好多|^到.{1,8}(?:看看|去)$"
)
"""收到,我去不了, 叫他们到现场, 到点了: what neither takes anything nor is there."""


NONE_OF_ITS_OWN: Mapping[str, Deed] = {}


class Deeds:
    """The deed of a line. Pure; never raises for any text."""

    def __init__(self, folder: Path, model: Mapping[str, Any] | None = None) -> None:
        """What lies in the folder of the lexicon; another `model` than its own is for trying. Raises LexiconError."""
        self._sayings = Sayings(folder / "deeds.json", ANSWERS, model)
        words = load_words(folder / "deeds.yaml")
        self._done = _any(words[DONE])
        self._undone = _any(word for key in (*COMING, *UNDONE) for word in words[key])
        self._coming = _any(word for key in COMING for word in words[key])
        self._half = _any(words[HALF])

    def read(self, line: str, own: Mapping[str, Deed] = NONE_OF_ITS_OWN) -> Deed | None:
        """What `line` says was done or is being done; None where it says nothing of the kind. `own` are words of the station's own."""
        plain = normalise(line)
        if not plain or len(plain) > MOST or (plain.isdigit() and plain != "1"):
            return None
        if plain in _SIGNS:
            return _SIGNS[plain]
        if (said := next((deed for word, deed in own.items() if word in plain), None)) is not None:
            return self._own(plain, said)
        if _ANSWERS.fullmatch(plain) or _ASKS_IT.fullmatch(plain):
            return None
        if plain.startswith(_PARTLY):
            return Deed.DONE
        chances = self._sayings.chances(plain)
        likeliest = max(ANSWERS, key=lambda answer: chances[answer])
        if likeliest is not Deed.DOUBTFUL and _ASKS.search(plain):
            return None
        if chances[Deed.ACCEPT] < CERTAIN and _HANDS_ON.search(plain):
            return None
        if likeliest in (Deed.ACCEPT, Deed.ARRIVE) and _REFUSES.search(plain):
            return None
        if likeliest is Deed.DONE and self._closes(plain, chances[Deed.DONE]):
            return Deed.DONE
        if likeliest in (Deed.ACCEPT, Deed.ARRIVE):
            return likeliest if chances[likeliest] >= LIKELY else None
        if likeliest is Deed.DOUBTFUL and self._coming.search(plain):
            return None
        if (
            likeliest is not Deed.DOUBTFUL
            and self._undone.search(plain)
            and chances[None] + chances[Deed.ACCEPT] >= AGAINST
        ):
            return None
        return Deed.DOUBTFUL if chances[Deed.DONE] + chances[Deed.DOUBTFUL] >= ASKED else None

    def _own(self, plain: str, deed: Deed) -> Deed | None:
        """What a line says by a word of the station's own, where no other word forbids it."""
        if _ASKS.search(plain) or self._undone.search(plain):
            return None
        return Deed.DOUBTFUL if deed is Deed.DONE and self._half.search(plain) else deed

    def _closes(self, plain: str, chance: float) -> bool:
        if chance < SURE or _SOME_OF.search(plain) or self._half.search(plain) or self._undone.search(plain):
            return False
        if _TOLD_TO.search(plain) or (_ORDERS.search(plain) and not _BEHIND.search(plain)):
            return False
        return chance >= ALONE or self._done.search(plain) is not None


def load_words(path: Path) -> Mapping[str, tuple[str, ...]]:
    """The lists of deeds.yaml. Raises LexiconError for one that is missing or unknown."""
    return LexiconFile(path).all_words((DONE, *COMING, *UNDONE, HALF))


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
