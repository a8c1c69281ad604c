"""A command: who may use it, its arguments, which tickets it means, then the rule that carries it out."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.decide.afterwards import looked
from handlers.decide.forms import form_named, form_of
from handlers.domain.decision import Ask, Decision, Refused, Say, in_private, silence
from handlers.domain.event import Said, TicketEvent
from handlers.domain.evolve import evolve
from handlers.domain.facts.tickets import Noted, TicketAsked
from handlers.domain.intent import Command
from handlers.domain.mark import JUDGED
from handlers.domain.number import without_numbers
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket, TicketId
from handlers.domain.town import CHECKING, HEADING, MEDIATING, STAFF, STEERING, STREET
from handlers.duty import answering, approving, attendance, expert
from handlers.governance import attending, ending, exporting
from handlers.governance.commands import EndAction
from handlers.grammar.answer import answered, closed, hinted
from handlers.grammar.audit import given
from handlers.grammar.form import Form
from handlers.grammar.texts import help, question
from handlers.grammar.which import meant
from handlers.neighbours import mediating, merge
from handlers.tickets import invited
from handlers.tickets.commands import Arrive, Resolve

_WHOSE = {
    STEERING: help.for_chiefs,
    HEADING: help.for_heads,
    STREET: help.for_street,
    JUDGED: help.for_judged,
    CHECKING: help.for_checkers,
    MEDIATING: help.for_mediators,
}
"""Whose a command is, in words."""
_DEED = 4
"""Characters of a line that is no more than a deed (到了, 办结): what is longer may tell evidence that was asked for."""


def obey(scene: Scene, command: Command) -> Decision:
    """Carry out a command and what the same line says of other numbers; of what is left the likely forms are told."""
    decision = _obey(scene, command)
    for part in command.parts:
        scene = _after(scene, decision)
        decision += _obey(scene, part)
    left = [ticket for number in command.left if (ticket := scene.numbered(number))]
    return decision + Decision(says=tuple(not_followed(scene, ticket) for ticket in left))


def _obey(scene: Scene, command: Command) -> Decision:
    """Carry out one command, or say in private why not. A refusal is kept for the audit."""
    if isinstance(command, EndAction) and scene.station is not None and ending.means_ticket(scene, command):
        command = Resolve(numbers=scene.said.named, text=command.text, unit=command.unit)
    form = form_of(command)
    if scene.speaker.helper is not None and scene.heard.room is None:
        task = invited.obeyed(scene, form, command) if scene.station is not None else None
        if task is not None:
            return task
    if _is_in_passing(scene, form) and (met := mediating.heard(scene)) is not None:
        return met
    if (answered_to_look := looked(scene)) is not None:
        return answered_to_look
    if form.spoken and (tables := exporting.called_off(scene)) is not None:
        return tables
    if not form.approves and (approved := approving.heard(scene)) is not None:
        return approved
    if form.spoken and (joined := attending.explicit(scene)) is not None:
        return joined
    if form.spoken and (called := answering.heard(scene)) is not None:
        return called
    if form.spoken and (joined := attending.heard(scene, Arrive.stored if form.intent is Arrive else "")) is not None:
        return joined
    may_tell = form.asks or len(scene.heard.text) > _DEED
    if form.spoken and not command.numbers and may_tell and (evidence := expert.answered(scene)) is not None:
        return evidence
    if form.spoken and not command.numbers and may_tell and (reason := exporting.reasoned(scene)) is not None:
        return reason
    if form.spoken and not command.numbers and (told := merge.answer(scene)) is not None:
        return told
    if form.spoken and not command.numbers and (there := attendance.heard(scene)) is not None:
        return there
    if (refusal := _without_right(scene, form, command)) is not None:
        return refusal
    if scene.station is None and not form.town:
        return _which_station(scene, form, command)
    for argument in form.takes:
        filled = argument.fill(scene, command, form.usage)
        if isinstance(filled, Decision):
            return filled
        command = filled
    return (
        _on_tickets(scene, form, command)
        if form.about_ticket
        else _on_record(scene, command, form.rule(scene, command))
    )


def _is_in_passing(scene: Scene, form: Form) -> bool:
    """Whether a line does not write the command by its name; 不同意调解 refuses no leave."""
    return form.approves or not without_numbers(scene.heard.text).startswith(form.names)


def _on_tickets(scene: Scene, form: Form, command: Command) -> Decision:
    """The rule for each ticket that is meant, in order; what one line says of several is counted once."""
    tickets, decision = meant(scene, form, command)
    if form.together and tickets:
        return _on_record(scene, command, decision + form.rule(scene, tickets, command), tickets)
    for ticket in tickets:
        step = form.rule(scene, ticket, command)
        decision += step
        command = replace(command, shares=True)
        scene = _after(scene, step)
    return _on_record(scene, command, decision, tickets) if tickets else decision


def _on_record(scene: Scene, command: Command, decision: Decision, tickets: Sequence[Ticket] = ()) -> Decision:
    """The decision with the command that was given, for the audit; a rule that refuses it says so itself."""
    return decision if decision.refused else decision + given(scene, command, tickets)


def _after(scene: Scene, decision: Decision) -> Scene:
    """The scene with its tickets as they are after a decision."""
    for event in decision.events:
        if isinstance(event, TicketEvent):
            scene = scene.having(evolve(scene.tickets.get(event.ticket), event))
    return scene


def not_followed(scene: Scene, ticket: Ticket) -> Say:
    """A line names a ticket and says nothing that we follow: one hint, in private, with the likely forms."""
    text = question.say_what(ticket.number, steers=scene.speaker_steers)
    return in_private(scene.speaker.person, text, ticket.id)


def not_understood(scene: Scene, *first: str) -> Decision:
    """A private line of the staff that nobody can follow: it is always answered, never twice in the same words; what is said `first` is
    nearer to it than the rest."""
    return hinted(scene, (*first, *question.not_understood(), question.still_not(scene.now)), "not understood")


def resumed(scene: Scene, waiting: TicketAsked, tickets: tuple[TicketId, ...]) -> Decision:
    """Carry out the command that waited for an answer, now that its tickets are known."""
    numbers = tuple(ticket.number for ticket in tickets)
    command = form_named(waiting.command).command(numbers=numbers, text=waiting.text, photos=waiting.photos)
    return closed(scene) + _settled_elsewhere(scene) + obey(scene, command)


def _settled_elsewhere(scene: Scene) -> Decision:
    """What was asked in private about a line of the work group, and may be answered there or here, is settled in both."""
    group = scene.station.staff_group if scene.station else None
    room = group if scene.heard.room is None else None
    return Decision(questions=(Ask(scene.speaker.person, room, None, scene.now),))


def _without_right(scene: Scene, form: Form, command: Command) -> Decision | None:
    """Why the speaker may not, None where he may. Ordinary words of somebody without the right are no command."""
    member = scene.speaker.staff
    if not form.allows(member):
        ordinary = form.spoken and (member is None or not command.numbers)
        if ordinary and form.asks and scene.heard.room is None:
            return not_understood(scene)
        return silence("ordinary words") if ordinary else _refuse(scene, form, command)
    if form.who is None and form.town:
        return None
    if scene.station is None or member is None or member.covers(scene.station.path):
        return None
    return _refused(scene, form, help.other_station(scene.station.name))


def _which_station(scene: Scene, form: Form, command: Command) -> Decision:
    if scene.speaker.staff is None:
        text = question.which_compound(form.names[0], scene.town.compounds[0])
        return answered(scene, text, "which compound?")
    number = command.numbers[0] if command.numbers else ""
    text = question.which_station(form.names[0], scene.town.stations[0].name, number)
    return answered(scene, text, "which station?")


def _refuse(scene: Scene, form: Form, command: Command) -> Decision:
    """Somebody without the right. A resident's wish about a ticket is noted on it; staff are told who may."""
    ticket = scene.numbered(command.numbers[0]) if command.numbers else None
    text = help.for_officers() if scene.speaker_steers else help.for_staff()
    if (told := _WHOSE.get(form.who or STAFF)) is not None:
        text = told()
    if ticket is None or scene.speaker.staff is not None:
        return _refused(scene, form, text)
    me = scene.speaker.person
    words = Said(scene.heard.text[:80], me, scene.heard.id)
    wish = Noted(ticket=ticket.id, at=scene.now, by=me, words=words)
    noted = Decision((wish,), attached=((scene.heard.id, ticket.id),))
    return _refused(scene, form, help.wish_noted(ticket.number)) + noted


def _refused(scene: Scene, form: Form, text: str) -> Decision:
    return Decision(
        says=(in_private(scene.speaker.person, text),),
        refused=Refused(form.names[0], text),
        why=f"refused: {form.names[0]}",
    )
