"""An excuse (不能的原因): whoever cannot come to a whistle is asked once why, and his next line is told to whoever blew it."""

import re
from datetime import timedelta

from handlers.domain.decision import Ask, Decision, in_private
from handlers.domain.event import Said
from handlers.domain.facts.whistle import WhistleAnswered, WhyAsked
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.whistle import Reply
from handlers.duty.texts import whistle as texts
from handlers.grammar import reply
from handlers.grammar.answer import belonging, closed
from handlers.grammar.reply import Word

_AT_ONCE = timedelta(minutes=5)
"""So soon a line in the work group is the reason that was asked for."""
_ASKS = re.compile(r"[??]|吗\s*$|什么意思")


def asked(scene: Scene, ticket: Ticket) -> tuple[Ask, ...]:
    """Asked in private; who answers at once where he spoke has answered too."""
    me, room, question = scene.speaker.person, scene.heard.room, WhyAsked(ticket.id)
    private = Ask(me, None, question, scene.now + scene.policy.question)
    return (private,) if room is None else (private, Ask(me, room, question, scene.now + _AT_ONCE))


def told(scene: Scene) -> Decision | None:
    """The next line of whoever was asked why he cannot come is his reason: whoever blew it reads it."""
    asked, me = scene.question, scene.speaker.person
    ticket = scene.tickets.get(asked.ticket) if isinstance(asked, WhyAsked) else None
    words = scene.heard.text.strip()
    if ticket is None or not words or scene.said.named or scene.heard.quote or not ticket.in_work:
        return None
    whistle = ticket.whistle
    one = whistle.of(me) if whistle else None
    spoken = reply.said(words)
    if whistle is None or one is None or one.reply is not Reply.CANNOT or _ASKS.search(words):
        return None
    if spoken is not None and spoken.word is not Word.CANNOT:
        return None
    reason = (spoken.reason if spoken else "") or words
    event = WhistleAnswered(
        ticket=ticket.id,
        at=scene.now,
        by=me,
        called=me,
        person=me,
        reply=Reply.CANNOT,
        words=Said(reason[:80], me, scene.heard.id),
        why=f"{me} has said why",
    )
    says = (
        in_private(me, texts.reason_noted(ticket.number), ticket.id),
        in_private(whistle.by, texts.reason_of(ticket.number, one, reason), ticket.id),
    )
    attached = belonging(scene, ticket)
    elsewhere = Ask(me, scene.home.staff_group if scene.heard.room is None else None, None, scene.now)
    kept = Decision((event,), says, questions=(elsewhere,), attached=attached, why="said why he cannot come")
    return kept + closed(scene)
