"""The muster (点名) after a whistle: one line that sums up who is there, and those told who must know who did not come."""

from collections.abc import Iterator
from dataclasses import replace

from handlers.domain.decision import Decision, Say, due_at, in_private, silence
from handlers.domain.event import TicketEvent
from handlers.domain.facts.whistle import MissingDue, MusterDue, WhistleMissed
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Role
from handlers.domain.whistle import Called, Reply, Whistle
from handlers.duty.texts import whistle as texts
from handlers.grammar import callup


def summed_up(scene: Scene, ticket: Ticket, due: MusterDue) -> Decision:
    """应哨2/2,到场2/2, in the work group; of what no group may read, to whoever blew it."""
    whistle = _of_now(ticket)
    if whistle is None or scene.now < whistle.at + scene.policy.duty.whistle.summary:
        return silence("no whistle, or not yet time")
    text = texts.mustered(ticket, whistle, scene.now)
    to_group = Say(text, room=scene.home.staff_group, tickets=(ticket.id,))
    say = in_private(whistle.by, text, ticket.id) if ticket.is_hushed else to_group
    return Decision(says=(say,), why="summed up a whistle")


def missing(scene: Scene, ticket: Ticket, due: MissingDue) -> Decision:
    """Who did not come is told to whoever blew it, to the chiefs and to the sending unit, each once; who is late has his time first."""
    whistle, rules = _of_now(ticket), scene.policy.duty.whistle
    if whistle is None or scene.now < whistle.at + rules.no_show:
        return silence("no whistle, or not yet time")
    grace = rules.no_show - rules.summary
    until = {
        one.person: one.expected + grace for one in whistle.outstanding if one.expected and one.reply is Reply.LATE
    }
    missed = [one for one in whistle.outstanding if until.get(one.person, scene.now) <= scene.now]
    later = [at for at in until.values() if at > scene.now]
    timers = (due_at(ticket, MissingDue, min(later)),) if later else ()
    if not missed:
        return Decision(timers=timers, why="everybody has come, or is late")
    event = WhistleMissed(ticket=ticket.id, at=scene.now, persons=tuple(one.person for one in missed))
    return Decision((event,), tuple(_told(scene, ticket, whistle, missed)), timers, why="somebody did not come")


def ended(scene: Scene, ticket: Ticket, event: TicketEvent) -> Decision:
    """Its ticket is closed or withdrawn: whoever was still to come hears it once, and whoever blew it."""
    whistle = ticket.whistle_of_round
    if whistle is None:
        return Decision()
    awaited = [one for one in whistle.called if one.is_awaited]
    text = texts.ended(ticket.number, withdrawn=ticket.state is State.WITHDRAWN)
    people = dict.fromkeys((*(one.person for one in awaited), whistle.by)) if awaited else {}
    return Decision(says=tuple(told_off(scene, ticket, name, text) for name in people if name != event.by))


def told_off(scene: Scene, ticket: Ticket, person: str, text: str) -> Say:
    """A line that nobody is to come: by night it waits for the morning where there is time for it."""
    say, morning = in_private(person, text, ticket.id), scene.policy.quiet.wait(scene.now)
    if ticket.level is not Level.NORMAL or morning is None or ticket.whistle is None:
        return say
    return replace(say, not_before=morning) if morning < ticket.whistle.at else say


def contacts(scene: Scene, department: str, but: str) -> tuple[str, ...]:
    """Who answers for a department that sends people: its contact, else its liaison where that is somebody else, else the street's office."""
    bureau = scene.town.bureaus.get(department)
    if bureau and bureau.contact in scene.town.people:
        return (bureau.contact,)
    others = [member.name for member in callup.liaisons(scene, department, scene.now) if member.name != but]
    return tuple(others[:1]) or tuple(m.name for m in scene.town.leaders if m.role is Role.OFFICE)


def _of_now(ticket: Ticket) -> Whistle | None:
    return ticket.whistle_of_round if ticket.in_work else None


def _told(scene: Scene, ticket: Ticket, whistle: Whistle, missed: list[Called]) -> Iterator[Say]:
    """Whoever blew it knows already who cannot come. Nobody reads of himself."""
    chiefs = [member.name for member in scene.home.with_role(Role.CHIEF)]
    for name in dict.fromkeys((whistle.by, *chiefs)):
        told = [one for one in missed if name != whistle.by or one.reply is not Reply.CANNOT]
        if told:
            yield in_private(name, texts.missed(ticket.number, whistle, told, scene.now), ticket.id)
    of_contact: dict[str, list[Called]] = {}
    for one in missed:
        for name in contacts(scene, one.department, one.person):
            of_contact.setdefault(name, []).append(one)
    for name, people in of_contact.items():
        if name not in (whistle.by, *chiefs, *(one.person for one in people)):
            yield in_private(name, texts.missed_of(ticket, whistle, people, scene.home.name, scene.now), ticket.id)
