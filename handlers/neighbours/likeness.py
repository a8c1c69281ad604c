"""Sameness (是不是同一件): what is told now may be a matter that is known. Place and kind decide first, then the words.

What is surely the same is one voice more; what is likely the same is a ticket of its own, and somebody is asked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, auto

from rapidfuzz import fuzz

from handlers.domain.policy import Matter
from handlers.domain.reading import Label, Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket, TicketId
from handlers.grammar.place import Nearness, has_house, is_public, nearness

_ALIKE, _COPIED = 60, 85
"""How like the words are (0 to 100) of two kinds that may be one, and of a line that somebody sends again."""
_WEAK = frozenset(
    "的了着过啊吗呢吧呀哦嘛没有人是在又都太不我你他她它们这那天每一直还就好坏死臭脏乱很真被把给和跟也谁啥么个几年月日点再来去上下里外大小多少要会能说家栋楼单元号"
)
"""Characters that any complaint may hold: two others beside each other say what it is about (路灯, 垃圾, 门禁)."""
_THINGS = tuple(
    re.compile(words)
    for words in (
        "门禁|门锁|[单楼]元?门|防盗门|大门|锁坏|刷[不卡没]|关不[上严]",
        "电梯|轿厢",
        "路灯|[楼过廊]道灯|声控灯|照明|灯[不没坏又都]",
        "下水|污水|反水|管道|水管|漏水|渗水|返水|化粪",
        "垃圾|臭气|清运|没人扫|保洁",
        "飞线|拉线|私拉|充电",
        "杂物|堆[放满了着]|旧家具|破家具",
        "井盖|窨井",
        "监控|摄像头",
        "停水|水压|没水",
        "停电|跳闸|没电",
        "健身器材|滑梯|秋千",
        "路面|地砖|坑",
    )
)
"""What a facility is about, however people call it."""
_HIS_OWN = re.compile("楼上|隔壁|对门|邻居家|我们?[楼栋单]|我家(?!也|都|孩子|娃|老人)")
"""Words that place a matter where the speaker lives, which nobody else knows."""


class Match(IntEnum):
    """How sure it is that two matters are one."""

    LIKELY = auto()
    SURE = auto()


class _Kind(IntEnum):
    OTHER = auto()  # another kind of the same label
    KIN = auto()  # of the same label, and one of them says no more than that
    SAME = auto()


@dataclass(frozen=True)
class Told:
    """A matter as it is told: of what kind, where, in which words and room; `itself` is its ticket, where it has one."""

    matter: Matter
    level: Level
    place: str | None
    path: str
    words: str
    room: str | None
    at: datetime
    private: bool = False
    itself: TicketId | None = None


def told_by(scene: Scene, ticket: Ticket) -> Told:
    """The matter of a ticket."""
    return Told(
        scene.matter(ticket),
        ticket.level,
        ticket.place,
        ticket.path,
        ticket.words,
        ticket.room,
        ticket.opened_at,
        ticket.private,
        ticket.id,
    )


def surely(scene: Scene, told: Told) -> Ticket | None:
    """The ticket in work that it is; None where there is none, or where nobody can tell which of several."""
    sure = [ticket for ticket in _in_work(scene, told) if match(scene, told, ticket) is Match.SURE]
    exact = [ticket for ticket in sure if ticket.place == told.place] or sure
    newest = max(exact, key=lambda ticket: ticket.spoken_at, default=None)
    return newest if len({ticket.place for ticket in exact}) <= 1 or told.place is None else None


def likely(scene: Scene, told: Told) -> Ticket | None:
    """The newest ticket in work that it may be."""
    itself = scene.tickets.get(told.itself) if told.itself else None
    unlike = itself.unlike if itself else ()
    others = (
        ticket for ticket in _in_work(scene, told) if ticket.id not in unlike and told.itself not in ticket.unlike
    )
    may = [(found, ticket) for ticket in others if (found := match(scene, told, ticket)) is not None]
    _, likeliest = max(may, key=lambda pair: (pair[0], pair[1].opened_at), default=(None, None))
    return likeliest


def back(scene: Scene, told: Told) -> Ticket | None:
    """The archived ticket whose matter is there again, at the same place."""
    over = [t for t in scene.tickets.values() if t.state is State.ARCHIVED and not t.private and t.path == told.path]
    again = [t for t in over if nearness(told.place, t.place) is Nearness.SAME and _kind(scene, told, t) is _Kind.SAME]
    again = [t for t in again if told.matter.label is not Label.OTHER or _alike(told, t)]
    return max(again, key=lambda ticket: ticket.opened_at, default=None)


def match(scene: Scene, told: Told, ticket: Ticket) -> Match | None:
    """How sure it is that what is told is the matter of a ticket. What was told in private is never surely another's."""
    kind = _kind(scene, told, ticket)
    if kind is None and _says_too(scene, told, ticket):
        kind = _Kind.SAME
    elif kind is None or (told.matter.label is Label.OTHER and not _alike(told, ticket)):
        return None
    found = _by_place(scene, told, ticket, kind)
    return Match.LIKELY if found and (told.private or ticket.private) else found


def _says_too(scene: Scene, told: Told, ticket: Ticket) -> bool:
    """3栋门口也堵了, right after it was told: whatever it sounds like, it is that."""
    just_now = scene.lately(ticket.spoken_at, 2 * scene.policy.tickets.join) and ticket.is_told_in(told.room)
    return just_now and "也" in told.words and nearness(told.place, ticket.place) is Nearness.SAME


def _by_place(scene: Scene, told: Told, ticket: Ticket, kind: _Kind) -> Match | None:
    near = nearness(told.place, ticket.place)
    if told.path != ticket.path:
        if near is not Nearness.SAME or kind is _Kind.OTHER or has_house(told.place) or has_house(ticket.place):
            return None
        return Match.SURE if is_public(told.place) and is_public(ticket.place) else Match.LIKELY
    match near:
        case Nearness.SAME:
            is_one = kind is not _Kind.OTHER or ticket.label is Label.OTHER or _ratio(told, ticket) >= _ALIKE
            return Match.SURE if is_one else Match.LIKELY
        case Nearness.NEAR | Nearness.BESIDE:
            return Match.SURE if kind is _Kind.SAME and _ratio(told, ticket) >= _COPIED else Match.LIKELY
        case Nearness.APART:
            return None
        case Nearness.UNKNOWN:
            return _without_place(scene, told, ticket, kind)


def _without_place(scene: Scene, told: Told, ticket: Ticket, kind: _Kind) -> Match | None:
    """Somebody goes on about what was spoken of here just now; later, or where he speaks of his own home, who knows?"""
    join, correct = scene.policy.tickets.join, scene.policy.tickets.correct
    just_now = scene.lately(ticket.spoken_at, correct if kind is _Kind.SAME else 2 * join)
    is_here = told.room is not None and ticket.is_told_in(told.room)
    if just_now and told.place is None and is_here and not _HIS_OWN.search(told.words):
        return Match.SURE
    is_alike = kind is _Kind.SAME and scene.lately(ticket.opened_at, scene.policy.neighbours.alike)
    return Match.LIKELY if is_alike and (is_here or just_now) else None


def _in_work(scene: Scene, told: Told) -> Iterable[Ticket]:
    """What is in work at the station and no danger: a danger is never mistaken for something else."""
    if told.level is Level.RED:
        return []
    mine = (ticket for ticket in scene.tickets.values() if ticket.in_work and ticket.id != told.itself)
    return [ticket for ticket in mine if ticket.level is not Level.RED and not ticket.is_hushed]


def _kind(scene: Scene, told: Told, ticket: Ticket) -> _Kind | None:
    if ticket.matter == told.matter.key:
        return _Kind.SAME
    if ticket.label is not told.matter.label:
        return None
    default = scene.policy.matter(ticket.label, None).key
    return _Kind.KIN if default in (ticket.matter, told.matter.key) else _Kind.OTHER


def _alike(told: Told, ticket: Ticket) -> bool:
    """Whether two matters of a wide kind are about one thing: 路灯坏了 and 电梯坏了 are both facilities."""
    mine, theirs = _things(told.words), _things(ticket.words)
    if mine and theirs:
        return bool(mine & theirs)
    mine, theirs = _pairs(told.words, told.place), _pairs(ticket.words, ticket.place)
    return bool(mine & theirs) or _ratio(told, ticket) >= _COPIED


def _things(words: str) -> set[str]:
    """Which of the things that break or lie about in a compound are named."""
    return {thing.pattern for thing in _THINGS if thing.search(words)}


def _pairs(words: str, place: str | None) -> set[str]:
    """What a matter is about, in pairs of characters that tell something."""
    words = words.replace(place or "", " ")
    return {a + b for a, b in zip(words, words[1:], strict=False) if _tells(a) and _tells(b)}


def _tells(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" and character not in _WEAK


_READ = 300
"""Characters that are compared: what is longer is not typed about a door, and takes a second a pair."""


def _ratio(told: Told, ticket: Ticket) -> float:
    mine, theirs = told.words.replace(told.place or "", ""), ticket.words.replace(ticket.place or "", "")
    return fuzz.partial_ratio(mine[:_READ], theirs[:_READ]) if mine and theirs else 0.0
