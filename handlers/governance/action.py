"""Which joint action (联合整治) a line means, of which sort it is, and the list of them."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from handlers.domain.action import Action, ActionKind, PlaceKind
from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.governance.texts import action as texts
from handlers.grammar.answer import answered
from handlers.grammar.place import Nearness, nearness

COMPREHENSIVE = "综合执法"
BEFORE = timedelta(hours=1)
"""So long before its time people may be there."""
LASTS = timedelta(hours=24)
"""So long after it an action that nobody has ended is still on."""
_ORDINAL = re.compile(r"(?:整治|执法|行动)第?\s?(\d{1,3})(?![\d:点/.-])(?!\s?[处辆台只条个家摊件月日号])")
_TYPED = (
    (re.compile("联合"), ActionKind.JOINT),
    (re.compile("综合(?:整治|执法行动|行动)"), ActionKind.COMPREHENSIVE),
    (re.compile("专业(?:整治|执法|行动)"), ActionKind.PROFESSIONAL),
)
_PLACES = (
    (re.compile("农贸|市场|夜市|菜场|集市|菜街"), PlaceKind.MARKET),
    (re.compile("背街|小?巷|胡同|[里弄]弄|弄堂"), PlaceKind.BACK_LANE),
    (re.compile("老旧小区|小区|家属院|宿舍区"), PlaceKind.OLD_COMPOUND),
    (re.compile("路|街|大道|桥|广场|草坝|车站"), PlaceKind.STREET),
    (re.compile(r"[苑园里村区]$|家园|新村|花园|公寓|\d(?:栋|幢|号楼)"), PlaceKind.OLD_COMPOUND),
)


def plain(text: str) -> str:
    """A line as it is looked at."""
    return unicodedata.normalize("NFKC", text).strip()


def sort_of(words: str, departments: Collection[str]) -> ActionKind:
    """What a typed word says, else what its departments make of it."""
    typed = next((kind for pattern, kind in _TYPED if pattern.search(words)), None)
    if typed is not None or len(departments) != 1:
        return typed or ActionKind.JOINT
    return ActionKind.COMPREHENSIVE if COMPREHENSIVE in departments else ActionKind.PROFESSIONAL


def place_kind(place: str, compounds: Iterable[str]) -> PlaceKind:
    """What a place is by its words; a compound by its name."""
    if any(name in place for name in compounds):
        return PlaceKind.OLD_COMPOUND
    return next((kind for pattern, kind in _PLACES if pattern.search(place)), PlaceKind.OTHER)


def opened(scene: Scene) -> tuple[Action, ...]:
    """Those that are open, the next first."""
    return tuple(action for action in scene.governance.actions if action.is_open)


def running(scene: Scene) -> tuple[Action, ...]:
    """Those that are on."""
    return tuple(a for a in opened(scene) if a.at - BEFORE <= scene.now < a.at + LASTS)


def ordinal_in(words: str) -> int | None:
    """The ordinal that a line writes: 整治2."""
    found = _ORDINAL.search(plain(words))
    return int(found[1]) if found else None


def named(scene: Scene, actions: Iterable[Action], words: str) -> tuple[Action, ...]:
    """Those of them that a line names: by its ordinal, by a quote of a line about one, else by its place."""
    known = tuple(actions)
    if (ordinal := ordinal_in(words)) is not None:
        return tuple(action for action in known if action.ordinal == ordinal)
    if scene.heard.quote and (ordinal := quoted(scene)) is not None:
        return tuple(action for action in known if action.ordinal == ordinal)
    return tuple(action for action in known if action.place and action.place in plain(words))


def quoted(scene: Scene) -> int | None:
    """The ordinal of the action that the quoted line of ours is about."""
    found = re.search(r"整治(\d{1,3})(?=[|((改加])", scene.said.quoted_words)
    return int(found[1]) if found else None


def at_place(actions: Iterable[Action], place: str) -> tuple[Action, ...]:
    """Those of them that are at a place."""
    return tuple(each for each in actions if nearness(each.place, place) in (Nearness.SAME, Nearness.NEAR))


def matters(scene: Scene) -> Mapping[str, str]:
    """The names of the matters by their keys."""
    return {key: matter.name for key, matter in scene.policy.matters.items()}


def show(scene: Scene, command: Command) -> Decision:
    """整治: what is planned, and what there was this month with what was counted."""
    street = scene.station is None
    actions = scene.governance.actions_of_month
    planned = [texts.row_planned(each, scene.now, street) for each in actions if each.is_open]
    over = sorted((each for each in actions if each.ended_at), key=lambda each: each.ended_at or each.at)
    ended = [texts.row_ended(each, matters(scene), street) for each in over]
    return answered(scene, texts.listed(scene.unit.name, planned, ended), "the actions")
