"""Examples that several of these tests begin with: a moment, a calendar, people, a ticket, one event of every kind."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from handlers.domain.event import KINDS as EVENTS
from handlers.domain.event import Said, TicketEvent
from handlers.domain.evidence import Item
from handlers.domain.evolve import evolve
from handlers.domain.facts.pause import Cause
from handlers.domain.facts.tickets import Opened
from handlers.domain.finding import Finding
from handlers.domain.policy import Matter
from handlers.domain.reading import Label, Level, Verdict
from handlers.domain.ticket import Resolution, Source, Stage, State, Ticket, TicketId, Voice
from handlers.domain.town import Role, Staff
from handlers.domain.whistle import Reply
from handlers.domain.workcalendar import TOWN_TIME, WorkCalendar


def at(text: str) -> datetime:
    """`at("2025-09-28 08:32")`, on the clock of the town."""
    return datetime.fromisoformat(text).replace(tzinfo=TOWN_TIME)


NOW = at("2025-09-28 08:32")

# The autumn of 2025: the National Day holiday, and the two weekend days that make up for it (调休).
CALENDAR = WorkCalendar(
    off={date(2025, 10, day): "国庆节" for day in range(1, 9)},
    on={date(2025, 9, 28): "国庆节调休", date(2025, 10, 11): "国庆节调休"},
    known=frozenset({2025}),
)


def member(role: Role, department: str = "", qualified: bool = False, name: str = "某某") -> Staff:
    """Somebody of the demo station."""
    return Staff(name, role, "鹿鸣街道/学桥", department, qualified)


BLOCKED = Matter("blocked_way", Label.PARKING, "违停堵门", "综合执法")

ID, OTHER = TicketId("学桥", 126), TicketId("学桥", 127)

OPENED = Opened(
    ticket=ID,
    at=NOW,
    by="chat/陈姐",
    path="鹿鸣街道/学桥/桂花苑",
    room="桂花苑业主群",
    matter="blocked_way",
    label=Label.PARKING,
    level=Level.URGENT,
    place=Said("3栋单元门口", "chat/陈姐"),
    lines=(Said("又堵3栋单元门口了!救护车来了都进不去 云E·12D88", "chat/陈姐", "m1"),),
    source=Source.RESIDENT,
    private=False,
    reporter="chat/陈姐",
    message="m1",
    told_at=NOW,
    accept_by=NOW + timedelta(minutes=10),
    resolve_by=NOW + timedelta(hours=2),
    before=("图1",),
)

# What each kind of event needs beside its ticket and its time.
_NEEDS: dict[str, dict[str, Any]] = {
    "Dispatched": {"called": ("李伟", "赵敏")},
    "PlaceSet": {"place": Said("9栋西门", "chat/陈姐", "m3")},
    "HomeTold": {"home": Said("9栋502", "chat/陈姐", "m3")},
    "LineJoined": {"line": Said("天天这样", "chat/陈姐", "m2")},
    "LineRetracted": {"message": "m2"},
    "LevelRaised": {"level": Level.RED, "accept_by": NOW, "resolve_by": NOW},
    "PhotosAdded": {"stage": Stage.AFTER, "photos": ("图2",)},
    "VoiceAdded": {"person": "chat/老周"},
    "VoiceLeft": {"person": "chat/老周"},
    "VoicesTold": {"count": 3},
    "ReporterLeft": {},
    "Accepted": {"person": "李伟"},
    "Assisted": {"person": "赵敏"},
    "Arrived": {"person": "李伟"},
    "SetOut": {},
    "ProgressAsked": {"urges": True},
    "Noted": {"words": Said("正在联系车主", "李伟", "m4"), "progress": True},
    "Reminded": {"persons": ("李伟",)},
    "Escalated": {"persons": ("吴娟",)},
    "Delayed": {"until": NOW},
    "Returned": {"accept_by": NOW},
    "HandedOn": {"of": "唐静", "person": "李伟", "accept_by": NOW},
    "AssistCalled": {"persons": ("李伟",)},
    "Bounced": {"person": "唐静", "to": "李伟", "words": Said("占道归城管", "唐静", "m6"), "accept_by": NOW},
    "Spared": {"until": NOW},
    "SentDown": {},
    "Paused": {"cause": Cause.PAPERS, "until": NOW},
    "Resumed": {"accept_by": NOW, "resolve_by": NOW},
    "Extended": {"until": NOW},
    "Supervised": {"until": NOW},
    "SupervisionEnded": {"answered": True},
    "MarkedComplex": {"experts": (("市监", "唐静"),), "words": Said("油烟要不要测", "李伟", "m8")},
    "EvidenceGiven": {"item": Item.WHO, "words": Said("摊主姓杨", "李伟", "m9")},
    "ComplexEnded": {},
    "EvidenceSkipped": {"item": Item.WHEN},
    "Whistled": {"at_time": NOW, "place": Said("9栋西门", "周建国", "m6"), "called": (("公安", "王磊"),)},
    "WhistleAnswered": {
        "called": "王磊",
        "person": "王磊",
        "reply": Reply.CANNOT,
        "words": Said("在办案", "王磊", "m7"),
    },
    "WhistleCalledOff": {},
    "WhistleMissed": {"persons": ("王磊",)},
    "MediationBegun": {"pair": ("王磊", "何芳")},
    "SessionAgreed": {"session": NOW},
    "SessionFailed": {"words": Said("一方没来", "王磊", "m10")},
    "MediationReached": {"words": Said("十点后不打牌", "王磊", "m11")},
    "MediationEnforced": {"person": "李伟"},
    "HandedOver": {"of": "李伟", "person": "段勇"},
    "Assigned": {"person": "段勇", "accept_by": NOW},
    "Resolved": {
        "resolution": Resolution.SOLVED,
        "note": Said("车挪走了", "李伟", "m5"),
        "quantities": {"vehicle": 1},
        "photos": ("图3",),
    },
    "Voted": {"person": "chat/陈姐", "verdict": Verdict.SATISFIED, "round": 1},
    "Praised": {"person": "李伟"},
    "Reopened": {"accept_by": NOW, "resolve_by": NOW},
    "Archived": {},
    "PhotoAsked": {"person": "李伟", "until": NOW},
    "PhotoShown": {},
    "PhotoMissed": {},
    "StillThere": {"asked": ("李伟",), "until": NOW},
    "LookMissed": {"told": ("吴娟",)},
    "Verified": {},
    "Rechecked": {"finding": Finding.GONE},
    "Recurred": {"into": OTHER},
    "Withdrawn": {},
    "Merged": {"into": OTHER, "was": State.OPEN},
    "Absorbed": {"child": OTHER, "voices": (Voice("chat/老周", NOW, (OTHER,)),), "place": Said("9栋", "chat/老周")},
    "Split": {"voices": (), "ballots": (), "accept_by": NOW, "resolve_by": NOW},
    "Released": {"child": OTHER, "through": OTHER},
    "Divided": {
        "second": OTHER,
        "label": Label.NOISE,
        "matter": "square_dance",
        "level": Level.NORMAL,
        "place": Said("小广场", "chat/陈姐", "m1"),
        "words": Said("还有广场舞", "chat/陈姐", "m1"),
    },
    "Likened": {"other": OTHER, "person": "李伟"},
    "Distinguished": {"other": OTHER},
    "ToldElsewhere": {"room": "学府里业主群", "message": "m10"},
    "Surged": {"count": 8},
    "Revived": {"accept_by": NOW, "resolve_by": NOW, "level": Level.NORMAL, "place": Said("6栋2单元", "chat/陈姐")},
}

KINDS: dict[str, type[TicketEvent]] = {name: kind for name, kind in EVENTS.items() if issubclass(kind, TicketEvent)}


def event(kind: str, **changes: Any) -> TicketEvent:
    """One event of that kind, as it may happen to #1263."""
    if kind == "Opened":
        return replace(OPENED, **changes)
    needs: dict[str, Any] = {"ticket": ID, "at": NOW, **_NEEDS[kind], **changes}
    return KINDS[kind](**needs)


def ticket(**changes: Any) -> Ticket:
    """#1263, a blocked door; `changes` are fields of it."""
    return replace(evolve(None, OPENED), **changes)


def ticket_in(state: State) -> Ticket:
    """#1263 after the shortest story that brings it there."""
    steps = {
        State.OPEN: (),
        State.ACCEPTED: ("Accepted",),
        State.ON_SITE: ("Accepted", "Arrived"),
        State.PAUSED: ("Accepted", "Paused"),
        State.RESOLVED: ("Accepted", "Resolved"),
        State.ARCHIVED: ("Accepted", "Resolved", "Archived"),
        State.WITHDRAWN: ("Withdrawn",),
        State.MERGED: ("Merged",),
    }[state]
    told = ticket()
    for step in steps:
        told = evolve(told, event(step))
    return told
