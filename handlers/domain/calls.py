"""Calls inside a line (@段勇 我接了), and pats: names are nobody's words, whatever they say."""

import re
from collections.abc import Iterable, Sequence

THIN_SPACE = "\u2005"
"""What WeChat puts behind the name it calls."""

# Not that of an e-mail address, which no thin space ends.
_AT = re.compile(
    rf"(?<![A-Za-z0-9_.+\-])[@＠]|[@＠](?![A-Za-z0-9\-]+\.[A-Za-z])|[@＠](?=[^\n@＠{THIN_SPACE}]{{0,128}}{THIN_SPACE})"
)
_TYPED_NAME = re.compile(r"[^\s@＠]{1,40}(?=\s)")
_LAST_NAME = re.compile(r"[^\s@＠]{1,40}\Z")
_GLUED_NAME = re.compile(r"(?![一他她它你我])[^\s@＠,，。.!！?？:：;；、]{1,40}\Z")
_LONGEST = 128  # characters, an emoji may be seven of them
_ENDS_NAME = re.compile(r"[\s,，。.!！?？:：;；、@＠]|\Z")
_SPACE = " \t\u2005\u3000\xa0"
_BEHIND_NAME = re.compile(rf"[{_SPACE}]*[,，:：、]?[{_SPACE}]*")
_BEFORE_CALL = re.compile(r"\s[@＠]")
# Who is called by his office, often with no space behind: @物业3栋又堵了, @物业小王 3栋又堵了.
_OFFICE = re.compile(
    r"(?:所有人|大家|群主|管理员|物业|管家|保安|社区|居委会?|业委会|网格[员长]|民警|警察|派出所|交警|城管|执法队?|市监|站长)"
    r"(?:[^\s\d@＠]{1,6}(?=\s))?"
)

_QUOTED = '["“”「『].{1,64}["“”」』]'
_PAT = re.compile(
    rf"\s*(?:{_QUOTED}\s?拍了拍\s?(?:{_QUOTED}|自己|我|你)|[我你]\s?拍了拍\s?{_QUOTED}).{{0,40}}\s*|\s*[我你]\s?拍了拍自己\s*"
)


def without_calls(text: str, names: Iterable[str] = ()) -> str:
    """The words of a line without its calls. A known name is taken whole; another ends at the thin space, else at white space.

    `text` is the line as it was typed (NFKC would make the thin space one like any other), `names` are display names. A
    name that nobody knows, and that nothing ends, stays: @张三我接了.
    """
    known = sorted({name.strip() for name in names} - {""}, key=len, reverse=True)
    words, end, position = "", 0, 0
    while call := _AT.search(text, position):
        after = _end_of_name(text, call.end(), known)
        position = call.end() if after is None else after
        if after is not None:
            words, end = _beside(words, text[end : call.start()]), after
    return _beside(words, text[end:]).strip()


def is_pat(text: str) -> bool:
    """Whether a line only tells that somebody patted somebody ("陈姐" 拍了拍 "老周"): nobody's words."""
    return _PAT.fullmatch(text) is not None


def _end_of_name(text: str, start: int, known: Sequence[str]) -> int | None:
    """Where the call whose name starts there ends, with the space behind it; None where it is none, or nobody can tell."""
    named = [start + len(name) for name in known if text.startswith(name, start)]
    for end in named:
        if _ENDS_NAME.match(text, end):
            return _behind(text, end)
    thin = text.find(THIN_SPACE, start, start + _LONGEST + 1)
    if thin >= 0 and _is_one_name(text[start:thin], known):
        return _behind(text, thin)
    for end in named:
        if end - start > 1 and not (text[end - 1 : end + 1].isascii() and text[end].isalnum()):
            return _behind(text, end)
    if name := _OFFICE.match(text, start) or _TYPED_NAME.match(text, start):
        return _behind(text, name.end())
    if text[: start - 1][-1:].isspace() and (name := _LAST_NAME.match(text, start)):
        return name.end()
    if text[: start - 1].strip() and (name := _GLUED_NAME.match(text, start)):  # 早@9栋的老王
        return name.end()
    return None


def _is_one_name(name: str, known: Sequence[str]) -> bool:
    """Whether what stands before a thin space is one name, and not a call, words and the next call."""
    calls = [f"{at}{other}" for other in known for at in "@＠"]
    return "\n" not in name and not _BEFORE_CALL.search(name) and not name.endswith(tuple(calls))


def _behind(text: str, end: int) -> int:
    behind = _BEHIND_NAME.match(text, end)
    return behind.end() if behind else end


def _beside(left: str, right: str) -> str:
    """What stands before a call and what stands after it, as one line."""
    left, right = left.rstrip(_SPACE), right.strip(_SPACE)
    return f"{left} {right}" if left and right and "\n" not in (left[-1], right[0]) else left + right
