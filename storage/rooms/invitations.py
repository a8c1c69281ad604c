"""One-time codes that bind an account to somebody of the staff: short-lived, single use, kept as hashes."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, delete, select, update

from handlers.domain.invitation import VALID, Invited
from storage.rows import IdentityRow, InvitationRow

_UNUSED = col(InvitationRow.used_at).is_(None)


def invite(session: Session, code: str, person: str, until: datetime) -> None:
    """Keep a code for a person; codes that he had before are void."""
    void(session, person)
    session.merge(InvitationRow(code_hash=_hash(code), person=person, until=until))


def void(session: Session, person: str) -> None:
    """Codes that were not used yet are good for nothing, and nobody's."""
    session.exec(delete(InvitationRow).where(col(InvitationRow.person) == person, _UNUSED))


def end(session: Session, person: str, now: datetime) -> None:
    """Codes that were not used yet have expired."""
    session.exec(update(InvitationRow).where(col(InvitationRow.person) == person, _UNUSED).values(until=now))


def known(session: Session, codes: Iterable[str], now: datetime) -> tuple[Invited, ...]:
    """Those that were ever issued among what may be codes, and how they stand."""
    hashes = {_hash(code): code for code in codes}
    if not hashes:
        return ()
    rows = session.exec(select(InvitationRow).where(col(InvitationRow.code_hash).in_(hashes)))
    return tuple(Invited(hashes[row.code_hash], row.person, _standing(row, now)) for row in rows)


def redeem(session: Session, transport: str, account: str, person: str, now: datetime) -> None:
    """Bind the account by the person's code. Whoever was bound to the person by another account of the transport no longer is."""
    for old in accounts(session, person):
        if old[0] == transport:
            revoke(session, *old)
    session.exec(update(InvitationRow).where(col(InvitationRow.person) == person, _UNUSED).values(used_at=now))
    here = (col(IdentityRow.transport) == transport, col(IdentityRow.account) == account)
    session.exec(update(IdentityRow).where(*here).values(person=person))


def accounts(session: Session, person: str) -> list[tuple[str, str]]:
    """The accounts that are a person's, each with its transport."""
    query = select(IdentityRow.transport, IdentityRow.account).where(IdentityRow.person == person)
    return list(session.exec(query.order_by(IdentityRow.transport, IdentityRow.account)))


def revoke(session: Session, transport: str, account: str) -> None:
    """The account is a stranger's again."""
    here = (col(IdentityRow.transport) == transport, col(IdentityRow.account) == account)
    session.exec(update(IdentityRow).where(*here).values(person=f"{transport}/{account}"))


def _standing(row: InvitationRow, now: datetime) -> str:
    if row.used_at is not None:
        return "used"
    stands = now < row.until <= now + VALID  # one that would hold longer was made by a clock that ran ahead
    return "good" if stands else "expired"


def _hash(code: str) -> str:
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()
