"""A promise that is broken, or changed with leave (延期, 挂账), is told to who reported it; nobody else reads it where that can be."""

from datetime import datetime

from handlers.domain.decision import Say
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.duty.texts import sorry
from handlers.grammar.answer import in_reply
from handlers.grammar.texts.ticket import short_for_reporter


def says(scene: Scene, ticket: Ticket, until: datetime) -> tuple[Say, ...]:
    """The new time of a promise that was broken."""
    return told(scene, ticket, sorry.sorry(what(scene, ticket), until, scene.now))


def told(scene: Scene, ticket: Ticket, text: str) -> tuple[Say, ...]:
    """One line to who reported it, where nobody else reads it; else in the group. Never by night."""
    if not ticket.reporter or ticket.reporter in scene.town.staff:
        return ()
    wait = scene.policy.quiet.wait(scene.now)
    if _alone(scene, ticket):
        return (Say(text, person=ticket.reporter, tickets=(ticket.id,), not_before=wait),)
    if ticket.is_hushed:
        return ()
    say = Say(text, room=ticket.room, tickets=(ticket.id,), not_before=wait)
    return (in_reply(scene, say, ticket.reporter, ticket.message),)


def said_at(scene: Scene) -> datetime:
    """When such a line is said: now, or where quiet hours end."""
    return scene.policy.quiet.wait(scene.now) or scene.now


def what(scene: Scene, ticket: Ticket) -> str:
    """What it is, as it is read: in a group by its number alone."""
    return short_for_reporter(ticket, scene.matter(ticket)) if _alone(scene, ticket) else f"#{ticket.number}"


def _alone(scene: Scene, ticket: Ticket) -> bool:
    return scene.abilities.private or not ticket.is_public
