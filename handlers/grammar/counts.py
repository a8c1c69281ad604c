"""What a line counts (报数), one after the other: 占道经营12处 乱停车辆8辆, or 12处占道经营; each with its words and its unit."""

import re
import unicodedata
from dataclasses import dataclass

from handlers.domain.reading import Label
from handlers.grammar.quantity import COUNT, value_of

CALLED: tuple[tuple[re.Pattern[str], Label, str], ...] = tuple(
    (re.compile(pattern), label, name)
    for pattern, label, name in (
        ("僵尸车|(?:废弃|报废|长期停放).{0,3}车", Label.PARKING, "僵尸"),
        ("(?:电动|电瓶|摩托|三轮|非机动).{0,3}车?.{0,4}|共享单车", Label.PARKING, "电动车"),
        ("消防通道|消防车道", Label.PARKING, "消防通道"),
        (
            "乱停|违停|违章停|违规停|违法停|占道停|停放|停车(?!场|位|棚)|机动车|车辆乱|车乱|占.{0,3}车位",
            Label.PARKING,
            "违停",
        ),
        ("流动(?:摊|商)|游商|小贩|摊贩|游摊", Label.STREET_STALL, "流动"),
        ("店外|出店|跨门|越门|占道堆", Label.STREET_STALL, "店外"),
        ("油烟|烧烤", Label.STREET_STALL, "烧烤"),
        ("占道|摊点|摊位|摆摊|经营|摊", Label.STREET_STALL, "占道"),
        ("[狗犬]", Label.STRAY_DOG, "流浪"),
        ("违建|违法建|搭建", Label.OTHER, "违建"),
        ("垃圾|卫生|杂物", Label.OTHER, "卫生"),
        ("飞线", Label.OTHER, "飞线"),
    )
)
"""How people call what they count, with the label that it is of and a word of the matter's name."""
TOPIC = re.compile("|".join(pattern.pattern for pattern, _, _ in CALLED))
_UNITS = "辆台处只条摊件个家户起块张副把桶袋车吨顶宗例人名"
_COUNT = re.compile(rf"{COUNT}\s*[余多来]?\s*(?P<unit>[{_UNITS}])(?!小时|钟头|月|部门|单位|年)")
_BARE = re.compile(rf"({TOPIC.pattern})(车辆|摊贩|经营)?\s?[::]?\s?(\d{{1,3}})(?=$|[,,、;;。]|\s+(?![余多来{_UNITS}]))")
"""占道经营12: what is counted says by what."""
_APART = re.compile(r"[\s,、;。:!+|()/和及与共]+")
_PEOPLE = "人名"
_CAME = re.compile(r"出动|参加|投入|参与")
"""出动执法人员12人、车辆3台: who came is no finding."""


@dataclass(frozen=True)
class Count:
    """So many of something, as it was written; `what` may be "" where nothing is said."""

    what: str
    n: int
    unit: str


def before_counts(line: str) -> str:
    """What a line says before it counts anything; who came (出动12人) is no part of it."""
    line = _with_units(line)
    found = _COUNT.search(line)
    return _CAME.split(line[: found.start()] if found else line)[0]


def counts_in(line: str) -> tuple[Count, ...]:
    """What a line counts, in its order; the words may stand before the figures or behind them."""
    line = _with_units(line)
    found = list(_COUNT.finditer(line))
    if not found:
        return ()
    edges = [0, *(end for match in found for end in match.span()), len(line)]
    between = [_APART.sub(" ", line[a:b]).strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]
    is_behind = TOPIC.search(between[-1]) is not None and not TOPIC.search(between[0])
    words = between[1:] if is_behind else between[:-1]
    counts, is_crew = [], False
    for what, match in zip(words, found, strict=True):
        is_crew = bool(_CAME.search(what)) or (is_crew and re.fullmatch(r"(?:执法)?车辆?", what) is not None)
        if not is_crew and match["unit"] not in _PEOPLE:
            counts.append(Count(what, value_of(match[1]), match["unit"]))
    return tuple(counts)


def _with_units(line: str) -> str:
    """The line with 个 behind a figure to which nobody gave a unit."""
    return _BARE.sub(lambda match: f"{match[0]}个", unicodedata.normalize("NFKC", line))
