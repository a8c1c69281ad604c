"""What is more than one resident may tell: it opens nothing, waits on the list, and where it presses one person is asked to look."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from handlers.domain.decision import Decision, Rank, Say
from handlers.domain.doubt import Kind
from handlers.domain.event import Event, Said, TicketEvent
from handlers.domain.facts.hearing import DoubtFiled, DoubtListed, DoubtRaised
from handlers.domain.facts.tickets import LevelRaised
from handlers.domain.rota import pinged
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket, TicketId
from handlers.grammar.answer import in_reply
from handlers.hearing.doubt import list_timer, noted
from handlers.hearing.texts import limits as texts

_EVERY = 25


@dataclass(frozen=True)
class Matter:
    """What would call people: the event, and the ticket as that makes it."""

    event: Event
    ticket: Ticket


def put_to_somebody(
    scene: Scene, decision: Decision, over: Sequence[Matter], rung: int, before: Sequence[DoubtRaised]
) -> Decision:
    """Whoever is on duty is asked to look, and whoever alarms is told so, with whom to ring himself, once.

    `rung` is how often everybody was called for him of late, `before` what was listed since then.
    """
    nth, ticket = rung + len(before) + 1, over[0].ticket
    says: tuple[Say, ...] = () if before else (_where_it_was_told(scene, texts.advice(), Rank.RED),)
    places = {(event.subcategory, event.place.text if event.place else None) for event in before}
    if (ticket.matter, ticket.place) not in places and _may_ask(scene, len(places)):
        per = scene.policy.hearing.alarms.per
        text = texts.look(scene.matter(ticket), ticket.place, nth, per)
        says += (Say(text, person=_responsible(scene, ticket), rank=Rank.RED),)
    later = _later(scene, decision, over, Kind.ALARM, nth)
    return replace(later, says=later.says + says, why="alarmed too often: somebody is asked")


def listed(
    scene: Scene, decision: Decision, over: Sequence[Matter], opened: int, before: Sequence[DoubtRaised]
) -> Decision:
    """What waits for a community worker; its author is told once. `opened` is how many became tickets, `before` what was listed."""
    cap = scene.policy.hearing.reports
    text = texts.many(cap.most, cap.per)
    says = () if before else (_aside(scene, text),)
    later = _later(scene, decision, over, Kind.MANY, opened + len(before) + 1)
    return replace(later, says=later.says + says, why="reported too often: listed")


def _may_ask(scene: Scene, places: int) -> bool:
    """For the first places one by one, then for every twenty-fifth: whoever was asked so often knows that it goes on."""
    return places < scene.policy.hearing.alarms.most or places % _EVERY == 0


def _responsible(scene: Scene, ticket: Ticket) -> str:
    return pinged(scene.home, ticket.path, scene.matter(ticket), scene.now, scene.town.calendar).name


def _aside(scene: Scene, text: str) -> Say:
    """To the speaker alone where he can be reached so, else where he spoke."""
    if scene.heard.room is None or scene.abilities.private:
        return Say(text, person=scene.speaker.person)
    return _where_it_was_told(scene, text, Rank.LINE)


def _where_it_was_told(scene: Scene, text: str, rank: Rank) -> Say:
    me, heard = scene.speaker.person, scene.heard
    if heard.room is None:
        return Say(text, person=me, rank=rank)
    return in_reply(scene, Say(text, room=heard.room, rank=rank), me, heard.id)


def _later(scene: Scene, decision: Decision, over: Sequence[Matter], kind: Kind, nth: int) -> Decision:
    """The decision without what calls people, and its line on the list: as one of its own, or as the doubt that it answers."""
    calls = [matter.event for matter in over]
    gone = {matter.ticket.id for matter in over if not isinstance(matter.event, LevelRaised)}
    events = [_unfiled(event) for event in decision.events if event not in calls and not _is_about(event, gone)]
    if not any(isinstance(event, DoubtListed) for event in events):
        events.append(_raised(scene, over[0].ticket, kind, nth))
    return replace(
        decision,
        events=tuple(events),
        says=tuple(say for say in decision.says if not gone.intersection(say.tickets)),
        timers=(*decision.timers, list_timer(scene)),
        attached=tuple((message, ticket) for message, ticket in decision.attached if ticket not in gone),
    )


def _is_about(event: Event, tickets: Container[TicketId]) -> bool:
    return isinstance(event, TicketEvent) and event.ticket in tickets


def _unfiled(event: Event) -> Event:
    """A doubt that would have become a ticket is listed instead."""
    if not isinstance(event, DoubtFiled):
        return event
    return DoubtListed(
        station=event.station, message=event.message, at=event.at, by=event.by, why="told too much of late"
    )


def _raised(scene: Scene, ticket: Ticket, kind: Kind, nth: int) -> DoubtRaised:
    me, heard = scene.speaker.person, scene.heard
    return replace(
        noted(scene, kind),
        words=Said(heard.text or ticket.words, me, heard.id),
        label=ticket.label,
        subcategory=ticket.matter,
        place=Said(ticket.place, me, heard.id) if ticket.place else None,
        confidence=ticket.confidence,
        nth=nth,
    )
