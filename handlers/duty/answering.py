"""Answering a whistle (应哨): 到, 晚10分钟, 不能+理由, in the work group or in private; the group hears nothing of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.domain.decision import Ask, Decision, Say, in_private, silence
from handlers.domain.event import NOTHING_SAID, Said
from handlers.domain.facts.tickets import Accepted, Arrived, Assisted
from handlers.domain.facts.whistle import WhistleAnswered
from handlers.domain.number import without_numbers
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Purpose, Role, Staff
from handlers.domain.whistle import Called, Reply, Whistle
from handlers.duty import excuse, too_late
from handlers.duty import whistle as whistle_off
from handlers.duty.texts import whistle as texts
from handlers.grammar import callup, reply
from handlers.grammar.answer import belonging
from handlers.grammar.idle import idle_timer
from handlers.grammar.reply import Spoken, Word
from handlers.grammar.spelling.when import spelt
from handlers.grammar.which import open_for, written

_AROUND = timedelta(hours=1)
"""So near to its time a whistle is meant, and no card."""
_AT_THE_DOOR = timedelta(minutes=10)
"""So shortly before the set time a bare 到 is no promise any more: he is there."""
_EVERY = re.compile("^(?:(?:这?[两俩二三四几]个?|我|全部?)?都|全部?)(?=.)")
_CALLED_OUT = "吹哨"
_TAKES = re.compile("(?:收|接单|我接|我收)[了。.!]?")
"""Said of a number it takes the ticket, whoever else is called to it."""
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
    if (off := whistle_off.not_any_more(scene)) is not None:
        return off
    if (reasoned := excuse.told(scene)) is not None:
        return reasoned
    whistled = [ticket for ticket in scene.tickets.values() if ticket.whistle is not None]
    words = without_numbers(scene.heard.text) if whistled else ""
    spoken = reply.said(words)
    every = None if spoken else reply.said(_EVERY.sub("", words, count=1))
    if spoken is None and (every is None or every.word is not Word.COMING):
        return None
    said = spoken or every
    assert said is not None, "one of the two"
    standing = [ticket for ticket in whistled if _stands(ticket)]
    calls = [call for ticket in standing if (call := _call(scene, ticket, member, said)) is not None]
    if spoken is None:
        waiting = [call for call in calls if not call.one.has_answered]
        return _answered_all(scene, waiting, said) if waiting and not scene.said.named else None
    if (call := _meant(scene, calls, said)) is not None:
        return _answered(scene, call, said, _others_waiting(call, calls))
    return too_late.told(scene, whistled, said)


def _is_among_neighbours(scene: Scene) -> bool:
    return scene.channel is not None and scene.channel.purpose is Purpose.OWNERS


def _stands(ticket: Ticket) -> bool:
    return ticket.in_work and ticket.whistle_of_round is not None


def _others_waiting(call: _Call, calls: list[_Call]) -> list[_Call]:
    return [other for other in calls if other.ticket.id != call.ticket.id and other.one.reply is None]


def _call(scene: Scene, ticket: Ticket, member: Staff, spoken: Spoken) -> _Call | None:
    """The speaker's own call to a ticket; of a colleague of his department, who has not answered or cannot, only one that he quotes."""
    whistle = ticket.whistle
    assert whistle is not None, "it stands"
    one = whistle.of(member.name)
    if one is None and ticket.id in scene.said.quoted and spoken.word in (Word.COMING, Word.ARRIVED):
        mine = (each for each in whistle.called if each.department == callup.department_of(member))
        open_calls = (each for each in mine if each.reply is Reply.CANNOT or (each.reply is None and not spoken.plain))
        one = next((each for each in open_calls if member.role is not Role.AUXILIARY), None)
    return _Call(ticket, whistle, one) if one is not None and not one.has_come else None


def _meant(scene: Scene, calls: list[_Call], spoken: Spoken) -> _Call | None:
    """The call that a line answers: by number, by a quote of the whistle, else the nearest in time, where no card of his is meant."""
    if scene.said.named:
        typed = {ticket.id for ticket in written(scene)}
        takes = _TAKES.fullmatch(without_numbers(scene.heard.text).strip()) is not None
        return None if takes else next((call for call in calls if call.ticket.id in typed), None)
    if scene.heard.quote:
        words = scene.said.quoted_words
        is_whistle = _CALLED_OUT in words or not words
        return next((call for call in calls if is_whistle and call.ticket.id in scene.said.quoted), None)
    waiting = [call for call in calls if spoken.word is not Word.COMING or not call.one.has_answered]
    by_time = sorted(waiting, key=lambda call: abs(call.whistle.at - scene.now))
    if spoken.word is Word.COMING:
        by_time = sorted(waiting, key=lambda call: call.one.at, reverse=True)
    return next((call for call in by_time if not _is_for_card(scene, call, spoken)), None)


def _is_for_card(scene: Scene, call: _Call, spoken: Spoken) -> bool:
    """Whether a bare word means a card rather than a whistle. Within an hour around its time the whistle wins, but 收 and its like take a
    card that is newer than the call; farther off whoever called last is meant, and 到 is said of what he has accepted."""
    me, is_near = scene.speaker.person, abs(call.whistle.at - scene.now) <= _AROUND
    takes = spoken.word is Word.COMING
    if is_near and not takes:
        return False
    in_hand = [t for t in scene.tickets.values() if t.state is State.ACCEPTED and t.lead == me] if not is_near else []
    called = [at for t in (*open_for(scene, me), *in_hand) if (at := t.dispatched_at or t.accepted_at)]
    return bool(called) and (spoken.word in (Word.HERE, Word.ARRIVED) or max(called) > call.one.at)


def _answered_all(scene: Scene, calls: list[_Call], spoken: Spoken) -> Decision:
    """都收到: each whistle is answered, and one line says so."""
    decision = Decision()
    for call in calls:
        decision += replace(_answered(scene, call, spoken), says=(), why="")
    tickets = [(call.ticket.number, call.whistle.at) for call in calls]
    say = in_private(scene.speaker.person, texts.noted_all(tickets, scene.now), *(call.ticket.id for call in calls))
    return replace(decision, says=(say,), why="answered the whistle")


def _answered(scene: Scene, call: _Call, spoken: Spoken, others: Sequence[_Call] = ()) -> Decision:
    """The answer kept, the ack to whoever gave it, with the `others` that he may mean too; who blew it hears of nobody but who cannot come."""
    ticket, one, me = call.ticket, call.one, scene.speaker.person
    said, expected = _reply(scene, call, spoken)
    if said is one.reply and said is not Reply.LATE and one.person == me:
        return silence("has answered the whistle already")
    event = WhistleAnswered(
        ticket=ticket.id,
        at=scene.now,
        by=me,
        called=one.person,
        person=one.person if said is Reply.CANNOT else _who(scene, said),
        reply=said,
        expected=expected if said is Reply.LATE else None,
        words=Said(spoken.reason[:80], me, scene.heard.id) if spoken.reason else NOTHING_SAID,
        why=f"{me} has answered the whistle",
    )
    bare = spoken.word is Word.COMING and not scene.said.named and not scene.heard.quote
    left = texts.others_wait([other.ticket.number for other in others]) if bare and others else ""
    text = texts.noted(ticket.number, said, expected, scene.now) + left
    questions: tuple[Ask, ...] = ()
    if said is Reply.CANNOT and not spoken.reason:
        text += texts.why()
        questions = excuse.asked(scene, ticket)
    says = [in_private(me, text, ticket.id)]
    if said is Reply.CANNOT:
        says.append(_told(scene, call, spoken.reason))
    arrival = _arrived(scene, ticket) if said is Reply.ARRIVED else Decision()
    attached = belonging(scene, ticket)
    kept = Decision((event,), tuple(says), questions=questions, attached=attached, why="answered the whistle")
    return kept + arrival


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


def _arrived(scene: Scene, ticket: Ticket) -> Decision:
    """He is there for the ticket as well: on site where he leads or assists, or was called by its card and may lead; else he assists."""
    me = scene.speaker.person
    own = scene.speaker.staff is not None and callup.department_of(scene.speaker.staff) == scene.matter(ticket).lead
    takes = own and ticket.state is State.OPEN and me in ticket.called and scene.speaker_may_lead(ticket)
    if not takes and me != ticket.lead and me not in ticket.assists:
        return Decision((Assisted(ticket=ticket.id, at=scene.now, by=me, person=me),))
    if ticket.state is State.OPEN and not takes:
        return Decision()
    first = (Accepted(ticket=ticket.id, at=scene.now, by=me, person=me),) if takes else ()
    return Decision(
        (*first, Arrived(ticket=ticket.id, at=scene.now, by=me, person=me)), timers=(idle_timer(scene, ticket),)
    )


def _told(scene: Scene, call: _Call, reason: str) -> Say:
    """To whoever blew it: who cannot come, why, and who else of the department could."""
    ticket, whistle, one = call.ticket, call.whistle, call.one
    others = callup.candidates(scene, ticket.path, one.department, whistle.at)
    names = [member.name for member in others if member.name not in (*whistle.people, whistle.by)]
    text = texts.cannot(ticket.number, Called(one.department, one.person, one.at, reason=reason), names)
    return in_private(whistle.by, text, ticket.id)
