"""What loads each thing that an intent may need beside the core of a scene."""

from collections.abc import Callable, Mapping
from functools import partial

from sqlmodel import Session

from handlers.domain.scene import Need
from storage.duty import approval, attendance, load
from storage.governance import action, agenda, figures, lawtip, mark, meeting, visit
from storage.hearing import scenes as hearing
from storage.hearing.scenes import Hints
from storage.loaded import Loaded
from storage.rooms import scenes as rooms
from storage.rooms import unreached
from storage.tickets import in_hand, in_work, like

Load = Callable[[Session, Loaded], Loaded]


def loaders(hints: Hints) -> Mapping[Need, Load]:
    """Every need with what loads it; `hints` are drawn from lessons by whoever knows the lexicon."""
    return {
        Need.IN_WORK: in_work.load,
        Need.FIGURES: figures.load,
        Need.WORDS: hearing.own_words,
        Need.LESSONS: partial(hearing.lessons, hints=hints),
        Need.DOUBTS: hearing.doubts,
        Need.LAST_DOUBT: hearing.last_doubt,
        Need.QUOTED_LINE: hearing.quoted_line,
        Need.INVITATION: rooms.invitation,
        Need.EXPOSED: rooms.exposed,
        Need.SENDS: rooms.sends,
        Need.UNREACHED: unreached.told,
        Need.RECALLED: rooms.recalled,
        Need.BACKLOG: rooms.backlog,
        Need.LATELY: hearing.lately,
        Need.ANSWERS: rooms.answers,
        Need.APPROVALS: approval.load,
        Need.ATTENDANCE: attendance.load,
        Need.LOAD: load.load,
        Need.HANDS: in_hand.load,
        Need.TOLD: in_hand.told,
        Need.LAWTIPS: lawtip.load,
        Need.ACTIONS: action.open_at,
        Need.ALL_ACTIONS: action.of_month,
        Need.VISITS: visit.load,
        Need.MEETINGS: meeting.load,
        Need.AGENDA: agenda.load,
        Need.LIKE: like.load,
        Need.UNIT_FIGURES: figures.of_unit,
        Need.PEERS: figures.peers,
        Need.MARKS: mark.load,
        Need.BEGUN: mark.begun,
    }
