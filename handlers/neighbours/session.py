"""Sessions (调解会): when both sides meet, that they have met, and what came of it; each noted by a line in chat."""

from collections.abc import Iterator
from datetime import datetime

from handlers.domain.decision import Ask, Decision, Say, due_at, in_private, silence
from handlers.domain.event import Event, Said
from handlers.domain.evolve import evolve
from handlers.domain.facts.mediation import MediationReached, SessionAgreed, SessionAsked, SessionDue, SessionFailed
from handlers.domain.facts.tickets import Accepted, Resolved
from handlers.domain.intent import Command
from handlers.domain.period import Period
from handlers.domain.scene import Scene
from handlers.domain.ticket import Resolution, Ticket
from handlers.grammar.answer import belonging, by_day, closed, told
from handlers.grammar.form import Hand
from handlers.grammar.texts.ticket import not_in_work
from handlers.neighbours.texts import mediation as texts


def mediated(scene: Scene) -> Hand:
    """What a bare word about a session means: what whoever speaks mediates."""
    me = scene.speaker.person
    own = tuple(t for t in scene.tickets.values() if t.in_mediation and t.mediation and me in t.mediation.pair)
    return Hand(own)


def not_his(scene: Scene, ticket: Ticket) -> Decision | None:
    """What is answered to whoever can note nothing of a ticket's sessions; None for who mediates it, leads it, or steers."""
    if not ticket.in_work:
        return told(scene, ticket, not_in_work(ticket.number), "not in work")
    if ticket.mediation is None or not ticket.in_mediation:
        return told(scene, ticket, texts.not_in_mediation(ticket.number), "not in mediation")
    if scene.speaker_steers or scene.speaker.person in (*ticket.mediation.pair, ticket.lead):
        return None
    return told(scene, ticket, texts.not_a_mediator(ticket.number, ticket.mediation.pair), "not his")


def agree(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """约定 1321 明天19:00: whoever mediates reads it, and is reminded before."""
    if (refused := not_his(scene, ticket)) is not None:
        return refused
    at = _moment(scene, command.when)
    if at is None or at <= scene.now:
        return told(scene, ticket, texts.in_the_past(at or scene.now, scene.now), "in the past")
    event = SessionAgreed(
        ticket=ticket.id, at=scene.now, by=scene.speaker.person, session=at, why="a session is agreed on"
    )
    before = at - scene.policy.neighbours.mediation.remind
    timers = (due_at(ticket, SessionDue, before),) if before > scene.now else ()
    says = to_the_pair(scene, ticket, texts.agreed(ticket.number, at, scene.now))
    decision = Decision((event,), says, timers, attached=belonging(scene, ticket), why=event.why)
    return decision + _answered(scene)


def _moment(scene: Scene, period: Period | None) -> datetime | None:
    """When they meet: what is named, of a stretch its beginning."""
    if period is None:
        return None
    return period.start if period.start is not None and period.start > scene.now else period.end


def remind(scene: Scene, ticket: Ticket, due: SessionDue) -> Decision:
    """Some time before both sides meet, unless that was put off or is settled."""
    at = ticket.mediation.session if ticket.mediation and ticket.in_mediation else None
    if at is None or at <= scene.now:
        return silence("no session is near")
    text = texts.soon(ticket.number, at, scene.now)
    says = (by_day(scene, ticket, in_private(name, text, ticket.id)) for name in _pair(ticket))
    return Decision(says=tuple(says), why="a session is near")


def reach(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """达成 1321: closed as mediated by whoever mediates; where another leads the work, only he closes."""
    if (refused := not_his(scene, ticket)) is not None:
        return refused
    me, number = scene.speaker.person, ticket.number
    words = Said(command.text[:200], me, scene.heard.id)
    event = MediationReached(ticket=ticket.id, at=scene.now, by=me, words=words, why=f"agreed, says {me}")
    decision = Decision((event,), attached=belonging(scene, ticket), why=event.why) + _answered(scene)
    lead = ticket.lead
    if lead and lead not in (me, *_pair(ticket)) and not scene.speaker_steers:
        please = in_private(lead, texts.please_close(number, me), ticket.id)
        ack = in_private(me, texts.reached_beside(number, lead), ticket.id)
        return decision + Decision(says=(ack, by_day(scene, ticket, please)))
    others = [name for name in dict.fromkeys((*_pair(ticket), lead or me)) if name != me]
    hear = (by_day(scene, ticket, in_private(name, texts.reached_told(number, me), ticket.id)) for name in others)
    says = (in_private(me, texts.reached(number), ticket.id), *hear)
    return decision + Decision(tuple(_closed(scene, ticket, words)), says)


def _closed(scene: Scene, ticket: Ticket, words: Said) -> Iterator[Event]:
    """That it is closed, whoever may lead having taken it first; nothing of what was agreed is told on."""
    me = scene.speaker.person
    if ticket.lead is None and scene.speaker_may_lead(ticket):
        yield Accepted(ticket=ticket.id, at=scene.now, by=me, person=me)
    yield Resolved(
        ticket=ticket.id,
        at=scene.now,
        by=me,
        resolution=Resolution.MEDIATED,
        note=Said("", me, scene.heard.id),
        words=words,
        photos=tuple(picture.photo for picture in scene.said.pictures),
        why=f"mediated by {me}",
    )


def fail(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """未达成 1321: noted, the work goes on; whoever notes it is asked whether they meet again."""
    if (refused := not_his(scene, ticket)) is not None:
        return refused
    event = failed(scene, ticket, command.text)
    me, until = scene.speaker.person, scene.now + scene.policy.question
    says = to_the_pair(scene, ticket, texts.failed_told(ticket.number, me), texts.failed(ticket.number))
    ask = Ask(me, None, SessionAsked(ticket.id), until)
    return Decision((event,), says, questions=(ask,), attached=belonging(scene, ticket), why=event.why)


def failed_and_agreed(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """没谈拢,明晚7点再谈: they have met in vain, and meet again."""
    if (refused := not_his(scene, ticket)) is not None:
        return refused
    event = failed(scene, ticket, command.text)
    return Decision((event,), why=event.why) + agree(scene, evolve(ticket, event), command)


def failed(scene: Scene, ticket: Ticket, words: str) -> SessionFailed:
    """That they have met in vain."""
    me = scene.speaker.person
    said = Said(words[:200], me, scene.heard.id)
    return SessionFailed(ticket=ticket.id, at=scene.now, by=me, words=said, why=f"not agreed, says {me}")


def to_the_pair(scene: Scene, ticket: Ticket, text: str, to_speaker: str = "") -> tuple[Say, ...]:
    """A line to whoever speaks, in words of his own where there are some, and one to each of those who mediate beside him."""
    me = scene.speaker.person
    others = (by_day(scene, ticket, in_private(name, text, ticket.id)) for name in _pair(ticket) if name != me)
    return (in_private(me, to_speaker or text, ticket.id), *others)


def _pair(ticket: Ticket) -> tuple[str, ...]:
    return ticket.mediation.pair if ticket.mediation else ()


def _answered(scene: Scene) -> Decision:
    """Nobody is asked any more whether they meet again."""
    return closed(scene) if isinstance(scene.question, SessionAsked) else Decision()
