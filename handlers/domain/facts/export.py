"""Exports (导出): tables that somebody took out of the house, and what for."""

from dataclasses import dataclass
from datetime import datetime

from handlers.domain.event import NOTHING_SAID, Said
from handlers.domain.facts.governance import AuditEvent
from handlers.domain.period import Period
from handlers.domain.question import Question


@dataclass(frozen=True, kw_only=True)
class TablesExported(AuditEvent, kind="TablesExported"):
    """The tables of a unit and a period; without masks only for a `purpose`."""

    start: datetime
    end: datetime
    unmasked: bool
    purpose: Said = NOTHING_SAID


@dataclass(frozen=True)
class ReasonAsked(Question, kind="export reason"):
    """What tables without masks are wanted for, of these `days` and that station ("" for the street)."""

    days: Period
    station: str
