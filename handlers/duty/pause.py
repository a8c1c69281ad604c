"""Pause (挂账) and extension (延期): whoever has a ticket asks for more time; the deputy grants it, a chief gives it himself."""

import re
from datetime import datetime, timedelta
from typing import Any

from handlers.domain.decision import Decision, Say, in_private
from handlers.domain.event import Said
from handlers.domain.facts.pause import Cause, Extended, ExtensionAsked, MoreTimeAsked, PauseAsked, Paused
from handlers.domain.intent import Command
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.duty import asking, sorry
from handlers.duty.texts import approval
from handlers.duty.texts import pause as texts
from handlers.grammar.answer import answer, answered, belonging
from handlers.grammar.form import Hand
from handlers.grammar.texts.ticket import matter_at

_CAUSES = (
    (Cause.PAPERS, re.compile("材料|手续|证件|证明|图纸|文件|批复|配件|零件|设备")),
    (Cause.WEATHER, re.compile("天气|下雨|雨|天晴|刮风|雪")),
    (Cause.RESIDENT, re.compile("居民|业主|车主|住户|当事人|房东|本人|家里|他们|店主|老板|回来")),
)


def in_hand(scene: Scene) -> Hand:
    """What a wish without a number means: the only ticket that whoever speaks leads."""
    me = scene.speaker.person
    return Hand(tuple(ticket for ticket in scene.tickets.values() if ticket.in_work and ticket.lead == me))


def pause(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """挂账 1271 等材料: why is asked for; until a day that is named, else for some working days."""
    if (wrong := _not_his(scene, ticket)) is not None:
        return wrong
    if not command.text.strip():
        return answered(scene, texts.say_why(ticket.number), "no reason given")
    until = _until(scene, ticket, command)
    if until <= scene.now:
        return answered(scene, texts.past(), "in the past")
    cause = next((cause for cause, words in _CAUSES if words.search(command.text)), Cause.OTHER)
    if scene.speaker_steers:
        return _paused(scene, ticket, cause, until)
    asked = PauseAsked(**_asked(scene, ticket, "pause", until, command), cause=cause)
    return _sent(scene, asked, texts.pause(asked))


def extend(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """延期 1271 到4月28日 等吊车: until when and why."""
    if (wrong := _not_his(scene, ticket)) is not None:
        return wrong
    assert command.when is not None, "the form asks for a time"
    until = _open(scene, ticket, command.when.end)
    if until <= scene.now or until <= ticket.resolve_by:
        return answered(scene, texts.not_later(ticket, scene.now), "no later day")
    if not command.text.strip() and not scene.speaker_steers:
        return answered(scene, texts.say_why_later(ticket.number), "no reason given")
    if scene.speaker_steers:
        return _extended(scene, ticket, until)
    asked = ExtensionAsked(**_asked(scene, ticket, "extension", until, command))
    return _sent(scene, asked, texts.extension(asked))


def stands(scene: Scene, asked: MoreTimeAsked) -> bool:
    """Whether the ticket is in work in the same round, whoever asked still has it, and the day is later than its limit."""
    ticket = scene.tickets.get(asked.ticket)
    if ticket is None or not ticket.in_work or ticket.round != asked.round or asked.day <= scene.now:
        return False
    has_it = asked.by in (ticket.answerable, *ticket.assists)
    return has_it and (isinstance(asked, PauseAsked) or asked.day > ticket.resolve_by)


def granted_pause(scene: Scene, asked: PauseAsked) -> Decision:
    """It stands still from now on."""
    ticket = scene.tickets.get(asked.ticket)
    return _paused(scene, ticket, asked.cause, asked.day) if ticket and ticket.in_work else Decision()


def granted_extension(scene: Scene, asked: ExtensionAsked) -> Decision:
    """It has until then."""
    ticket = scene.tickets.get(asked.ticket)
    return _extended(scene, ticket, asked.day) if ticket and ticket.in_work else Decision()


def _paused(scene: Scene, ticket: Ticket, cause: Cause, until: datetime) -> Decision:
    by = scene.speaker.person
    event = Paused(ticket=ticket.id, at=scene.now, by=by, cause=cause, until=until, why=f"paused by {by}")
    reporter = sorry.told(scene, ticket, texts.paused(sorry.what(scene, ticket), cause, until, scene.now))
    return Decision((event,), (*_told(scene, ticket, texts.paused_told(ticket.number, until, scene.now)), *reporter))


def _extended(scene: Scene, ticket: Ticket, until: datetime) -> Decision:
    by = scene.speaker.person
    event = Extended(ticket=ticket.id, at=scene.now, by=by, until=until, why=f"extended by {by}")
    reporter = sorry.told(scene, ticket, texts.extended(sorry.what(scene, ticket), until, scene.now))
    return Decision((event,), (*_told(scene, ticket, texts.extended_told(ticket.number, until, scene.now)), *reporter))


def _told(scene: Scene, ticket: Ticket, text: str) -> tuple[Say, ...]:
    """Whoever has it, and a chief who gave it himself."""
    names = dict.fromkeys((scene.speaker.person, *filter(None, (ticket.lead,))))
    return tuple(in_private(name, text, ticket.id) for name in names)


def _asked(scene: Scene, ticket: Ticket, kind: str, until: datetime, command: Command) -> dict[str, Any]:
    of = asking.approvers(scene)
    words = Said(command.text.strip()[:80], scene.speaker.person, scene.heard.id)
    waits = max(min(until, ticket.resolve_by), scene.calendar(ticket).end_of_working_day(scene.now, 1))
    return asking.asked(scene, kind, of, waits, f"/{ticket.number}") | {
        "ticket": ticket.id,
        "day": until,
        "round": ticket.round,
        "words": words,
    }


def _sent(scene: Scene, asked: MoreTimeAsked, wish: str) -> Decision:
    if not asked.of:
        return answered(scene, approval.nobody_to_ask(), "nobody may grant it")
    ticket = scene.tickets[asked.ticket]
    what = matter_at(ticket, scene.matter(ticket))
    decision = asking.sent(scene, asked, texts.ask(wish, what), approval.asked(asked.of))
    return decision + Decision(attached=belonging(scene, ticket))


def _not_his(scene: Scene, ticket: Ticket) -> Decision | None:
    """Why whoever speaks may not ask it, None where he may: whoever answers for it, and the chiefs."""
    if not ticket.in_work:
        return answered(scene, texts.not_in_work(ticket.number), "not in work")
    me = scene.speaker.person
    if any(asked.about == ticket.id and asked.by == me for asked in scene.duty.approvals):
        return answered(scene, texts.asked_already(ticket.number), "asked for already")
    if scene.speaker_steers or me in (ticket.answerable, *ticket.assists):
        return None
    return Decision(says=(answer(scene, texts.not_yours(ticket.number, ticket.answerable), ticket.id),), why="not his")


def _until(scene: Scene, ticket: Ticket, command: Command) -> datetime:
    if command.when is not None:
        return _open(scene, ticket, command.when.end)
    return scene.calendar(ticket).end_of_working_day(scene.now, scene.policy.duty.pause)


def _open(scene: Scene, ticket: Ticket, until: datetime) -> datetime:
    """The moment, or of a normal matter the end of the next working day where nobody works then: no promise lies in closed time."""
    calendar = scene.calendar(ticket)
    if ticket.level is not Level.NORMAL or calendar.is_open(until - timedelta(minutes=1)):
        return until
    return calendar.end_of_working_day(until, 1)
