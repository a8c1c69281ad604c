"""The one-time code by which an officer shows that an account is his (绑定账号)."""

import re
from dataclasses import dataclass

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that is read two ways
LENGTH = 8
MOST_TRIES = 5

_CODE = re.compile(rf"\s*(?:绑定|账号|验证码|码)?[\s::]*([{ALPHABET}]{{{LENGTH}}})\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Invited:
    """A code that was sent: whom it stands for, and how it stands (good, wrong, used, expired, locked)."""

    code: str
    person: str | None
    standing: str


def code_in(text: str) -> str | None:
    """The code, where the whole line is one; letters alone are a word, not a code."""
    found = _CODE.fullmatch(text)
    return found[1].upper() if found and any(c.isdigit() for c in found[1]) else None
