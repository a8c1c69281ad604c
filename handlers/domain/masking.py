"""What must not be read by everybody: phones, identity cards, plates and flats (PIPL), and what a line may not do."""

import re
import unicodedata
from collections.abc import Callable

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(
    rf"([{_PROVINCES}])\s*([A-Za-z])[\s·•..\-]*([A-Za-z0-9])[A-Za-z0-9]{{2,4}}([A-Za-z0-9警学挂])(?![A-Za-z0-9])"
)
_IDENTITY = re.compile(r"(?<!\d)(\d{3})\d{3}\s?\d{8}\s?(\d{3}[\dXx])(?!\d)")
_PHONE = re.compile(r"((?<!\d)|(?<=86))(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3})[-\s]?\d{3,4}(\d{4})(?!\d)")
_DATE = re.compile(r"(?<!\d)\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?!\d)")

_HOUSE = r"(?:[A-Za-z]|(?<!\d)\d{1,3}|[一二三四五六七八九十]{1,3})(?:栋|幢|座|号楼|#楼|号|#)"
_UNIT = r"(?:(?:\d{1,2}|[一二三四五六七八九十])(?:单元|-))?"
_DOOR = r"(\d)\d{2,3}(?!\d)|([一二三四五六七八九])[一二三四五六七八九〇零]{2,3}"
_FLAT = re.compile(rf"({_HOUSE}\s?{_UNIT})\s?-?(?:\d{{1,2}}楼)?(?:{_DOOR})(?:室|号|房)?")
_DASHED_FLAT = re.compile(r"(?<![\d-])(\d{1,2}-(?:\d{1,2}-)?)(\d)\d{2,3}(?![\d-])(?:室|号|房)?")
_LONE_FLAT = re.compile(r"(?<!\d)()(\d)\d{2,3}(?:室|号?房(?![东主客产屋]))")
_UNIT_FLAT = re.compile(r"((?:\d{1,2}|[一二三四五六七八九十])单元)\s?-?(\d)\d{2,3}(?!\d)(?:室|号|房)?")
_FLATS = (_FLAT, _UNIT_FLAT, _DASHED_FLAT, _LONE_FLAT)


def plates(text: str) -> tuple[str, ...]:
    """The licence plates in a line, masked: 云E·1***8."""
    return tuple(_masked_plate(found) for found in _PLATE.finditer(unicodedata.normalize("NFKC", text)))


def masked(text: str) -> str:
    """The line with phones, identity cards, plates and flats masked."""
    return _over_flats(_without_people(text), lambda found: f"{found[1]}{found[found.lastindex or 2]}**")


def public(text: str, most: int = 60) -> str:
    """The line as an owners' group may read it: masked, and no flat or phone at all (naming the reported household is forbidden)."""
    text = _over_flats(unicodedata.normalize("NFKC", text), lambda found: re.sub(r"-$", "", found[1]))
    for pattern in (_IDENTITY, _PHONE, _LANDLINE):
        text = pattern.sub("", text)
    return quotable(text, most)


def public_place(place: str) -> str:
    """A place for an owners' group: the building, never the flat; "" where nothing else was named."""
    return public(place, 30)


def card_place(place: str) -> str:
    """A place for the work group: the flat masked (9栋5**)."""
    return quotable(place, 30)


def quotable(text: str, most: int = 60) -> str:
    """Somebody's words as the bot may repeat them to staff: masked, on one line, `most` characters, calling nobody."""
    return _on_one_line(masked(_printable(text)), most)


def whole(place: str, most: int = 60) -> str:
    """A place for whoever is called to a danger: nothing of it masked, on one line, calling nobody."""
    return _on_one_line(place, most)


def blotted(text: str) -> str:
    """The line with plates, phones, dates and flats blotted out, each character by one: what is left may hold ticket numbers."""
    for pattern in (_PLATE, _IDENTITY, _PHONE, _LANDLINE, _DATE, *_FLATS):
        text = pattern.sub(lambda found: "□" * len(found[0]), text)
    return text


def _printable(text: str) -> str:
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)


def _on_one_line(text: str, most: int) -> str:
    clean = " ".join(_printable(text).replace("@", "").replace("所有人", "大家").split())
    return clean if len(clean) <= most else clean[: most - 1] + "…"


def _without_people(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    text = _PLATE.sub(_masked_plate, text)
    text = _IDENTITY.sub(r"\1***********\2", text)
    text = _PHONE.sub(r"\1\2****\3", text)
    return _LANDLINE.sub(r"\1-***\2", text)


def _over_flats(text: str, change: Callable[[re.Match[str]], str]) -> str:
    for pattern in _FLATS:
        text = pattern.sub(change, text)
    return text


def _masked_plate(found: re.Match[str]) -> str:
    province, letter, first, last = found.groups()
    return f"{province}{letter.upper()}·{first}***{last}"
