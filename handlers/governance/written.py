"""A mark as a chief writes it: whom, how many points, why; in whatever order (李伟 9月 88分 到场快, 88 李伟 …)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.mark import HIGHEST
from handlers.domain.scene import Scene
from handlers.grammar.arguments import Argument
from handlers.grammar.spelling.figure import FIGURE_OF_WORDS, figure

_POINTS = re.compile(
    rf"(?<![\d.#/~-])(?<!\d:)(?:(?P<digits>\d{{1,6}}(?:\.\d+)?)|(?P<hundred>一百)|(?P<words>{FIGURE_OF_WORDS}))\s?分(?![钟之局队站公])"
)
"""88分, 八十八分; nothing of 10分钟."""
_COUNTED = r"\s?(?:[件次栋幢号个天年月日时点人户辆处只条份项批%层楼室单/\d.:~-]|小时|分钟)"
_FIRST = re.compile(rf"^[\s,:;]*(?P<digits>\d{{1,3}}(?:\.\d+)?)(?!\d|{_COUNTED})")
"""Right at the beginning, once the name is gone, and no count of anything."""
_ALONE = re.compile(
    r"(?<![^\s,:;、。])(?<!\d:)(?:(?P<digits>\d{1,3}(?:\.\d+)?)|(?P<words>[二三四五六七八九]?十[一二三四五六七八九]?))(?![^\s,;、。])"
)
"""By itself: no 1263复发, and no 9/12."""
_TO = r"(?:为|成|到|至|作)"
_CHANGED = re.compile(
    rf"(?<!不)(?<!不予)(?<!不用)(?:(?:改|更[改正]|修[改正]|调整?|纠正){{1,2}}[分回]?{_TO}?"
    rf"|[改调提加降升减]{{1,2}}[高低分回]?(?:\d{{1,2}}\s?分[,\s]?)?{_TO})"
    rf"\s?(?P<digits>\d{{1,6}}(?:\.\d+)?|{FIGURE_OF_WORDS}(?=分|[\s,。;!]|$))\s?分?"
)
"""改为90, 加3分到91; 加3分 alone does not say what it comes to."""
_KEPT = re.compile("维持|保持原?|不[予作再]?(?:改|变|调整?|更改)|原[分来]不[动变]|驳回")
_LEAD = re.compile(
    r"^(?:(?:的?(?:分数|得分|打分|评[分价])|[打得给为共分评](?=\s|$)|(?:理由|原因)(?:[是为]|(?=[\s:]))|因为|由于)[\s:,]*)+"
)
_MARKS = " ,,、;;::。.!!-"


@dataclass(frozen=True)
class Written:
    """What a line says: the first who is named, the points as they stand there, and what is left of it."""

    person: str = ""
    points: str = ""
    reason: str = ""

    @property
    def mark(self) -> int | None:
        """The points, None where they are none that there are."""
        return int(self.points) if self.points.isdigit() and int(self.points) <= HIGHEST else None


def written(text: str, names: Iterable[str]) -> Written:
    """What a line says of the mark of one of those who are named so; its month is out of it already."""
    person, rest = named_in(text, names)
    found = next((match for pattern in (_POINTS, _FIRST, _ALONE) if (match := pattern.search(rest))), None)
    if found is None:
        return Written(person, reason=_reason(rest))
    return Written(person, _points(found), _reason(f"{rest[: found.start()].rstrip(_MARKS)} {rest[found.end() :]}"))


def named_in(text: str, names: Iterable[str]) -> tuple[str, str]:
    """Who is named first, by his longest name, and the words without that; "" for nobody."""
    line = unicodedata.normalize("NFKC", text).strip()
    places = [(line.index(name), -len(name), name) for name in names if name in line]
    if not places:
        return "", line
    start, _, name = min(places)
    return name, f"{line[:start]} {line[start + len(name) :]}".strip()


def whole(scene: Scene, command: Command, argument: Argument, lead: re.Pattern[str]) -> Command | Decision:
    """The command with all of its words: those of a line that was not written by its name begin with that."""
    if not command.loose:
        return command
    return argument.fill(scene, replace(command, text=lead.sub("", command.text.strip(), count=1)), "")


def changed_to(text: str) -> str:
    """The points to which an answer changes a mark, as they are written; "" where it names none."""
    found = _CHANGED.search(text)
    return _points(found) if found else ""


def is_kept(text: str) -> bool:
    """Whether an answer says that the mark stays."""
    return _KEPT.search(text) is not None


def _points(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("hundred"):
        return "100"
    words = groups.get("words") or groups["digits"]
    return words if words[0].isdigit() and words[0].isascii() else str(figure(words))


def _reason(words: str) -> str:
    """What is left, where it says anything: a letter at least."""
    left = _LEAD.sub("", " ".join(words.split()).strip(_MARKS)).strip(_MARKS)
    return left if any(map(str.isalpha, left)) else ""
