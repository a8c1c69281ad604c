"""Reminders (催办): accepted and then nothing, back to the pool; and a word before the promised time comes."""

from handlers.domain.decision import Decision, call, due_at, silence
from handlers.domain.facts.duty import ArriveDue, BeforeDue, GiveBackDue, IdleDue, Reminded, Returned
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.duty.texts import ladder, remind
from handlers.grammar.chiefs import heads
from handlers.grammar.texts.ticket import short_for_called


def idle(scene: Scene, ticket: Ticket, due: IdleDue) -> Decision:
    """Accepted, and then nothing: a private reminder first."""
    if ticket.lead is None or not ticket.in_work or ticket.paused_until or ticket.progress_at is None:
        return silence("nobody has it")
    if ticket.meets_at is not None and ticket.meets_at > scene.now:
        after = scene.after(ticket, ticket.meets_at, scene.policy.duty.idle)
        return Decision(timers=(due_at(ticket, IdleDue, after),), why="both sides meet first")
    next_look = scene.after(ticket, ticket.progress_at, scene.policy.duty.idle)
    if ticket.progress_at <= scene.now < next_look:
        return Decision(timers=(due_at(ticket, IdleDue, next_look),), why="there was progress")
    rules = scene.policy.duty
    say = call(ticket, remind.idle(ticket, _what(scene, ticket), rules.idle, rules.give_back), person=ticket.lead)
    at = scene.after(ticket, scene.now, scene.policy.duty.give_back)
    return Decision(
        (_reminded(scene, ticket, ticket.lead),),
        (say,),
        (due_at(ticket, GiveBackDue, at),),
        why="no progress",
    )


def give_back(scene: Scene, ticket: Ticket, due: GiveBackDue) -> Decision:
    """Reminded, and still nothing: back to the pool, and the deputy chief is told."""
    if ticket.lead is None or not ticket.in_work or ticket.paused_until or ticket.reminded_at is None:
        return silence("there was progress")
    limit = scene.limit(ticket)
    event = Returned(
        ticket=ticket.id,
        at=scene.now,
        accept_by=limit.accept_by(scene.now, scene.calendar(ticket)),
        why=f"no progress by {ticket.lead}",
    )
    text = remind.deputy_returned(ticket, ticket.lead, scene.policy.duty.idle)
    says = tuple(call(ticket, text, person=head.name) for head in heads(scene))
    return Decision((event,), says, why=event.why)


def not_there(scene: Scene, ticket: Ticket, due: ArriveDue) -> Decision:
    """Accepted, and nobody has said that he is there: whoever leads it is asked, once."""
    if ticket.state is not State.ACCEPTED or ticket.lead is None:
        return silence("resolved, or not yet due")
    text = remind.not_there(_what(scene, ticket), ticket.number)
    return Decision(says=(call(ticket, text, person=ticket.lead),), why="nobody is there yet")


def before(scene: Scene, ticket: Ticket, due: BeforeDue) -> Decision:
    """The time that was promised comes near: whoever leads it hears so, once."""
    remind_before = scene.limit(ticket).remind
    if not ticket.in_work or ticket.lead is None or ticket.paused_until or remind_before is None:
        return silence("resolved, or not yet due")
    if not scene.now < ticket.promise <= scene.now + remind_before:
        return silence("resolved, or not yet due")
    text = ladder.soon(_what(scene, ticket), ticket.promise, scene.now, ticket.number)
    return Decision(says=(call(ticket, text, person=ticket.lead),), why="the time comes near")


def _what(scene: Scene, ticket: Ticket) -> str:
    return short_for_called(ticket, scene.matter(ticket))


def _reminded(scene: Scene, ticket: Ticket, *names: str) -> Reminded:
    return Reminded(ticket=ticket.id, at=scene.now, persons=names)
