"""What must not be read by everybody: phones, identity cards, plates and room numbers (PIPL), and what a line may not do."""

import re
import unicodedata

_PLATE = re.compile(
    r"([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])\s*([A-Za-z])[\s·•..\-]*([A-Za-z0-9])[A-Za-z0-9]{3,4}([A-Za-z0-9])(?![A-Za-z0-9])"
)
_IDENTITY = re.compile(r"(?<!\d)(\d{3})\d{11}(\d{3}[\dXx])(?!\d)")
_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)")
_ROOM = re.compile(r"(\d+(?:栋|幢|座|号楼|单元)(?:\d+单元)?\s?-?)(\d)\d{2,3}(?!\d)(室|号|房)?")
_DASHED_ROOM = re.compile(r"(?<![\d-])(\d{1,2}-(?:\d-)?)(\d)\d{2,3}(?![\d-])")
_ROOM_PART = re.compile(r"(\d+(?:栋|幢|座|号楼|单元)(?:\d+单元)?)\s?-?\d{3,4}(?!\d)(室|号|房)?")


def plates(text: str) -> tuple[str, ...]:
    """The licence plates in a line, masked: 云E·1***8."""
    return tuple(_masked_plate(found) for found in _PLATE.finditer(text))


def masked(text: str) -> str:
    """The line with phones, identity cards, plates and room numbers masked."""
    text = _PLATE.sub(_masked_plate, text)
    text = _IDENTITY.sub(r"\1***********\2", text)
    text = _PHONE.sub(r"\1****\2", text)
    text = _ROOM.sub(r"\1\2**", text)
    return _DASHED_ROOM.sub(r"\1\2**", text)


def quotable(text: str, most: int = 60) -> str:
    """Somebody's words as the bot may repeat them to staff: masked, on one line, `most` characters, calling nobody."""
    clean = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)
    clean = " ".join(masked(clean).replace("@", "").replace("所有人", "大家").split())
    return clean if len(clean) <= most else clean[: most - 1] + "…"


def public_place(place: str) -> str:
    """A place as an owners' group may read it: the building, never the flat (naming the reported household is forbidden)."""
    return quotable(_ROOM_PART.sub(r"\1", place), 30)


def card_place(place: str) -> str:
    """A place as the work group reads it: the flat masked (9栋5**)."""
    return quotable(place, 30)


def _masked_plate(found: re.Match[str]) -> str:
    province, letter, first, last = found.groups()
    return f"{province}{letter.upper()}·{first}***{last}"
