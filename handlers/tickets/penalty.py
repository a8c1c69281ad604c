"""Penalties (立案, 罚款, 扣押): only who has the qualification (执法资格) decides on one; it is noted, and of anybody else refused and kept for the audit."""

from handlers.domain.decision import Decision, Refused, in_private
from handlers.domain.event import Said
from handlers.domain.facts.tickets import Noted
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.answer import belonging, told
from handlers.grammar.idle import idle_timer
from handlers.grammar.texts.ticket import not_in_work
from handlers.tickets.texts import penalty


def note(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """Note a penalty as progress of whoever works on the ticket; without the qualification there is none."""
    me, member, number = scene.speaker.person, scene.speaker.staff, ticket.number
    if member is None or not member.qualified:
        text = penalty.needs_right(number)
        say = in_private(me, text, ticket.id)
        return Decision(says=(say,), refused=Refused("立案", text), why="no qualification for a penalty")
    if not ticket.in_work:
        return told(scene, ticket, not_in_work(number), "not in work")
    words = Said(scene.heard.text[:200], me, scene.heard.id)
    works = me == ticket.lead or me in ticket.assists
    event = Noted(ticket=ticket.id, at=scene.now, by=me, words=words, progress=works)
    timers = (idle_timer(scene, ticket),) if works else ()
    say = in_private(me, penalty.noted(number, words.text), ticket.id)
    return Decision((event,), (say,), timers, attached=belonging(scene, ticket), why="a penalty is noted")
