"""Which group of the config a room of a transport is. Where rooms go by their names (sandbox, replay) there is nothing to bind."""

from sqlalchemy import bindparam, delete, or_, select
from sqlmodel import Session

from storage.rows import BindingRow, table

_BINDING = table(BindingRow)
_HERE = _BINDING.c.transport == bindparam("transport")
_ROOMS = select(_BINDING.c.room, _BINDING.c.group).where(_HERE)
_ROOM = select(_BINDING.c.room).where(_HERE, _BINDING.c.group == bindparam("group"))
_FREE = delete(_BINDING).where(
    _BINDING.c.transport == bindparam("on"),
    or_(_BINDING.c.room == bindparam("of_room"), _BINDING.c.group == bindparam("of_group")),
)


def bind(session: Session, transport: str, room: str, group: str, by: str = "") -> None:
    """Bind a room to a group; the room or the group may have been bound otherwise before."""
    session.execute(_FREE, {"on": transport, "of_room": room, "of_group": group})
    session.add(BindingRow(transport=transport, room=room, group=group, by=by))
    session.flush()


def rooms(session: Session, transport: str) -> dict[str, str]:
    """All bound rooms, each with its group."""
    return {row.room: row.group for row in session.execute(_ROOMS, {"transport": transport})}


def room_of(session: Session, transport: str, group: str) -> str | None:
    """The room that a group is."""
    return session.execute(_ROOM, {"transport": transport, "group": group}).scalar()


def groups(session: Session, transport: str) -> dict[str, str]:
    """All bound groups, each with its room."""
    return {group: room for room, group in rooms(session, transport).items()}
