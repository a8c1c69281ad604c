"""The officers' work: accept, arrive, resolve (接单, 到场报到, 办结), each by a line in chat."""

from handlers.domain.closing import note_of, quantities_of, resolution_of
from handlers.domain.decision import Alarm, Decision, Timer, alarm_at, belonging, in_private, silence
from handlers.domain.event import Accepted, Arrived, Assisted, Noted, PhotosAdded, Resolved, Stage, TicketEvent
from handlers.domain.intent import Resolve
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.tickets.texts import recall, work


def accept(scene: Scene, ticket: Ticket) -> Decision:
    """Who is first leads, the next ones assist; only who may lead can be first (bulletin: 具有执法资格并能独立开展执法)."""
    me, number = scene.speaker.person, ticket.number
    if not ticket.in_work:
        text = recall.withdrawn(ticket) if ticket.state is State.WITHDRAWN else work.resolved_already(ticket)
        return Decision(says=(in_private(me, text, number),), why="resolved already, or withdrawn")
    if ticket.lead == me or me in ticket.assists:
        return silence("has it already")
    attached = belonging(scene, ticket)
    if ticket.lead is not None:
        told = in_private(me, work.assists(number, ticket.lead), number)
        return Decision((_assisted(scene, ticket),), (told,), attached=attached, why=f"{ticket.lead} was first")
    if not scene.speaker_may_lead(ticket):
        told = in_private(me, work.cannot_lead(number), number)
        return Decision((_assisted(scene, ticket),), (told,), attached=attached, why="may not lead")
    return Decision(
        (_accepted(scene, ticket),), timers=(idle_timer(scene, ticket),), attached=attached, why="first to accept"
    )


def arrive(scene: Scene, ticket: Ticket) -> Decision:
    """On site (到达现场"报到"). Whoever arrives without having accepted has accepted."""
    me = scene.speaker.person
    if not ticket.in_work:
        return accept(scene, ticket)
    if ticket.lead is None and not scene.speaker_may_lead(ticket):
        return accept(scene, ticket)
    events: list[TicketEvent] = []
    if ticket.lead is None:
        events.append(_accepted(scene, ticket))
    elif me != ticket.lead and me not in ticket.assists:
        events.append(_assisted(scene, ticket))
    events.append(Arrived(number=ticket.number, at=scene.now, by=me, person=me))
    return Decision(
        tuple(events), timers=(idle_timer(scene, ticket),), attached=belonging(scene, ticket), why="on site"
    )


def resolve(scene: Scene, ticket: Ticket, intent: Resolve) -> Decision:
    """Close with words, quantities and the pictures of the last minutes. Only the lead closes; others are passed on to him."""
    me = scene.speaker.person
    if not ticket.in_work:
        return accept(scene, ticket)
    if ticket.lead not in (None, me):
        return _pass_on(scene, ticket, intent.text)
    if ticket.lead is None and not scene.speaker_may_lead(ticket):
        return Decision(
            says=(in_private(me, work.needs_lead(ticket.number), ticket.number),), why="nobody leads it yet"
        )
    units = scene.policy.quantities
    event = Resolved(
        number=ticket.number,
        at=scene.now,
        by=me,
        resolution=resolution_of(intent.text),
        note=note_of(intent.text, units),
        quantities=quantities_of(intent.text, units),
        photos=tuple(p.photo for p in scene.pictures) if intent.photos is None else intent.photos,
        why=intent.text,
    )
    first: tuple[TicketEvent, ...] = (_accepted(scene, ticket),) if ticket.lead is None else ()
    return Decision(
        (*first, event), attached=belonging(scene, ticket), answered=True, why=f"{event.resolution} by {me}"
    )


def note(scene: Scene, ticket: Ticket) -> Decision:
    """A line of the staff about a ticket: progress where it comes from who works on it."""
    me, number = scene.speaker.person, ticket.number
    works = me == ticket.lead or me in ticket.assists
    events: list[TicketEvent] = []
    if scene.heard.text:
        events.append(
            Noted(number=number, at=scene.now, by=me, words=scene.heard.text[:200], progress=works and ticket.in_work)
        )
    if scene.heard.kind == "image" and me == ticket.lead:
        events.append(
            PhotosAdded(
                number=number, at=scene.now, by=me, stage=Stage.AFTER, photos=(scene.heard.media or scene.heard.id,)
            )
        )
    timers = (idle_timer(scene, ticket),) if works and ticket.in_work else ()
    return Decision(tuple(events), timers=timers, attached=belonging(scene, ticket), why="a line about the work")


def late_picture(scene: Scene) -> Ticket | None:
    """The ticket that the speaker closed just now: a picture right after still belongs to it."""
    since = scene.now - scene.policy.join
    mine = [
        t
        for t in scene.tickets.values()
        if t.polled and t.lead == scene.speaker.person and t.resolved_at and t.resolved_at >= since
    ]
    return mine[0] if len(mine) == 1 else None


def idle_timer(scene: Scene, ticket: Ticket) -> Timer:
    """When to ask for progress, counted from now."""
    return alarm_at(ticket, Alarm.IDLE, scene.after(ticket, scene.now, scene.policy.idle))


def _pass_on(scene: Scene, ticket: Ticket, words: str) -> Decision:
    """Somebody who assists says it is done: the lead is asked to verify, since only he closes."""
    me, lead, number = scene.speaker.person, ticket.lead or "", ticket.number
    event = Noted(number=number, at=scene.now, by=me, words=f"{me}:{words or '已办'}")
    says = (
        in_private(lead, work.please_verify(number, me, words), number),
        in_private(me, work.not_the_lead(number, lead), number),
    )
    return Decision((event,), says, attached=belonging(scene, ticket), why="only the lead closes")


def _accepted(scene: Scene, ticket: Ticket) -> Accepted:
    return Accepted(number=ticket.number, at=scene.now, by=scene.speaker.person, person=scene.speaker.person)


def _assisted(scene: Scene, ticket: Ticket) -> Assisted:
    return Assisted(number=ticket.number, at=scene.now, by=scene.speaker.person, person=scene.speaker.person)
