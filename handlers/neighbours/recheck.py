"""The look afterwards (回头看): some days after it was dealt with, who reported it is asked once whether it has stayed away."""

from handlers.domain.decision import Ask, Decision, due_at, in_private, silence
from handlers.domain.facts.closing import RecheckAsked, RecheckDue, Rechecked
from handlers.domain.facts.tickets import Resolved
from handlers.domain.finding import Finding
from handlers.domain.rota import is_there
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.grammar.answer import belonging, closed
from handlers.grammar.texts.ticket import short, short_for_reporter
from handlers.grammar.which import named
from handlers.neighbours.finding import found
from handlers.neighbours.still import is_busy
from handlers.neighbours.texts import closing as texts


def timer(scene: Scene, ticket: Ticket, event: Resolved) -> Decision:
    """When it is time to look, in working hours; of what nobody of ours has dealt with, never."""
    if not event.resolution.is_polled or ticket.is_hushed:
        return Decision()
    at = scene.calendar(ticket).next_open(scene.now + scene.policy.neighbours.recheck)
    return Decision(timers=(due_at(ticket, RecheckDue, at),))


def ask(scene: Scene, ticket: Ticket, due: RecheckDue) -> Decision:
    """The reporter, where the transport reaches him in private; else the grid worker of the place."""
    if ticket.state not in (State.RESOLVED, State.ARCHIVED) or ticket.room in scene.town.shadows:
        return silence("not closed any more")
    if (opening := scene.calendar(ticket).next_open(scene.now)) > scene.now:
        return Decision(timers=(due_at(ticket, RecheckDue, opening),), why="nobody works now")
    matter, person = scene.matter(ticket), ticket.reporter
    if person and person not in scene.town.people and scene.abilities.private:
        text = texts.recheck(short_for_reporter(ticket, matter))
    else:
        person, text = _grid_worker(scene, ticket), texts.recheck_by_grid(short(ticket, matter))
    if not person:
        return silence("nobody to ask")
    ask = Ask(person, None, RecheckAsked(ticket.id), scene.now + scene.policy.neighbours.poll)
    return Decision(says=(in_private(person, text, ticket.id),), questions=(ask,), why="asked whether it stayed away")


def answer(scene: Scene) -> tuple[Ticket, Finding] | None:
    """The ticket that whoever speaks was asked about, and what he has found; one of the staff who has a card in hand must name it."""
    asked = scene.question
    ticket = scene.tickets.get(asked.ticket) if isinstance(asked, RecheckAsked) else None
    if ticket is None or ticket.state not in (State.RESOLVED, State.ARCHIVED):
        return None
    pointed = named(scene)
    if (pointed or scene.said.named) and ticket not in pointed:
        return None
    if not pointed and scene.speaker.staff is not None and is_busy(scene):
        return None
    finding = found(scene.heard.text)
    return (ticket, finding) if finding is not None else None


def noted(scene: Scene, ticket: Ticket, finding: Finding) -> Decision:
    """The answer is kept, and whoever gave it reads so where nothing else comes of it."""
    me = scene.speaker.person
    event = Rechecked(ticket=ticket.id, at=scene.now, by=me, finding=finding, why="looked afterwards")
    gone = finding is Finding.GONE
    says = (in_private(me, texts.recheck_noted(ticket.number), ticket.id),) if gone else ()
    kept = Decision((event,), says, attached=belonging(scene, ticket) if gone else (), why=event.why)
    return kept + closed(scene)


def _grid_worker(scene: Scene, ticket: Ticket) -> str:
    """The first grid worker of the place who is there, and may know of it; "" for nobody."""
    compound = scene.home.compound(ticket.path)
    there = [name for name in compound.grid_workers if is_there(scene.home, name, scene.now)] if compound else []
    return next((name for name in there if not ticket.private or scene.confides(ticket, name)), "")
