"""What somebody meant to type (打错的口令): a command with other spaces, in another order, in plain words, or one slip away.

What leaves no doubt is read as it should stand (今 日, 派1263给赵敏); what is only near a command is offered, and 是 accepts it (代办).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum

from handlers.domain.number import found_in, without_numbers
from handlers.domain.slip import one_slip
from handlers.domain.town import Staff
from handlers.grammar.form import Form, forms_for

Sound = Callable[[str], tuple[str, ...]]
"""The syllables of a word, one a character, as an input method confuses them."""

_AROUND = " \t\n.。,、!~…:;\"'“”‘’「」『』《》<>〈〉【】()"
_STICKERS = re.compile(r"\[[\u4e00-\u9fffA-Za-z]{1,4}\]|[\U0001f000-\U0010ffff\u2190-\u2bff\u200d\ufe0f]+")
_SINGLES = re.compile(r"(?<!\S)[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff](?!\S))+")
_POLITE = re.compile(
    r"^(?:(?:[嗯呃额]|那个|你好|您好|不好意思|打扰了?|麻烦|请问?|劳驾|帮我|帮忙|给我|替我|我?想|我要|[想来]?问一?下|能不能|可不可以|可否)[你您]?[\s,]*)+"
)
_KINDLY = re.compile(
    r"(?:[\s,。!~]*(?:谢谢[你您]?|多谢|(?<=[\s,。])辛苦[了啦]?|[吧呗哈哦噢啊呀嘛]|(?:给我)?(?:看|列|发|说)?一下|好吗|行吗|可以吗))+$"
)
_LOOKS = re.compile(r"^(?:查看|看看|查查|查|看)(?:一下|一哈|下|哈)?(?![到见])[\s,:]*")
_THIS_ONE = re.compile("^[这那]?[个件张]?单子?(?=.)")
_PARTS = re.compile(r"[\s:,、;/|_=+*\-—>]+")
_FILLS = re.compile(r"[把将的单号给吧了]|一下")
_HEAD = re.compile(r"[^\s:,、;/|_=+*\-—>\d#]+")
_LOOK_ALIKE = str.maketrans("己巳曰末侍徹", "已已日未待撤")
"""Characters that an eye takes for those of a name."""
_GOES_ON = tuple("了没过不吗")
"""登记了: what goes on like that is a sentence."""
_NONE = ("不属实",)
"""What is near a name, and a word of its own."""
_NOBODY_SENT = re.compile("[不别没除]|已经|过了|说|和|跟")
"""王磊说1263他不去: nobody is sent."""
_HINT = 9
"""How far what only hints at a command is from it."""
_LONGEST = 30
"""Characters of a line that may be a slip; who writes more is talking."""


class Near(IntEnum):
    """How near a line is to a command: it sounds the same, it is one slip away, it only hints at it."""

    SOUND = 0
    SLIP = 1
    HINT = 2


class Slips:
    """For the forms of a town, and the names of its staff."""

    def __init__(
        self,
        forms: Sequence[Form] = (),
        people: Sequence[str] = (),
        sound: Sound = tuple,
        simplified: Callable[[str], str] = str,
    ) -> None:
        """`sound` gives a word's syllables, `simplified` a line without traditional characters."""
        self._forms = tuple(forms)
        self._people = sorted(people, key=len, reverse=True)
        self._sound, self._simplified = sound, simplified

    def names_somebody(self, line: str) -> bool:
        """Whether a line names one of the staff."""
        return any(name in line for name in self._people)

    def tidied(self, line: str, member: Staff, to_us: bool) -> Iterator[str]:
        """`line` as it may be meant, the nearest first: each is a command as it should stand, or none.

        Plain words without a number mean a command only where they are said `to_us`.
        """
        plain = self._bare(line)
        if not 0 < len(plain) <= 2 * _LONGEST:
            return
        if to_us and not plain.strip("?"):
            yield "帮助"
            return
        polite = _POLITE.sub("", plain)
        wish = _KINDLY.sub("", polite)
        looks = _LOOKS.sub("", wish)
        yield from (plain, polite, _together(_PARTS.sub(" ", polite)), looks)
        for form in forms_for(self._forms, member):
            yield from self._before_somebody(form, plain)
        for form in forms_for(self._forms, member):
            yield from _joined(form, polite)
            yield from _within(form, plain)
            yield from self._reordered(form, wish if form.about_ticket else looks, to_us)
            yield from _named_behind(form, polite)

    def likely(self, line: str, member: Staff) -> Iterator[tuple[str, Near]]:
        """The commands that `line` is near to, the nearest first, and how near."""
        plain = _KINDLY.sub("", _POLITE.sub("", self._bare(line)))
        if len(plain) > _LONGEST or any(word in plain for word in _NONE):
            return
        found: dict[str, int] = {}
        for head, rest, whole in _heads(plain):
            for form in forms_for(self._forms, member):
                for name in form.names:
                    far = self._far(head, name)
                    glued = form.worded and not form.about_ticket and not whole
                    if far is not None and not (glued and (far > 1 or len(name) < 2 or rest[:1] in _GOES_ON)):
                        found.setdefault(f"{name} {rest}".strip(), far + 2 * glued)
        for form in forms_for(self._forms, member):
            if form.hints and form.hints.search(plain) and (wish := self._wish(form, plain, member)):
                found.setdefault(wish, _HINT)
        for corrected, far in sorted(found.items(), key=lambda one: one[1]):
            yield corrected, Near.SOUND if far < 2 else Near.HINT if far == _HINT else Near.SLIP

    def _bare(self, line: str) -> str:
        """Without stickers and marks around it, in simplified characters; what was typed one by one stands together."""
        plain = self._simplified(_STICKERS.sub("", line)).strip(_AROUND)
        return _together(plain)

    def _before_somebody(self, form: Form, line: str) -> Iterator[str]:
        """The command of a line that is nothing but a number, a person, and what stands before him."""
        numbers, words = found_in(line), without_numbers(line).strip(_AROUND)
        if form.before is None or not numbers or (found := form.before.match(words)) is None:
            return
        person = words[found.end() :].strip(_AROUND)
        if person in self._people:
            yield " ".join((form.names[0], *(written.number for written in numbers), person))

    def _reordered(self, form: Form, line: str, to_us: bool) -> Iterator[str]:
        """The command of a line by what is left without its numbers and its person (把1263派给赵敏, 1289什么情况)."""
        if not form.about_ticket:
            meant = to_us or (form.aloud is not None and form.aloud.search(line) is not None)
            said = form.also.fullmatch(re.sub(r"\s+", " ", line.rstrip("?"))) if form.also and meant else None
            if said is not None:
                yield " ".join((form.names[0], *filter(None, said.groups())))
            return
        if form.careful and line.rstrip().endswith(("?", "吗", "吧")):
            return
        numbers = " ".join(written.number for written in found_in(line))
        words = without_numbers(line)
        person = self._person(words) if form.names_person else ""
        if not numbers or form.names_person and not person:
            return
        words = words.replace(person, "", 1).strip(_AROUND)
        head, *tail = re.split(r"[\s,、:;]+", words, maxsplit=1) if form.worded and not person else [words]
        head = _THIS_ONE.sub("", re.sub(r"\s+", "", head)).rstrip("?")
        if _FILLS.sub("", head) in form.names or form.also and form.also.fullmatch(head):
            yield " ".join((form.names[0], numbers, person, *tail)).strip()

    def _wish(self, form: Form, line: str, member: Staff) -> str:
        """The command that a line only hints at; of a ticket only a chief's, for an officer may tell how the work goes."""
        numbers = [written.number for written in found_in(line)]
        if bool(numbers) != form.about_ticket or form.about_ticket and not member.steers:
            return ""
        if form.names_person and _NOBODY_SENT.search(line):
            return ""
        person = self._person(line) if form.names_person else ""
        return " ".join((form.names[0], *numbers, *filter(None, (person,)))) if person or not form.names_person else ""

    def _person(self, words: str) -> str:
        """Whom a line gives something to: the name behind 给 or 让, else the only one; "" for nobody, or where nobody can tell."""
        named = [name for name in self._people if name in words]
        given = [name for name in named if re.search(rf"[给让由派叫换]\s*{re.escape(name)}", words)]
        return given[0] if len(given) == 1 else named[0] if len(named) == 1 else ""

    def _far(self, head: str, name: str) -> int | None:
        """How far a word is from a name: 0 it is the name, 1 they sound alike, more where they are one slip apart, None beyond."""
        if head == name:
            return 0
        if head == 2 * name:
            return 1
        alike = len(head) == len(name) and self._sound(head.translate(_LOOK_ALIKE)) == self._sound(name)
        if alike or len(name) < 2:
            return 1 if alike else None
        if not one_slip(head, name):
            return None
        return 2 + sum(syllable not in self._sound(head) for syllable in self._sound(name))


def _together(line: str) -> str:
    """The line with the characters that were typed one by one (赵 敏) in one word."""
    return _SINGLES.sub(lambda apart: "".join(apart[0].split()), line)


def _joined(form: Form, line: str) -> Iterator[str]:
    """A name whose characters stand apart (今 日), or that is softened (重发一下 2), with what follows it."""
    for name in form.names:
        apart = re.match(
            r"\s*".join(map(re.escape, name)) + "(?:一下|一哈|下(?![周个午月半旬礼星]))?", line, re.IGNORECASE
        )
        if apart and apart[0] != name:
            yield f"{name} {line[apart.end() :]}"


def _within(form: Form, line: str) -> Iterator[str]:
    """The command of a line that says its name anywhere, beside a number; or without one, where it surely is one (`alone`)."""
    found = form.within.match(line) if form.within else None
    if found is not None and (found_in(line) or "alone" in found.groupdict() and found["alone"] is not None):
        yield f"{form.names[0]} {line[: found.start('name')]} {line[found.end('name') :]}"


def _named_behind(form: Form, line: str) -> Iterator[str]:
    """The command whose name stands behind its words or its number: 1263 车主自行挪走 关闭, 9略过."""
    if not form.worded:
        return
    parts = _PARTS.split(line)
    at = next((i for i, part in enumerate(parts) if len(part) > 1 and part in form.names), 0)
    right = found_in(line) if form.about_ticket else parts[0].isdigit() or not form.counted
    if at and right:
        yield " ".join((parts[at], *parts[:at], *parts[at + 1 :]))
    for name in form.names if form.counted else ():
        if behind := re.fullmatch(rf"#?(\d{{1,4}})[号条]?\s*{re.escape(name)}[\s:,]*(.*)", line):
            yield f"{name} {behind[1]} {behind[2]}".strip()


def _heads(line: str) -> Iterator[tuple[str, str, bool]]:
    """How a line may be cut into a name and the rest, and whether the name stands apart there."""
    head = _HEAD.match(line)
    if head is None:
        if (numbers := found_in(line)) and (words := without_numbers(line)):
            yield words, " ".join(written.number for written in numbers), True
        return
    rest = line[head.end() :].strip(_AROUND)
    yield head[0], rest, True
    for length in (2, 3, 1):
        if length < len(head[0]):
            yield head[0][:length], f"{head[0][length:]} {rest}".strip(), False
