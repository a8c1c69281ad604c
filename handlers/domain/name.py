"""Display names as the bot may say them: whoever bears one chose it, and may have chosen it to harm."""

import re
import unicodedata

from handlers.domain.masking import masked

NOBODY = "邻居"
"""What somebody is called of whose name nothing is left."""

_LONGEST = 200
_DIGITS = 6
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me", "Zl", "Zp", "Zs")
# What WeChat calls everybody by, and what only the bot's own lines hold: calls, numbers, headings, lists, quotes.
_EVERYBODY = re.compile(
    r"所[\W_]*有[\W_]*人|全[\W_]*体[\W_]*成[\W_]*员|(?<![a-z])(?:all|every(?:one|body))(?![a-z])", re.IGNORECASE
)
_CALL_OF_EVERYBODY = re.compile(rf"[@\uff20][\W_]*(?={_EVERYBODY.pattern})", re.IGNORECASE)
_MARKS = str.maketrans(dict.fromkeys("@#【】[]〖〗〔〕{}<>《》「」『』“”\"'`|\\•·・■□▶►→", " "))
# Behind a line break or a number begins what only the bot says; so does what stands in such a heading.
_FORGED = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029#].*", re.DOTALL)
_HEADING = re.compile(r"[【\[(〖]\s*(?:红色|加急|一般|系统|通知|公告|警告|官方)\w*\s*[】\])〗]")
_LINK = re.compile(r"\(链接\)")


def plain(name: str, most: int = 16) -> str:
    """The name on one line in `most` characters: it calls nobody, hides nothing, leads nowhere, and is no line of the bot's."""
    seen = "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in _own(_read(name)))
    words = _without_everybody(" ".join(seen.translate(_MARKS).split()))
    words = " ".join(_LINK.sub(" ", masked(words)).translate(_MARKS).split())
    said = _few_digits(_without_everybody(words))[:most].strip(" ,:;、。.-") or NOBODY
    return said if said == name else plain(said, most)  # what was cut off may have kept the rest from leading anywhere


def calling_nobody(text: str) -> str:
    """A line of ours as it may leave: whatever it repeats of anybody's words or name, it never calls a whole group (@所有人, @all)."""
    return _CALL_OF_EVERYBODY.sub("", text)


def _few_digits(words: str) -> str:
    """The name with so few digits between two masks that they are nobody's number."""
    return "**".join(map(_cut_digits, words.split("**")))


def _cut_digits(part: str) -> str:
    digits = 0
    kept = []
    for c in part:
        digits += c.isdigit()
        if not c.isdigit() or digits <= _DIGITS:
            kept.append(c)
    return "".join(kept)


def _read(name: str) -> str:
    """The name in NFKC without what is stacked on letters or stands between them unseen."""
    kept = (
        c for c in unicodedata.normalize("NFKC", name[:_LONGEST]) if unicodedata.category(c) not in ("Cf", "Mn", "Me")
    )
    return "".join(kept)[:_LONGEST]


def _own(name: str) -> str:
    """What of a name is one, and no line of the bot's that hangs on it."""
    return _FORGED.sub("", _HEADING.sub("", name.strip()))


def _without_everybody(words: str) -> str:
    while (rest := _EVERYBODY.sub("", words)) != words:
        words = " ".join(rest.split())
    return words
