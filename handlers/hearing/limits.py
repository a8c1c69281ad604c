"""Limits a resident (限量): what is told beyond them is lost to nobody, and rings no more bells. Staff register for others: no limit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from handlers.domain.decision import Decision
from handlers.domain.doubt import Kind
from handlers.domain.event import Event
from handlers.domain.facts.hearing import DoubtRaised
from handlers.domain.facts.tickets import PUT_RIGHT, LevelRaised, Opened, PlaceSet, Revived
from handlers.domain.policies.cap import Cap
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.hearing import surplus
from handlers.hearing.surplus import Matter

_TOLD = (Opened, Revived, LevelRaised, PlaceSet, DoubtRaised)


def counts(scene: Scene, decision: Decision) -> bool:
    """Whether a decision tells a matter of a resident's, so that what else he has told of late must be known."""
    if scene.line is None or scene.speaker.staff is not None:
        return False
    return any(isinstance(event, _TOLD) for event in decision.events)


def within(scene: Scene, decision: Decision) -> Decision:
    """The decision; beyond a limit, what takes its place: what presses is put to somebody, the rest is listed."""
    policy = scene.policy.hearing
    decision = _numbered(scene, _corrected(scene, decision))
    told = [Matter(event, ticket) for event in decision.events if (ticket := _rung_for(scene, event)) is not None]
    alarms = [matter for matter in told if matter.ticket.level is Level.RED]
    rung = _count(scene, policy.alarms, _is_alarm)
    if alarms and rung >= policy.alarms.most:
        return surplus.put_to_somebody(scene, decision, alarms, rung, _listed(scene, policy.alarms, Kind.ALARM))
    reports = [matter for matter in told if isinstance(matter.event, Opened) and matter not in alarms]
    opened = _count(scene, policy.reports, _is_report)
    over = reports[max(policy.reports.most - opened, 0) :]
    if any(matter.ticket.level is Level.URGENT for matter in over):
        return surplus.put_to_somebody(scene, decision, over, rung, _listed(scene, policy.alarms, Kind.ALARM))
    if over:
        return surplus.listed(scene, decision, over, opened, _listed(scene, policy.reports, Kind.MANY))
    return decision


def _rung_for(scene: Scene, event: Event) -> Ticket | None:
    """The ticket that an event calls people for; None where it calls nobody."""
    if isinstance(event, Opened):
        return event.opened()
    if isinstance(event, Revived | LevelRaised) and event.ticket in scene.tickets:
        return event.changed(scene.tickets[event.ticket])
    return None


def _numbered(scene: Scene, decision: Decision) -> Decision:
    """Doubts with how many matters their author has told in the hour: the list shows first what each has told first."""
    if not any(isinstance(event, DoubtRaised) for event in decision.events):
        return decision
    cap = scene.policy.hearing.reports
    nth = 1 + _count(scene, cap, lambda event: _is_report(event) or isinstance(event, DoubtRaised))
    events = (replace(event, nth=nth) if isinstance(event, DoubtRaised) else event for event in decision.events)
    return replace(decision, events=tuple(events))


def _corrected(scene: Scene, decision: Decision) -> Decision:
    """Somebody who puts places right again and again is noted down, and calls nobody."""
    cap = scene.policy.hearing.reports
    if not any(map(_is_put_right, decision.events)) or _count(scene, cap, _is_put_right) < cap.most:
        return decision
    events = tuple(event for event in decision.events if not isinstance(event, PlaceSet))
    return replace(decision, events=events, says=(), why="put right too often")


def _count(scene: Scene, cap: Cap, counted: Callable[[Event], bool]) -> int:
    """How many of these events the speaker has brought about while the cap looks back."""
    return sum(map(counted, _lately(scene, cap)))


def _listed(scene: Scene, cap: Cap, kind: Kind) -> list[DoubtRaised]:
    """What of the speaker's has been listed as being too much while the cap looks back."""
    return [event for event in _lately(scene, cap) if isinstance(event, DoubtRaised) and event.doubt is kind]


def _lately(scene: Scene, cap: Cap) -> list[Event]:
    since = _moment(scene, None) - cap.per
    return [event for event in scene.hearing.lately if since < _moment(scene, event)]


def _moment(scene: Scene, event: Event | None) -> datetime:
    """When something was told, or what the speaker tells now; of a backlog that is read in one go, when it was said."""
    if not scene.late:
        return event.at if event else scene.now
    return getattr(event, "told_at", event.at) if event else scene.heard.at


def _is_alarm(event: Event) -> bool:
    return isinstance(event, Opened | Revived | LevelRaised) and event.level is Level.RED


def _is_report(event: Event) -> bool:
    return isinstance(event, Opened) and event.level is not Level.RED


def _is_put_right(event: Event) -> bool:
    return isinstance(event, PlaceSet) and event.why == PUT_RIGHT
