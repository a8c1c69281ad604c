"""By which transport a room or a person is reached: the one where it is bound, not the one that happened to speak."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlmodel import Session

from storage.rows import BindingRow, IdentityRow, table

_IDENTITY, _BINDING = table(IdentityRow), table(BindingRow)
_OF_PERSON = (
    select(_IDENTITY.c.transport, _IDENTITY.c.account)
    .where(_IDENTITY.c.person == bindparam("person"))
    .order_by(_IDENTITY.c.transport != bindparam("speaking"), _IDENTITY.c.transport)
    .limit(1)
)
_OF_ROOM = (
    select(_BINDING.c.transport)
    .where(_BINDING.c.group == bindparam("room"))
    .order_by(_BINDING.c.transport != bindparam("speaking"), _BINDING.c.transport)
    .limit(1)
)


@dataclass(frozen=True)
class Route:
    """A transport, and for a person his account there; None where he has none anywhere."""

    transport: str
    account: str | None = None


def route(session: Session, room: str | None, person: str | None, speaking: str) -> Route:
    """The way to a room or a person; where several lead there, by the transport that is `speaking`."""
    if person is not None:
        row = session.execute(_OF_PERSON, {"person": person, "speaking": speaking}).first()
        return Route(row.transport, row.account) if row else Route(speaking)
    return Route(session.execute(_OF_ROOM, {"room": room, "speaking": speaking}).scalar() or speaking)
