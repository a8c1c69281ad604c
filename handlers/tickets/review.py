"""Review (查看): 待办, 单. What is shown says who reported only to those who are entrusted with a private report, and never how anybody voted while the poll is open."""

from collections.abc import Iterator
from dataclasses import replace

from handlers.domain.decision import Decision, in_private
from handlers.domain.facts.governance import View
from handlers.domain.intent import Command
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.answer import answered
from handlers.grammar.audit import viewed
from handlers.tickets.dispatch import is_alarmed
from handlers.tickets.texts import review
from handlers.tickets.texts.review import Seen

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
    """One ticket, in private: for whoever goes there it holds the full place, what was told in private only for the entrusted."""
    seen = Seen(
        whole_place=_goes_there(scene, ticket),
        home=ticket.home if _knows_home(scene, ticket) else "",
        note=ticket.note if not scene.hides(ticket) else "",
    )
    if scene.confides(ticket):
        seen = replace(seen, reporter=scene.name(ticket.reporter), words=ticket.words)
    elif ticket.private:
        seen = replace(seen, keepers=tuple(member.name for member in scene.entrusted(ticket)))
    text = review.detail(ticket, scene.matter(ticket), scene.now, seen)
    decision = Decision(says=(in_private(scene.speaker.person, text, ticket.id),), why=f"showed #{ticket.number}")
    return decision + viewed(scene, *_views(ticket, seen), tickets=(ticket,))


def _views(ticket: Ticket, seen: Seen) -> Iterator[View]:
    """What was shown that others read masked, or not at all."""
    if (seen.whole_place and ticket.place) or seen.home:
        yield View.PLACE
    if seen.reporter:
        yield View.REPORTER
    if seen.words:
        yield View.WORDS


def _goes_there(scene: Scene, ticket: Ticket) -> bool:
    """Whether the speaker was called, works on it, or steers the station: everybody else reads the place masked.

    What was told in private has its full place for the entrusted, and where it cannot wait for whoever is called.
    """
    if ticket.private:
        pressing = ticket.level is not Level.NORMAL
        return scene.confides(ticket) or (pressing and (_is_called(scene, ticket) or is_alarmed(scene, ticket)))
    member = scene.speaker.staff
    return _is_called(scene, ticket) or (member is not None and member.steers)


def _knows_home(scene: Scene, ticket: Ticket) -> bool:
    """Whether the speaker may read where the reporter lives: whoever is called to what he told in a group, else the entrusted."""
    return scene.confides(ticket) if ticket.private else _is_called(scene, ticket)


def _is_called(scene: Scene, ticket: Ticket) -> bool:
    return scene.speaker.person in (ticket.lead, *ticket.called, *ticket.assists)
