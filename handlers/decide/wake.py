"""Something comes due: its rule looks again before it acts, so a stale row does nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from handlers.domain.approval import ApprovalDue
from handlers.domain.decision import Decision, silence
from handlers.domain.due import Due, TicketDue
from handlers.domain.facts.action import ActionDue, WeeklyDue
from handlers.domain.facts.attendance import MorningDue, PresenceDue, UnreportedDue
from handlers.domain.facts.chart import WeekDue
from handlers.domain.facts.closing import LookDue, PhotoDue, RecheckDue, SecondAsking
from handlers.domain.facts.dispatch import AssistDue
from handlers.domain.facts.duty import ArriveDue, BeforeDue, GiveBackDue, HandOver, IdleDue, LadderDue
from handlers.domain.facts.hearing import LessonsDue, ListDue, MeaningDue
from handlers.domain.facts.lawtip import LawTipDue
from handlers.domain.facts.leave import LeaveBegins, LeaveEnds
from handlers.domain.facts.mark import AppealDue, MarksDue
from handlers.domain.facts.mediation import SessionDue
from handlers.domain.facts.meeting import MeasureDue
from handlers.domain.facts.neighbours import PollEnds, VoicesDue
from handlers.domain.facts.pause import SuperviseDue
from handlers.domain.facts.rooms import GapEnds, UnreachedDue
from handlers.domain.facts.tickets import CardDue
from handlers.domain.facts.whistle import MissingDue, MusterDue
from handlers.domain.scene import Need, Scene
from handlers.duty import approving, attendance, handover, ladder, leaving, morning, muster, remind, supervise
from handlers.governance import appeal, chart, lawtip, marking, reminding, watching
from handlers.hearing import doubt, vocabulary
from handlers.neighbours import photo, poll, recheck, second_asking, session, still, voices
from handlers.rooms import gap, unreached
from handlers.tickets import assist, dispatch


@dataclass(frozen=True)
class Waking:
    """The rule for one kind of due row, called with (scene, due), or (scene, ticket, due) where it is about a ticket."""

    rule: Callable[..., Decision]
    needs: frozenset[Need] = frozenset()


def _card(scene: Scene, ticket: Any, due: CardDue) -> Decision:
    return dispatch.send_late(scene, ticket)


WAKES: Mapping[type[Due], Waking] = {
    CardDue: Waking(_card),
    AssistDue: Waking(assist.call_late),
    LadderDue: Waking(ladder.climb),
    ArriveDue: Waking(remind.not_there),
    BeforeDue: Waking(remind.before),
    SuperviseDue: Waking(supervise.unanswered),
    IdleDue: Waking(remind.idle),
    GiveBackDue: Waking(remind.give_back),
    HandOver: Waking(handover.hand_over, frozenset({Need.HANDS})),
    ApprovalDue: Waking(approving.lapsed, frozenset({Need.APPROVALS})),
    LeaveBegins: Waking(leaving.begins, frozenset({Need.HANDS, Need.APPROVALS})),
    LeaveEnds: Waking(handover.ends, frozenset({Need.HANDS})),
    ActionDue: Waking(watching.look, frozenset({Need.ACTIONS})),
    WeeklyDue: Waking(watching.every_week, frozenset({Need.ACTIONS, Need.ALL_ACTIONS})),
    MusterDue: Waking(muster.summed_up),
    MissingDue: Waking(muster.missing),
    MorningDue: Waking(morning.tell, frozenset({Need.ATTENDANCE})),
    PresenceDue: Waking(attendance.remind, frozenset({Need.ATTENDANCE})),
    UnreportedDue: Waking(attendance.missed, frozenset({Need.ATTENDANCE})),
    AppealDue: Waking(appeal.remind, frozenset({Need.MARKS})),
    MarksDue: Waking(marking.missing, frozenset({Need.MARKS})),
    WeekDue: Waking(chart.tell),
    VoicesDue: Waking(voices.tell),
    PollEnds: Waking(poll.archive),
    SessionDue: Waking(session.remind),
    PhotoDue: Waking(photo.missed),
    LookDue: Waking(still.missed),
    SecondAsking: Waking(second_asking.ask),
    RecheckDue: Waking(recheck.ask),
    GapEnds: Waking(gap.tell, frozenset({Need.BACKLOG})),
    UnreachedDue: Waking(unreached.tell, frozenset({Need.UNREACHED})),
    MeaningDue: Waking(doubt.unanswered),
    ListDue: Waking(doubt.tell_lists, frozenset({Need.DOUBTS})),
    MeasureDue: Waking(reminding.remind, frozenset({Need.MEETINGS})),
    LawTipDue: Waking(lawtip.propose, frozenset({Need.LAWTIPS})),
    LessonsDue: Waking(vocabulary.suggest, frozenset({Need.LESSONS})),
}


def wake(scene: Scene, due: Due) -> Decision:
    """What is due, in the round that it was set for."""
    waking = WAKES.get(type(due))
    if waking is None:
        return silence("nobody's rule")
    if not isinstance(due, TicketDue):
        return waking.rule(scene, due)
    ticket = scene.tickets.get(due.ticket)
    if ticket is None or ticket.round != due.round and not due.any_round:
        return silence("another round, or no such ticket")
    return waking.rule(scene, ticket, due)
