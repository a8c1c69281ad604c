"""Overrides (调整): what was changed over config.yaml, as it holds now."""

from datetime import datetime

from sqlmodel import Session

from handlers.domain.override import Overrides
from storage.duty import absence, roster
from storage.hearing import shadow


def overrides(session: Session, now: datetime) -> Overrides:
    """What was changed and has not ended by `now`."""
    return Overrides(absence.lasting(session, now), roster.rosters(session), shadow.groups(session))
