"""What is written with each event: its projections, which can be made anew, and what it does to rooms and queues, which cannot."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlmodel import Session, SQLModel

from handlers.domain.approval import ApprovalAnswered, ApprovalAsked, ApprovalTaken
from handlers.domain.event import KINDS, Event, TicketEvent
from handlers.domain.evolve import evolve
from handlers.domain.facts.action import (
    ActionCalledOff,
    ActionCorrected,
    ActionEnded,
    ActionMoved,
    ActionPlanned,
)
from handlers.domain.facts.attendance import Attended
from handlers.domain.facts.dispatch import Bounced, HandedOn
from handlers.domain.facts.duty import Returned
from handlers.domain.facts.hearing import DoubtDropped, DoubtFiled, DoubtListed, DoubtRaised, ShadowSwitched
from handlers.domain.facts.leave import LeaveEnded, LeaveGranted
from handlers.domain.facts.mark import AppealAnswered, AppealMade, MarkGiven
from handlers.domain.facts.meeting import MeasureAgreed, MeasureDone, MeetingHeld
from handlers.domain.facts.merging import Absorbed, Merged, Released, Split
from handlers.domain.facts.neighbours import Praised, Reopened, Surged, VoiceAdded, VoiceLeft, Voted
from handlers.domain.facts.patrol import Patrolled, PatrolWentOn
from handlers.domain.facts.pause import Extended, Resumed
from handlers.domain.facts.rooms import AccountBound, AccountRevoked, AlarmRung, CodeVoided, RoomBound, SendSettled
from handlers.domain.facts.roster import RosterSet, RosterUndone
from handlers.domain.facts.tickets import (
    Accepted,
    Arrived,
    Assigned,
    LevelRaised,
    Opened,
    PlaceSet,
    ReporterLeft,
    Resolved,
    Revived,
    TakenBack,
    Withdrawn,
)
from handlers.domain.ticket import Ticket, TicketId
from storage import retraction
from storage.duty import absence, approval, attendance, roster
from storage.duty.absence import AbsenceRow
from storage.duty.approval import ApprovalRow
from storage.duty.attendance import AttendanceRow
from storage.duty.roster import RosterRow
from storage.events import Entry
from storage.fact import Fact
from storage.governance import action, mark, meeting, patrol
from storage.governance.action import ActionCountRow, ActionRow
from storage.governance.mark import MarkRow
from storage.governance.meeting import MeasureRow, MeetingRow
from storage.governance.patrol import ClearedRow, PatrolRow
from storage.hearing import doubt, shadow
from storage.hearing.doubt import DoubtRow
from storage.hearing.shadow import ShadowRow
from storage.neighbours import praise, told_in, voice, vote
from storage.neighbours.praise import PraiseRow
from storage.neighbours.told_in import ToldInRow
from storage.neighbours.voice import VoiceRow
from storage.neighbours.vote import VoteRow
from storage.queues import rewording
from storage.rooms import settled
from storage.rows import table
from storage.tickets import hand, quantity, round, standing
from storage.tickets import ticket as tickets
from storage.tickets.hand import HandRow
from storage.tickets.quantity import QuantityRow
from storage.tickets.round import RoundRow
from storage.tickets.standing import StandingRow
from storage.tickets.ticket import TicketRow

Write = Callable[[Session, Fact[Any]], None]
Effect = Callable[[Session, Fact[Any], str], None]

PROJECTED: Mapping[type[Event], tuple[Write, ...]] = {
    TicketEvent: (standing.moved,),
    Opened: (round.opened, voice.opened),
    Accepted: (round.accepted,),
    Arrived: (round.arrived,),
    Assigned: (round.given,),
    Returned: (round.given,),
    Bounced: (round.given,),
    HandedOn: (round.given,),
    LevelRaised: (round.limited,),
    Resumed: (round.limited,),
    Extended: (round.extended,),
    Resolved: (round.resolved, quantity.resolved),
    Reopened: (round.reopened,),
    Revived: (round.revived, quantity.revived),
    VoiceAdded: (voice.added,),
    VoiceLeft: (voice.left, vote.left),
    ReporterLeft: (voice.reporter_left, vote.reporter_left),
    Voted: (vote.voted,),
    Withdrawn: (vote.dropped,),
    Absorbed: (voice.moved,),
    Released: (voice.moved, vote.moved),
    Split: (voice.moved, vote.moved),
    DoubtRaised: (doubt.raised,),
    DoubtListed: (doubt.settled,),
    DoubtFiled: (doubt.settled,),
    DoubtDropped: (doubt.settled,),
    ShadowSwitched: (shadow.switched,),
    ApprovalAsked: (approval.asked,),
    ApprovalAnswered: (approval.ended,),
    ApprovalTaken: (approval.ended,),
    LeaveGranted: (absence.granted,),
    LeaveEnded: (absence.ended,),
    RosterSet: (roster.imported,),
    RosterUndone: (roster.undone,),
    Attended: (attendance.attended,),
    Patrolled: (patrol.patrolled,),
    ActionPlanned: (action.planned,),
    ActionMoved: (action.moved,),
    ActionCalledOff: (action.called_off,),
    ActionEnded: (action.ended,),
    ActionCorrected: (action.corrected,),
    MeetingHeld: (meeting.held,),
    MeasureAgreed: (meeting.agreed,),
    MeasureDone: (meeting.done,),
    Praised: (praise.praised,),
    MarkGiven: (mark.given,),
    AppealMade: (mark.appealed,),
    AppealAnswered: (mark.answered,),
    PatrolWentOn: (patrol.went_on,),
}
"""What an event (or every event of that base) writes; the ticket itself and who has it in hand are written once, at the end."""

EFFECTS: Mapping[type[Event], Effect] = {
    TakenBack: retraction.taken_back,
    DoubtFiled: retraction.doubt_answered,
    DoubtDropped: retraction.doubt_answered,
    PlaceSet: rewording.place_told,
    Reopened: rewording.opened_again,
    Resolved: rewording.resolved,
    Surged: rewording.surged,
    Accepted: rewording.taken,
    Merged: rewording.merged,
    AccountBound: settled.account_bound,
    AccountRevoked: settled.account_revoked,
    CodeVoided: settled.code_voided,
    RoomBound: settled.room_bound,
    SendSettled: settled.send_settled,
    AlarmRung: settled.alarm_rung,
}
"""What an event does where no projection stands: once, when it happens."""

_ROWS: tuple[type[SQLModel], ...] = (
    TicketRow,
    HandRow,
    StandingRow,
    RoundRow,
    QuantityRow,
    VoiceRow,
    ToldInRow,
    VoteRow,
    DoubtRow,
    ShadowRow,
    ApprovalRow,
    AbsenceRow,
    RosterRow,
    AttendanceRow,
    PatrolRow,
    ClearedRow,
    ActionRow,
    ActionCountRow,
    MeetingRow,
    MeasureRow,
    PraiseRow,
    MarkRow,
)
TABLES: tuple[Table, ...] = tuple(map(table, _ROWS))
"""The tables that hold nothing but what the events have written."""


def write(session: Session, entries: Iterable[Entry], known: Mapping[TicketId, Ticket]) -> None:
    """Write the projections of events, in their order; `known` are the tickets as they were before."""
    now: dict[TicketId, Ticket] = dict(known)
    versions: dict[TicketId, int] = {}
    for entry in entries:
        event, before, after = entry.event, None, None
        if isinstance(event, TicketEvent):
            before = now.get(event.ticket)
            after = now[event.ticket] = evolve(before, event)
            versions[event.ticket] = entry.seq
        fact = Fact(entry.stream, entry.seq, event, before, after)
        for written in _writes(event.kind):
            written(session, fact)
    for ticket, version in versions.items():
        tickets.put(session, now[ticket], version)
        hand.put(session, known.get(ticket), now[ticket])
        told_in.put(session, known.get(ticket), now[ticket])


def act(session: Session, entries: Iterable[Entry], transport: str) -> None:
    """Do what events bring about beside their projections."""
    for entry in entries:
        effect = EFFECTS.get(type(entry.event))
        if effect is not None:
            effect(session, Fact(entry.stream, entry.seq, entry.event), transport)


@cache
def _writes(kind: str) -> tuple[Write, ...]:
    return tuple(written for base in KINDS[kind].__mro__ for written in PROJECTED.get(base, ()))
