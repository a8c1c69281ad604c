"""How officers answer in passing (收到马上来, 到了, 车挪走了): which form their own words give, by the deed that they tell (nlp/deeds.py)."""

import re
from collections.abc import Callable

from handlers.domain.deed import Deed
from handlers.domain.words import NO_CHANGES, OwnWords
from handlers.grammar.form import Form
from handlers.tickets.forms import ACCEPT, ARRIVE, ASK_DONE, RESOLVE

FORMS = {Deed.ACCEPT: ACCEPT, Deed.ARRIVE: ARRIVE, Deed.DONE: RESOLVE, Deed.DOUBTFUL: ASK_DONE}

_EDGE = r"[\s,,。.!!~、;;…]"
# "1263这个我去": the number says which.
_POINTS = re.compile(rf"^(?:这|那)(?:[个件单张]|一[个件单张]){_EDGE}*|^第[一二三四五1-5][个件单张]{_EDGE}*")
_COUNTED = re.compile(
    rf"(?:{_EDGE}+(?:共|一共|总共)?(?:[\d一两二三四五六七八九十]+\s*[辆处件只条个台起户次张](?:车|摊|狗)?{_EDGE}*)+)+$"
)


class Spoken:
    """The form that a line, without its number, gives in ordinary words."""

    def __init__(self, deed: Callable[[str, OwnWords], Deed | None]) -> None:
        """`deed` reads what a line says was done, with the words of a station."""
        self._deed = deed

    def __call__(self, line: str, own: OwnWords = NO_CHANGES) -> Form | None:
        words = _POINTS.sub("", re.sub(rf"{_EDGE}+$", "", line))
        deed = self._deed(_COUNTED.sub("", words) or words, own)  # 都好了 2辆
        return FORMS[deed] if deed else None
