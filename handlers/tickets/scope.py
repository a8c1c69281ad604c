"""Out of scope (不属): nobody of the station can settle it, so its reporter reads whose duty it is, and it is closed as that."""

from handlers.domain.decision import Decision, in_private
from handlers.domain.event import Said
from handlers.domain.facts.tickets import Resolved
from handlers.domain.intent import Command
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import Resolution, Ticket
from handlers.grammar.answer import belonging, told
from handlers.grammar.office import office_in
from handlers.grammar.texts.ticket import not_in_work, not_yours
from handlers.tickets.texts import scope, work


def close(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """Close a ticket with the office whose duty it is; what does not look like an office is asked about, and reaches nobody."""
    me, steers, number = scene.speaker.person, scene.speaker_steers, ticket.number
    if not ticket.in_work:
        return told(scene, ticket, not_in_work(number), "not in work")
    if not steers and me != ticket.lead and (ticket.lead is not None or me not in ticket.called):
        return told(scene, ticket, not_yours(number, ticket.lead or ""), "not his")
    if ticket.level is Level.RED and not steers:
        return told(scene, ticket, scope.danger_stays(number), "a danger is closed so by a chief alone")
    office = office_in(command.text, scene.town.offices)
    if not office:
        return told(scene, ticket, scope.say_whose(number), "whose is it?")
    event = Resolved(
        ticket=ticket.id,
        at=scene.now,
        by=me,
        resolution=Resolution.OUT_OF_SCOPE,
        note=Said(office, me, scene.heard.id),
        words=Said(command.text, me, scene.heard.id),
        why=f"nobody's of the station, says {me}",
    )
    says = [in_private(me, scope.closed(number, office), ticket.id)]
    if ticket.lead not in (None, me):
        says.append(in_private(ticket.lead or "", work.closed_by_chief(number), ticket.id))
    return Decision((event,), tuple(says), attached=belonging(scene, ticket), why=event.why)
