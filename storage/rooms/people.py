"""Accounts and the persons behind them. Rights follow the account, never the name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam, delete, false, or_, select
from sqlmodel import Session

from storage.engine.dialect import insert
from storage.rows import IdentityRow, InboxRow, table

_IDENTITY, _INBOX = table(IdentityRow), table(InboxRow)
_PUT = insert(_IDENTITY)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["transport", "account"],
    set_={name: _PUT.excluded[name] for name in ("person", "name", "room", "instant_replies")},
)
_OF_ACCOUNT = select(_IDENTITY).where(
    _IDENTITY.c.transport == bindparam("transport"), _IDENTITY.c.account == bindparam("account")
)
_OF_ACCOUNTS = select(_IDENTITY).where(
    _IDENTITY.c.transport == bindparam("transport"), _IDENTITY.c.account.in_(bindparam("accounts", expanding=True))
)
_NAMES = select(_IDENTITY.c.person, _IDENTITY.c.name).where(
    _IDENTITY.c.person.in_(bindparam("persons", expanding=True))
)
_NAMES_IN = (
    select(_IDENTITY.c.name)
    .where(_IDENTITY.c.transport == bindparam("transport"), _IDENTITY.c.room == bindparam("room"))
    .distinct()
)
_STRANGERS = select(_IDENTITY.c.transport, _IDENTITY.c.account).where(
    _IDENTITY.c.person == _IDENTITY.c.transport + "/" + _IDENTITY.c.account
)
_SPEAKING = (
    select(_INBOX.c.transport, _INBOX.c.sender)
    .where(or_(_INBOX.c.blanked == false(), _INBOX.c.kept_at > bindparam("since")))
    .distinct()
)
_FORGET = delete(_IDENTITY).where(_IDENTITY.c.transport == bindparam("on"), _IDENTITY.c.account == bindparam("who"))
_ACCOUNT = (
    select(_IDENTITY.c.account)
    .where(_IDENTITY.c.transport == bindparam("transport"), _IDENTITY.c.person == bindparam("person"))
    .limit(1)
)


@dataclass(frozen=True)
class Identity:
    """An account of a transport, the person behind it, the name that is shown, and the group where he was last heard.

    `instant_replies` counts his lines in a row that came faster after one of ours than a thumb can type.
    """

    transport: str
    account: str
    person: str
    name: str
    room: str | None = None
    instant_replies: int = 0

    def heard(self, name: str, room: str | None) -> "Identity":
        """The identity once he has spoken under this name in this room; staff keep the name of config.yaml."""
        if self.person == self.name:
            name = self.name
        return (
            self
            if (name, room or self.room) == (self.name, self.room)
            else replace(self, name=name, room=room or self.room)
        )

    def counting(self, instant_replies: int) -> "Identity":
        """The identity with another count of instant replies."""
        return replace(self, instant_replies=instant_replies)


def find(session: Session, transport: str, account: str) -> Identity | None:
    """The identity of an account that has been heard, or that the transport vouches for."""
    row = session.execute(_OF_ACCOUNT, {"transport": transport, "account": account}).mappings().first()
    return Identity(**row) if row else None


def stranger(transport: str, account: str, name: str) -> Identity:
    """The identity of an account that nobody knows yet."""
    return Identity(transport, account, f"{transport}/{account}", name)


def put(session: Session, identity: Identity) -> None:
    """Keep an identity as it is now."""
    session.execute(_PUT, vars(identity))


def bind(session: Session, transport: str, accounts: Mapping[str, str]) -> None:
    """Accounts of staff, as the transport vouches for them: account id to the name in config.yaml."""
    rows = session.execute(_OF_ACCOUNTS, {"transport": transport, "accounts": list(accounts)}).mappings()
    known = {row["account"]: Identity(**row) for row in rows}
    for account, name in accounts.items():
        identity = known.get(account) or stranger(transport, account, name)
        if (identity.person, identity.name) != (name, name) or account not in known:
            put(session, replace(identity, person=name, name=name))


def meet(session: Session, transport: str, account: str, name: str, room: str | None) -> Identity:
    """The identity of whoever speaks: known by the account, or new. A new name or room is remembered."""
    known = find(session, transport, account)
    identity = (known or stranger(transport, account, name)).heard(name, room)
    if identity != known:
        put(session, identity)
    return identity


def names(session: Session, persons: Iterable[str]) -> dict[str, str]:
    """The display names of persons."""
    return {row.person: row.name for row in session.execute(_NAMES, {"persons": list(persons)})}


def bound(session: Session, persons: Iterable[str]) -> frozenset[str]:
    """Those among the persons who have an account, with whichever transport."""
    return frozenset(row.person for row in session.execute(_NAMES, {"persons": list(persons)}))


def forget(session: Session, transport: str, account: str) -> None:
    """Whose account it is, and what he called himself, is known no longer."""
    session.execute(_FORGET, {"on": transport, "who": account})


def forget_silent(session: Session, since: datetime, most: int) -> int:
    """Forget residents of whom no line has been kept since then, and no words stand; how many there were."""
    speaking = {tuple(row) for row in session.execute(_SPEAKING, {"since": since})}
    silent = sorted({tuple(row) for row in session.execute(_STRANGERS)} - speaking)[:most]
    for transport, account in silent:
        forget(session, transport, account)
    return len(silent)


def account(session: Session, transport: str, person: str) -> str | None:
    """The account by which a transport reaches somebody; None where it cannot."""
    return session.execute(_ACCOUNT, {"transport": transport, "person": person}).scalar()


def names_in(session: Session, transport: str, room: str | None) -> tuple[str, ...]:
    """The display names of those who were last heard in a room."""
    return tuple(session.execute(_NAMES_IN, {"transport": transport, "room": room}).scalars())
