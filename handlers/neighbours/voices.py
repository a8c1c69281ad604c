"""Voices (人次): neighbours who say the same join the ticket, and the group is told their number once."""

from handlers.domain.decision import Decision, Rank, Say, due_at, silence
from handlers.domain.event import TicketEvent
from handlers.domain.facts.neighbours import VoiceAdded, VoicesDue, VoicesTold
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.neighbours.texts import poll


def spoken_of(scene: Scene) -> Ticket | None:
    """What an unquoted "+1" means: the newest ticket of this room that was opened or spoken of within the window."""
    within = scene.policy.neighbours.spoken_of
    here = [
        t
        for t in scene.tickets.values()
        if t.in_work and t.room == scene.heard.room
        if scene.lately(t.spoken_at, within) or scene.lately(t.opened_at, within)
    ]
    return max(here, key=lambda ticket: (ticket.opened_at, ticket.number), default=None)


def add(scene: Scene, ticket: Ticket) -> Decision:
    """Count one more neighbour, once each; the room hears nothing of it."""
    person = scene.speaker.person
    attached = ((scene.heard.id, ticket.id),)
    if ticket.concerns(person):
        return Decision(attached=attached, why="counted already")
    event = VoiceAdded(ticket=ticket.id, at=scene.now, by=person, person=person)
    return Decision((event,), attached=attached, why=f"one more voice for #{ticket.number}")


def timer(scene: Scene, ticket: Ticket, event: TicketEvent) -> Decision:
    """The moment to tell the group how many they are, once a ticket."""
    if ticket.room is None:
        return Decision()
    return Decision(timers=(due_at(ticket, VoicesDue, ticket.opened_at + scene.policy.neighbours.voices_after),))


def tell(scene: Scene, ticket: Ticket, due: VoicesDue) -> Decision:
    """One line with the number of voices, where they are enough and the matter is still in work."""
    count, quiet = len(ticket.voices), scene.policy.quiet.holds(scene.now)
    if ticket.is_hushed:
        return silence("never told aloud")
    if ticket.room is None or count < scene.policy.neighbours.voices_from or not ticket.in_work:
        return silence("too few voices, or done")
    if quiet and ticket.level is Level.NORMAL and not scene.is_night_noise(ticket):
        return silence("quiet hours")
    event = VoicesTold(ticket=ticket.id, at=scene.now, count=count)
    text = poll.voices(ticket.number, count, ticket.level is not Level.NORMAL)
    return Decision(
        (event,), (Say(text, room=ticket.room, tickets=(ticket.id,), rank=Rank.VOICES),), why=f"{count} voices"
    )
