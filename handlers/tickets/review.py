"""Review (查看): 今日, 待办, 单. What is shown says who reported only to those who are entrusted with a private report, and never how anybody voted while the poll is open."""

from handlers.domain.decision import Decision, answer, in_private
from handlers.domain.reading import Level
from handlers.domain.scene import Scene, Today
from handlers.domain.ticket import Ticket
from handlers.tickets.texts import review

_MOST = 15
_ORDER = (Level.RED, Level.URGENT, Level.NORMAL)


def today(scene: Scene) -> Decision:
    """The figures of the day in the unit that the speaker steers."""
    unit = scene.station.name if scene.station else scene.town.name
    return Decision(says=(answer(scene, review.today(unit, scene.today or Today(), scene.now)),), why="today")


def todo(scene: Scene) -> Decision:
    """What is in work, the most pressing first."""
    tickets = sorted(
        (t for t in scene.tickets.values() if t.in_work),
        key=lambda t: (_ORDER.index(t.level), t.resolve_by, t.opened_at),
    )
    rows = [(ticket, scene.matter(ticket)) for ticket in tickets[:_MOST]]
    return Decision(says=(answer(scene, review.todo(rows, len(tickets) - len(rows), scene.now)),), why="todo")


def show(scene: Scene, ticket: Ticket) -> Decision:
    """One ticket, in private: it holds the full place."""
    knows = ticket.private and scene.speaker.staff in scene.entrusted(ticket)
    reporter = scene.name(ticket.reporter) if knows else ""
    text = review.detail(ticket, scene.matter(ticket), scene.now, reporter)
    return Decision(says=(in_private(scene.speaker.person, text, ticket.number),), why=f"showed #{ticket.number}")
