"""Two tickets again (拆): what was merged gets back what it had, with its old limits where they still lie ahead."""

from collections.abc import Iterator

from handlers.domain.decision import Decision, Timer, call, due_at, in_private
from handlers.domain.event import Said, TicketEvent
from handlers.domain.facts.duty import LadderDue
from handlers.domain.facts.merging import Divided, Released, Split
from handlers.domain.facts.neighbours import PollEnds
from handlers.domain.facts.tickets import CardDue
from handlers.domain.intent import Command
from handlers.domain.ladder import look
from handlers.domain.reading import Reading
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ballot, State, Ticket, TicketId, Voice
from handlers.grammar.answer import answered
from handlers.grammar.texts.ticket import short
from handlers.neighbours.merge import unqualified
from handlers.neighbours.texts import merge as texts


def divide(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """拆 1347: what was merged, else what is told beside it in the same words."""
    if refused := unqualified(scene, "拆"):
        return refused
    if not command.text and (way := way_to(scene, ticket, command.numbers)):
        return split(scene, ticket, way)
    if ticket.children and not command.text:
        return answered(scene, texts.which_child([child.id.number for child in ticket.children]), "which one?")
    second = next((reading for reading in command.matters if _is_another(scene, ticket, reading, command)), None)
    if second is None or ticket.is_hushed:
        return answered(scene, texts.one_matter(ticket.number), "one matter")
    return _divided(scene, ticket, second, command.text)


def _is_another(scene: Scene, ticket: Ticket, reading: Reading, command: Command) -> bool:
    """Whether it is told beside the ticket's own matter; what somebody writes out is."""
    matter = scene.policy.matter(reading.label, reading.subcategory) if reading.complains else None
    return matter is not None and (bool(command.text) or matter.key != ticket.matter)


def _divided(scene: Scene, ticket: Ticket, reading: Reading, words: str) -> Decision:
    """The second matter, in the words of who told the first, or in those that somebody has written behind the command."""
    me, by, second = scene.speaker.person, ticket.reporter or scene.speaker.person, scene.next_ticket()
    own = Said(next((text for message, text in ticket.lines if message == ticket.message), ""), by, ticket.message)
    event = Divided(
        ticket=ticket.id,
        at=scene.now,
        by=me,
        why=f"its words tell #{second.number} as well",
        second=second,
        label=reading.label,
        matter=scene.policy.matter(reading.label, reading.subcategory).key,
        level=reading.level,
        place=Said(reading.place, by) if reading.place else None,
        words=Said(words, me, scene.heard.id) if words else own,
        evidence=Said("、".join(reading.evidence), me if words else by, scene.heard.id if words else ticket.message),
    )
    told = answered(scene, texts.second(second.number, ticket.number), "two matters", ticket.id)
    return Decision((event,), why=event.why) + told


def way_to(scene: Scene, ticket: Ticket, numbers: tuple[str, ...]) -> tuple[TicketId, ...]:
    """The way from a ticket to the merged one that the line names, that it quotes, or that is its only child; () where none is meant."""
    if (way := scene.said.through.get(ticket.id)) and (not numbers or way[-1].number in numbers):
        return way
    return (ticket.children[0].id,) if len(ticket.children) == 1 else ()


def split(scene: Scene, root: Ticket, way: tuple[TicketId, ...]) -> Decision:
    """The merged ticket at the end of the way is one of its own again."""
    me, child = scene.speaker.person, scene.tickets[way[-1]]
    limit, calendar = scene.limit(child), scene.calendar(child)
    waits = child.merged_from is State.OPEN and child.accept_by <= scene.now
    late = child.merged_from is not State.RESOLVED and child.resolve_by <= scene.now
    why = f"#{child.number} is another matter than #{root.number}"
    event = Split(
        ticket=child.id,
        at=scene.now,
        by=me,
        why=why,
        voices=tuple(_own(root, child.id)),
        ballots=tuple(Ballot(b.person, b.verdict, _behind(b.of, child.id)) for b in root.ballots if child.id in b.of),
        accept_by=limit.accept_by(scene.now, calendar) if waits else child.accept_by,
        resolve_by=limit.resolve_by(scene.now, calendar) if late else child.resolve_by,
    )
    above = (root.id, *way[:-1])
    left = tuple(_released(scene, ticket, through, child, me, why) for ticket, through in zip(above, way, strict=True))
    text = texts.split(child.number, event.resolve_by, scene.now)
    return Decision((event, *left), (in_private(me, text, child.id),), attached=((scene.heard.id, child.id),), why=why)


def _released(scene: Scene, ticket: TicketId, through: TicketId, child: Ticket, me: str, why: str) -> Released:
    return Released(
        ticket=ticket,
        at=scene.now,
        by=me,
        why=why,
        child=child.id,
        through=through,
        rooms=child.rooms,
        before=child.before,
        after=child.after,
    )


def _own(root: Ticket, child: TicketId) -> Iterator[Voice]:
    """Who counts for a merged ticket now."""
    for voice in root.counted:
        if child in voice.of:
            yield Voice(voice.person, voice.at, _behind(voice.of, child), voice.aside)


def _behind(of: tuple[TicketId, ...], child: TicketId) -> tuple[TicketId, ...]:
    """The rest of a way, behind a ticket that it leads through."""
    return of[of.index(child) + 1 :]


def goes_on(scene: Scene, ticket: Ticket, event: TicketEvent) -> Decision:
    """It is looked at again by the clock, and whoever has it hears that it is his."""
    if ticket.state is State.RESOLVED:
        ends = (ticket.resolved_at or scene.now) + scene.policy.neighbours.poll
        return Decision(timers=(due_at(ticket, PollEnds, max(ends, scene.now)),))
    timers = [due_at(ticket, LadderDue, look(ticket, scene.calendar(ticket)))]
    if ticket.state is State.OPEN and ticket.dispatched_at is None:
        timers.append(Timer(scene.calendar(ticket).next_open(scene.now), CardDue(ticket.id, ticket.round)))
    who = ticket.answerable
    if not who or who == event.by:
        return Decision(timers=tuple(timers))
    text = texts.split_told(short(ticket, scene.matter(ticket)), ticket.resolve_by, scene.now)
    return Decision(says=(call(ticket, text, person=who),), timers=tuple(timers))
