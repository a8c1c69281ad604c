"""Handing over (交接): whoever is away or can be reached no more has nothing in hand; his substitute has it, or the next on duty."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.domain.absence import Standing
from handlers.domain.decision import Decision, in_private, silence
from handlers.domain.facts.duty import HandOver
from handlers.domain.facts.leave import HandedOver, LeaveBegins, LeaveEnds
from handlers.domain.facts.tickets import Assigned
from handlers.domain.reading import Level
from handlers.domain.rota import is_there, on_duty, whom_to_call
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
    events = tuple(
        _assigned(scene, ticket, member, f"{due.person} can be reached no more, {member.name} is next")
        for ticket, member in moves
        if member
    )
    text = handover.told(due.person, [(ticket.number, member.name if member else "") for ticket, member in moves])
    says = tuple(in_private(chief.name, text) for chief in chiefs_of(scene, scene.station, due.person))
    return Decision(events, says, why=f"{due.person} can be reached no more")


def begins(scene: Scene, due: LeaveBegins) -> Decision:
    """His tickets go to whoever stands in for him, as they stand; without one each goes to the next on duty, as a new card."""
    tickets = in_hand(scene, due.person)
    if not tickets:
        return silence("the leave was taken back, or nothing is in hand")
    substitute = Standing.at(scene.home.absences, scene.now).instead_of(due.person)
    if not substitute:
        moves = [(ticket, _next(scene, ticket, due.person)) for ticket in tickets]
        given = tuple(
            replace(
                _assigned(scene, ticket, member, f"{due.person} on leave, {member.name} is next"),
                owner=ticket.owner or due.person,
            )
            for ticket, member in moves
            if member
        )
        text = handover.handed_to_duty(_names(scene, [ticket for ticket, member in moves if member]))
        says = [in_private(due.person, text)] if given else []
        return Decision(given, tuple(says), why=f"{due.person} is on leave")
    says = [in_private(due.person, handover.handed_on(substitute, _names(scene, tickets)))]
    if not due.listed or substitute != due.substitute:
        says.append(in_private(substitute, handover.listed(due.person, _lines(scene, tickets))))
    events = tuple(_handed(scene, ticket, due.person, substitute) for ticket in tickets)
    return Decision(events, tuple(says), why=f"{due.person} is on leave")


def ends(scene: Scene, due: LeaveEnds) -> Decision:
    """He is back: what was his is his again, whoever has it now, and what called the substitute in his stead and nobody took."""
    if not is_there(scene.home, due.person, scene.now):
        return silence("away by another leave")
    stays = _works_next(scene, due.substitute)
    tickets = [ticket for ticket in scene.tickets.values() if ticket.in_work and _comes_back(ticket, due, stays)]
    if not tickets:
        return silence("nothing to hand back")
    tickets.sort(key=lambda ticket: (ticket.resolve_by, ticket.id))
    hands = dict.fromkeys(ticket.answerable for ticket in tickets)
    says = [in_private(due.person, handover.handed_back(_lines(scene, tickets)))]
    for name in hands:
        numbers = _names(scene, [ticket for ticket in tickets if ticket.answerable == name])
        says.append(in_private(name, handover.handed_on(due.person, numbers)))
    events = tuple(_handed(scene, ticket, ticket.answerable, due.person) for ticket in tickets)
    return Decision(events, tuple(says), why=f"{due.person} is back")


def _comes_back(ticket: Ticket, due: LeaveEnds, stays: bool) -> bool:
    """Whether a ticket belongs to whoever is back: it was handed over, or waits for a substitute who works no more."""
    if ticket.answerable in ("", due.person):
        return False
    called = ticket.answerable == due.substitute and not (ticket.lead or ticket.given or stays)
    return ticket.owner == due.person or called


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


def _handed(scene: Scene, ticket: Ticket, of: str, person: str) -> HandedOver:
    return HandedOver(ticket=ticket.id, at=scene.now, of=of, person=person, why=f"from {of} to {person}")


def _names(scene: Scene, tickets: Iterable[Ticket]) -> list[str]:
    return [f"#{ticket.number}" for ticket in tickets]


def _lines(scene: Scene, tickets: Iterable[Ticket]) -> list[str]:
    return [handover.line(ticket, short(ticket, scene.matter(ticket)), scene.now) for ticket in tickets]


def _next(scene: Scene, ticket: Ticket, person: str) -> Staff | None:
    """Who is called in his stead, by the rota of the moment at which the card goes out; None where there is nobody else."""
    compound, calendar = scene.home.compound(ticket.path), scene.calendar(ticket)
    moment = calendar.next_open(scene.now) if ticket.level is Level.NORMAL else scene.now
    order = whom_to_call(scene.home, compound, scene.matter(ticket), moment, scene.town.calendar)
    return next((member for member in order if member.name != person), None)


def _assigned(scene: Scene, ticket: Ticket, member: Staff, why: str) -> Assigned:
    accept_by = scene.limit(ticket).accept_by(scene.now, scene.calendar(ticket))
    return Assigned(ticket=ticket.id, at=scene.now, person=member.name, accept_by=accept_by, why=why)
