"""Joint actions (联合整治): planned, moved, called off, answered, ended, corrected; and what comes due of one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.action import Action, ActionKind, PlaceKind, Tally
from handlers.domain.due import Due
from handlers.domain.event import NOTHING_SAID, Event, Said
from handlers.domain.whistle import Called, Reply


@dataclass(frozen=True, kw_only=True)
class ActionEvent(Event):
    """Something that happened to the action of that ordinal at a station."""

    station: str
    ordinal: int

    @property
    def stream(self) -> str:
        return f"action/{self.station}/{self.ordinal}"

    def changed(self, action: Action) -> Action:
        """The action after it."""
        return action


@dataclass(frozen=True, kw_only=True)
class ActionPlanned(ActionEvent, kind="ActionPlanned"):
    """Somebody who steers, or the clock, has planned an action for `planned_at`; one that nobody had planned is noted when it is over.

    `called` are departments with who comes for each; the place that the config names for every week was typed by nobody.
    """

    sort: ActionKind
    place_kind: PlaceKind
    path: str
    planned_at: datetime
    place: Said
    departments: tuple[str, ...]
    called: tuple[tuple[str, str], ...]

    @property
    def action(self) -> Action:
        """What it makes."""
        called = tuple(Called(department, person, self.at) for department, person in self.called)
        return Action(
            self.station,
            self.ordinal,
            self.sort,
            self.place_kind,
            self.path,
            self.by or "",
            self.planned_at,
            self.place.text,
            self.departments,
            called,
        )


@dataclass(frozen=True, kw_only=True)
class ActionMoved(ActionEvent, kind="ActionMoved"):
    """It is at another time or place (NOTHING_SAID: the same), or with more people."""

    planned_at: datetime
    place: Said = NOTHING_SAID
    place_kind: PlaceKind
    departments: tuple[str, ...]
    called: tuple[tuple[str, str], ...] = ()

    def changed(self, action: Action) -> Action:
        called = (Called(department, person, self.at) for department, person in self.called)
        moved = self.planned_at != action.at or bool(self.place)
        return replace(
            action.calling(called, anew=moved),
            at=self.planned_at,
            place=self.place.text or action.place,
            place_kind=self.place_kind,
            departments=self.departments,
        )


@dataclass(frozen=True, kw_only=True)
class ActionCalledOff(ActionEvent, kind="ActionCalledOff"):
    """It does not take place (取消整治)."""

    def changed(self, action: Action) -> Action:
        return replace(action, off=True)


@dataclass(frozen=True, kw_only=True)
class ActionAnswered(ActionEvent, kind="ActionAnswered"):
    """`person` of a department says that he comes, cannot, or is there (到场), called or not; `words` are his reason."""

    person: str
    department: str
    reply: Reply
    words: Said = NOTHING_SAID

    def changed(self, action: Action) -> Action:
        one = action.of(self.person) or Called(self.department, self.person, self.at)
        return action.having(replace(one, reply=self.reply, reason=self.words.text))


@dataclass(frozen=True, kw_only=True)
class ActionEnded(ActionEvent, kind="ActionEnded"):
    """It is over, with what was counted; `words` are the whole of what was told."""

    counts: tuple[Tally, ...]
    words: Said

    def changed(self, action: Action) -> Action:
        return replace(action, ended_at=self.at, ended_by=self.by or "", counts=self.counts)


@dataclass(frozen=True, kw_only=True)
class ActionCorrected(ActionEvent, kind="ActionCorrected"):
    """What was counted at its end is put right; it is dated as the end was."""

    counts: tuple[Tally, ...]
    words: Said

    def changed(self, action: Action) -> Action:
        return replace(action, counts=self.counts)


def folded(events: Iterable[Event]) -> Action | None:
    """The action that the events of its stream have made."""
    action: Action | None = None
    for event in events:
        if isinstance(event, ActionPlanned):
            action = event.action
        elif isinstance(event, ActionEvent) and action is not None:
            action = event.changed(action)
    return action


@dataclass(frozen=True)
class ActionDue(Due, kind="action"):
    """An action draws near, or is over its time: whoever is silent is reminded, later somebody is asked whether it has ended."""

    station: str
    ordinal: int


@dataclass(frozen=True)
class WeeklyDue(Due, kind="weekly_action"):
    """The joint action of the week (每周联合执法) is to be told and planned. It always stands, and its rule sets the next one."""

    station: str
