"""From a line of chat to a command: the typed ones first, then what officers say in their own words."""

import re
import unicodedata
from dataclasses import replace

from handlers.domain.intent import AnyCommand, Assign
from handlers.domain.masking import blotted
from handlers.domain.number import NUMBER, is_number
from handlers.domain.town import WORKING, Staff
from handlers.grammar.spoken import spoken
from handlers.grammar.table import ACCEPT, ARRIVE, FORMS, NAMES, Form, Takes

# A name ends there: "单1263" is a command, "单身狗" is none.
_AFTER_NAME = re.compile(r"^(?=$|[\s,,::#\d。.!!~])")
# What is registered stands apart: "报 路灯坏了" is a command, "报110了吗" is none.
_AFTER_TEXT = re.compile(r"^(?=$|[\s,,::#])|^(?=\d+(?:栋|幢|单元|号))")
_TRAILING = " \t\n。.!!~"
_BETWEEN = " ,,::"


def parse(text: str, bot: str, member: Staff | None, stations: tuple[str, ...] = ()) -> AnyCommand | None:
    """The command in a line that is meant for the bot, None where there is none.

    `bot` is the bot's name, `member` the sender's role (officers' own words are only tried for staff), `stations` the names
    that may stand before a number (学桥1263).
    """
    line = re.sub(rf"@{re.escape(bot)}[\s\u2005,:]*", "", unicodedata.normalize("NFKC", text)).strip()
    number, unit, rest = _split(line, stations)
    for form in FORMS:
        for name in form.names:
            found = _typed(form, name, line, number, rest, stations)
            if found is not None:
                return replace(found, unit=unit or found.unit)
    form_spoken = spoken(rest) if member is not None else None
    return form_spoken.intent(number=number, unit=unit, text=rest) if form_spoken else None


def _split(line: str, stations: tuple[str, ...]) -> tuple[str | None, str | None, str]:
    """Number, station and the rest of the line: the first number that checks, else one that stands where a number belongs."""
    units = "|".join(map(re.escape, stations)) or r"(?!)"
    candidates = list(re.finditer(rf"(?P<unit>{units})?\s?{NUMBER}", blotted(line)))
    found = next((m for m in candidates if is_number(m["number"])), None) or next(
        (m for m in candidates if line[: m.start()].strip(_BETWEEN) in ("", *NAMES)), None
    )
    if found is None:
        return None, None, line
    rest = f"{line[: found.start()].strip(_BETWEEN)} {line[found.end() :].strip(_BETWEEN)}".strip()
    return found["number"], found["unit"], rest


def _typed(
    form: Form, name: str, line: str, number: str | None, rest: str, stations: tuple[str, ...]
) -> AnyCommand | None:
    """The command when the line is this form, written with this name."""
    words = line if form.takes is Takes.TEXT else rest
    if form.who != WORKING:  # asking to see something is no question; "办结?" is one
        words = words.rstrip("? ")
    after = words[len(name) :]
    glued = form.intent is Assign and number is not None and len(after.strip(_TRAILING)) <= 4  # 派单段勇 1263
    if not words.lower().startswith(name) or not (glued or _AFTER_NAME.match(after)):
        return None
    text = after.strip(_BETWEEN)
    if form.takes is Takes.TEXT:
        return form.intent(text=text) if _AFTER_TEXT.match(after) else None
    if form.takes is Takes.NOTHING:
        named = text.strip(_TRAILING) or None
        return form.intent(unit=named) if number is None and named in (None, *stations) else None
    if form.takes is Takes.NUMBER and text.strip(_TRAILING) and form not in (ACCEPT, ARRIVE):
        return None
    return form.intent(number=number, text=text.rstrip(_TRAILING))
