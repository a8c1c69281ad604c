"""What is wrong with a configuration, in words that a station chief can act upon."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One finding: where it stands, what is wrong and what may stand there instead.

    `line` is 0 where the whole file is meant. A warning does not keep the file from being used.
    """

    file: str
    line: int
    path: str
    wrong: str
    allowed: str = ""
    warning: bool = False

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return "  ".join(part for part in (where, self.path, self.wrong, self.allowed) if part)


class ConfigError(Exception):
    """The file cannot be used; `problems` are all of its errors, in the order of the lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class BadValue(ValueError):
    """A text that does not say what its key asks for; `allowed` shows how to write it."""

    def __init__(self, wrong: str, allowed: str) -> None:
        self.wrong = wrong
        self.allowed = allowed
        super().__init__(f"{wrong}  {allowed}")


def choices(words: Iterable[str]) -> str:
    """`choices(["甲", "乙"]) == "可写:甲、乙"`."""
    return "可写:" + ("、".join(words) or "(还一个也没有)")
