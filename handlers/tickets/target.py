"""Whom words send to a ticket (转给段勇, 请公安支援): people of the station by name, departments by those who are there."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from handlers.domain.rota import on_duty, people_of
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Staff
from handlers.grammar.department import departments_in
from handlers.tickets import dispatch

_GIVEN = re.compile(r"(?:[给到交派由让请叫喊换成归找→>@转至]|转单|同事)[\s:,]*$")


def people_named(scene: Scene, words: str) -> tuple[Staff, ...]:
    """Who of the station is named to be sent, but for the speaker: behind a word that gives, else whoever is named at all."""
    me = scene.speaker.person
    named = [(words.index(m.name), m) for m in scene.home.staff if m.name in words and m.name != me]
    sent = [member for at, member in named if _GIVEN.search(words[:at])]
    return tuple(sent or (member for _, member in named))


def departments_named(scene: Scene, words: str) -> tuple[str, ...]:
    """The departments that words send something to, each once; the speaker's own only where no other is named (我们城管进不去,物业来开门)."""
    every = list(departments_in(words, scene.town.departments))
    own = scene.speaker.staff.department if scene.speaker.staff else ""
    found = [one for one in every if one[1] != own] or every
    sent = [name for at, name in found if _GIVEN.search(words[:at])]
    return tuple(dict.fromkeys(sent or (name for _, name in found)))


def people_there(scene: Scene, ticket: Ticket, department: str) -> tuple[Staff, ...]:
    """Who of a department is there when the card goes out: on duty, else its liaison (挂点)."""
    compound = scene.home.compound(ticket.path)
    return people_of(department, scene.home, compound, card_at(scene, ticket), scene.town.calendar)


def everybody_there(scene: Scene, ticket: Ticket) -> Iterator[Staff]:
    """Whoever is on duty then, but for the speaker."""
    there = on_duty(scene.home, card_at(scene, ticket), scene.town.calendar)
    return (entry.member for entry in there if entry.member.name != scene.speaker.person)


def card_at(scene: Scene, ticket: Ticket) -> datetime:
    """When a card of a ticket goes out: now, or at the next opening minute."""
    return scene.calendar(ticket).next_open(scene.now) if dispatch.waits(scene, ticket) else scene.now


def names(people: Iterable[Staff]) -> list[str]:
    """Their names, each once."""
    return list(dict.fromkeys(member.name for member in people))
