"""Steering by the chiefs (站长): give a ticket to somebody, close one by hand with its reason."""

from handlers.domain.closing import resolution_of
from handlers.domain.decision import Decision, Say, answer, in_private
from handlers.domain.event import Assigned, Resolved
from handlers.domain.intent import Assign, Close
from handlers.domain.rota import may_lead
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Purpose
from handlers.tickets.texts import review, work


def assign(scene: Scene, ticket: Ticket, intent: Assign) -> Decision:
    """Give a ticket to somebody of the station who may lead it; whoever had it is told (bulletin: 下沉人员管理权直接赋予社区)."""
    matter = scene.matter(ticket)
    choices = [member.name for member in scene.home.staff if may_lead(member, matter)]
    named = max((m for m in scene.home.staff if m.name in intent.text), key=lambda m: len(m.name), default=None)
    if not ticket.in_work:
        return Decision(says=(answer(scene, review.not_in_work(ticket.number)),), why="not in work")
    if named is None:
        return Decision(says=(answer(scene, review.nobody_called(intent.text, choices)),), why="nobody of that name")
    if named.name not in choices:
        return Decision(says=(answer(scene, review.not_qualified(named.name, choices)),), why="may not lead")
    limit = scene.policy.limits[ticket.level]
    event = Assigned(
        number=ticket.number,
        at=scene.now,
        by=scene.speaker.person,
        person=named.name,
        accept_by=limit.accept_by(scene.now, scene.town.calendar),
        why=f"{scene.speaker.person} gave it to {named.name}",
    )
    says: list[Say] = []
    if ticket.lead not in (None, named.name):
        says.append(in_private(ticket.lead or "", work.reassigned(ticket.number, named.name), ticket.number))
    if scene.channel is None or scene.channel.purpose is Purpose.OWNERS:
        says.append(answer(scene, review.assigned(ticket.number, named.name), ticket.number))
    return Decision((event,), tuple(says), why=event.why)


def close(scene: Scene, ticket: Ticket, intent: Close) -> Decision:
    """Close by hand. The reason is told to those who reported it, so there must be one."""
    if not ticket.in_work:
        return Decision(says=(answer(scene, review.not_in_work(ticket.number)),), why="not in work")
    if not intent.text:
        return Decision(says=(answer(scene, review.reason_missing(ticket.number)),), why="no reason given")
    event = Resolved(
        number=ticket.number,
        at=scene.now,
        by=scene.speaker.person,
        resolution=resolution_of(intent.text),
        note=intent.text,
        why=f"closed by {scene.speaker.person}: {intent.text}",
    )
    says = [answer(scene, review.closed(ticket.number), ticket.number)]
    if ticket.lead:
        says.append(in_private(ticket.lead, work.closed_by_chief(ticket.number), ticket.number))
    return Decision((event,), tuple(says), why=event.why)
