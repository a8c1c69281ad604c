"""Inviting an officer (发码): a one-time code, shown once, that binds the WeChat account which sends it to the bot."""

import secrets
from datetime import datetime, timedelta

from handlers.domain.invitation import ALPHABET, LENGTH
from storage.engine.database import Database
from storage.rooms import invitations

VALID = timedelta(hours=24)


def invite(database: Database, person: str, now: datetime) -> str:
    """A new code for somebody of the staff; codes that he had before are void. Only its hash is kept."""
    code = ""
    while not (any(c.isdigit() for c in code) and any(c.isalpha() for c in code)):
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    with database.transaction() as session:
        invitations.invite(session, code, person, now + VALID)
    return code


def revoke(database: Database, person: str) -> int:
    """Take somebody's accounts away, and his open codes. Returns how many accounts there were."""
    with database.transaction() as session:
        invitations.void(session, person)
        return invitations.revoke(session, person)
