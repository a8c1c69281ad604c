"""Accounts and the persons behind them. Rights follow the account, never the name."""

from collections.abc import Iterable, Mapping

from sqlmodel import Session, col, select

from storage.rows import IdentityRow


def bind(session: Session, transport: str, accounts: Mapping[str, str]) -> None:
    """Accounts of staff, as the transport vouches for them: account id to the name in config.yaml."""
    for account, name in accounts.items():
        row = session.get(IdentityRow, (transport, account)) or IdentityRow(
            transport=transport, account=account, person=name, name=name
        )
        row.person, row.name = name, name
        session.add(row)


def meet(session: Session, transport: str, account: str, name: str, room: str | None) -> IdentityRow:
    """The identity of whoever speaks: known by the account, or new. A new name or room is remembered."""
    row = session.get(IdentityRow, (transport, account))
    if row is None:
        row = IdentityRow(transport=transport, account=account, person=f"{transport}/{account}", name=name)
    if row.person != row.name:
        row.name = name
    row.room = room or row.room
    session.add(row)
    return row


def names(session: Session, persons: Iterable[str]) -> dict[str, str]:
    """The display names of persons."""
    found = session.exec(select(IdentityRow).where(col(IdentityRow.person).in_(list(persons))))
    return {row.person: row.name for row in found}


def account(session: Session, transport: str, person: str) -> str | None:
    """The account by which a transport reaches somebody; None where it cannot."""
    query = select(IdentityRow.account).where(IdentityRow.transport == transport, IdentityRow.person == person)
    return session.exec(query).first()
