"""Review (查看): 待办, 我的单, 单. What is shown says who reported only to those who are entrusted with a private report, and never how anybody voted while the poll is open."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from handlers.domain.decision import Ask, Decision, in_private
from handlers.domain.facts.governance import View
from handlers.domain.intent import Command
from handlers.domain.policy import Matter
from handlers.domain.question import PAGE, MoreShown
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import Source, Ticket
from handlers.grammar.answer import answered, closed
from handlers.grammar.audit import viewed
from handlers.grammar.which import open_for
from handlers.tickets import invited
from handlers.tickets.dispatch import is_alarmed
from handlers.tickets.hand import in_hand
from handlers.tickets.texts import review
from handlers.tickets.texts.review import Seen

Listing = Callable[[Sequence[tuple[Ticket, Matter]], int, int, datetime, bool], str]
_ORDER = (Level.RED, Level.URGENT, Level.NORMAL)


def todo(scene: Scene, command: Command) -> Decision:
    """What is in work at the station, the most pressing first; of the whole street where no station is meant."""
    tickets = _by_urgency(t for t in scene.tickets.values() if t.in_work)
    return _listed(scene, command, tickets, scene.in_work, review.todo)


def mine(scene: Scene, command: Command) -> Decision:
    """What the speaker leads, helps with or was called to, the most pressing first."""
    mine = (*in_hand(scene), *open_for(scene, scene.speaker.person))
    tickets = _by_urgency({ticket.id: ticket for ticket in mine}.values())
    return _listed(scene, command, tickets, len(tickets), review.mine)


def _by_urgency(tickets: Iterable[Ticket]) -> list[Ticket]:
    return sorted(tickets, key=lambda t: (_ORDER.index(t.level), t.resolve_by, t.opened_at))


def _listed(scene: Scene, command: Command, tickets: Sequence[Ticket], count: int, text: Listing) -> Decision:
    """A page of a list of `count` tickets; 更多 goes on with it."""
    page = tickets[command.start : command.start + PAGE]
    rows = [(ticket, scene.matter(ticket)) for ticket in page]
    shown = command.start + len(rows)
    answer = answered(scene, text(rows, count, count - shown, scene.now, scene.station is None), "todo")
    if shown >= count:
        return answer + closed(scene) if command.start else answer
    waiting = MoreShown(command.stored, shown)
    return answer + Decision(
        questions=(Ask(scene.speaker.person, scene.heard.room, waiting, scene.now + scene.policy.question),)
    )


def show(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """One ticket, in private: for whoever goes there it holds the full place, what was told in private only for the entrusted."""
    if (hidden := invited.hidden(scene, ticket)) is not None:
        return hidden
    seen = Seen(
        whole_place=_goes_there(scene, ticket),
        home=ticket.home if _knows_home(scene, ticket) else "",
        note=ticket.note if not scene.hides(ticket) else "",
        mediation=scene.speaker_steers or not ticket.private or scene.reads_place(ticket),
        voters=_voters(scene, ticket),
    )
    if scene.confides(ticket):
        seen = replace(seen, reporter=scene.name(ticket.reporter), words=ticket.words)
    elif ticket.private:
        seen = replace(seen, keepers=tuple(member.name for member in scene.entrusted(ticket)))
    text = review.detail(ticket, scene.matter(ticket), scene.now, seen)
    decision = Decision(says=(in_private(scene.speaker.person, text, ticket.id),), why=f"showed #{ticket.number}")
    return decision + viewed(scene, *_views(ticket, seen), tickets=(ticket,))


def _voters(scene: Scene, ticket: Ticket) -> tuple[str, ...]:
    """Who is asked how it was dealt with: nobody of the staff is, nor anybody about what the staff has brought."""
    residents = tuple(person for person in ticket.voices if person not in scene.town.people)
    return residents if ticket.source is Source.RESIDENT and not ticket.is_unspoken else ()


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
        return scene.reads_place(ticket) or (pressing and (_is_called(scene, ticket) or is_alarmed(scene, ticket)))
    return _is_called(scene, ticket) or scene.speaker_steers


def _knows_home(scene: Scene, ticket: Ticket) -> bool:
    """Whether the speaker may read where the reporter lives: whoever is called to what he told in a group, else the entrusted."""
    return scene.confides(ticket) if ticket.private else _is_called(scene, ticket)


def _is_called(scene: Scene, ticket: Ticket) -> bool:
    whistled = ticket.whistle.people if ticket.whistle else ()
    return scene.speaker.person in (ticket.lead, *ticket.called, *ticket.assists, *whistled)
