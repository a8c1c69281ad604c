"""The receipt (回执): what the reporter hears, where, and when (bulletin: 居民需求呼应处置)."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.domain.decision import Ask, Decision, Rank, Say, in_private, in_reply
from handlers.domain.event import Dispatched
from handlers.domain.reading import Danger, Level
from handlers.domain.rota import POLICE
from handlers.domain.scene import Asking, Question, Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.texts.ticket import brief, matter_at
from handlers.tickets.texts import receipt

_RANKS = {Level.NORMAL: Rank.RECEIPT, Level.URGENT: Rank.LINE, Level.RED: Rank.RED}


def opened(scene: Scene, ticket: Ticket, sent: Decision, danger: Danger | None) -> Decision:
    """Answer a new ticket; a missing place is asked for in the same line. `sent` is its dispatch."""
    called = next((event.called[0] for event in sent.events if isinstance(event, Dispatched)), None)
    text = _text(scene, ticket, called, danger)
    asks = ticket.place is None and ticket.level is not Level.RED
    say = _say(scene, ticket, text + (receipt.ASK_PLACE if asks else ""))
    question = Ask(
        ticket.reporter, say.room, Question(Asking.PLACE, (ticket.number,)), scene.now + scene.policy.question
    )
    return Decision(says=(say,), asks=(question,) if asks else ())


def together(scene: Scene, tickets: Sequence[Ticket], answered: Decision) -> Decision:
    """One receipt for several matters of one line, in place of one each; the first place that is missing is asked for."""
    first = tickets[0]
    missing = next((ticket for ticket in tickets if ticket.place is None), None)
    briefs = [brief(ticket, scene.matter(ticket), scene.now) for ticket in tickets]
    text = receipt.several(briefs, scene.matter(missing).name if missing else None)
    mine = [say for say in answered.says if say.brief or say.person == first.reporter]
    one = replace(
        mine[0],
        text=text,
        tickets=tuple(t.number for t in tickets),
        rank=min((s.rank for s in mine), key=tuple(Rank).index),
    )
    asks = tuple(ask for ask in answered.asks if missing and ask.question.numbers == (missing.number,))
    return replace(answered, says=(one, *(say for say in answered.says if say not in mine)), asks=asks)


def reopened(scene: Scene, ticket: Ticket) -> Decision:
    """Tell the group, or the reporter of a private ticket, that it is in work again."""
    text = receipt.reopened(ticket, scene.now)
    if ticket.private or ticket.room is None:
        says = (in_private(ticket.reporter, text, ticket.number),) if ticket.reporter else ()
        return Decision(says=says)
    quote = scene.heard.id if scene.heard.room == ticket.room else None
    return Decision(says=(Say(text, room=ticket.room, quote=quote, tickets=(ticket.number,)),))


def what(scene: Scene, ticket: Ticket) -> str:
    """What and where, in a few words."""
    return matter_at(ticket, scene.matter(ticket))


def _text(scene: Scene, ticket: Ticket, called: str | None, danger: Danger | None) -> str:
    matter, calendar = scene.matter(ticket), scene.town.calendar
    if ticket.level is Level.RED:
        return receipt.red(ticket, danger)
    opening = calendar.next_open(scene.now)
    if ticket.private:
        promise = (
            receipt.promise(ticket, scene.now) if called else receipt.from_opening(ticket, opening, scene.now, calendar)
        )
        return receipt.private(
            ticket,
            matter,
            promise,
            scene.entrusted(ticket),
            now_at_night=scene.is_night_noise(ticket),
        )
    if called is None:
        return receipt.waits(ticket, matter, opening, scene.now, calendar)
    member = scene.town.people.get(called)
    if scene.is_night_noise(ticket) and ticket.level is Level.NORMAL:
        return receipt.night(ticket, matter, police=bool(member and member.department == POLICE))
    return receipt.dispatched(ticket, matter, member.department if member else "", scene.now)


def _say(scene: Scene, ticket: Ticket, text: str) -> Say:
    """In the group; a private report in private; a normal one in quiet hours in private, or in the group at 07:00."""
    numbers, quiet = (ticket.number,), scene.policy.quiet
    waiting = ticket.level is Level.NORMAL and quiet.holds(scene.now) and not scene.is_night_noise(ticket)
    if ticket.private or ticket.room is None or (waiting and scene.abilities.private):
        return Say(text, person=ticket.reporter, tickets=numbers)
    say = Say(
        text,
        room=ticket.room,
        tickets=numbers,
        rank=_RANKS[ticket.level],
        brief=brief(ticket, scene.matter(ticket), scene.now, asks=ticket.place is None),
        not_before=quiet.ends_after(scene.now) if waiting else None,
    )
    return in_reply(scene, say, ticket.reporter, ticket.message)
