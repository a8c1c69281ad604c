"""Which group of the config a room of a transport is. Where rooms go by their names (sandbox, replay) there is nothing to bind."""

from sqlmodel import Session, select

from storage.rows import BindingRow


def bind(session: Session, transport: str, room: str, group: str, by: str = "") -> None:
    """Bind a room to a group; the room or the group may have been bound otherwise before."""
    for row in session.exec(select(BindingRow).where(BindingRow.transport == transport)):
        if row.group == group and row.room != room:
            session.delete(row)
    session.flush()
    session.merge(BindingRow(transport=transport, room=room, group=group, by=by))


def group_of(session: Session, transport: str, room: str) -> str | None:
    """The group that a room is, None where it is bound to none."""
    row = session.get(BindingRow, (transport, room))
    return row.group if row else None


def room_of(session: Session, transport: str, group: str) -> str | None:
    """The room that a group is."""
    return session.exec(
        select(BindingRow.room).where(BindingRow.transport == transport, BindingRow.group == group)
    ).first()


def groups(session: Session, transport: str) -> dict[str, str]:
    """All bound groups, each with its room."""
    return {row.group: row.room for row in session.exec(select(BindingRow).where(BindingRow.transport == transport))}
