"""Review (查看): 待办, 单. What is shown says who reported only to those who are entrusted with a private report, and never how anybody voted while the poll is open."""

from handlers.domain.decision import Decision, in_private
from handlers.domain.facts.governance import View
from handlers.domain.intent import Command
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.answer import answered
from handlers.grammar.audit import viewed
from handlers.tickets.texts import review

_MOST = 15
_ORDER = (Level.RED, Level.URGENT, Level.NORMAL)


def todo(scene: Scene, command: Command) -> Decision:
    """What is in work, the most pressing first."""
    tickets = sorted(
        (t for t in scene.tickets.values() if t.in_work),
        key=lambda t: (_ORDER.index(t.level), t.resolve_by, t.opened_at),
    )
    rows = [(ticket, scene.matter(ticket)) for ticket in tickets[:_MOST]]
    return answered(scene, review.todo(rows, scene.in_work - len(rows), scene.now), "todo")


def show(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """One ticket, in private: for whoever goes there it holds the full place."""
    knows = ticket.private and scene.speaker.staff in scene.entrusted(ticket)
    reporter = scene.name(ticket.reporter) if knows else ""
    whole_place = _goes_there(scene, ticket)
    text = review.detail(ticket, scene.matter(ticket), scene.now, reporter, whole_place)
    shown = ((View.PLACE, whole_place and ticket.place), (View.REPORTER, reporter))
    return Decision(says=(in_private(scene.speaker.person, text, ticket.id),), why=f"showed #{ticket.number}") + viewed(
        scene, *(view for view, seen in shown if seen), tickets=(ticket,)
    )


def _goes_there(scene: Scene, ticket: Ticket) -> bool:
    """Whether the speaker was called, works on it, or steers the station: everybody else reads the place masked."""
    me, member = scene.speaker.person, scene.speaker.staff
    return me in (ticket.lead, *ticket.called, *ticket.assists) or (member is not None and member.steers)
