"""The one-time code by which an officer shows that an account is his (绑定账号)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that is read two ways
LENGTH = 8
VALID = timedelta(hours=24)
MOST_TRIES, WITHIN = 5, timedelta(hours=1)
"""So many codes that are not good may an account send in that time; then it is told once, and after that nothing."""

_MOST = 500
"""Codes that are looked for in one line: a flood of letters is no code."""
# Letters and digits, with a few marks or spaces between them: "AB2C D3EF", "ab2c-d3ef".
_RUN = re.compile(r"[A-Z0-9](?:[\W_]{0,3}[A-Z0-9]){7,}")
_WHOLE = re.compile(
    r"\W*(?:这?是?我的|这是)?(?:绑定码?|账号|验证码|邀请码|码){0,2}[是为]?\W*([A-Z0-9](?:[\W_]{0,3}[A-Z0-9]){7})\W*"
)
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Invited:
    """A code that was sent: for whom it was made (None: it is nobody's), and how it stands.

    `standing` is good, wrong, used, expired; locked where the account has tried too often, silent where it was told so already.
    """

    code: str
    person: str | None
    standing: str


def code_in(text: str) -> str | None:
    """The code, where the whole line is one, however it is typed; letters alone are a word, not a code."""
    found = _WHOLE.fullmatch(_plain(text))
    code = _BETWEEN.sub("", found[1]) if found else ""
    return code if _is_code(code) else None


def codes_in(text: str) -> tuple[str, ...]:
    """Everything in a line that may be a code, wherever it stands and however it is typed: whether it is one, the invitations tell."""
    return tuple(dict.fromkeys(code for code, _, _ in _spelt(text)))


def without_codes(text: str, codes: Iterable[str]) -> str:
    """The line without these codes."""
    wanted = frozenset(codes)
    gone = {at for code, start, end in _spelt(text) if code in wanted for at in range(start, end)}
    return "".join(char for at, char in enumerate(text) if at not in gone).strip()


def _plain(text: str) -> str:
    """Capitals and digits of half width, without what is not seen."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return plain if plain.isprintable() else "".join(char for char in plain if unicodedata.category(char) != "Cf")


def _spelt(text: str) -> Iterator[tuple[str, int, int]]:
    """Every code that may be meant, and from where to where it stands in the line."""
    if _RUN.search(_plain(text)) is None:
        return
    letters = [(char, at) for at, raw in enumerate(text) for char in _plain(raw)]
    line = "".join(char for char, _ in letters)
    left = _MOST
    for run in _RUN.finditer(line):
        places = [at for at in range(*run.span()) if line[at].isascii() and line[at].isalnum()]
        for first in range(len(places) - LENGTH + 1):
            code = "".join(line[at] for at in places[first : first + LENGTH])
            if _is_code(code):
                yield code, letters[places[first]][1], letters[places[first + LENGTH - 1]][1] + 1
                left -= 1
            if not left:
                return


def _is_code(word: str) -> bool:
    """Whether a word is made as codes are: of their letters and digits, with at least one of each."""
    return (
        len(word) == LENGTH
        and set(word) <= set(ALPHABET)
        and any(char.isdigit() for char in word)
        and any(char.isalpha() for char in word)
    )
