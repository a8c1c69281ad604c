"""Steering by the chiefs (站长): give a ticket to somebody, close one by hand with its reason, take one up again."""

import re

from handlers.domain.decision import Decision, Refused, Say, in_private
from handlers.domain.event import Said
from handlers.domain.facts.neighbours import Reopened
from handlers.domain.facts.tickets import Assigned, Resolved, Revived
from handlers.domain.intent import Command
from handlers.domain.rota import is_there, may_lead
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Purpose
from handlers.grammar.answer import answer, answered
from handlers.grammar.form import Hand
from handlers.grammar.resumption import resumed
from handlers.grammar.texts import help
from handlers.grammar.texts.ticket import not_in_work
from handlers.tickets import work as working
from handlers.tickets.closing import resolution_of
from handlers.tickets.texts import review, work

_IN_DOUBT = re.compile("[不别除和跟与的、]|还是|或者?")
"""不要给段勇, 唐静还是段勇, 王磊的徒弟: a name, and not who is to go."""


def assign(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """Give a ticket to somebody of the station who may lead it; whoever had it is told (bulletin: 下沉人员管理权直接赋予社区)."""
    matter = scene.matter(ticket)
    choices = [member.name for member in scene.home.staff if may_lead(member, matter)]
    named = command.person
    if not ticket.in_work:
        return answered(scene, not_in_work(ticket.number), "not in work")
    if named is None:
        return answered(scene, review.nobody_called(command.text, choices), "nobody of that name")
    if _IN_DOUBT.search(command.text.replace(named.name, "", 1)):
        return answered(scene, review.nobody_called("", choices), "whom?")
    if named.name not in choices:
        return answered(scene, review.not_qualified(named.name, choices), "may not lead")
    if not is_there(scene.home, named.name, scene.now):
        there = [name for name in choices if is_there(scene.home, name, scene.now)]
        return answered(scene, review.is_away(named.name, there), "on leave")
    limit = scene.limit(ticket)
    event = Assigned(
        ticket=ticket.id,
        at=scene.now,
        by=scene.speaker.person,
        person=named.name,
        accept_by=limit.accept_by(scene.now, scene.calendar(ticket)),
        why=f"{scene.speaker.person} gave it to {named.name}",
    )
    says: list[Say] = []
    if ticket.lead not in (None, named.name):
        says.append(in_private(ticket.lead or "", work.reassigned(ticket.number, named.name), ticket.id))
    elif ticket.lead is None and ticket.called and ticket.called[0] != named.name:
        says.append(in_private(ticket.called[0], work.reassigned(ticket.number, named.name), ticket.id))
    if scene.channel is None or scene.channel.purpose is Purpose.OWNERS:
        says.append(answer(scene, review.assigned(ticket.number, named.name), ticket.id))
    return Decision((event,), tuple(says), why=event.why)


def close(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """Close by hand. The reason is told to those who reported it, so there must be one."""
    if not ticket.in_work:
        return answered(scene, not_in_work(ticket.number), "not in work")
    if not command.text:
        return answered(scene, review.reason_missing(ticket.number), "no reason given")
    event = Resolved(
        ticket=ticket.id,
        at=scene.now,
        by=scene.speaker.person,
        resolution=resolution_of(command.text),
        note=Said(command.text, scene.speaker.person, scene.heard.id),
        why=f"closed by {scene.speaker.person}",
    )
    says = [answer(scene, review.closed(ticket.number), ticket.id)]
    if ticket.lead:
        says.append(in_private(ticket.lead, work.closed_by_chief(ticket.number), ticket.id))
    return Decision((event,), tuple(says), why=event.why)


def paused(scene: Scene) -> Hand:
    """What 恢复 without a number means: what whoever speaks leads, and is paused."""
    me = scene.speaker.person
    return Hand(tuple(t for t in scene.tickets.values() if t.state is State.PAUSED and t.lead == me))


def restore(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """恢复: what was paused goes on; a ticket that was withdrawn, or closed by mistake, is in work again, with new limits."""
    if ticket.state is State.PAUSED:
        return _goes_on(scene, ticket)
    if command.loose:
        return working.note(scene, ticket)
    if not scene.speaker_steers:
        return Decision(
            says=(in_private(scene.speaker.person, help.for_chiefs()),), refused=Refused("恢复", help.for_chiefs())
        )
    if ticket.state is State.RESOLVED:
        return _opened_again(scene, ticket)
    if ticket.state is not State.WITHDRAWN:
        return answered(scene, review.not_withdrawn(ticket.number), "not withdrawn")
    limit, calendar = scene.limit(ticket), scene.calendar(ticket)
    event = Revived(
        ticket=ticket.id,
        at=scene.now,
        by=scene.speaker.person,
        why="a chief wants it back",
        level=ticket.level,
        accept_by=limit.accept_by(scene.now, calendar),
        resolve_by=limit.resolve_by(scene.now, calendar),
    )
    return Decision((event,), (answer(scene, review.restored(ticket.number), ticket.id),), why=event.why)


def _goes_on(scene: Scene, ticket: Ticket) -> Decision:
    """What was paused goes on before its time: whoever has it says so, or a chief does."""
    me = scene.speaker.person
    event = resumed(scene, ticket, f"{me} resumes it", me)
    names = dict.fromkeys((me, *filter(None, (ticket.lead,))))
    text = review.resumed(ticket.number, event.resolve_by, scene.now)
    return Decision((event,), tuple(in_private(name, text, ticket.id) for name in names), why=event.why)


def _opened_again(scene: Scene, ticket: Ticket) -> Decision:
    limit, calendar = scene.limit(ticket), scene.calendar(ticket)
    event = Reopened(
        ticket=ticket.id,
        at=scene.now,
        by=scene.speaker.person,
        why="a chief opened it again",
        accept_by=limit.accept_by(scene.now, calendar),
        resolve_by=limit.resolve_by(scene.now, calendar),
    )
    return Decision((event,), (answer(scene, review.restored(ticket.number), ticket.id),), why=event.why)
