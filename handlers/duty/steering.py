"""The answers on the ladder: 再给一天, 我来协调, 退回. A chief who was told of a broken promise says what is to become of it."""

from handlers.domain.decision import Decision, Say, in_private, silence
from handlers.domain.facts.duty import Returned, SentDown, Spared
from handlers.domain.intent import Command
from handlers.domain.ladder import Rung, people_on
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.duty.texts import ladder as texts
from handlers.grammar.answer import answered
from handlers.grammar.form import Hand


def told_of(scene: Scene) -> Hand:
    """What a bare answer means: what the speaker was told of, the newest first; one of several is asked about."""
    me = scene.speaker.person
    mine = [t for t in scene.tickets.values() if t.in_work and me in t.escalated]
    return Hand(tuple(sorted(mine, key=lambda ticket: (ticket.warned_at or ticket.opened_at, ticket.id), reverse=True)))


def spare(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """再给一天: until the end of the next working day nobody is told of it again; whoever reported it has read that day when it was late."""
    if (wrong := _not_late(scene, ticket, command)) is not None:
        return wrong
    if ticket.level is Level.RED and ticket.lead is None:
        return answered(scene, texts.danger_waits(ticket.number), "a danger waits for nobody")
    me, until = scene.speaker.person, scene.calendar(ticket).end_of_working_day(scene.now, 1)
    event = Spared(ticket=ticket.id, at=scene.now, by=me, until=until, why=f"{me} gives it more time")
    says = [in_private(me, texts.spared(ticket.number, until, scene.now), ticket.id)]
    says += _others(ticket, me, texts.spared_told(ticket.number, me, until, scene.now))
    return Decision((event,), tuple(says), why=event.why)


def keep(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """我来协调: he sees to it himself, and it climbs no further for some days."""
    if (wrong := _not_late(scene, ticket, command)) is not None:
        return wrong
    me, until = scene.speaker.person, scene.calendar(ticket).end_of_working_day(scene.now, 1)
    event = Spared(ticket=ticket.id, at=scene.now, by=me, until=until, keeper=me, why=f"{me} takes it up")
    says = [in_private(me, texts.kept(ticket.number, until, scene.now), ticket.id)]
    says += _others(ticket, me, texts.kept_told(ticket.number, me))
    return Decision((event,), tuple(says), why=event.why)


def send_down(scene: Scene, ticket: Ticket, command: Command) -> Decision:
    """退回: back to the pool, and from there anew; of the street's people the station's deputies hear so as well."""
    if (wrong := _not_late(scene, ticket, command)) is not None:
        return wrong
    me = scene.speaker.person
    why = f"{me} sends it down"
    events = (SentDown(ticket=ticket.id, at=scene.now, by=me, why=why),)
    says = [in_private(me, texts.sent_down(ticket.number), ticket.id)]
    deputies = people_on(Rung.DEPUTY, scene.town, scene.home, scene.matter(ticket), scene.now)
    told = texts.sent_down_told(ticket.number, me)
    says += [in_private(name, told, ticket.id) for name in deputies if name != me]
    if ticket.state is not State.PAUSED:
        accept_by = scene.limit(ticket).accept_by(scene.now, scene.calendar(ticket))
        says += _others(ticket, me, told)
        returned = Returned(ticket=ticket.id, at=scene.now, by=me, accept_by=accept_by, why=why)
        return Decision((*events, returned), tuple(says), why=why)
    return Decision(events, tuple(says), why=why)


def _others(ticket: Ticket, me: str, text: str) -> list[Say]:
    who = ticket.answerable
    return [in_private(who, text, ticket.id)] if who and who != me else []


def _not_late(scene: Scene, ticket: Ticket, command: Command) -> Decision | None:
    """It answers nothing that was told of the ticket."""
    if ticket.in_work and (ticket.warned_at is not None or ticket.resolve_by <= scene.now):
        return None
    if command.loose:
        return silence("talk in the work group")
    return answered(scene, texts.not_late(ticket.number), "not late")
