"""A line of somebody's words as one line of the bot: it calls nobody, breaks nowhere, and hides nothing."""

import re
import unicodedata

_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_EVERYBODY = re.compile(r"所\s*有\s*人")
_STACKED = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)


def on_one_line(text: str, most: int) -> str:
    """The text in `most` characters, calling nobody."""
    seen = "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in text)
    clean = " ".join(_STACKED.sub(r"\1", seen).translate({ord("@"): None, ord("＠"): None, ord("﹫"): None}).split())
    clean = _EVERYBODY.sub("大家", clean)
    return clean if len(clean) <= most else clean[: most - 1] + "…"
