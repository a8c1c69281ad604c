"""What whoever speaks has in hand (手上的单): what he leads, and what he helps with."""

import re

from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Role
from handlers.grammar.form import Hand
from handlers.grammar.texts import question
from handlers.grammar.which import open_for

_EVERY = re.compile("所有|全部|全都|都[转交给]|手[上里头]的")


def in_hand(scene: Scene) -> tuple[Ticket, ...]:
    """What the speaker leads or helps with, and is in work; what a property manager was called to is his task, whoever leads."""
    me, member = scene.speaker.person, scene.speaker.staff
    has_tasks = member is not None and member.role is Role.PROPERTY

    def is_his(ticket: Ticket) -> bool:
        return me in (ticket.lead, *ticket.assists) or has_tasks and me in (*ticket.called, *ticket.asked)

    return tuple(ticket for ticket in scene.tickets.values() if ticket.in_work and is_his(ticket))


def led(scene: Scene) -> tuple[Ticket, ...]:
    """What the speaker leads, and is in work."""
    return tuple(ticket for ticket in in_hand(scene) if ticket.lead == scene.speaker.person)


def to_answer(scene: Scene) -> Hand:
    """What a word about whose it is means: the one card that called the speaker or that he leads; of several he is asked in private."""
    mine = (*led(scene), *open_for(scene, scene.speaker.person))
    empty = question.nothing_in_hand() if scene.heard.room is None else ""
    sure = len(mine) == 1 or _EVERY.search(scene.heard.text)
    return Hand(mine, empty=empty) if sure else Hand((), mine, empty=empty)


def to_help(scene: Scene) -> Hand:
    """What help is asked for: what the speaker leads, else what he helps with, else what called him; of several he is asked in private."""
    mine = led(scene) or in_hand(scene) or open_for(scene, scene.speaker.person)
    empty = question.nothing_in_hand() if scene.heard.room is None else ""
    return Hand(mine, empty=empty) if len(mine) == 1 else Hand((), mine, empty=empty)


def asked_along(scene: Scene) -> tuple[Ticket, ...]:
    """What the speaker was asked to help with, and does not yet, the newest first."""
    me = scene.speaker.person
    tickets = [t for t in scene.tickets.values() if t.in_work and me in t.asked and me not in (t.lead, *t.assists)]
    return tuple(sorted(tickets, key=lambda ticket: ticket.accepted_at or ticket.opened_at, reverse=True))
