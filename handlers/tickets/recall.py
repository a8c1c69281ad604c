"""A line that its author takes back (撤回): its words go, and what had followed from them is undone as far as it can be."""

from handlers.domain.decision import Decision, Kind, Rank, Say, in_private, silence
from handlers.domain.event import TicketEvent
from handlers.domain.facts.hearing import DoubtDropped
from handlers.domain.facts.neighbours import VoiceLeft
from handlers.domain.facts.tickets import CALLED_OFF, LineRetracted, ReporterLeft, TakenBack, Withdrawn
from handlers.domain.reading import Level
from handlers.domain.scene import Recalled, Scene
from handlers.domain.ticket import State, Ticket, TicketId
from handlers.domain.town import Role
from handlers.grammar.answer import closed, in_reply
from handlers.tickets import dispatch
from handlers.tickets.texts import recall, receipt


def taken_back(scene: Scene) -> Decision:
    """What officers say stays on record; what a resident takes back leaves every row."""
    gone, me = scene.rooms.recalled, scene.speaker.person
    if gone is None:
        return silence("nothing of ours was taken back")
    tickets = [scene.tickets[id] for id in gone.tickets if id in scene.tickets]
    if scene.speaker.staff is not None and not any(ticket.reporter == me for ticket in tickets):
        return silence("the staff's words stay on record")
    decision = Decision(why="taken back")
    if (doubt := scene.hearing.doubt) is not None:
        dropped = DoubtDropped(station=doubt.station, message=doubt.message, at=scene.now, by=me, why="taken back")
        says = Say("", kind=Kind.RECALL, answers=gone.message)
        decision += Decision((dropped,), (says,)) + closed(scene)
    for ticket in tickets:
        decision += _from(scene, ticket, gone)
    return decision + Decision((TakenBack(person=me, message=gone.message, at=scene.now, by=me),))


def _from(scene: Scene, ticket: Ticket, gone: Recalled) -> Decision:
    """Before anybody has accepted the ticket goes with its first line; after that, or where others count on it, the name goes."""
    me, number = scene.speaker.person, ticket.number
    retracted = LineRetracted(ticket=ticket.id, at=scene.now, by=me, message=gone.message, photo=gone.photo)
    if ticket.state is State.MERGED:
        return _from_merged(scene, ticket, gone, retracted)
    if ticket.reporter != me:
        counted = me in ticket.voices and ticket.id in gone.alone
        shown = Decision((retracted,) if gone.photo in ticket.before else ())
        return shown + Decision((VoiceLeft(ticket=ticket.id, at=scene.now, person=me),) if counted else ())
    if ticket.message != gone.message or ticket.state is State.WITHDRAWN:
        return Decision((retracted,))
    if _may_go(ticket):
        return _withdrawn(scene, ticket, retracted)
    left = ReporterLeft(ticket=ticket.id, at=scene.now, why="the reporter took his words back")
    name = ticket.answerable
    says = (in_private(name, recall.verify(number), ticket.id),) if name and ticket.in_work else ()
    return Decision((retracted, left), says, why=left.why)


def _from_merged(scene: Scene, ticket: Ticket, gone: Recalled, retracted: TicketEvent) -> Decision:
    """Of a merged ticket whose line it was the words go; who has no other line there counts for it no more where it is part of now."""
    me, root = scene.speaker.person, scene.merged[ticket.id]
    events = [retracted] if ticket.reporter == me or gone.photo in ticket.before else []
    if ticket.reporter == me and ticket.message == gone.message:
        events.append(ReporterLeft(ticket=ticket.id, at=scene.now, why="the reporter took his words back"))
    if ticket.id in gone.alone:
        events.append(VoiceLeft(ticket=root, at=scene.now, person=me, of=scene.said.through[root]))
    return Decision(tuple(events))


def _withdrawn(scene: Scene, ticket: Ticket, retracted: TicketEvent) -> Decision:
    """Withdrawn before acceptance: the bot takes its own lines back; where it cannot, the work group is told, and nobody else."""
    event = Withdrawn(ticket=ticket.id, at=scene.now, by=scene.speaker.person, why="the reporter took it back")
    return Decision((retracted, event), why=event.why) + closed(scene)


def lines_of(scene: Scene, ticket: Ticket, event: TicketEvent) -> Decision:
    """A ticket is withdrawn: take back what the bot has said of it, or tell those whom it has called that they need not go."""
    if event.why == CALLED_OFF:
        return _called_off(scene, ticket)
    if ticket.dispatched_at is None:
        return Decision(says=(Say("", kind=Kind.RECALL, tickets=_told_together(scene, ticket)),))
    text = recall.withdrawn(ticket) if ticket.withdrawn_by == ticket.reporter else recall.misread(ticket)
    if ticket.is_hushed:
        return dispatch.tell_rung(scene, ticket, text)
    told = Say(text, room=scene.home.staff_group, tickets=(ticket.id,))
    lead = (in_private(ticket.lead, text, ticket.id),) if ticket.lead else ()
    if scene.abilities.recall:
        wish = Say("", kind=Kind.RECALL, tickets=_told_together(scene, ticket), instead=told)
        return Decision(says=(*lead, wish))
    people = [scene.town.people[name] for name in ticket.called if name in scene.town.people]
    managers = [member.name for member in people if member.role is Role.PROPERTY]
    return Decision(says=(told, *lead, *(in_private(name, text) for name in managers)))


def _called_off(scene: Scene, ticket: Ticket) -> Decision:
    """It was no danger: one line where it was told, one in the work group, and one to everybody who was rung."""
    words = "" if ticket.private else scene.heard.text
    text, ids = recall.called_off(ticket.number, words), (ticket.id,)
    where = None if ticket.private else ticket.room
    answer = Say(
        receipt.called_off(ticket.number), where, None if where else ticket.reporter, tickets=ids, rank=Rank.RED
    )
    if where:
        answer = in_reply(scene, answer, scene.speaker.person, scene.heard.id)
    staff = Say(text, room=scene.home.staff_group, tickets=ids)
    return Decision(says=(answer, staff)) + dispatch.tell_rung(scene, ticket, text)


def _told_together(scene: Scene, ticket: Ticket) -> tuple[TicketId, ...]:
    """The ticket, and those of the same line that go with it: their receipt is one."""
    same = (t for t in scene.tickets.values() if t.message == ticket.message and _may_go(t))
    return tuple(dict.fromkeys((ticket.id, *(t.id for t in same))))


def _may_go(ticket: Ticket) -> bool:
    """Whether nobody but the reporter counts on it, and it is no danger."""
    return ticket.state in (State.OPEN, State.WITHDRAWN) and ticket.level is not Level.RED and len(ticket.voices) <= 1
