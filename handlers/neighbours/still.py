"""还在, of somebody who has no vote: whoever led it is to look and to answer in time; no group hears of it."""

from collections.abc import Callable
from datetime import datetime

from handlers.domain.decision import Decision, Say, due_at, in_private, silence
from handlers.domain.facts.closing import LookDue, LookMissed, StillThere, Verified
from handlers.domain.finding import Finding
from handlers.domain.rota import is_there
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Purpose
from handlers.grammar.answer import belonging, by_day, hinted
from handlers.grammar.chiefs import deciders
from handlers.grammar.texts.ticket import short, short_for_called
from handlers.grammar.which import named, open_for
from handlers.neighbours.finding import found, tells_of_a_look
from handlers.neighbours.reopening import reopened
from handlers.neighbours.texts import closing as texts


def there(scene: Scene, ticket: Ticket) -> Decision:
    """A passer-by says that a closed matter is still there: put to whoever led it, once within the time that he has to look."""
    lead = ticket.lead or ""
    if lead and is_there(scene.home, lead, scene.now):
        return _put(scene, ticket, (lead,), texts.look)
    return _put(scene, ticket, _deciders(scene), texts.look)


def objected(scene: Scene, ticket: Ticket) -> Decision:
    """Somebody for whom it counts says that what was closed as none of ours is not solved: put to whoever decides, not to who closed it."""
    return _put(scene, ticket, _deciders(scene), texts.decide)


def missed(scene: Scene, ticket: Ticket, due: LookDue) -> Decision:
    """Nobody has answered in time: whoever decides is told, once, and may answer as well."""
    if ticket.state is not State.RESOLVED or not ticket.looked_for or not ticket.look_by or scene.now < ticket.look_by:
        return silence("somebody has looked, or it is not closed any more")
    others = tuple(name for name in _deciders(scene, ticket.looked_for[0]) if name not in ticket.looked_for)
    event = LookMissed(ticket=ticket.id, at=scene.now, told=others, why="nobody has looked in time")
    text = texts.unlooked(short(ticket, scene.matter(ticket)), "、".join(ticket.looked_for))
    says = tuple(by_day(scene, ticket, in_private(name, text, ticket.id)) for name in others)
    return Decision((event,), says, why=event.why)


def put_to(scene: Scene, ticket: Ticket, people: tuple[str, ...], why: str) -> Decision:
    """Whether it is opened again is theirs to say from now on; they are told by whoever calls this."""
    me = scene.speaker.person
    event = StillThere(ticket=ticket.id, at=scene.now, by=me, asked=people, until=_by(scene, ticket), why=why)
    return Decision((event,), why=why)


def is_busy(scene: Scene) -> bool:
    """Whether whoever speaks has a card in hand, of which he may speak as well."""
    me = scene.speaker.person
    leads = any(ticket.in_work and ticket.lead == me for ticket in scene.tickets.values())
    return leads or bool(open_for(scene, me))


def answered(scene: Scene) -> Decision | None:
    """还在, 重开: another round. 没有了, 已核实, 不重开: it stays closed. None where whoever speaks was not asked, or says neither."""
    asked, finding = _asked_about(scene), found(scene.heard.text)
    if not asked or finding is None:
        return None
    if len(asked) > 1:
        numbers = sorted(ticket.number for ticket in asked)
        return hinted(scene, (texts.which_look(numbers),), "still there, or gone, but which?")
    [ticket] = asked
    me, number = scene.speaker.person, ticket.number
    settled = Decision(attached=belonging(scene, ticket))
    if finding is Finding.BACK:
        event = reopened(scene, ticket, f"{me} has looked: it is still there")
        return settled + Decision((event,), (in_private(me, texts.reopened(number), ticket.id),), why="still there")
    verified = Verified(ticket=ticket.id, at=scene.now, by=me, why=f"{me} has looked: it is gone")
    return settled + Decision((verified,), (in_private(me, texts.verified(number), ticket.id),), why="it is gone")


def _put(
    scene: Scene, ticket: Ticket, people: tuple[str, ...], text: Callable[[str, datetime, datetime], str]
) -> Decision:
    if not people or (ticket.look_by is not None and scene.now < ticket.look_by):
        return Decision()
    by = _by(scene, ticket)
    words = text(short_for_called(ticket, scene.matter(ticket)), by, scene.now)
    says: tuple[Say, ...] = tuple(by_day(scene, ticket, in_private(name, words, ticket.id)) for name in people)
    told = Decision(says=says, timers=(due_at(ticket, LookDue, by),))
    return put_to(scene, ticket, people, "somebody says that it is still there") + told


def _by(scene: Scene, ticket: Ticket) -> datetime:
    return scene.after(ticket, scene.now, scene.policy.neighbours.still_there)


def _deciders(scene: Scene, but: str = "") -> tuple[str, ...]:
    return tuple(member.name for member in deciders(scene, but))


def _asked_about(scene: Scene) -> list[Ticket]:
    """What whoever speaks was to look at: the one that he names or quotes, else in private all of them, where his words can mean
    nothing else."""
    if scene.speaker.staff is None or (scene.channel is not None and scene.channel.purpose is Purpose.OWNERS):
        return []
    me = scene.speaker.person
    mine = [t for t in scene.tickets.values() if t.state is State.RESOLVED and me in t.looked_for]
    if (pointed := named(scene)) or scene.said.named:
        return [ticket for ticket in pointed if ticket in mine] if len(pointed) == 1 else []
    if scene.heard.room is not None or (is_busy(scene) and not tells_of_a_look(scene.heard.text)):
        return []
    return mine
