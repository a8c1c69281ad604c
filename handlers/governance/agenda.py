"""The agenda that is proposed (议题建议): what is long overdue, was sent back, takes several departments, or recurs at a compound."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from handlers.domain.meeting import Recurring
from handlers.domain.reading import Label
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import STEERING
from handlers.governance.texts import agenda as texts
from handlers.grammar.texts.ticket import short

_LONG = timedelta(days=1)
"""So long after its limit a ticket is long overdue."""
_BOUNCES, _RECURS = 2, 3
"""From so many a ticket that was sent back, or what is of one kind at a compound, is a matter for all."""
_MOST = 8
"""Tickets that are proposed: nobody talks about more at once."""
_NAMES: Mapping[Label, str] = {
    Label.PARKING: "车位不足",
    Label.STREET_STALL: "占道经营",
    Label.STRAY_DOG: "流浪犬",
}
"""What is behind all matters of a label; those of another are named by themselves, and so are some of these."""
_BY_THEMSELVES = frozenset({"zombie_car", "ebike_parking", "bite", "barbecue"})


@dataclass(frozen=True)
class _Reasons:
    """Why a ticket is proposed; `weight` orders them."""

    words: list[str] = field(default_factory=list)
    weight: int = 0


def proposed(scene: Scene) -> list[str]:
    """Each proposal in a few words: #1271(9栋西门 烧烤油烟):跨部门、退单1次; 车位不足(桂花苑 3件同类)."""
    agenda = scene.governance.agenda
    bounces = dict(agenda.bounces)
    whole_street = scene.governance.conferences.own.unit.is_street
    rated = [(ticket, _reasons(scene, ticket, bounces.get(ticket.id, 0))) for ticket in agenda.tickets]
    told = sorted((one for one in rated if one[1].weight), key=lambda one: -one[1].weight)[:_MOST]
    tickets = [texts.ticket(_named(scene, ticket, whole_street), reasons.words) for ticket, reasons in told]
    return [*tickets, *_recurring(scene, agenda.recurring)]


def _reasons(scene: Scene, ticket: Ticket, bounces: int) -> _Reasons:
    words, weight = list[str](), 0
    if _departments(scene, ticket) > 1:
        words.append(texts.several())
        weight += 2
    waits = _waits(scene, ticket)
    if bounces >= _BOUNCES or waits:
        weight += 3
    if bounces:
        words.append(texts.bounced(bounces))
    if waits:
        words.append(texts.undecided())
    late = scene.now - ticket.resolve_by
    if ticket.state is not State.PAUSED and late >= _LONG:
        words.append(texts.overdue(late.days))
        weight += 1
    return _Reasons(words, weight)


def _departments(scene: Scene, ticket: Ticket) -> int:
    """How many departments are at it: whoever leads it, or else its matter; who assists; who was whistled for."""
    station = scene.town.station(ticket.station)

    def of(name: str) -> str:
        member = station.member(name) if station else None
        return member.department if member else ""

    whistle = ticket.whistle_of_round
    whistled = {one.department for one in whistle.called} if whistle else set[str]()
    lead = of(ticket.lead or "") or scene.matter(ticket).lead
    return len({lead, *whistled, *map(of, ticket.assists)} - {""})


def _waits(scene: Scene, ticket: Ticket) -> bool:
    """Whether it was sent back to somebody who steers, and waits for his word."""
    called = scene.town.people.get(ticket.called[0]) if ticket.called else None
    return bool(ticket.bounced) and ticket.state is State.OPEN and called is not None and called.role in STEERING


def _named(scene: Scene, ticket: Ticket, whole_street: bool) -> str:
    """Its number and what it is; of what was told in private the number alone."""
    station = ticket.station if whole_street else ""
    if ticket.private:
        return f"{station}#{ticket.number}"
    return station + short(ticket, scene.matter(ticket))


def _recurring(scene: Scene, rows: tuple[Recurring, ...]) -> list[str]:
    counts = Counter[tuple[str, str]]()
    for row in rows:
        counts[(_kind(scene, row), row.path.rpartition("/")[2])] += row.count
    return [
        texts.recurring(kind, place, count) for (kind, place), count in counts.most_common(_MOST) if count >= _RECURS
    ]


def _kind(scene: Scene, row: Recurring) -> str:
    if row.label in _NAMES and row.matter not in _BY_THEMSELVES:
        return _NAMES[row.label]
    station = scene.town.station_at(row.path)
    matter = (station.policy if station else scene.policy).matters.get(row.matter)
    return matter.name if matter else scene.policy.matter(row.label, None).name
