"""Coming along (主办+协办): the departments that assist are called once somebody leads; and whoever works on a ticket may ask for more."""

import re
from collections.abc import Iterable

from handlers.domain.decision import Decision, Say, call, due_at, in_private, silence
from handlers.domain.facts.dispatch import AssistCalled, AssistDue
from handlers.domain.facts.tickets import Accepted
from handlers.domain.intent import Command
from handlers.domain.reading import Level
from handlers.domain.rota import POLICE, PROPERTY, is_there, people_of
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Staff
from handlers.grammar.answer import belonging, by_day, told
from handlers.grammar.chiefs import deciders
from handlers.grammar.texts.ticket import not_in_work, not_yours, short
from handlers.tickets import invited
from handlers.tickets.target import departments_named, names, people_named
from handlers.tickets.texts import assist
from handlers.tickets.texts import invited as texts

_PRESSED = re.compile("围[着住到]|打[我俺人起]|动手|拿刀|推搡")
"""Somebody is pressed hard: the police are called, though he named nobody."""


def call_along(scene: Scene, ticket: Ticket, event: Accepted) -> Decision:
    """Somebody leads it: those who assist are called, in closed time at the next opening."""
    calendar = scene.calendar(ticket)
    if ticket.level is Level.NORMAL and not calendar.is_open(scene.now):
        return Decision(timers=(due_at(ticket, AssistDue, calendar.next_open(scene.now)),))
    return _called_along(scene, ticket, event.person)


def call_late(scene: Scene, ticket: Ticket, due: AssistDue) -> Decision:
    """Opening time: whoever is there now is called, where somebody leads it still."""
    if not ticket.in_work or ticket.lead is None:
        return silence("nobody leads it now")
    return _called_along(scene, ticket, ticket.lead)


def _called_along(scene: Scene, ticket: Ticket, leads: str) -> Decision:
    """Whoever is on duty of the departments that assist, and of the one whose matter it is where another took it, is asked once in
    private. The property has its task already."""
    matter, lead = scene.matter(ticket), scene.town.people.get(leads)
    departments = (d for d in (matter.lead, *matter.assists) if d != PROPERTY and not (lead and d == lead.department))
    says: list[Say] = []
    for department in dict.fromkeys(departments):
        text = assist.please(short(ticket, matter), leads, department == matter.lead)
        fresh = [name for name in names(_there(scene, ticket, department)) if not _has_it(ticket, name)]
        says += [call(ticket, text, person=name) for name in fresh if name not in {say.person for say in says}]
    if not says:
        return Decision()
    persons = tuple(say.person for say in says if say.person)
    called = AssistCalled(ticket=ticket.id, at=scene.now, persons=persons, why=f"they assist in {matter.key}")
    return Decision((called,), tuple(says), why=called.why)


def ask(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """Call whom the words name at once, in private; where nobody of a department is there, a chief is told."""
    me, number = scene.speaker.person, ticket.number
    if not ticket.in_work:
        return told(scene, ticket, not_in_work(number), "not in work")
    if not scene.speaker_steers and me not in (ticket.lead, *ticket.assists, *ticket.called):
        return told(scene, ticket, not_yours(number, ticket.lead or ""), "not his")
    people = people_named(scene, command.text)
    if any(member.helps for member in people) and not invited.invites(scene, ticket):
        return told(scene, ticket, texts.lead_invites(number), "only the lead invites")
    departments = departments_named(scene, command.text) if not people else ()
    if not (people or departments) and _PRESSED.search(command.text):
        departments = (POLICE,)
    if not (people or departments):
        return told(scene, ticket, assist.whom(number), "whom?")
    wanted = [(m.name, [m] if is_there(scene.home, m.name, scene.now) else []) for m in people]
    wanted += [(name, [m for m in _there(scene, ticket, name) if m.name != me]) for name in departments]
    there = names(m for _, found in wanted for m in found)
    fresh = [name for name in there if name not in (ticket.lead, *ticket.assists, *ticket.asked)]
    missing = [name for name, found in wanted if not found]
    decision = _asked(scene, ticket, command.text, fresh) if fresh else Decision()
    if not fresh and not missing:
        decision = told(scene, ticket, assist.on_it(number, there), "asked already")
    missed = _missed(scene, ticket, missing) if missing else Decision()
    return decision + missed + Decision(attached=belonging(scene, ticket))


def _asked(scene: Scene, ticket: Ticket, said: str, people: list[str]) -> Decision:
    me, what = scene.speaker.person, short(ticket, scene.matter(ticket))
    shown = "" if ticket.private or ticket.is_hushed else said
    event = AssistCalled(ticket=ticket.id, at=scene.now, by=me, persons=tuple(people), why=f"{me} asks for help")
    text = assist.asked_for(what, me, shown, ticket.number)
    task = texts.task(invited.what(scene, ticket), me, ticket.number)
    asked = {name: task if invited.is_outside(scene, name) else text for name in people}
    says = (
        *(by_day(scene, ticket, in_private(name, words, ticket.id)) for name, words in asked.items()),
        in_private(me, assist.sent(ticket.number, people), ticket.id),
    )
    return Decision((event,), says, why=event.why)


def _missed(scene: Scene, ticket: Ticket, missing: list[str]) -> Decision:
    """Nobody of those is there: whoever decides is told, and who has asked."""
    me = scene.speaker.person
    chiefs = names(deciders(scene, me))
    text = assist.chief_told(short(ticket, scene.matter(ticket)), me, missing, ticket.number)
    says = (
        in_private(me, assist.nobody(ticket.number, missing, chiefs), ticket.id),
        *(call(ticket, text, person=name) for name in chiefs),
    )
    return Decision(says=says, why="nobody is there to help")


def _there(scene: Scene, ticket: Ticket, department: str) -> Iterable[Staff]:
    compound = scene.home.compound(ticket.path)
    return people_of(department, scene.home, compound, scene.now, scene.town.calendar)


def _has_it(ticket: Ticket, name: str) -> bool:
    """Whether somebody leads it, helps with it, or was called or asked, or mediates it."""
    mediates = ticket.mediation.pair if ticket.mediation else ()
    return name in (ticket.lead, *ticket.assists, *ticket.called, *ticket.asked, *mediates)
