"""Handing on (转单): whoever has a ticket, or a chief, gives it to a colleague or to another department; both read it in private."""

from dataclasses import replace

from handlers.domain.decision import Decision, Say, in_private
from handlers.domain.facts.dispatch import HandedOn
from handlers.domain.intent import Command
from handlers.domain.rota import is_there, may_lead
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Role, Staff
from handlers.grammar.answer import belonging, told
from handlers.grammar.texts.ticket import not_in_work, not_yours, short
from handlers.tickets import dispatch, steering
from handlers.tickets.target import card_at, departments_named, everybody_there, names, people_named, people_there
from handlers.tickets.texts import handon


def hand_on(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """Give a ticket to whom the words name; who cannot be named, is away or may not lead is told with who could."""
    me, steers = scene.speaker.person, scene.speaker_steers
    if not ticket.in_work:
        return told(scene, ticket, not_in_work(ticket.number), "not in work")
    if not steers and me != ticket.lead and (ticket.lead is not None or me not in ticket.called):
        return told(scene, ticket, not_yours(ticket.number, ticket.lead or ""), "not his")
    to = _whom(scene, ticket, command.text)
    if isinstance(to, str):
        return told(scene, ticket, to, "to whom?")
    if to.name == ticket.lead:
        return told(scene, ticket, handon.has_it(ticket.number, to.name), "has it already")
    if steers:
        return steering.assign(scene, ticket, replace(command, person=to, text=to.name))
    limit = scene.limit(ticket)
    event = HandedOn(
        ticket=ticket.id,
        at=scene.now,
        by=me,
        of=me,
        person=to.name,
        accept_by=limit.accept_by(scene.now, scene.calendar(ticket)),
        why=f"{me} handed it on",
    )
    waits = dispatch.waits(scene, ticket)
    says = (in_private(me, handon.handed_on(ticket.number, to.name, waits), ticket.id), *_given(scene, ticket, to))
    return Decision((event,), says, attached=belonging(scene, ticket), why=event.why)


def sent(scene: Scene, ticket: Ticket, event: HandedOn) -> Decision:
    """The card goes out again, with whom it comes from."""
    return dispatch.send_out(scene, ticket, handon.card(event.of), alarmed=True)


def _given(scene: Scene, ticket: Ticket, to: Staff) -> tuple[Say, ...]:
    """To whom it goes, beside his card; whoever is not in the work group has a task in private anyway."""
    if to.role is Role.PROPERTY or ticket.is_hushed:
        return ()
    text = handon.given(short(ticket, scene.matter(ticket)), scene.speaker.person, ticket.number)
    wait = card_at(scene, ticket) if dispatch.waits(scene, ticket) else None
    return (replace(in_private(to.name, text, ticket.id), not_before=wait),)


def _whom(scene: Scene, ticket: Ticket, words: str) -> Staff | str:
    """Who is to lead it now; else why nobody is, in words."""
    matter, people = scene.matter(ticket), people_named(scene, words)
    choices = names(one for one in everybody_there(scene, ticket) if may_lead(one, matter) and one.name != ticket.lead)
    if len(people) == 1:
        [to] = people
        if not may_lead(to, matter):
            return handon.cannot_lead(to.name, choices)
        return to if is_there(scene.home, to.name, card_at(scene, ticket)) else handon.away(to.name, choices)
    departments = departments_named(scene, words)
    if people or len(departments) != 1:
        return handon.nobody(ticket.number, "", choices)
    there = (one for one in people_there(scene, ticket, departments[0]) if one.name != scene.speaker.person)
    to_lead = next((one for one in there if may_lead(one, matter)), None)
    return to_lead or handon.nobody(ticket.number, departments[0], choices)
