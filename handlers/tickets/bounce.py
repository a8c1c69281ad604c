"""Sending back (退单): whoever has a ticket says that it is another's duty; the card goes on, and from the second time on a chief decides."""

import re
from collections.abc import Iterable, Iterator

from handlers.domain.decision import Ask, Decision, call, in_private
from handlers.domain.event import Said
from handlers.domain.facts.dispatch import Bounced, ReasonAsked
from handlers.domain.facts.tickets import Dispatched, Noted
from handlers.domain.intent import Command
from handlers.domain.message import Kind
from handlers.domain.rota import is_there, may_lead, on_duty
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Role, Staff
from handlers.grammar.answer import belonging, by_day, closed, told
from handlers.grammar.chiefs import deciders
from handlers.grammar.department import departments_in
from handlers.grammar.form import Hand
from handlers.grammar.texts.ticket import not_in_work, not_yours, short
from handlers.tickets import dispatch
from handlers.tickets.hand import to_answer
from handlers.tickets.target import card_at, people_there
from handlers.tickets.texts import bounce as texts

# 退单, 退回重派: that he wants it off his hands, and no reason.
_BARE = re.compile(
    r"(?:[退推打][单回]|退|重新|[重改]派|派单|请|把|这[个件]?单?|我这?边?|此件|予以|建议|了|吧|嘎|[\s,。!])*"
)
_SENT = re.compile(r"(?:归|找|该|属|是|转给?|请|派给?|给)\s*$")
_NOT_SENT = re.compile(r"(?:不[归属是该找]|[和跟与]|不属于|不到|不着)\s*$")


def to_bounce(scene: Scene) -> Hand:
    """What a bare 退单 means: the ticket whose reason was asked for, else the one that the speaker has."""
    if isinstance(scene.question, ReasonAsked) and (asked := scene.tickets.get(scene.question.ticket)):
        return Hand((asked,))
    return to_answer(scene)


def bounce(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """Send back what the speaker has; what he says of another's is told him, and kept where he helps with it."""
    me, number = scene.speaker.person, ticket.number
    if not ticket.in_work:
        return told(scene, ticket, not_in_work(number), "not in work")
    if me not in (ticket.lead, *ticket.called, *ticket.assists):
        return told(scene, ticket, not_yours(number, ticket.lead or ""), "not his")
    words = Said(command.text[:200], me, scene.heard.id)
    if me != ticket.answerable:
        noted = Noted(ticket=ticket.id, at=scene.now, by=me, words=words)
        say = in_private(me, texts.noted(number, ticket.answerable), ticket.id)
        return Decision((noted,), (say,), attached=belonging(scene, ticket), why="he only helps with it")
    if _BARE.fullmatch(command.text):
        asks = Ask(me, None, ReasonAsked(ticket.id), scene.now + scene.policy.question)
        say = in_private(me, texts.why_asked(short(ticket, scene.matter(ticket))), ticket.id)
        return Decision(says=(say,), questions=(asks,), attached=belonging(scene, ticket), why="asked for the reason")
    decision = _sent_back(scene, ticket, words)
    return decision + closed(scene) if isinstance(scene.question, ReasonAsked) else decision


def reasoned(scene: Scene) -> Decision | None:
    """The reason that was asked for, in private."""
    asked, text = scene.question, scene.heard.text.strip()
    if not isinstance(asked, ReasonAsked) or scene.heard.kind is not Kind.TEXT or not text or scene.said.named:
        return None
    ticket = scene.tickets.get(asked.ticket)
    if ticket is None or ticket.answerable != scene.speaker.person or not ticket.in_work:
        return None
    return _sent_back(scene, ticket, Said(text[:200], scene.speaker.person, scene.heard.id)) + closed(scene)


def sent(scene: Scene, ticket: Ticket, event: Bounced) -> Decision:
    """The card goes out again; or a chief is asked, and nobody else is called before he has decided."""
    to = scene.town.people.get(event.to)
    if to is not None and not to.steers:
        return dispatch.send_out(scene, ticket, texts.card(event.person), alarmed=True)
    chiefs = _chiefs(scene)
    called = Dispatched(ticket=ticket.id, at=scene.now, called=(event.to,), why="a chief decides who goes")
    reasons = [(name, "" if ticket.private or ticket.is_hushed else words) for name, words in ticket.bounced]
    why = texts.NOBODY_THERE if len(ticket.bounced) < texts.MOST else ""
    text = texts.decide(ticket.number, short(ticket, scene.matter(ticket)), reasons, why)
    says = tuple(by_day(scene, ticket, call(ticket, text, person=name)) for name in chiefs)
    return Decision((called,), says, dispatch.deadlines(scene, ticket), why=called.why)


def _sent_back(scene: Scene, ticket: Ticket, words: Said) -> Decision:
    me, nth = scene.speaker.person, len(ticket.bounced) + 1
    to = _next(scene, ticket, words.text) if nth < texts.MOST else None
    chiefs = _chiefs(scene)
    event = Bounced(
        ticket=ticket.id,
        at=scene.now,
        by=me,
        person=me,
        to=to.name if to else chiefs[0],
        words=words,
        accept_by=scene.limit(ticket).accept_by(scene.now, scene.calendar(ticket)),
        why=f"{me} sent it back",
    )
    text = (
        texts.bounced(ticket.number, nth, to.name, dispatch.waits(scene, ticket))
        if to
        else texts.left_to(ticket.number, nth, chiefs)
    )
    says = (in_private(me, text, ticket.id),)
    return Decision((event,), says, attached=belonging(scene, ticket), why=event.why)


def _chiefs(scene: Scene) -> list[str]:
    """Who decides; the station's own where everybody is away."""
    return [chief.name for chief in deciders(scene) or scene.home.with_role(Role.DEPUTY, Role.CHIEF)]


def _next(scene: Scene, ticket: Ticket, words: str) -> Staff | None:
    """Who leads it now: whom the words name, else somebody of a department that has not sent it back; None where nobody can."""
    named = next(_named(scene, ticket, words), None)
    return next(_free(scene, ticket, named if named is not None else _others(scene, ticket)), None)


def _free(scene: Scene, ticket: Ticket, people: Iterable[Staff]) -> Iterator[Staff]:
    """Those of them who may lead it, are there, and have not sent it back."""
    refused, moment = _refused(scene, ticket), card_at(scene, ticket)
    there = (one for one in people if one.name not in refused and is_there(scene.home, one.name, moment))
    return (member for member in there if may_lead(member, scene.matter(ticket)))


def _named(scene: Scene, ticket: Ticket, words: str) -> Iterator[tuple[Staff, ...]]:
    """Whom the words name, the likeliest first: 归城管 before a department that is only spoken of; never the speaker's own."""
    me = scene.speaker.staff
    yield from ((member,) for member in scene.home.staff if member.name in words and member != me)
    found = [
        (words[:at], name)
        for at, name in departments_in(words, scene.town.departments)
        if me is None or name != me.department
    ]
    wanted = [name for before, name in found if not _NOT_SENT.search(before)]
    for name in (*(name for before, name in found if name in wanted and _SENT.search(before)), *reversed(wanted)):
        yield people_there(scene, ticket, name)


def _others(scene: Scene, ticket: Ticket) -> Iterator[Staff]:
    """Whoever is on duty elsewhere: the assisting departments first."""
    matter, moment = scene.matter(ticket), card_at(scene, ticket)
    left = {scene.town.people[name].department for name in _refused(scene, ticket) if name in scene.town.people}
    there = (entry.department for entry in on_duty(scene.home, moment, scene.town.calendar))
    for department in dict.fromkeys((*matter.assists, matter.lead, *there)):
        if department not in left:
            yield from people_there(scene, ticket, department)


def _refused(scene: Scene, ticket: Ticket) -> tuple[str, ...]:
    """Whose it is not, as they have said themselves."""
    return (scene.speaker.person, *(name for name, _ in ticket.bounced))
