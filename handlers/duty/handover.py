"""Handing over (交接): whoever is away or can be reached no more has nothing in hand; his substitute has it, or the next on duty."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from handlers.domain.decision import Decision, in_private, silence
from handlers.domain.facts.duty import HandOver
from handlers.domain.facts.leave import HandedOver, LeaveBegins, LeaveEnds
from handlers.domain.facts.tickets import Assigned
from handlers.domain.rota import on_duty, whom_to_call
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Staff
from handlers.duty.texts import handover
from handlers.grammar.chiefs import chiefs_of
from handlers.grammar.texts.ticket import short

_SOON = timedelta(hours=12)
"""What is handed over so soon is listed when it is granted, and not again when it begins."""


def hand_over(scene: Scene, due: HandOver) -> Decision:
    """His account was revoked: what he leads, and what waits for him alone, goes on as by a chief's word; the deputy chief is told."""
    if scene.station is None:
        return silence("the station is gone")
    moves = [(ticket, _next(scene, ticket, due.person)) for ticket in in_hand(scene, due.person)]
    events = tuple(_assigned(scene, ticket, member, due.person) for ticket, member in moves if member)
    text = handover.told(due.person, [(ticket.number, member.name if member else "") for ticket, member in moves])
    says = tuple(in_private(chief.name, text) for chief in chiefs_of(scene, scene.station, due.person))
    return Decision(events, says, why=f"{due.person} can be reached no more")


def begins(scene: Scene, due: LeaveBegins) -> Decision:
    """His leave begins: his tickets go to the substitute as they stand; without one each goes to the next on duty, as a new card."""
    absence = next((one for one in scene.home.absences if one.id == due.approval), None) if scene.station else None
    tickets = in_hand(scene, due.person)
    if absence is None or not tickets:
        return silence("the leave was taken back, or nothing is in hand")
    if not due.substitute:
        moves = [(ticket, _next(scene, ticket, due.person)) for ticket in tickets]
        events = tuple(_assigned(scene, ticket, member, due.person) for ticket, member in moves if member)
        return Decision(events, why=f"{due.person} is on leave")
    says = [in_private(due.person, handover.handed_on(due.substitute, _names(scene, tickets)))]
    if not due.listed:
        says.append(in_private(due.substitute, handover.listed(due.person, _lines(scene, tickets))))
    return Decision(_handed(scene, tickets, due.person, due.substitute), tuple(says), why=f"{due.person} is on leave")


def ends(scene: Scene, due: LeaveEnds) -> Decision:
    """He is back: what the substitute still has of his is his again, and what called him in his stead and nobody took; both read which."""
    stays = _works_next(scene, due.substitute)
    tickets = [
        ticket
        for ticket in in_hand(scene, due.substitute)
        if ticket.owner == due.person or not (ticket.lead or ticket.given or stays)
    ]
    if not tickets:
        return silence("nothing to hand back")
    says = (
        in_private(due.person, handover.handed_back(_lines(scene, tickets))),
        in_private(due.substitute, handover.handed_on(due.person, _names(scene, tickets))),
    )
    return Decision(_handed(scene, tickets, due.substitute, due.person), says, why=f"{due.person} is back")


def _works_next(scene: Scene, person: str) -> bool:
    """Whether somebody is on duty by the rota when work goes on."""
    moment = scene.town.calendar.next_open(scene.now)
    return any(entry.member.name == person for entry in on_duty(scene.home, moment, scene.town.calendar))


def is_soon(start: datetime, now: datetime) -> bool:
    """Whether what begins then is listed now."""
    return start <= now + _SOON


def listed(scene: Scene, person: str) -> str:
    """The hand-over list (交接单) of what somebody has in hand."""
    return handover.listed(person, _lines(scene, in_hand(scene, person)))


def in_hand(scene: Scene, person: str) -> list[Ticket]:
    """What he is to answer for, the most pressing first."""
    mine = [t for t in scene.tickets.values() if t.in_work and t.answerable == person]
    return sorted(mine, key=lambda ticket: (ticket.resolve_by, ticket.id))


def _handed(scene: Scene, tickets: Iterable[Ticket], of: str, person: str) -> tuple[HandedOver, ...]:
    why = f"from {of} to {person}"
    return tuple(HandedOver(ticket=ticket.id, at=scene.now, of=of, person=person, why=why) for ticket in tickets)


def _names(scene: Scene, tickets: Iterable[Ticket]) -> list[str]:
    return [f"#{ticket.number}" for ticket in tickets]


def _lines(scene: Scene, tickets: Iterable[Ticket]) -> list[str]:
    return [handover.line(ticket, short(ticket, scene.matter(ticket)), scene.now) for ticket in tickets]


def _next(scene: Scene, ticket: Ticket, person: str) -> Staff | None:
    """Who is called in his stead, by the rota; None where there is nobody else."""
    compound = scene.home.compound(ticket.path)
    order = whom_to_call(scene.home, compound, scene.matter(ticket), scene.now, scene.town.calendar)
    return next((member for member in order if member.name != person), None)


def _assigned(scene: Scene, ticket: Ticket, member: Staff, person: str) -> Assigned:
    accept_by = scene.limit(ticket).accept_by(scene.now, scene.calendar(ticket))
    why = f"{person} can be reached no more, {member.name} is next"
    return Assigned(ticket=ticket.id, at=scene.now, person=member.name, accept_by=accept_by, why=why)
