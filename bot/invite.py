"""Inviting an officer (发码): a one-time code, shown once, that binds the WeChat account which sends it to the bot."""

import secrets
from datetime import datetime

from handlers.domain.decision import Timer
from handlers.domain.facts.duty import HandOver
from handlers.domain.facts.rooms import AccountRevoked
from handlers.domain.invitation import ALPHABET, LENGTH, VALID
from handlers.domain.town import Town
from storage import events, projections
from storage.engine.database import Database
from storage.queues import due
from storage.rooms import invitations
from storage.tickets import in_hand


def invite(database: Database, person: str, now: datetime) -> str:
    """A new code for somebody of the staff; codes that he had before are void. Only its hash is kept."""
    code = ""
    while not (any(c.isdigit() for c in code) and any(c.isalpha() for c in code)):
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    with database.transaction() as session:
        invitations.invite(session, code, person, now + VALID)
    return code


def revoke(database: Database, town: Town, person: str, now: datetime) -> int:
    """Take somebody's accounts away, and his open codes; returns how many accounts there were.

    What he has in hand is handed over by the house, within a minute where it runs, else at its next start.
    """
    with database.transaction() as session:
        invitations.void(session, person)
        accounts = invitations.accounts(session, person)
        gone = [AccountRevoked(person=person, at=now, transport=on, account=account) for on, account in accounts]
        projections.act(session, events.append(session, gone, {}), "")
        if gone:
            stations = {ticket.station for ticket in in_hand.of(session, person)} | _own_station(town, person)
            due.put(session, now, *(Timer(now, HandOver(station, person)) for station in sorted(stations)))
    return len(gone)


def _own_station(town: Town, person: str) -> set[str]:
    member = town.people.get(person)
    station = town.station_at(member.path) if member else None
    return {station.name} if station else set()
