"""The write of a decision: events, tickets, timers, questions and lines to say, all or nothing."""

from sqlmodel import Session, col, delete

from handlers.domain.decision import Ask, Decision, Say
from handlers.domain.event import Opened, TicketEvent
from handlers.domain.evolve import evolve
from handlers.domain.message import IncomingMessage
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Purpose
from storage import doubts, retraction, shadows, words
from storage.engine.codec import dump
from storage.queues import due, inbox, outbox, takeback
from storage.rooms import bindings, invitations
from storage.rows import AuditRow, EventRow, LineRow, QuestionRow, StationRow, TicketRow, VoiceRow
from storage.scene import Loaded


class StaleScene(RuntimeError):
    """A ticket has changed since the scene was loaded: the turn starts again."""


def apply(session: Session, loaded: Loaded, decision: Decision, transport: str) -> None:
    """Write a decision. Raises StaleScene where a ticket is newer than the one that was decided about."""
    scene = loaded.scene
    _write_tickets(session, loaded, decision.events)
    for timer in decision.timers:
        due.put(session, timer)
    _write_questions(session, scene, decision)
    if scene.message is not None:
        _join(session, scene, scene.message, decision)
    for wish in decision.taken_back:
        takeback.take_back(session, transport, scene.home.name, wish, scene.now)
    for doubt in decision.doubts:
        doubts.put(session, transport, doubt)
    _learn(session, scene, decision)
    for group, on in decision.shadowed:
        shadows.switch(session, group, on, scene.speaker.person, scene.now)
    for message_id in decision.forgotten:
        inbox.blank(session, transport, message_id)
    for say in decision.says:
        outbox.put(
            session, say, transport, scene.station.name if scene.station else "", _is_owners(scene, say), scene.now
        )
    if scene.message is not None:
        _attach(session, scene, scene.message, decision)
        for room, group in decision.bound:
            bindings.bind(session, transport, room, group, scene.speaker.person)
    for line_id, again in decision.settled:
        outbox.decide_unknown(session, line_id, again, scene.now)
    if decision.refused is not None:
        _audit(session, scene, decision)


def _write_tickets(session: Session, loaded: Loaded, events: tuple[TicketEvent, ...]) -> None:
    scene = loaded.scene
    tickets: dict[str, Ticket] = dict(scene.tickets)
    versions = dict(loaded.versions)
    for event in events:
        tickets[event.number] = evolve(tickets.get(event.number), event)
        if isinstance(event, Opened):
            _count_up(session, scene)
    for number in dict.fromkeys(event.number for event in events):
        _write(session, tickets[number], versions.get(number, 0), [e for e in events if e.number == number])


def _count_up(session: Session, scene: Scene) -> None:
    row = session.get_one(StationRow, scene.home.name)
    row.next_serial += 1
    session.add(row)


def _write(session: Session, ticket: Ticket, version: int, events: list[TicketEvent]) -> None:
    """The ticket's row and its new events; the row must still have the version that was read."""
    key = f"{ticket.station}/{ticket.number}"
    row = session.get(TicketRow, key)
    if (row.version if row else 0) != version:
        raise StaleScene(f"{key} has changed meanwhile")
    session.merge(_row(key, ticket, version + len(events)))
    session.flush()
    for seq, event in enumerate(events, version + 1):
        session.add(EventRow(ticket=key, seq=seq, at=event.at, kind=type(event).__name__, body=dump(event)))
        retraction.redact(session, key, event)
    gone = delete(VoiceRow).where(col(VoiceRow.ticket) == key, col(VoiceRow.person).not_in(ticket.voices))
    session.exec(gone)
    for person in ticket.voices:
        session.merge(VoiceRow(ticket=key, person=person, verdict=ticket.votes.get(person)))


def _row(key: str, ticket: Ticket, version: int) -> TicketRow:
    return TicketRow(
        id=key,
        station=ticket.station,
        number=ticket.number,
        path=ticket.path,
        room=ticket.room,
        state=ticket.state,
        reporter=ticket.reporter,
        lead=ticket.lead,
        opened_at=ticket.opened_at,
        spoken_at=ticket.spoken_at,
        accept_by=ticket.accept_by,
        resolve_by=ticket.resolve_by,
        accepted_at=ticket.accepted_at,
        resolved_at=ticket.resolved_at,
        version=version,
        body=dump(ticket),
    )


def _learn(session: Session, scene: Scene, decision: Decision) -> None:
    for change in decision.changed:
        words.put(session, change)
    for change_id in decision.undone:
        words.undo(session, change_id, scene.speaker.person, scene.now)
    for lesson in decision.lessons:
        words.learn(session, lesson)


def _write_questions(session: Session, scene: Scene, decision: Decision) -> None:
    if decision.answered and scene.message is not None:
        here = (col(QuestionRow.person) == scene.speaker.person, col(QuestionRow.room) == (scene.message.room or ""))
        session.exec(delete(QuestionRow).where(*here))
    for ask in decision.asks:
        _ask(session, ask)


def _ask(session: Session, ask: Ask) -> None:
    session.merge(QuestionRow(person=ask.person, room=ask.room or "", until=ask.until, body=dump(ask.question)))


def _is_owners(scene: Scene, say: Say) -> bool:
    channel = scene.town.channels.get(say.room or "")
    return channel is not None and channel.purpose is Purpose.OWNERS


def _attach(session: Session, scene: Scene, message: IncomingMessage, decision: Decision) -> None:
    for message_id, number in decision.attached:
        session.merge(LineRow(transport=message.transport, message_id=message_id, ticket=f"{scene.home.name}/{number}"))


def _join(session: Session, scene: Scene, message: IncomingMessage, decision: Decision) -> None:
    """A code that was good binds the account, before the welcome is addressed; a wrong one is counted."""
    if decision.joined is not None:
        invitations.redeem(session, message.transport, message.sender, decision.joined, scene.now)
    elif scene.invited is not None:
        invitations.missed(session, message.transport, message.sender)


def _audit(session: Session, scene: Scene, decision: Decision) -> None:
    assert decision.refused is not None, "only a refusal is audited"
    room = scene.message.room if scene.message else None
    session.add(
        AuditRow(
            at=scene.now,
            person=scene.speaker.person,
            room=room,
            command=decision.refused.command,
            why=decision.refused.why,
        )
    )
