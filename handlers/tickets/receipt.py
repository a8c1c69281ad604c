"""The receipt (回执): what the reporter hears, where, and when (bulletin: 居民需求呼应处置)."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.domain.decision import Ask, Decision, Part, Rank, Say, call, in_private
from handlers.domain.facts.neighbours import Reopened, ToldElsewhere
from handlers.domain.facts.tickets import LevelRaised, Opened, PlaceAsked, Revived
from handlers.domain.reading import Level
from handlers.domain.rota import POLICE
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.answer import by_day, in_reply
from handlers.grammar.chiefs import deciders
from handlers.grammar.texts.ticket import brief
from handlers.tickets import dispatch
from handlers.tickets.texts import card, receipt

_ALONE = {Level.NORMAL: Rank.LINE, Level.URGENT: Rank.URGENT, Level.RED: Rank.RED}
_RANKS = {Level.NORMAL: Rank.RECEIPT, Level.URGENT: Rank.URGENT, Level.RED: Rank.RED}


def opened(scene: Scene, ticket: Ticket, event: Opened | Revived) -> Decision:
    """Call whoever is on duty and answer the reporter; after a gap both are summed up in one line instead."""
    sent = dispatch.send_out(scene, ticket, card.REVIVED if isinstance(event, Revived) else "")
    if isinstance(event, Opened) and event.answered:
        return sent
    if scene.late and ticket.level is Level.NORMAL:
        return Decision(sent.events, timers=sent.timers)
    return _answered(scene, ticket, dispatch.called_by(sent)) + sent


def raised(scene: Scene, ticket: Ticket, event: LevelRaised) -> Decision:
    """The card goes out again; of what has become a danger the room hears the advice as well."""
    sent = dispatch.send_out(scene, ticket, card.RAISED)
    if ticket.level is not Level.RED or (not ticket.reporter and ticket.room is None):
        return sent
    others = tuple(Say(_red(ticket), room=room, tickets=(ticket.id,), rank=Rank.RED) for room in ticket.also_in)
    return Decision(says=(_say(scene, ticket, _red(ticket)), *others)) + sent


def told_elsewhere(scene: Scene, ticket: Ticket, event: ToldElsewhere) -> Decision:
    """The same matter was told in another group: one receipt there, with the same number; of a danger the advice."""
    say = Say(_told_already(scene, ticket), room=event.room, tickets=(ticket.id,), rank=_RANKS[ticket.level])
    if ticket.is_hushed:
        return Decision(says=(say,))
    return Decision(says=(in_reply(scene, by_day(scene, ticket, say), event.by or "", event.message),))


def _told_already(scene: Scene, ticket: Ticket) -> str:
    if ticket.level is Level.RED:
        return _red(ticket)
    return receipt.told_already(ticket, scene.matter(ticket), scene.now)


def reopened(scene: Scene, ticket: Ticket, event: Reopened) -> Decision:
    """Tell the group, call whoever is on duty now, and tell whoever decides."""
    sent = dispatch.send_out(scene, ticket)
    by = event.by if event.by in scene.town.people else ""
    text = receipt.deputy_reopened(ticket, scene.matter(ticket), dispatch.called_by(sent) or "", by or "")
    chiefs = (call(ticket, text, person=chief.name) for chief in deciders(scene) if chief.name != by)
    return _told_again(scene, ticket) + sent + Decision(says=tuple(chiefs))


def _answered(scene: Scene, ticket: Ticket, called: str | None) -> Decision:
    """Answer a new ticket; a missing place is asked for in the same line. `called` is who was pinged, None while the card waits."""
    text = _text(scene, ticket, called)
    asks = ticket.place is None and ticket.level is not Level.RED
    say = _say(scene, ticket, text + receipt.ASK_PLACE, bare=text) if asks else _say(scene, ticket, text)
    question = Ask(ticket.reporter, say.room, PlaceAsked(ticket.id), scene.now + scene.policy.question)
    return Decision(says=(say,), questions=(question,) if asks else ())


def together(scene: Scene, tickets: Sequence[Ticket], answered: Decision) -> Decision:
    """One receipt for several matters of one line, in place of one each; the first place that is missing is asked for.

    What no group may read has its own line.
    """
    tickets = [ticket for ticket in tickets if not ticket.is_unspoken]
    if len(tickets) < 2:
        return answered
    first = tickets[0]
    missing = next((ticket for ticket in tickets if ticket.place is None), None)
    briefs = [brief(ticket, scene.matter(ticket), scene.now) for ticket in tickets]
    promise = _kept(scene, tickets) if first.private else ""
    text = receipt.several(briefs, scene.matter(missing).name if missing else None) + promise
    mine = [say for say in answered.says if (say.parts and say.rank is not Rank.CALL) or say.person == first.reporter]
    one = replace(
        mine[0],
        text=text,
        tickets=tuple(t.id for t in tickets),
        parts=tuple(part for say in mine for part in say.parts),
        asks=missing.id if missing else None,
        bare=receipt.several(briefs, None) + promise if missing else "",
        rank=min((s.rank for s in mine), key=tuple(Rank).index),
    )
    asked = PlaceAsked(missing.id) if missing else None
    asks = tuple(ask for ask in answered.questions if asked and ask.question == asked)
    return replace(answered, says=(one, *(say for say in answered.says if say not in mine)), questions=asks)


def _kept(scene: Scene, tickets: Sequence[Ticket]) -> str:
    """Who alone will know of several matters that were told in private."""
    knows = dict.fromkeys(member for ticket in tickets for member in scene.entrusted(ticket))
    return receipt.kept(tickets, tuple(knows))


def _told_again(scene: Scene, ticket: Ticket) -> Decision:
    """Tell the group, or the reporter of a private ticket, that it is in work again."""
    if ticket.is_unspoken:
        return Decision()
    text = receipt.reopened(ticket, scene.now)
    if not ticket.is_public:
        says = (in_private(ticket.reporter, text, ticket.id),) if ticket.reporter else ()
        return Decision(says=says)
    heard = scene.heard
    quotes = {heard.room: heard.id}
    news = Say(text, tickets=(ticket.id,), rank=Rank.NEWS, parts=(Part(ticket.id, text),))
    lines = (replace(news, room=room, quote=quotes.get(room)) for room in ticket.rooms)
    return Decision(says=(*lines, *(in_private(person, text, ticket.id) for person in ticket.asides)))


def _text(scene: Scene, ticket: Ticket, called: str | None) -> str:
    matter, calendar = scene.matter(ticket), scene.calendar(ticket)
    if ticket.level is Level.RED:
        return _red(ticket)
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


def _red(ticket: Ticket) -> str:
    """The advice; in a group nothing else of what is never told aloud."""
    return receipt.hushed() if ticket.is_unspoken else receipt.red(ticket, ticket.danger)


def _say(scene: Scene, ticket: Ticket, text: str, bare: str = "") -> Say:
    """In the group; a private report in private; a normal one in quiet hours in private, or in the group at 07:00.

    With `bare`, what the line is once its question was answered, it asks for the place.
    """
    ids = (ticket.id,)
    alone = Say(text, person=ticket.reporter, tickets=ids, rank=_ALONE[ticket.level])
    if not ticket.is_public or (scene.abilities.private and by_day(scene, ticket, alone).not_before):
        return alone
    if ticket.is_hushed:
        return Say(text, room=ticket.room, tickets=ids, rank=Rank.RED)  # a reply would name who told it, and quote him
    say = Say(
        text,
        room=ticket.room,
        tickets=ids,
        rank=_RANKS[ticket.level],
        parts=(_part(scene, ticket),),
        asks=ticket.id if bare else None,
        bare=bare,
    )
    return in_reply(scene, by_day(scene, ticket, say), ticket.reporter, ticket.message)


def _part(scene: Scene, ticket: Ticket) -> Part:
    """The receipt as one part of a line that holds several."""
    bare = brief(ticket, scene.matter(ticket), scene.now)
    asking = brief(ticket, scene.matter(ticket), scene.now, asks=True) if ticket.place is None else bare
    return Part(ticket.id, asking, bare)
