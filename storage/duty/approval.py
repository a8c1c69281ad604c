"""Approvals (审批) that wait for an answer: a row from the asking until somebody has answered or the wish was taken back."""

import json
from datetime import datetime

from sqlalchemy import Index, bindparam, delete, insert, select
from sqlmodel import Field, Session, SQLModel

from handlers.domain.approval import Approval, ApprovalAsked, ApprovalEvent
from storage.fact import Fact
from storage.loaded import Loaded
from storage.rows import table


class ApprovalRow(SQLModel, table=True):
    """Something that was asked for: `of` is a JSON list of those who may grant it."""

    __tablename__ = "approval"
    __table_args__ = (Index("approval_until", "until"),)

    id: str = Field(primary_key=True)
    kind: str
    wish: str
    by: str
    of: str
    at: datetime
    until: datetime


_APPROVAL = table(ApprovalRow)
_PUT = insert(_APPROVAL)
_END = delete(_APPROVAL).where(_APPROVAL.c.id == bindparam("which"))
_WAITING = select(_APPROVAL).where(_APPROVAL.c.until > bindparam("now")).order_by(_APPROVAL.c.at.desc(), _APPROVAL.c.id)


def asked(session: Session, fact: Fact[ApprovalAsked]) -> None:
    """It waits from now on."""
    event = fact.event
    row = {"id": event.approval, "kind": event.kind, "wish": event.wish, "by": event.by or "", "at": event.at}
    session.execute(_PUT, row | {"of": json.dumps(event.of, ensure_ascii=False), "until": event.until})


def ended(session: Session, fact: Fact[ApprovalEvent]) -> None:
    """Answered, or taken back."""
    session.execute(_END, {"which": fact.event.approval})


def waiting_for(session: Session, person: str, now: datetime) -> tuple[Approval, ...]:
    """What somebody may answer now, the newest first."""
    rows = session.execute(_WAITING, {"now": now}).mappings()
    approvals = (Approval(**{**row, "of": tuple(json.loads(row["of"]))}) for row in rows)
    return tuple(approval for approval in approvals if approval.waits_for(person))


def load(session: Session, loaded: Loaded) -> Loaded:
    """What waits for the speaker's yes."""
    scene = loaded.scene
    return loaded.duty(approvals=waiting_for(session, scene.speaker.person, scene.now))
