"""What comes due (催办): nobody accepted, accepted and then nothing, not resolved in time. One step up, then a person decides."""

from datetime import datetime

from handlers.domain.decision import Decision, Say, call, due_at, silence
from handlers.domain.facts.duty import (
    AcceptDue,
    Delayed,
    Escalated,
    GiveBackDue,
    IdleDue,
    Reminded,
    ResolveDue,
    Returned,
)
from handlers.domain.reading import Level
from handlers.domain.rota import pinged
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Role, Staff
from handlers.duty.texts import remind
from handlers.grammar.answer import in_reply
from handlers.grammar.texts.ticket import short, short_for_called, short_for_reporter


def not_accepted(scene: Scene, ticket: Ticket, due: AcceptDue) -> Decision:
    """Remind whoever is to answer now, and tell the deputy chief (副站长)."""
    if ticket.state is not State.OPEN or _lies_ahead(scene, ticket, ticket.accept_by):
        return silence("accepted, or not yet due")
    on_duty, told = _on_duty(scene, ticket), _told_to_deputies(scene, ticket)
    says = (
        call(ticket, remind.not_accepted(ticket, _what(scene, ticket)), person=on_duty.name),
        *(
            call(ticket, remind.deputy_not_accepted(ticket, told, [on_duty.name]), person=d.name)
            for d in _deputies(scene, on_duty)
        ),
    )
    return Decision(
        (_reminded(scene, ticket, on_duty.name), _escalated(scene, ticket, "not accepted in time")),
        says,
        why="not accepted in time",
    )


def idle(scene: Scene, ticket: Ticket, due: IdleDue) -> Decision:
    """Accepted, and then nothing: a private reminder first."""
    if ticket.lead is None or not ticket.in_work or ticket.progress_at is None:
        return silence("nobody has it")
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
    if ticket.lead is None or not ticket.in_work or ticket.reminded_at is None:
        return silence("there was progress")
    limit = scene.policy.limits[ticket.level]
    event = Returned(
        ticket=ticket.id,
        at=scene.now,
        accept_by=limit.accept_by(scene.now, scene.calendar(ticket)),
        why=f"no progress by {ticket.lead}",
    )
    says = tuple(
        call(ticket, remind.deputy_returned(ticket, ticket.lead, scene.policy.duty.idle), person=d.name)
        for d in _deputies(scene)
    )
    return Decision((event,), says, why=event.why)


def overdue(scene: Scene, ticket: Ticket, due: ResolveDue) -> Decision:
    """The time that was promised has come, and it is not resolved: whoever leads it, the deputies and the reporter are told, who hears a
    new time, the end of the next working day; and so on, once a working day."""
    if not ticket.in_work or _lies_ahead(scene, ticket, ticket.promise):
        return silence("resolved, or not yet due")
    who, told = ticket.lead or _on_duty(scene, ticket).name, _told_to_deputies(scene, ticket)
    until = scene.calendar(ticket).end_of_working_day(scene.now, 1)
    says = (
        call(ticket, remind.overdue(_what(scene, ticket)), person=who),
        *(call(ticket, remind.deputy_overdue(told, ticket.lead or ""), person=d.name) for d in _deputies(scene)),
        *_sorry(scene, ticket, until),
    )
    events = (_escalated(scene, ticket, "not resolved in time"), Delayed(ticket=ticket.id, at=scene.now, until=until))
    return Decision(events, says, (due_at(ticket, ResolveDue, until),), why="not resolved in time")


def _sorry(scene: Scene, ticket: Ticket, until: datetime) -> tuple[Say, ...]:
    """One line to who reported it, where nobody else reads it; else in the group. Never by night."""
    if not ticket.reporter or ticket.reporter in scene.town.people:
        return ()
    quiet = scene.policy.quiet
    wait = quiet.ends_after(scene.now) if quiet.holds(scene.now) else None
    if scene.abilities.private or not ticket.is_public:
        text = remind.sorry(short_for_reporter(ticket, scene.matter(ticket)), until, scene.now)
        return (Say(text, person=ticket.reporter, tickets=(ticket.id,), not_before=wait),)
    if ticket.is_hushed:
        return ()
    text = remind.sorry(f"#{ticket.number}", until, scene.now)
    say = Say(text, room=ticket.room, tickets=(ticket.id,), not_before=wait)
    return (in_reply(scene, say, ticket.reporter, ticket.message),)


def _lies_ahead(scene: Scene, ticket: Ticket, limit: datetime) -> bool:
    """Whether a limit is still to come; one that a clock which ran ahead has set holds nobody up."""
    return ticket.opened_at <= scene.now < limit


def _what(scene: Scene, ticket: Ticket) -> str:
    return short_for_called(ticket, scene.matter(ticket))


def _told_to_deputies(scene: Scene, ticket: Ticket) -> str:
    """What it is, as the deputies read it: they are called for a danger alone."""
    matter = scene.matter(ticket)
    return short_for_called(ticket, matter) if ticket.level is Level.RED else short(ticket, matter)


def _on_duty(scene: Scene, ticket: Ticket) -> Staff:
    """Whoever is to answer for it now."""
    named = scene.town.people.get(ticket.answerable)
    return pinged(scene.home, ticket.path, scene.matter(ticket), scene.now, scene.town.calendar, named)


def _deputies(scene: Scene, but: Staff | None = None) -> tuple[Staff, ...]:
    return tuple(member for member in scene.home.with_role(Role.DEPUTY) if member != but)


def _reminded(scene: Scene, ticket: Ticket, *names: str) -> Reminded:
    return Reminded(ticket=ticket.id, at=scene.now, persons=names)


def _escalated(scene: Scene, ticket: Ticket, why: str) -> Escalated:
    return Escalated(ticket=ticket.id, at=scene.now, persons=tuple(d.name for d in _deputies(scene)), why=why)
