"""What a line can be about, by who says it, where, and of what: the speaker's own, the same matter, another place, a courtesy."""

import re

from handlers.domain.reading import Label, Reading, Verdict
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.place import Nearness, nearness

_ONLY_AGAIN = 8
_AGAIN = re.compile("[唉哎啊看,， ]*(?:[这那它他她]{0,2}|怎么|你看)(?:又|还|老样子|照旧|依旧)")


def own(scene: Scene, anywhere: bool = False) -> list[Ticket]:
    """What the speaker reported in this chat, or `anywhere`, and is in work; the newest last."""
    me, room = scene.speaker.person, scene.heard.room
    mine = [t for t in scene.tickets.values() if t.reporter == me and t.in_work and (anywhere or t.is_told_in(room))]
    return sorted(mine, key=lambda ticket: ticket.opened_at)


def goes_on(scene: Scene, reading: Reading) -> bool:
    """Whether a line says that what was told before is there again, or still (又来了, 还在), and no more than that."""
    again = reading.verdict is Verdict.UNSOLVED and _AGAIN.match(scene.heard.text.strip()) is not None
    return again and len(scene.heard.text.strip()) <= _ONLY_AGAIN


def counted(scene: Scene, reading: Reading) -> list[Ticket]:
    """What the speaker told in this chat, or counts for, and is in work, as far as a line that complains speaks of its kind."""
    me, room = scene.speaker.person, scene.heard.room
    mine = [t for t in scene.tickets.values() if t.concerns(me) and t.in_work and t.is_told_in(room)]
    return [t for t in mine if not elsewhere(t, reading) and (not reading.complains or same_kind(scene, t, reading))]


def just_told(scene: Scene) -> Ticket | None:
    """The ticket that the speaker opened in this chat within the last two minutes."""
    join = scene.policy.tickets.join
    return next((ticket for ticket in reversed(own(scene)) if scene.lately(ticket.opened_at, join)), None)


def same_matter(scene: Scene, ticket: Ticket, reading: Reading) -> bool:
    """Whether a line can be about the same matter: the same label (其他 is too wide for that: the same matter), and no other place."""
    return same_kind(scene, ticket, reading) and not elsewhere(ticket, reading)


def same_kind(scene: Scene, ticket: Ticket, reading: Reading) -> bool:
    """Whether a line complains about the same kind of matter, wherever it is."""
    if reading.label is Label.OTHER:
        return ticket.matter == scene.policy.matter(reading.label, reading.subcategory).key
    return ticket.label is reading.label


def elsewhere(ticket: Ticket, reading: Reading) -> bool:
    """Whether a line names a place, and another one than the ticket's."""
    if not reading.place or not ticket.place:
        return False
    return nearness(reading.place, ticket.place) in (Nearness.BESIDE, Nearness.APART)


def courtesy(reading: Reading) -> bool:
    """Thanks, yes and no, a verdict, a +1: words that add nothing to a report."""
    return reading.thanks or reading.seconds or reading.answer is not None or reading.verdict is not None
