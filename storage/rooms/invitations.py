"""One-time codes that bind an account to somebody of the staff: short-lived, single use, kept as hashes, wrong tries counted."""

import hashlib
from datetime import datetime

from sqlmodel import Session, col, delete, select, update

from handlers.domain.invitation import Invited
from storage.rows import IdentityRow, InvitationRow


def invite(session: Session, code: str, person: str, until: datetime) -> None:
    """Keep a code for a person; codes that he had before are void."""
    void(session, person)
    session.merge(InvitationRow(code_hash=_hash(code), person=person, until=until))


def void(session: Session, person: str) -> None:
    """Codes that were not used yet are good for nothing."""
    session.exec(delete(InvitationRow).where(col(InvitationRow.person) == person, col(InvitationRow.used_at).is_(None)))


def look_up(session: Session, code: str, now: datetime) -> Invited:
    """What a code that somebody sent stands for; `person` is None where it is wrong, used or expired."""
    row = session.get(InvitationRow, _hash(code))
    if row is None:
        return Invited(code, None, "wrong")
    if row.used_at is not None:
        return Invited(code, None, "used")
    return Invited(code, None, "expired") if row.until < now else Invited(code, row.person, "good")


def redeem(session: Session, transport: str, account: str, person: str, now: datetime) -> None:
    """Bind the account by the person's code. Whoever was bound to the person by another account of the transport no longer is."""
    revoke(session, person, transport)
    open_code = (col(InvitationRow.person) == person, col(InvitationRow.used_at).is_(None))
    session.exec(update(InvitationRow).where(*open_code).values(used_at=now))
    values = {"person": person, "wrong_codes": 0}
    session.exec(
        update(IdentityRow)
        .where(col(IdentityRow.transport) == transport, col(IdentityRow.account) == account)
        .values(**values)
    )


def revoke(session: Session, person: str, transport: str | None = None) -> int:
    """Take the person's accounts away; each becomes a stranger's again. Returns how many there were."""
    query = select(IdentityRow).where(IdentityRow.person == person)
    rows = list(session.exec(query.where(IdentityRow.transport == transport) if transport else query))
    for row in rows:
        row.person = f"{row.transport}/{row.account}"
        session.add(row)
    session.flush()
    return len(rows)


def missed(session: Session, transport: str, account: str) -> None:
    """One more wrong try."""
    row = session.get_one(IdentityRow, (transport, account))
    row.wrong_codes += 1
    session.add(row)


def _hash(code: str) -> str:
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()
