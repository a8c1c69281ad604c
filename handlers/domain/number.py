"""Ticket numbers (单号) in what people write: which ones a line holds, and which one was meant."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from handlers.domain.luhn import is_number
from handlers.domain.masking import blotted
from handlers.domain.numeral import counts, is_door, is_hotline, is_named
from handlers.domain.slip import one_slip


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The one known number that is a single slip away from `wrong`; None when there is none, or more than one."""
    slips = [number for number in known if one_slip(wrong, number)]
    return slips[0] if len(slips) == 1 else None


def near(wrong: str) -> tuple[str, ...]:
    """Every number that is a single slip away from what somebody wrote: those that check, in order."""
    if not (wrong.isascii() and wrong.isdigit()):
        return ()
    cuts = [(wrong[:i], wrong[i:]) for i in range(len(wrong) + 1)]
    changed = {a + digit + b[1:] for a, b in cuts if b for digit in "0123456789"}
    added = {a + digit + b for a, b in cuts for digit in "0123456789"}
    dropped = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    slips = (changed | added | dropped | swapped) - {wrong}
    return tuple(sorted(slip for slip in slips if is_number(slip) and slip[0] != "0"))


_SHORTEST, LONGEST = 3, 8
"""Digits of a ticket number as people write it."""
_MAYBE = re.compile(r"[0-9]{3}|[0-9] {1,2}[0-9]|[〇零○一二三四五六七八九幺]{4}")
_RUN = re.compile(r"[0-9]+(?: {1,2}[0-9]+)*|[〇零○一二三四五六七八九幺]{4,}")
_DIGITS = re.compile(r"[0-9]+")
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])")
_SPELT = str.maketrans("〇零○一二三四五六七八九幺", "0001234567891")
_LARGER = "第几十百千万两"

# A number with its mark is no flat, though "1263号 1271号" reads like a house and its door, and "1263# 1271# 1289" like two of them.
_SURE = re.compile(
    r"(?<![0-9A-Za-z一二三四五六七八九栋幢座元])(?:#|no\.?|单号:?)\s?[1-9][0-9]{2,7}(?![0-9])"
    r"|(?<![0-9A-Za-z栋幢座楼元号室#\-])(?<![栋幢座楼元] )(?<!(?<![0-9]{4})[号#] )[1-9][0-9]{3,7}(?=[#号](?!楼)|房[东主客产屋])",
    re.IGNORECASE,
)
_MARK_BEFORE = re.compile(
    r"(?:(?:(?<=查单)号|(?<![查订运递流])(?:工单|单|编)号|工单|单子)码?(?:[是为:]|\s)*(?:#|no\.?)?|#|(?<![a-z])no[.:]{0,2})\s?$",
    re.IGNORECASE,
)
_MARK_AFTER = re.compile(r"#|号码?(?:的?(?:工单|单子|单(?![元位独身方双])))?|(?:工单|单子|单(?![元位独身方双]))")
_BRACKETS = {"【": "】", "[": "]", "(": ")", "<": ">", "「": "」", "『": "』", "《": "》", "“": "”", '"': '"'}

_JOIN = re.compile(r"(?:[\s,、;。/.+&~\-]|和|跟|与|以?及|还有|加上?)*")
_GLUED_BEFORE = re.compile(r"([0-9]+)([./:,\-])$")
_GLUED_AFTER = re.compile(r"[./\-]([0-9]+)")
_STUMP_BEFORE = re.compile(
    r"(?:(?<![暖缓调温])和|跟|与|以及|(?<!普)及|还有|(?<![一两几三])把|(?<!即)将|关于|[&+/、])\s*$"
)
_STUMP_AFTER = re.compile(r"^\s*(?:的(?![确士])|[和与跟及](?=[这那另]|上次|其他))")
_EDGE = " \t\r\n,、:;。./+&~—-"
_CLOSING = ",、:;。.!?…~)"


@dataclass(frozen=True)
class Written:
    """A ticket number as a line writes it; with its marks (#, №, 单号, 号, 【】) it stands from `start` to `end`.

    `joined` is what stands between it and the number before where that only joins the two ("和", " "), else None.
    """

    number: str
    start: int
    end: int
    joined: str | None = None


def found_in(text: str) -> tuple[Written, ...]:
    """The ticket numbers that a line seems to write, in order; not yet checked. The places are those of the line in NFKC."""
    line = unicodedata.normalize("NFKC", text)
    if not _MAYBE.search(line):
        return ()
    free = blotted(_SURE.sub(lambda sure: "■" * len(sure[0]), line))
    found: list[Written] = []
    for digits, start, end in _runs(line):
        if "□" in free[start:end] or not _stands(line, digits, start, end):
            continue
        written = _with_marks(line, digits, start, end, found[-1].end if found else 0)
        between = line[found[-1].end : written.start] if found else "-"
        joins = bool(found) and _JOIN.fullmatch(between) is not None
        found.append(replace(written, joined=between if joins else None))
    return tuple(found)


def numbers_in(text: str) -> tuple[str, ...]:
    """The ticket numbers that a line seems to write, in order, each once; not yet checked."""
    return tuple(dict.fromkeys(written.number for written in found_in(text)))


def without_numbers(text: str) -> str:
    """The line without the ticket numbers, their marks and the words that only joined them: "1263和1271都好了" -> "都好了"."""
    line = unicodedata.normalize("NFKC", text)
    words, end = "", 0
    for written in found_in(line):
        if written.joined is None:
            words = _STUMP_BEFORE.sub("", _beside(words, line[end : written.start]) if end else line[: written.start])
        end = written.end
    if not end:
        return line.strip()
    words = _beside(words, line[end:]) if line[end:].strip(_EDGE) else words.rstrip(_EDGE)
    return words.strip() if words.strip(_EDGE + "!…") else ""


def _beside(left: str, right: str) -> str:
    """What stands before a number and what stands after it, as one line."""
    kept, rest = left.rstrip(), _STUMP_AFTER.sub("", right).lstrip()
    if not kept or kept[-1] in _EDGE:
        return kept + rest.lstrip(_EDGE)
    return kept + rest if rest[:1] in _CLOSING else f"{kept} {rest}"


def _runs(line: str) -> Iterator[tuple[str, int, int]]:
    """Every run of digits with its place: typed, spelt (一二六三), or typed one by one where only all together check."""
    for run in _RUN.finditer(line):
        if not run[0][0].isascii():
            digits = run[0].translate(_SPELT)
            if _is_spelt(line, digits, run):
                yield digits, run.start(), run.end()
            continue
        parts = [(part[0], part.start(), part.end()) for part in _DIGITS.finditer(line, run.start(), run.end())]
        whole = parts[:-1] if counts(line, run.end()) else parts  # 1 2 6 3 2辆
        digits = "".join(part[0] for part in whole)
        if len(whole) > 1 and _is_one(digits, [part[0] for part in whole]):
            yield digits, whole[0][1], whole[-1][2]
        else:
            yield from parts


def _is_one(digits: str, parts: list[str]) -> bool:
    """Whether digits with spaces between them are one number: 1 2 8 9 and 12 89, longer ones where each stands alone."""
    apart = len(digits) == 4 or max(map(len, parts)) == 1
    return apart and 4 <= len(digits) <= LONGEST and is_number(digits) and not any(map(_is_whole, parts))


def _is_whole(part: str) -> bool:
    return len(part) >= _SHORTEST and is_number(part)


def _is_spelt(line: str, digits: str, run: re.Match[str]) -> bool:
    """Whether digits in Chinese are a number: one that checks, no part of a larger figure, nobody counting (一二三四五)."""
    steps = {int(after) - int(before) for before, after in zip(digits, digits[1:], strict=False)}
    larger = line[max(0, run.start() - 1) : run.start()] in set(_LARGER) or line[run.end() : run.end() + 1] in set(
        _LARGER
    )
    return len(digits) <= LONGEST and is_number(digits) and len(steps) > 1 and not larger


def _stands(line: str, digits: str, start: int, end: int) -> bool:
    """Whether digits are written as a ticket number, and not spoken of as something else."""
    if not _SHORTEST <= len(digits) <= LONGEST or digits.startswith("0") or _is_glued(line, digits, start, end):
        return False
    mark = _MARK_BEFORE.search(line, max(0, start - 12), start)
    if mark is not None and "快递" not in line[max(0, start - 6) : start]:
        return not is_door(line, end)
    if counts(line, end) or is_named(line, start, end) or _DATE.fullmatch(digits):
        return False
    if is_hotline(line, start, end, checks=is_number(digits)):
        return False
    return len(digits) > _SHORTEST or line[end : end + 1] not in ("号", "#")


def _is_glued(line: str, digits: str, start: int, end: int) -> bool:
    """Whether the digits are a part of something longer: a word, a share, a decimal, a time; 1263/1271 are two numbers."""
    before = line[max(0, start - 12) : start]
    if re.search(r"(?<![A-Za-z])no[.:]{0,2}\s?$", before, re.IGNORECASE) is None and re.search(r"[A-Za-z¥]-?$", before):
        return True
    whole = len(digits) > _SHORTEST and is_number(digits)
    if glued := _GLUED_BEFORE.search(before):
        other = glued[1]
        return not whole or not (glued[2] == "," or (len(other) > _SHORTEST and is_number(other)))
    if glued := _GLUED_AFTER.match(line, end):
        return not whole or not (len(glued[1]) > _SHORTEST and is_number(glued[1]))
    return False


def _with_marks(line: str, digits: str, start: int, end: int, first: int) -> Written:
    """The number with the marks around it, none of which stands before `first`."""
    if mark := _MARK_AFTER.match(line, end):
        end = mark.end()
    while True:
        if mark := _MARK_BEFORE.search(line, max(first, start - 12), start):
            start = mark.start()
        if start == first or end == len(line) or _BRACKETS.get(line[start - 1]) != line[end]:
            return Written(digits, start, end)
        start, end = start - 1, end + 1
