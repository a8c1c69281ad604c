"""Coming to a joint action (到场): 到场, 收到, 来不了 of whoever is called, in the work group or in private; the group hears nothing of it."""

import re
from datetime import datetime, timedelta

from handlers.domain.action import Action
from handlers.domain.decision import Ask, Decision, Say, in_private
from handlers.domain.event import NOTHING_SAID, Said
from handlers.domain.facts.action import ActionAnswered
from handlers.domain.facts.tickets import TicketAsked
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Purpose
from handlers.domain.whistle import Called, Reply
from handlers.domain.workcalendar import TOWN_TIME, local
from handlers.governance.action import BEFORE, named, opened, ordinal_in, plain, quoted, running
from handlers.governance.planning import REMIND
from handlers.governance.texts import action as texts
from handlers.governance.wanted import NAMES
from handlers.grammar import reply
from handlers.grammar.callup import department_of
from handlers.grammar.chiefs import heads
from handlers.grammar.reply import Spoken, Word
from handlers.grammar.which import open_for

_OWN = re.compile(rf"{NAMES}\s?第?\d{{0,3}}(?!\d)(?:的?现场|的|那边|这边)?")
_ASKS = re.compile(r"[??]|吗\s*$|谁|哪|怎么|几点")
_SHOWS_UP = re.compile(r"^(?:我们?|已经?|都)*到场[了啦。.!]?$")
"""What says that somebody who was not called is there, and is said of no card."""
_JUST_CALLED = timedelta(hours=1)
"""So soon after the call 收到 among colleagues answers it."""


def explicit(scene: Scene) -> Decision | None:
    """整治到场, 整治2到了, 到农贸市场了, or a quote of the line: the action is meant, whatever else he has."""
    there = opened(scene) if _may_answer(scene) else ()
    line = plain(scene.heard.text)
    if not there or _ASKS.search(line):
        return None
    meant = named(scene, there, line)
    if not meant and _OWN.search(line) and ordinal_in(line) is None:
        meant = running(scene) or there
    bare = _OWN.sub("", line)
    for action in meant:
        bare = bare.replace(action.place, "")
    spoken = reply.said(bare.strip())
    if not meant or spoken is None or (not _OWN.search(line) and quoted(scene) is None and bare == line):
        return None
    return _answered(scene, _nearest(scene, meant), spoken)


def heard(scene: Scene, arrives: str = "") -> Decision | None:
    """A bare 到场, 收到 or 来不了 of whoever is called. Where it may be said of a ticket as well, by the command that is stored as `arrives`,
    he is asked once, in private."""
    there = opened(scene) if _may_answer(scene) else ()
    line = plain(scene.heard.text)
    if not there or scene.said.named or scene.heard.quote or (spoken := reply.said(line)) is None:
        return None
    if spoken.word in (Word.ARRIVED, Word.HERE):
        return _arrives(scene, spoken, line, arrives)
    mine = [
        (action, one)
        for action in there
        if (one := action.of(scene.speaker.person)) and _may_mean(scene, action, one, spoken)
    ]
    return _answered(scene, _nearest(scene, [action for action, _ in mine]), spoken) if mine else None


def _arrives(scene: Scene, spoken: Spoken, line: str, arrives: str) -> Decision | None:
    on, me = running(scene), scene.speaker.person
    mine = [action for action in on if (one := action.of(me)) is not None and not one.has_come]
    accepted = _accepted(scene)
    if not mine:
        others = [action for action in on if action.of(me) is None]
        is_free = not accepted and not open_for(scene, me) and _SHOWS_UP.match(line)
        return _answered(scene, others[0], spoken) if is_free and len(others) == 1 else None
    action = _nearest(scene, mine)
    if _is_of_the_morning(scene, action):
        return None
    if accepted and arrives:
        return _asked(scene, action, accepted, arrives)
    return _answered(scene, action, spoken)


def _answered(scene: Scene, action: Action, spoken: Spoken) -> Decision:
    """What he says is kept, and told back to him alone; who has planned it hears of nobody but who cannot come."""
    me, now = scene.speaker.person, scene.now
    one = action.of(me)
    said = _reply(spoken)
    if said is Reply.ARRIVED and now < action.at - BEFORE:
        if spoken.word is Word.ARRIVED:
            return Decision(says=(in_private(me, texts.too_early(action, now)),), why="too early")
        said = Reply.COMING
    if one is not None and one.has_come:
        return Decision(says=(in_private(me, texts.came_already(action)),), why="has come already")
    member = scene.speaker.staff
    event = ActionAnswered(
        station=action.station,
        ordinal=action.ordinal,
        at=now,
        by=me,
        why="answered a joint action",
        person=me,
        department=one.department if one else department_of(member) if member else "",
        reply=said,
        words=Said(spoken.reason[:80], me, scene.heard.id) if spoken.reason else NOTHING_SAID,
    )
    says = [in_private(me, _noted(scene, action, said))]
    if said is Reply.CANNOT:
        says += _told(scene, action, Called(event.department, me, now), spoken.reason)
    return Decision((event,), tuple(says), why=event.why)


def _noted(scene: Scene, action: Action, said: Reply) -> str:
    match said:
        case Reply.ARRIVED:
            return texts.came(action, scene.now)
        case Reply.CANNOT:
            return texts.cannot(action)
        case Reply.LATE:
            return texts.late(action)
        case _:
            return texts.coming(action, scene.now)


def _told(scene: Scene, action: Action, one: Called, reason: str) -> list[Say]:
    """To whoever has planned it, or leads the station where the clock has."""
    whom = [action.by] if action.by else [head.name for head in heads(scene)]
    return [in_private(name, texts.cannot_come(action, one, reason)) for name in whom if name != one.person]


def _asked(scene: Scene, action: Action, accepted: list[Ticket], arrives: str) -> Decision:
    """In private; a number answers it there and where he spoke, 整治到场 does anywhere."""
    me, ids = scene.speaker.person, tuple(ticket.id for ticket in accepted)
    waiting = TicketAsked(arrives, ids, "", (), False)
    rooms = dict.fromkeys((None, scene.heard.room))
    asks = tuple(Ask(me, room, waiting, scene.now + scene.policy.question) for room in rooms)
    text = texts.which_arrival(action, [f"#{ticket.number}" for ticket in accepted])
    return Decision(says=(in_private(me, text, *ids),), questions=asks, why="a ticket or an action?")


def _may_answer(scene: Scene) -> bool:
    is_ours = scene.channel is None or scene.channel.purpose is Purpose.STAFF
    return scene.speaker.staff is not None and scene.station is not None and is_ours and bool(scene.governance.actions)


def _may_mean(scene: Scene, action: Action, one: Called, spoken: Spoken) -> bool:
    """Whether a bare word answers a call: he has not answered it so, no card waits for him, and it is not said long after."""
    if one.has_come or one.reply is _reply(spoken):
        return False
    if open_for(scene, scene.speaker.person) or spoken.word is Word.CANNOT and _accepted(scene):
        return False
    near = action.at - REMIND <= scene.now <= action.at + BEFORE
    return scene.heard.room is None or near or scene.now <= one.at + _JUST_CALLED


def _is_of_the_morning(scene: Scene, action: Action) -> bool:
    """Whether 到了 tells rather that he is at work (报到): as work begins, well before the action, by somebody who has not said so."""
    opens = datetime.combine(local(scene.now).date(), scene.town.calendar.opens, TOWN_TIME)
    begins = opens - BEFORE <= scene.now < opens + REMIND
    return begins and scene.speaker.person not in scene.duty.attended and scene.now < action.at - REMIND


def _accepted(scene: Scene) -> list[Ticket]:
    me = scene.speaker.person
    return [t for t in scene.tickets.values() if t.state is State.ACCEPTED and me in (t.lead, *t.assists)]


def _nearest(scene: Scene, actions: list[Action] | tuple[Action, ...]) -> Action:
    """Of several the one that called him, the nearest in time."""
    me = scene.speaker.person
    return min(actions, key=lambda action: (action.of(me) is None, abs(action.at - scene.now)))


def _reply(spoken: Spoken) -> Reply:
    return Reply.ARRIVED if spoken.word is Word.HERE else Reply(spoken.word.value)
