"""A place (地点) as a stranger may read it: no more than a building, a gate, or what everybody knows; whatever else was said is left out."""

import re
from collections.abc import Iterable

from handlers.domain.masking import public_place

_ZONE = r"(?:[东西南北中甲乙丙丁\d一二三四五六七八九A-Z]{1,2}[区期])?"
_NAME = r"(?:[A-Za-z]?\d{1,3}|[甲乙丙丁戊己庚辛东南西北中A-Za-z])"
_SIGN = r"(?:栋|幢|座|号楼)"
_HOUSE = rf"{_ZONE}(?<!\d){_NAME}{_SIGN}(?:[至到~-]{_NAME}{_SIGN})?"
_GATE = r"(?:[东南西北]{1,2}|前|后|侧|正|大)[大侧]?门(?![牌铃锁面店])|[东南西北]{1,2}[侧边面角]|[前后]面|出入口|[出入]口|地下车库|车库|停车场"


class Places:
    """Tells places; `known` are names that belong to nobody: 快递柜, 小广场."""

    def __init__(self, known: Iterable[str]) -> None:
        names = "|".join(map(re.escape, sorted(filter(None, known), key=len, reverse=True)))
        self._parts = re.compile(rf"(?P<house>{_HOUSE})|{_GATE}|{names}" if names else rf"(?P<house>{_HOUSE})|{_GATE}")

    def building(self, place: str | None) -> str:
        """Of 9栋2单元502 the building, of 9栋西门 all; "" where nothing is left. It is what is known that passes: a name never does."""
        told, houses = "", False
        for part in self._parts.finditer(public_place(place or "")):
            told += ("、" if part["house"] and houses else "") + part[0]
            houses = houses or part["house"] is not None
        return told
