"""Handing over (交接): whoever can be reached no more has nothing in hand, and the next on duty is called."""

from handlers.domain.decision import Decision, in_private, silence
from handlers.domain.facts.duty import HandOver
from handlers.domain.facts.tickets import Assigned
from handlers.domain.rota import whom_to_call
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Staff
from handlers.duty.texts import handover
from handlers.grammar.chiefs import chiefs_of


def hand_over(scene: Scene, due: HandOver) -> Decision:
    """His account was revoked: what he leads, and what waits for him alone, goes on as by a chief's word; the deputy chief is told."""
    if scene.station is None:
        return silence("the station is gone")
    moves = [(ticket, _next(scene, ticket, due.person)) for ticket in _in_hand(scene, due.person)]
    events = tuple(_assigned(scene, ticket, member, due.person) for ticket, member in moves if member)
    text = handover.told(due.person, [(ticket.number, member.name if member else "") for ticket, member in moves])
    says = tuple(in_private(chief.name, text) for chief in chiefs_of(scene, scene.station, due.person))
    return Decision(events, says, why=f"{due.person} can be reached no more")


def _in_hand(scene: Scene, person: str) -> list[Ticket]:
    """What he is to answer for, the most pressing first."""
    mine = [t for t in scene.tickets.values() if t.in_work and t.answerable == person]
    return sorted(mine, key=lambda ticket: (ticket.resolve_by, ticket.id))


def _next(scene: Scene, ticket: Ticket, person: str) -> Staff | None:
    """Who is called in his stead, by the rota; None where there is nobody else."""
    compound = scene.home.compound(ticket.path)
    order = whom_to_call(scene.home, compound, scene.matter(ticket), scene.now, scene.town.calendar)
    return next((member for member in order if member.name != person), None)


def _assigned(scene: Scene, ticket: Ticket, member: Staff, person: str) -> Assigned:
    accept_by = scene.policy.limits[ticket.level].accept_by(scene.now, scene.town.calendar)
    why = f"{person} can be reached no more, {member.name} is next"
    return Assigned(ticket=ticket.id, at=scene.now, person=member.name, accept_by=accept_by, why=why)
