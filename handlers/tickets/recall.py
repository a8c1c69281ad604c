"""A line that its author takes back (撤回): its words go, and what had followed from them is undone as far as it can be."""

from dataclasses import replace

from handlers.domain.decision import Decision, Say, TakeBack, in_private, silence
from handlers.domain.doubt import Standing
from handlers.domain.event import LineRetracted, ReporterLeft, TicketEvent, VoiceLeft, Withdrawn
from handlers.domain.reading import Level
from handlers.domain.scene import Recalled, Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Role
from handlers.tickets.texts import recall


def taken_back(scene: Scene) -> Decision:
    """What officers say stays on record; what a resident takes back leaves every row."""
    gone = scene.recalled
    if gone is None:
        return silence("nothing of ours was taken back")
    tickets = [scene.tickets[number] for number in gone.tickets if number in scene.tickets]
    if scene.speaker.staff is not None and not any(t.reporter == scene.speaker.person for t in tickets):
        return silence("the staff's words stay on record")
    decision = Decision(forgotten=(gone.message,), why="taken back")
    if scene.doubt is not None:
        dropped = replace(scene.doubt, words="", standing=Standing.DROPPED)
        decision += Decision(doubts=(dropped,), answered=True, taken_back=(TakeBack(answered=gone.message),))
    for ticket in tickets:
        decision += _from(scene, ticket, gone)
    return decision


def _from(scene: Scene, ticket: Ticket, gone: Recalled) -> Decision:
    """Before anybody has accepted the ticket goes with its first line; after that, or where others count on it, the name goes."""
    me, number = scene.speaker.person, ticket.number
    retracted = LineRetracted(number=number, at=scene.now, by=me, message=gone.message, photo=gone.photo)
    if ticket.reporter != me:
        counted = me in ticket.voices and number in gone.alone
        return Decision((VoiceLeft(number=number, at=scene.now, person=me),) if counted else ())
    if ticket.message != gone.message or ticket.state is State.WITHDRAWN:
        return Decision((retracted,))
    if _may_go(ticket):
        return _withdrawn(scene, ticket, retracted)
    left = ReporterLeft(number=number, at=scene.now, why="the reporter took his words back")
    name = ticket.answerable
    says = (in_private(name, recall.verify(number), number),) if name and ticket.in_work else ()
    return Decision((retracted, left), says, why=left.why)


def _withdrawn(scene: Scene, ticket: Ticket, retracted: TicketEvent) -> Decision:
    """Withdrawn before acceptance: the bot takes its own lines back; where it cannot, the work group is told, and nobody else."""
    event = Withdrawn(number=ticket.number, at=scene.now, by=scene.speaker.person, why="the reporter took it back")
    return Decision((retracted, event), answered=True, why=event.why)


def lines_of(scene: Scene, ticket: Ticket, event: TicketEvent) -> Decision:
    """A ticket is withdrawn: take back what the bot has said of it, or tell those whom it has called that they need not go."""
    if ticket.dispatched_at is None:
        return Decision(taken_back=(TakeBack(_told_together(scene, ticket)),))
    text = recall.withdrawn(ticket) if ticket.withdrawn_by == ticket.reporter else recall.misread(ticket)
    told = Say(text, room=scene.home.staff_group, tickets=(ticket.number,))
    lead = (in_private(ticket.lead, text, ticket.number),) if ticket.lead else ()
    if scene.abilities.recall:
        return Decision(says=lead, taken_back=(TakeBack(_told_together(scene, ticket), instead=told),))
    people = [scene.town.people[name] for name in ticket.called if name in scene.town.people]
    managers = [member.name for member in people if member.role is Role.PROPERTY]
    return Decision(says=(told, *lead, *(in_private(name, text) for name in managers)))


def _told_together(scene: Scene, ticket: Ticket) -> tuple[str, ...]:
    """The ticket, and those of the same line that go with it: their receipt is one."""
    same = (t for t in scene.tickets.values() if t.message == ticket.message and _may_go(t))
    return tuple(dict.fromkeys((ticket.number, *(t.number for t in same))))


def _may_go(ticket: Ticket) -> bool:
    """Whether nobody but the reporter counts on it, and it is no danger."""
    return ticket.state in (State.OPEN, State.WITHDRAWN) and ticket.level is not Level.RED and len(ticket.voices) <= 1
