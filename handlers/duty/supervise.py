"""Supervision (督办): a chief wants an answer by a moment of his own; whoever has the ticket hears so, and he hears the answer or the silence."""

from handlers.domain.decision import Decision, Timer, call, in_private, silence
from handlers.domain.event import TicketEvent
from handlers.domain.facts.pause import Supervised, SuperviseDue, SupervisionEnded
from handlers.domain.facts.tickets import Noted, Resolved
from handlers.domain.intent import Command
from handlers.domain.ladder import Rung, people_on
from handlers.domain.number import without_numbers
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.duty.texts import supervise as texts
from handlers.grammar.answer import answered
from handlers.grammar.texts.ticket import short, short_for_called


def supervise(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """督办 1289 明早10点."""
    assert command.when is not None, "the form asks for a time"
    me, until = scene.speaker.person, command.when.end
    if not ticket.in_work:
        return answered(scene, texts.not_in_work(ticket.number), "not in work")
    if until <= scene.now:
        return answered(scene, texts.past(ticket.number), "in the past")
    event = Supervised(ticket=ticket.id, at=scene.now, by=me, until=until, why=f"supervised by {me}")
    who = ticket.answerable
    what = short_for_called(ticket, scene.matter(ticket))
    says = [in_private(me, texts.noted(ticket.number, who, until, scene.now), ticket.id)]
    if who and who != me:
        says.append(call(ticket, texts.told(what, me, until, scene.now), person=who))
    return Decision((event,), tuple(says), (Timer(until, SuperviseDue(ticket.id)),), why=event.why)


def answered_by(scene: Scene, ticket: Ticket, event: Noted | Resolved) -> Decision:
    """Whoever has it has said how it goes, or anybody has closed it: the chief hears it at once, where it was not himself."""
    who, chief, closed = event.by or "", ticket.supervised_by, isinstance(event, Resolved)
    if not chief or not (closed or who in (ticket.answerable, *ticket.assists)) or (who == chief and not closed):
        return Decision()
    ended = SupervisionEnded(ticket=ticket.id, at=scene.now, by=who, answered=True, why="the chief was answered")
    if who == chief:
        return Decision((ended,))
    text = texts.answered(short(ticket, scene.matter(ticket)), who, without_numbers(event.words.text), closed)
    return Decision((ended,), (in_private(chief, text, ticket.id),))


def told_anew(scene: Scene, ticket: Ticket, event: TicketEvent) -> Decision:
    """It is in other hands, and an answer is wanted: whoever has it now hears so."""
    who, chief, until = ticket.answerable, ticket.supervised_by, ticket.supervised_until
    if not chief or until is None or until <= scene.now or not who or who == chief:
        return Decision()
    text = texts.told(short_for_called(ticket, scene.matter(ticket)), chief, until, scene.now)
    return Decision(says=(call(ticket, text, person=who),))


def unanswered(scene: Scene, ticket: Ticket, due: SuperviseDue) -> Decision:
    """The moment has come, and nobody has answered: the chief is told, the others who lead the station too, and whoever has it once more."""
    chief, until = ticket.supervised_by, ticket.supervised_until
    if not chief or until is None or not ticket.in_work:
        return silence("resolved, or not yet due")
    if scene.now < until:
        return Decision(timers=(Timer(until, due),), why="resolved, or not yet due")
    who = ticket.answerable
    text = texts.silent(short(ticket, scene.matter(ticket)), who)
    chiefs = people_on(Rung.CHIEF, scene.town, scene.home, scene.matter(ticket), scene.now)
    says = [in_private(name, text, ticket.id) for name in dict.fromkeys((chief, *chiefs))]
    if who:
        mine = texts.overdue(short_for_called(ticket, scene.matter(ticket)), chief)
        says.append(call(ticket, mine, person=who))
    ended = SupervisionEnded(ticket=ticket.id, at=scene.now, answered=False, why="the chief was not answered")
    return Decision((ended,), tuple(says), why=ended.why)
