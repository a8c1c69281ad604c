"""What the rules about rooms look at, loaded where an intent needs it."""

from sqlmodel import Session

from handlers.domain.facts.rooms import GapEnds
from handlers.domain.invitation import MOST_TRIES, Invited, code_in
from handlers.domain.scene import UnknownSend
from storage import retraction
from storage.loaded import Loaded
from storage.queues import inbox, outbox
from storage.rooms import invitations, people
from storage.tickets import ticket as tickets
from storage.tickets.ticket import TICKET, WHOLE

_MOST = 200
_STREET = 1
"""The parts of a path that is the whole street's."""


def invitation(session: Session, loaded: Loaded) -> Loaded:
    """What the code stands for that was sent; nothing more is looked up for an account that has tried too often."""
    scene = loaded.scene
    if (code := code_in(scene.heard.text)) is None:
        return loaded
    identity = people.find(session, scene.heard.transport, scene.heard.sender)
    if identity is not None and identity.wrong_codes >= MOST_TRIES:
        return loaded.rooms(invited=Invited(code, None, "locked"))
    return loaded.rooms(invited=invitations.look_up(session, code, scene.now))


def sends(session: Session, loaded: Loaded) -> Loaded:
    """The unknown sends of the stations that the speaker steers."""
    if (member := loaded.scene.speaker.staff) is None:
        return loaded
    lines = [
        UnknownSend(line.id, line.room or "私聊", line.text)
        for line in outbox.unknown(session)
        if member.path.endswith(f"/{line.station}") or len(member.path.split("/")) == _STREET
    ]
    return loaded.rooms(unknown_sends=tuple(lines))


def recalled(session: Session, loaded: Loaded) -> Loaded:
    """The line that is taken back, with its tickets."""
    scene = loaded.scene
    if scene.station is None:
        return loaded
    line = retraction.recalled(session, scene.heard, scene.station.name)
    return loaded.rooms(recalled=line).having(tickets.named(session, line.tickets if line else ()))


def backlog(session: Session, loaded: Loaded) -> Loaded:
    """What was told in the gap that has ended: how many lines, and the tickets that came of them."""
    gap, scene = loaded.due, loaded.scene
    if not isinstance(gap, GapEnds) or scene.station is None:
        return loaded
    groups = [group for compound in scene.home.compounds for group in compound.groups]
    count = inbox.heard_between(session, [scene.home.staff_group, *groups], gap.start, gap.end)
    late = WHOLE.where(TICKET.c.station == scene.home.name, TICKET.c.opened_at >= gap.start)
    late = late.where(TICKET.c.opened_at < gap.end).order_by(TICKET.c.opened_at, TICKET.c.serial).limit(_MOST)
    return loaded.rooms(backlog=count).having(tickets.read(session, late))
