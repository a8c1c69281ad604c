"""The ladder (分级流转): nobody accepted, or not resolved in time; a step up each working day until somebody answers."""

from datetime import datetime

from handlers.domain.decision import Decision, Say, Timer, call, due_at, silence
from handlers.domain.event import Event, TicketEvent
from handlers.domain.facts.duty import ArriveDue, BeforeDue, Delayed, Escalated, LadderDue, Reminded
from handlers.domain.facts.leave import HandedOver
from handlers.domain.facts.pause import Resumed
from handlers.domain.ladder import MINUTE, Rung, look, people_on
from handlers.domain.reading import Level
from handlers.domain.rota import is_there, on_duty, pinged
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.workcalendar import local
from handlers.duty import sorry
from handlers.duty.texts import ladder as texts
from handlers.duty.texts import pause
from handlers.grammar.idle import idle_timer
from handlers.grammar.resumption import resumed
from handlers.grammar.texts.ticket import short, short_for_called

WEEK = 5
"""Working days to the next new time, for a reporter who has heard one every day and nothing came of it."""


def climb(scene: Scene, ticket: Ticket, due: LadderDue) -> Decision:
    """Look whether what was promised is kept; where it is not, whoever has it is reminded, and the next step hears of it."""
    if not ticket.in_work:
        return silence("resolved, or not yet due")
    at = look(ticket, scene.calendar(ticket))
    if ticket.opened_at <= scene.now < at:
        return Decision(timers=_timers(ticket, at), why="resolved, or not yet due")
    if ticket.paused_until is not None:
        return _resumed(scene, ticket)
    late = ticket.resolve_by <= scene.now
    decision = _told(scene, ticket, late) + (_promised_anew(scene, ticket) if late else Decision())
    for event in decision.events:
        if isinstance(event, TicketEvent):
            ticket = event.changed(ticket)
    return decision + Decision(timers=_timers(ticket, look(ticket, scene.calendar(ticket))))


def look_again(scene: Scene, ticket: Ticket, event: TicketEvent) -> Decision:
    """Something has changed what was promised, or who answers for it: the ladder looks when that is due."""
    if not ticket.in_work:
        return Decision()
    return Decision(timers=(*_timers(ticket, look(ticket, scene.calendar(ticket))), *_before(scene, ticket)))


def goes_on(scene: Scene, ticket: Ticket, event: Resumed) -> Decision:
    """What was paused is in work again: the ladder looks when its time is over, whoever leads it is asked for progress, and whoever
    reported it reads the new day."""
    told = sorry.told(scene, ticket, pause.resumed(sorry.what(scene, ticket), event.resolve_by, scene.now))
    return look_again(scene, ticket, event) + _idle(scene, ticket) + Decision(says=told)


def handed(scene: Scene, ticket: Ticket, event: HandedOver) -> Decision:
    """It is in other hands: progress is asked for anew."""
    return _idle(scene, ticket)


def _idle(scene: Scene, ticket: Ticket) -> Decision:
    """When whoever leads it is asked for progress."""
    if ticket.lead is None or not ticket.in_work:
        return Decision()
    return Decision(timers=(idle_timer(scene, ticket),))


def _resumed(scene: Scene, ticket: Ticket) -> Decision:
    """The pause is over: it goes on by itself, and whoever leads it hears so."""
    event = resumed(scene, ticket, "the pause is over")
    text = pause.resumed_told(ticket.number, event.resolve_by, scene.now)
    says = (call(ticket, text, person=ticket.lead),) if ticket.lead else ()
    return Decision((event,), says, why=event.why)


def _told(scene: Scene, ticket: Ticket, late: bool) -> Decision:
    """Whoever is to answer, and whoever stands on the next step that is not empty."""
    who = _answering(scene, ticket)
    rung, persons = _next(scene, ticket)
    others = tuple(name for name in persons if name != who)
    why = "not resolved in time" if late else "not accepted in time"
    red = ticket.level is Level.RED and not late
    again = red and ticket.warned_at is not None  # of a danger nobody is told twice
    what = short_for_called(ticket, scene.matter(ticket))
    mine = texts.overdue(what, bool(ticket.lead)) if late else texts.not_accepted(what, ticket.number)
    says: list[Say] = [] if again else [call(ticket, mine, person=who)]
    text, part = _up(scene, ticket, rung, who, late)
    says += [call(ticket, text, person=name, part=part) for name in others]
    events: tuple[Event, ...] = (Escalated(ticket=ticket.id, at=scene.now, persons=others, rung=rung, why=why),)
    reminded = () if again else (Reminded(ticket=ticket.id, at=scene.now, persons=(who,)),)
    return Decision((*reminded, *events), tuple(says), why=why)


def _next(scene: Scene, ticket: Ticket) -> tuple[Rung, tuple[str, ...]]:
    """The step that hears of it now: the next one with somebody on it, the same where whoever was told last is at it, and at the top
    the street's office once the leaders have heard it often enough."""
    most, rung = scene.policy.duty.repeats, Rung(ticket.rung)
    if ticket.keeper and ticket.repeats < most and is_there(scene.home, ticket.keeper, scene.now):
        return rung, (ticket.keeper,)
    if rung is not Rung.TEAM and _told_today(scene, ticket) and (here := _there(scene, ticket, rung)):
        return rung, here
    moved = ticket.progress_at is not None and ticket.warned_at is not None and ticket.progress_at > ticket.warned_at
    if moved and rung is not Rung.TEAM and ticket.repeats < most and (here := _there(scene, ticket, rung)):
        return rung, here
    for step in Rung:
        if step > rung and (there := _there(scene, ticket, step)):
            return step, there
    if ticket.level is Level.RED and ticket.resolve_by > scene.now:
        return Rung.LEADERS, ()  # everybody has been called
    top = rung if ticket.repeats < most else Rung.OFFICE
    return rung, people_on(top, scene.town, scene.home, scene.matter(ticket), scene.now)


def _told_today(scene: Scene, ticket: Ticket) -> bool:
    """Whether a step was told on this day already: of a second promise that is broken the same step hears; a danger does not wait."""
    warned = ticket.warned_at
    waits = ticket.level is not Level.RED or ticket.resolve_by <= scene.now
    return waits and warned is not None and local(warned).date() == local(scene.now).date()


def _there(scene: Scene, ticket: Ticket, rung: Rung) -> tuple[str, ...]:
    """Who stands there and can be told; of a danger whoever was called already hears nothing again."""
    persons = people_on(rung, scene.town, scene.home, scene.matter(ticket), scene.now)
    if ticket.level is not Level.RED or ticket.resolve_by <= scene.now:
        return tuple(name for name in persons if name != ticket.lead)
    if rung in (Rung.DEPUTY, Rung.CHIEF):
        return ()  # a danger has called them when it was told
    return tuple(name for name in persons if name not in (*ticket.called, *ticket.escalated))


def _up(scene: Scene, ticket: Ticket, rung: Rung, who: str, late: bool) -> tuple[str, str]:
    """What a step above reads, alone and among others: of what can wait it is told masked; in the street with the station."""
    matter = scene.matter(ticket)
    what = short_for_called(ticket, matter) if ticket.level is Level.RED else short(ticket, matter)
    what = f"{ticket.station}{what}" if rung >= Rung.OFFICE else what
    if late:
        return texts.up_overdue(what, ticket.lead or ""), texts.overdue_in_short(what, ticket.lead or "")
    text = texts.up_not_accepted(what, ticket.accept_by, who, scene.now)
    return text, text


def _promised_anew(scene: Scene, ticket: Ticket) -> Decision:
    """A new time for who reported it, where the last one is over: the end of the next working day, later of the week's."""
    if scene.now < ticket.promise:
        return Decision()
    days = 1 if ticket.delays < scene.policy.duty.repeats else WEEK
    until = scene.calendar(ticket).end_of_working_day(sorry.said_at(scene), days)  # counted from when he reads it
    return Decision((Delayed(ticket=ticket.id, at=scene.now, until=until),), sorry.says(scene, ticket, until))


def _answering(scene: Scene, ticket: Ticket) -> str:
    """Whoever is to answer for it now: who leads it or was named for it, where he is not on leave; else whoever was called, while he is on
    duty; else whoever is on duty. At closing time those of the day are asked, not the night's."""
    calendar, moment = scene.town.calendar, scene.now
    if ticket.level is Level.NORMAL and not calendar.is_open(moment) and calendar.is_open(moment - MINUTE):
        moment -= MINUTE
    named = scene.town.people.get(ticket.answerable)
    if named is not None and not is_there(scene.home, named.name, moment):
        named = None
    if named is not None and ticket.lead is None and not ticket.given:
        rostered = {entry.member for entry in on_duty(scene.home, moment, calendar)}
        named = named if named in rostered or named.steers else None
    return pinged(scene.home, ticket.path, scene.matter(ticket), moment, calendar, named).name


def _timers(ticket: Ticket, at: datetime) -> tuple[Timer, ...]:
    return (due_at(ticket, LadderDue, at),)


def _before(scene: Scene, ticket: Ticket) -> tuple[Timer, ...]:
    """When the lead is asked whether he is there, and reminded that the time comes near."""
    limit = scene.limit(ticket)
    timers: list[Timer] = []
    if limit.remind and ticket.lead and ticket.promise - limit.remind > scene.now:
        timers.append(due_at(ticket, BeforeDue, ticket.promise - limit.remind))
    if limit.arrive and ticket.state is State.ACCEPTED:
        timers.append(due_at(ticket, ArriveDue, scene.after(ticket, scene.now, limit.arrive)))
    return tuple(timers)
