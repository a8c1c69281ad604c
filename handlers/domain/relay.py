"""A relay (接龙): a list that everybody in a group copies and adds his line to. Whoever sends it says that line alone."""

import re

_HEAD = re.compile(r"^\s*[#\uff03]?\s*接龙")
_ROW = re.compile(r"^\s*\d{1,3}\s*[.、．)）:：]?\s*(\S.*?)\s*$")


def is_relay(text: str) -> bool:
    """Whether a message is one: it says so, and has numbered lines."""
    return _HEAD.match(text) is not None and bool(_rows(text))


def own_line(text: str, before: str) -> str:
    """The sender's own line: the one that the version `before` has not; where that is not known ("") or tells nothing, the last."""
    rows, known = _rows(text), set(_rows(before))
    new = [row for row in rows if row not in known]
    return (new if before and new else rows)[-1]


def _rows(text: str) -> list[str]:
    lines = text.splitlines()[1:]
    return [found[1] for line in lines if (found := _ROW.match(line))]
