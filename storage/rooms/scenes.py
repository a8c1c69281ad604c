"""What the rules about rooms look at, loaded where an intent needs it."""

from dataclasses import replace

from sqlmodel import Session

from handlers.domain.facts.rooms import CodeRefused, GapEnds
from handlers.domain.invitation import MOST_TRIES, WITHIN, Invited, code_in, codes_in
from handlers.domain.scene import Answers, Scene, UnknownSend
from handlers.domain.unreachable import Unreachable, why
from storage import events, retraction
from storage.loaded import Loaded
from storage.queues import inbox, outbox, undelivered
from storage.queues.outbox import Line
from storage.rooms import invitations, people, unreached
from storage.tickets import ticket as tickets
from storage.tickets.ticket import TICKET, WHOLE

_MOST = 200
_STREET = 1
"""The parts of a path that is the whole street's."""


def invitation(session: Session, loaded: Loaded) -> Loaded:
    """What the code stands for that was sent; nothing more is looked up for an account that has tried too often."""
    scene = loaded.scene
    code = code_in(scene.heard.text) or ""
    if locked := _locked(session, scene):
        return loaded.rooms(invited=Invited(code, None, locked))
    known = invitations.known(session, codes_in(scene.heard.text), scene.now)
    return loaded.rooms(invited=known[0] if known else Invited(code, None, "wrong"))


def _locked(session: Session, scene: Scene) -> str:
    """Whether the speaker's account has tried too often: "locked" to be told so, "silent" once he was; else ""."""
    lately = events.lately(session, f"person/{scene.speaker.person}", scene.now - WITHIN)
    whys = [event.why for event in lately if isinstance(event, CodeRefused)]
    if len(whys) < MOST_TRIES:
        return ""
    return "silent" if "locked" in whys else "locked"


def exposed(session: Session, loaded: Loaded) -> Loaded:
    """What the codes stand for that were written in a group, and who of the staff can be told."""
    scene = loaded.scene
    known = invitations.known(session, codes_in(scene.heard.text), scene.now)
    return loaded.rooms(exposed=known, bound=people.bound(session, scene.town.people))


def sends(session: Session, loaded: Loaded) -> Loaded:
    """The unknown sends of the stations that the speaker steers, and what has reached nobody in a day."""
    if (member := loaded.scene.speaker.staff) is None:
        return loaded
    town, transport = loaded.scene.town, loaded.scene.heard.transport

    def listed(line: Line, why: Unreachable | None) -> UnknownSend:
        where = line.room or unreached.who(session, town, transport, line) or "私聊"
        return UnknownSend(line.id, where, line.text if line.room else "", why)

    lines = [
        *((line, None) for line in undelivered.unknown(session)),
        *((line, why(line.error)) for line in undelivered.unreached(session, loaded.scene.now - unreached.DAY)),
    ]
    whole_street = len(member.path.split("/")) == _STREET
    mine = [listed(*line) for line in lines if whole_street or member.path.endswith(f"/{line[0].station}")]
    return loaded.rooms(unknown_sends=tuple(mine))


def answers(session: Session, loaded: Loaded) -> Loaded:
    """How often the speaker was answered for as long as the limit looks back."""
    scene = loaded.scene
    since = scene.now - scene.policy.rooms.answers.per
    pauses = outbox.replies(session, scene.speaker.person, since, scene.now)
    return loaded.rooms(answers=Answers(len(pauses), any(pauses)))


def recalled(session: Session, loaded: Loaded) -> Loaded:
    """The line that is taken back, with its tickets."""
    scene = loaded.scene
    if scene.station is None:
        return loaded
    line = retraction.recalled(session, scene.heard, scene.station.name)
    rows, ways = tickets.meant(session, line.tickets if line else ())
    through = {way[0]: (*way[1:], old) for old, way in ways.items()}
    said = replace(scene.said, through=through)
    merged = {old: way[0] for old, way in ways.items()}
    return loaded.but(line=said, merged=merged).rooms(recalled=line).having(rows)


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
