"""From a line of chat to a command: the typed ones first, then what officers say in their own words."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.domain.intent import Command, Suggest
from handlers.domain.luhn import is_number
from handlers.domain.number import LONGEST, found_in, without_numbers
from handlers.domain.town import WORKING, Staff
from handlers.domain.words import NO_CHANGES, OwnWords
from handlers.grammar.arguments import SOME_WORDS
from handlers.grammar.form import Form
from handlers.grammar.slips import Near, Slips

Spoken = Callable[[str, OwnWords], Form | None]
"""The form that a line, without its numbers, gives in ordinary words, with those of the station."""
Wished = Callable[[str, Form | None], Form | None]
"""The form that a whole line wishes for in plain words, where it may be the deed of that other form as well."""

# A name ends there: "单1263" is a command, "单身狗" is none.
_AFTER_NAME = re.compile(r"^(?=$|[\s,,::#\d。.!!~])")
# What is registered stands apart: "报 路灯坏了" is a command, "报110了吗" is none.
_AFTER_TEXT = re.compile(r"^(?=$|[\s,,::#])|^(?=\d+(?:栋|幢|单元|号))")
# "两个都收": all that can be meant.
_EVERYTHING = re.compile(
    r"^(?:我)?(?:这|那)?(?:(?:[两俩二三四五几2345](?:个|件|单|张|条)|俩)我?(?:都|全都?|全部|一起)?|都|全都?|全部|一起)我?\s*(?=\S)"
)
# "收1263,1271不归我": half of it is no deed.
_DENIES = re.compile(r"不归|不是我|不接|不去|去不了|没空")
_AND = re.compile(r"[\s,,、;;和跟与同及]+$")
# "单 99999999999": what stands behind a name as a number does, with the words behind it.
_AS_NUMBER = re.compile(r"[\s,:#]*(-?[0-9]+)号?(?:[\s.。!~]*$|\s(?P<words>.+))")
# 关闭1263没有, 办结 还没有: a question, or a don't; 不属实 is no 不属.
_NOT_MEANT = re.compile(
    r"^(?:了没有?|没有?|了吗|还没有?|先不要?|不要|别|可以吗|行不行|行吗|好不好|明天|等下|等会)[\s,。!~]*(?:再说|再看)?$|^(?:先不要|不要|先别)|[吗?]\s*$|行不行$|了没$|再说$|^实(?:$|\s)"
)
# 转给段勇: it is handed on to a colleague, and not done.
_HANDS_ON = re.compile("转|交|换|派|让|给")
_CIRCLED = {0x2460 + n: f"({n + 1})" for n in range(20)}
"""①7栋: NFKC alone would make it 17栋."""
_TRAILING = " \t\n。.!!~"
_BETWEEN = " ,,::"


class Parser:
    """Reads commands by the forms of a town; `stations` are the names that may stand before a number (学桥1263)."""

    def __init__(
        self,
        forms: Sequence[Form],
        spoken: Spoken,
        stations: Sequence[str] = (),
        slips: Slips | None = None,
        wished: Wished = lambda line, deed: None,
        town_names: Sequence[str] = (),
    ) -> None:
        self._forms, self._spoken, self._stations = forms, spoken, tuple(stations)
        self._slips, self._wished = slips or Slips(), wished
        self._town_names = tuple(town_names)
        self._longer = [n for n in self._town_names if n not in stations and any(s in n for s in stations)]
        self._names = tuple(name for form in forms for name in form.names)

    def parse(
        self, text: str, member: Staff | None, to_us: bool = False, own: OwnWords = NO_CHANGES
    ) -> Command | Suggest | None:
        """The command in a line that is meant for the bot, None where there is none; own words are only tried for staff.

        `to_us` says that nobody else can be meant: it was said in private, or calls the bot.
        """
        line = unicodedata.normalize("NFKC", text.translate(_CIRCLED)).strip()
        if member is None:
            return self._whole(line, None)
        if len(parts := _apart(line)) > 1 and (command := self._of_each(parts, member, own)) is not None:
            return command
        typed = self._typed_at_all(line, member, to_us)
        if typed is not None and (form := self._form_of(typed)) is not None and form.allows(member):
            return typed
        if (loose := self._loosely(line, member)) is not None:
            return loose
        spoken = self._spoken_by(line, own)
        if (wish := self._wish(line, member, spoken)) is not None or typed is not None:
            return wish or typed
        meant = self._form_of(spoken)
        if meant is not None and meant.allows(member):
            nearest = Near.SLIP if meant.asks and to_us else Near.SOUND
        else:
            nearest = Near.HINT if to_us else Near.SOUND
        return self._suggested(line, member, nearest) or spoken

    def deed(self, text: str, own: OwnWords) -> Command | None:
        """What an officer says of his work among neighbours, typed or in his own words; no other command is one there."""
        line = unicodedata.normalize("NFKC", text).strip()
        command = self._named(line) or self._spoken_by(line, own)
        return command if command is not None and self._is_deed(command) else None

    def is_typed(self, text: str) -> bool:
        """Whether a line begins with the name of a command, and is it."""
        return self._named(unicodedata.normalize("NFKC", text).strip()) is not None

    def means_us(self, word: str) -> bool:
        """Whether a word by itself is a command, typed or in an officer's own words."""
        line = unicodedata.normalize("NFKC", word).strip().lower()
        return line in self._names or self._spoken(line, NO_CHANGES) is not None

    def _of_each(self, parts: list[str], member: Staff, own: OwnWords) -> Command | None:
        """1263好了 1271到了: what the line says of each number, None where it is no matter of plain deeds."""
        read = [(part, self._whole(part, member, own)) for part in parts]
        commands = [command for _, command in read if command is not None]
        if not commands or not all(self._is_deed(command) for command in commands):
            return None
        left = tuple(w.number for part, command in read if command is None for w in found_in(part))
        return replace(commands[0], parts=tuple(commands[1:]), left=left)

    def _is_deed(self, command: Command) -> bool:
        return any(form.spoken and type(command) is form.intent for form in self._forms)

    def _whole(self, line: str, member: Staff | None, own: OwnWords = NO_CHANGES) -> Command | None:
        command = self._typed_at_all(line, member, to_us=False)
        return command if command is not None or member is None else self._spoken_by(line, own)

    def _typed_at_all(self, line: str, member: Staff | None, to_us: bool) -> Command | None:
        """The command that a line writes, with its slips where there can be no doubt."""
        if member is not None and not self._split(line)[0] and (command := self._impossible(line)) is not None:
            return command
        command = self._named(line)
        if command is not None or member is None:
            return command
        tried = {line}
        for tidy in self._slips.tidied(line, member, to_us):
            if tidy not in tried and (command := self._named(tidy)) is not None:
                return command
            tried.add(tidy)
        return None

    def _spoken_by(self, line: str, own: OwnWords) -> Command | None:
        """What an officer's own words do."""
        numbers, unit, rest = self._split(line)
        if _HANDS_ON.search(rest) and self._slips.names_somebody(rest):
            return None
        every = _EVERYTHING.match(rest)
        words = rest[every.end() :] if every else rest
        spoken = self._spoken(words, own) or (self._spoken(rest, own) if every else None)
        return spoken.command(numbers=numbers, unit=unit, text=words, everything=bool(every)) if spoken else None

    def _wish(self, line: str, member: Staff, spoken: Command | None) -> Command | None:
        """What somebody wants of a ticket in plain words; where he has none it is talk."""
        form = self._wished(line, self._form_of(spoken))
        return self._meant(form, line) if form is not None and form.allows(member) else None

    def _loosely(self, line: str, member: Staff) -> Command | None:
        """The command that a whole line gives by what it holds, whatever stands around it."""
        found = (form for form in self._forms if form.loosely and form.allows(member) and form.loosely.search(line))
        form = next(found, None)
        if form is None or form.about_ticket or form.stationed:
            return self._meant(form, line) if form is not None else None
        speaks_of_another = bool(self._split(line)[0]) and not form.numbered
        return None if speaks_of_another else form.command(text=line, loose=True)

    def _meant(self, form: Form, line: str) -> Command:
        numbers, unit, rest = self._split(line)
        if form.stationed:
            numbers, (unit, rest) = (), self._at_station(line, begins=False)
        return form.command(numbers=numbers, unit=unit, text=rest, loose=True)

    def _named(self, line: str) -> Command | None:
        """The command that a line is by the name that it begins with."""
        numbers, unit, rest = self._split(line)
        typed = (self._typed(form, name, line, numbers, unit, rest) for form in self._forms for name in form.names)
        return next((command for command in typed if command is not None), None)

    def _suggested(self, line: str, member: Staff, most: Near) -> Suggest | None:
        """What asks whether a line was meant for the command that it is near to: by the sound alone where it may be a deed as well,
        or be said to colleagues."""
        for corrected, near in self._slips.likely(line, member):
            command = self._named(corrected) if near <= most else None
            if command is not None and self._is_whole(command):
                return Suggest(corrected)
        return None

    def _form_of(self, command: Command | None) -> Form | None:
        return next((form for form in self._forms if form.intent is type(command)), None)

    def _is_whole(self, command: Command) -> bool:
        """Whether nothing is missing that the form of a command takes, and nothing is left over."""
        if (form := self._form_of(command)) is None:
            return False
        if not form.worded and command.text not in ("", *form.follows):
            return False
        if form.counted:
            return command.text[:1].isdigit()
        return bool(command.numbers) if form.about_ticket else bool(command.text) or SOME_WORDS not in form.takes

    def _impossible(self, line: str) -> Command | None:
        """A command about a number that no ticket can have: too long, too short. Ordinary words may speak of a telephone or of a
        choice: with them only what is too long is one, and only where it stands alone."""
        for form in filter(lambda form: form.about_ticket, self._forms):
            for name in filter(line.lower().startswith, form.names):
                behind = line[len(name) :].lstrip()
                station = next(filter(behind.startswith, self._stations), None)
                if (number := _AS_NUMBER.match(behind.removeprefix(station or ""))) is None:
                    continue
                too_long, words = len(number[1]) > LONGEST, number["words"]
                if too_long and (not words or (form.worded and not form.spoken)) or not (form.spoken or words):
                    return form.command(numbers=(number[1][: LONGEST + 1],), unit=station, text=words or "")
        return None

    def _split(self, line: str) -> tuple[tuple[str, ...], str | None, str]:
        """Numbers, station and the rest of the line. A wrong number counts where a number belongs: behind a name, or beside a right one."""
        written = found_in(line)
        right = [w for w in written if is_number(w.number)]
        beside = [
            w for before, w in zip(written, written[1:], strict=False) if w.joined is not None and before in right
        ]
        leading = [w for w in written if line[: w.start].strip(_BETWEEN) in ("", *self._names, *self._stations)][:1]
        numbers = tuple(dict.fromkeys(w.number for w in written if w in right or w in beside)) or tuple(
            w.number for w in leading
        )
        if not numbers:
            return (), None, line
        first = next(w for w in written if w.number == numbers[0])
        before = line[: first.start].rstrip()
        unit = next((station for station in self._stations if before.endswith(station)), None)
        bare = f"{before.removesuffix(unit)} {line[first.start :]}" if unit else line
        return numbers, unit, without_numbers(bare).strip(_BETWEEN)

    def _typed(
        self, form: Form, name: str, line: str, numbers: tuple[str, ...], unit: str | None, rest: str
    ) -> Command | None:
        """The command when the line is this form, written with this name."""
        words = rest if form.about_ticket or not form.worded else line
        if form.who != WORKING and not form.careful:  # asking to see something is no question; "办结?" is one
            words = words.rstrip("? ")
        after = words[len(name) :]
        glued = form.glued and bool(numbers) and len(after.strip(_TRAILING)) <= 4  # 派单段勇 1263
        follows = after.strip(_TRAILING) in form.follows  # 今日来源
        if not words.lower().startswith(name) or not (glued or follows or _AFTER_NAME.match(after)):
            return None
        text = after.strip(_BETWEEN)
        if form.careful and _NOT_MEANT.search(text or line.removeprefix(name)):
            return None
        if not form.about_ticket:
            return self._about_no_ticket(form, text, after, numbers, unit)
        if not form.worded and (_DENIES.search(text) if form.spoken else text.strip(_TRAILING)):
            return None
        return form.command(numbers=numbers, unit=unit, text=text.rstrip(_TRAILING))

    def _about_no_ticket(
        self, form: Form, text: str, after: str, numbers: tuple[str, ...], unit: str | None
    ) -> Command | None:
        """Words, or nothing but the name of a station."""
        if form.fits is not None:
            text = text.strip(_TRAILING)
            if not form.fits(text, self._town_names):
                return None
        if form.worded:
            if unit is None and form.of_unit:
                unit, text = self._at_station(text, begins=not form.stationed)
            return form.command(text=text, unit=unit) if form.fits or _AFTER_TEXT.match(after) else None
        parts = text.strip(_TRAILING).split()
        units = [part for part in parts if part in self._stations]
        rest = [part for part in parts if part not in units]
        if numbers or len(units) > 1 or any(part not in form.follows for part in rest):
            return None
        return form.command(unit=unit or next(iter(units), None), text=" ".join(rest))

    def _at_station(self, text: str, begins: bool = True) -> tuple[str | None, str]:
        """The station that stands alone among words, or that they may begin with, and the rest of them."""
        plain = text
        for name in self._longer:
            plain = plain.replace(name, "□" * len(name))
        for station in self._stations:
            name = rf"{re.escape(station)}{'(?:工作?站|站|社区)?' if begins else '站?'}"
            alone = rf"(?<!\S){name}(?!\S)"
            if found := re.search(rf"^{name}|(?<=[月日号年周份度天]){name}|{alone}" if begins else alone, plain):
                return station, f"{text[: found.start()]} {text[found.end() :]}".strip()
        return None, text


def _apart(line: str) -> list[str]:
    """The parts of a line that begins with a number and says something of each; a single part where it says one thing of all."""
    starts = [w.start for w in found_in(line) if w.joined is None]
    if not starts or line[: starts[0]].strip(_BETWEEN):
        return [line]
    parts = [_AND.sub("", line[a:b]) for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]
    return parts if all(without_numbers(part) for part in parts) else [line]
