"""Answering a whistle (应哨): 到, 晚10分钟, 不能+理由, in the work group or in private; the group hears nothing of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.domain.decision import Decision, Say, in_private, silence
from handlers.domain.event import NOTHING_SAID, Event, Said
from handlers.domain.facts.tickets import Arrived, Assisted
from handlers.domain.facts.whistle import WhistleAnswered
from handlers.domain.number import without_numbers
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Purpose
from handlers.domain.whistle import Called, Reply, Whistle
from handlers.duty import callup, reply
from handlers.duty.reply import Spoken, Word
from handlers.duty.texts import whistle as texts
from handlers.grammar.answer import belonging
from handlers.grammar.spelling.when import spelt
from handlers.grammar.which import open_for, written

_AROUND = timedelta(hours=1)
"""So near to its time a whistle is meant, and no card."""
_AT_THE_DOOR = timedelta(minutes=10)
"""So shortly before the set time a bare 到 is no promise any more: he is there."""
_CALLED_OUT = "吹哨"
_SENDS = re.compile("(?:派|由|让|安排)([\u4e00-\u9fff]{2,5})|([\u4e00-\u9fff]{2,5})(?=参加|过来|去$|来$)")


@dataclass(frozen=True)
class _Call:
    """A call that the speaker may answer: his own, or one of his department's that he takes over."""

    ticket: Ticket
    whistle: Whistle
    one: Called


def heard(scene: Scene) -> Decision | None:
    """What whoever was called says to his whistle; None where he says nothing of it, or means a card."""
    member = scene.speaker.staff
    if member is None or scene.station is None or _is_among_neighbours(scene):
        return None
    calls = _calls(scene)
    spoken = reply.said(without_numbers(scene.heard.text)) if calls else None
    if spoken is None:
        return None
    call = _meant(scene, calls, spoken)
    return None if call is None else _answered(scene, call, spoken)


def _is_among_neighbours(scene: Scene) -> bool:
    return scene.channel is not None and scene.channel.purpose is Purpose.OWNERS


def _calls(scene: Scene) -> list[_Call]:
    """The calls that stand in work; of another of his department only one that is quoted."""
    me, member = scene.speaker.person, scene.speaker.staff
    mine = callup.department_of(member) if member else ""
    found = []
    for ticket in scene.tickets.values():
        whistle = ticket.whistle
        if whistle is None or not ticket.in_work or whistle.round != ticket.round:
            continue
        of_his = (one for one in whistle.called if one.department == mine and ticket.id in scene.said.quoted)
        one = whistle.of(me) or next(of_his, None)
        if one is not None and not one.has_come:
            found.append(_Call(ticket, whistle, one))
    return found


def _meant(scene: Scene, calls: list[_Call], spoken: Spoken) -> _Call | None:
    """The call that a line answers: by number, by a quote of the whistle, else the nearest in time, where no card of his is meant."""
    if typed := {ticket.id for ticket in written(scene)}:
        return next((call for call in calls if call.ticket.id in typed and not _is_for_card(scene, call, spoken)), None)
    if scene.said.named:
        return None
    if quoted := [call for call in calls if call.ticket.id in scene.said.quoted]:
        words = scene.said.quoted_words
        return quoted[0] if _CALLED_OUT in words or not words else None
    if scene.heard.quote or (spoken.plain and scene.heard.room is not None and _CALLED_OUT not in scene.heard.text):
        return None if scene.heard.quote or not _is_fresh(scene, calls) else _nearest(scene, calls, spoken)
    return _nearest(scene, calls, spoken)


def _is_fresh(scene: Scene, calls: Iterable[_Call]) -> bool:
    """Whether one of the calls still waits for a word: a bare 好的, 收到 answers it."""
    return any(call.one.reply is None for call in calls)


def _nearest(scene: Scene, calls: list[_Call], spoken: Spoken) -> _Call | None:
    """The call whose time is nearest, where no card is meant."""
    now = scene.now
    by_time = sorted(calls, key=lambda call: abs(call.whistle.at - now))
    return next((call for call in by_time if not _is_for_card(scene, call, spoken)), None)


def _is_for_card(scene: Scene, call: _Call, spoken: Spoken) -> bool:
    """Whether a word means a card rather than a whistle: within an hour around its time the whistle wins, else who called last.

    收 takes a card that is newer than the call at any hour: nobody takes a whistle.
    """
    me = scene.speaker.person
    cards = open_for(scene, me)
    if spoken.word is Word.COMING:
        newest = max((ticket.dispatched_at for ticket in cards if ticket.dispatched_at), default=None)
        answered = call.one.reply is not None
        return newest is not None and (answered or newest > call.one.at)
    if abs(call.whistle.at - scene.now) <= _AROUND:
        return False
    in_hand = [t for t in scene.tickets.values() if t.state is State.ACCEPTED and t.lead == me]
    called = [at for ticket in (*cards, *in_hand) if (at := ticket.dispatched_at or ticket.accepted_at)]
    return bool(called) and (spoken.word in (Word.HERE, Word.ARRIVED) or max(called) > call.one.at)


def _answered(scene: Scene, call: _Call, spoken: Spoken) -> Decision:
    """The answer kept, the ack to whoever gave it; who blew it hears of nobody but who cannot come."""
    ticket, one = call.ticket, call.one
    said, expected = _reply(scene, call, spoken)
    me = scene.speaker.person
    if said is one.reply and said is not Reply.LATE and one.person == me:
        return silence("has answered the whistle already")
    person = _who(scene, said)
    reason = Said(spoken.reason[:80], me, scene.heard.id) if spoken.reason else NOTHING_SAID
    event = WhistleAnswered(
        ticket=ticket.id,
        at=scene.now,
        by=me,
        called=one.person,
        person=person if said is not Reply.CANNOT else one.person,
        reply=said,
        expected=expected if said is Reply.LATE else None,
        words=reason,
        why=f"{me} has answered the whistle",
    )
    events: list[Event] = [event]
    says = [in_private(me, texts.noted(ticket.number, said, expected, scene.now), ticket.id)]
    if said is Reply.ARRIVED:
        events += _arrived(scene, ticket, event.person)
    if said is Reply.CANNOT:
        says.append(_told(scene, call, spoken.reason))
    return Decision(tuple(events), tuple(says), attached=belonging(scene, ticket), why="answered the whistle")


def _reply(scene: Scene, call: _Call, spoken: Spoken) -> tuple[Reply, datetime]:
    """What a word means at this time, and when he is to be expected."""
    at, now = call.whistle.at, scene.now
    match spoken.word:
        case Word.HERE:
            return (Reply.COMING if now < at - _AT_THE_DOOR else Reply.ARRIVED), at
        case Word.LATE:
            expected = _expected(scene, call, spoken)
            return (Reply.LATE if expected > at or spoken.late is None else Reply.COMING), expected
        case word:
            return Reply(word.value), at


def _expected(scene: Scene, call: _Call, spoken: Spoken) -> datetime:
    """When somebody comes who is late: so long after the set time, or at a time of his own; the set time where he names none."""
    at, now = call.whistle.at, scene.now
    if spoken.late is not None:
        later = at + spoken.late
        return now + spoken.late if spoken.from_now or later <= now else later
    named = spelt(scene.heard.text, now, scene.town.calendar)
    return named.time.end if named and named.time and named.time.exact and named.time.end > at else at


def _who(scene: Scene, said: Reply) -> str:
    """Who comes: whoever speaks, or a colleague of his department whom he sends (我们派唐静去)."""
    if said is not Reply.COMING or scene.speaker.staff is None:
        return scene.speaker.person
    mine = callup.department_of(scene.speaker.staff)
    sent = (found[1] or found[2] for found in _SENDS.finditer(scene.heard.text))
    names = [member.name for member in scene.home.staff if callup.department_of(member) == mine]
    return next((name for words in sent for name in names if words.endswith(name) or words.startswith(name)), "") or (
        scene.speaker.person
    )


def _arrived(scene: Scene, ticket: Ticket, person: str) -> list[Event]:
    """He is there for the ticket as well: on site where he leads or assists, else he assists from now on."""
    works = person == ticket.lead or person in ticket.assists
    if not works:
        return [Assisted(ticket=ticket.id, at=scene.now, by=person, person=person)]
    if ticket.state is State.OPEN:
        return []
    return [Arrived(ticket=ticket.id, at=scene.now, by=person, person=person)]


def _told(scene: Scene, call: _Call, reason: str) -> Say:
    """To whoever blew it: who cannot come, why, and who else of the department could."""
    ticket, whistle, one = call.ticket, call.whistle, call.one
    others = callup.candidates(scene, ticket, one.department, whistle.at)
    names = [member.name for member in others if member.name not in (*whistle.people, whistle.by)]
    text = texts.cannot(ticket.number, Called(one.department, one.person, one.at, reason=reason), names)
    return in_private(whistle.by, text, ticket.id)
