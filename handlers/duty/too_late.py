"""What comes too late to a whistle (吹哨已完): he is there, and it is over, was called off, or he has said so before."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.domain.decision import Decision, in_private
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.duty.texts import whistle as texts
from handlers.grammar.reply import Spoken, Word
from handlers.grammar.which import open_for, written

_LONG_AGO = timedelta(hours=3)
"""So long after its time nobody speaks of a whistle any more."""


def told(scene: Scene, whistled: Sequence[Ticket], spoken: Spoken) -> Decision | None:
    """He says that he is there, or comes late, to a whistle that is over for him: he is told so, unless a card of his is meant."""
    if spoken.word not in (Word.HERE, Word.ARRIVED, Word.LATE):
        return None
    me, typed = scene.speaker.person, {ticket.id for ticket in written(scene)}
    meant = typed or (set(scene.said.quoted) if scene.heard.quote else set())
    busy = bool(open_for(scene, me)) or any(t.in_work and t.lead == me for t in scene.tickets.values())
    if (scene.said.named or scene.heard.quote) and not meant or (busy and not meant):
        return None
    over = [t for t in whistled if (not meant or t.id in meant) and (text := _over(scene, t)) and text]
    newest = max(over, key=lambda ticket: ticket.whistle.at if ticket.whistle else ticket.opened_at, default=None)
    if newest is None:
        return None
    return Decision(says=(in_private(me, _over(scene, newest), newest.id),), why="the whistle is over for him")


def _over(scene: Scene, ticket: Ticket) -> str:
    """Why nothing is left to say to a whistle; "" where something is, or it is long ago."""
    whistle, me = ticket.whistle, scene.speaker.person
    one = whistle.of(me) if whistle else None
    if whistle is None or one is None or whistle.round != ticket.round or scene.now > whistle.at + _LONG_AGO:
        return ""
    if not ticket.in_work:
        return texts.ended(ticket.number, withdrawn=ticket.state is State.WITHDRAWN) if one.is_awaited else ""
    if whistle.off:
        return texts.called_off(ticket.number)
    return texts.there_already(ticket.number) if one.has_come and ticket.lead != me else ""
