"""Whoever works at the machine leaves an event too, under the name that the system knows him by (留痕)."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlmodel import Session

    from handlers.domain.facts.governance import View
    from storage.engine.database import Database

HERE = "命令行"
"""The transport, and the unit, of what is typed at the machine."""


def on_record(database: "Database", command: str, about: str = "", *shown: "View") -> None:
    """Keep that a command was given here, before it is carried out; `about` is the id of whom or what it is about."""
    with database.transaction() as session:
        keep(session, command, about, *shown)


def keep(session: "Session", command: str, about: str = "", *shown: "View") -> None:
    """The same in a transaction that is there; `shown` is what it shows that others read masked."""
    from bot.clock import SystemClock
    from handlers.domain.facts.governance import CommandGiven, UnmaskedViewed
    from storage.governance import audit

    who = operator()
    user = who.partition("/")[2]
    by: dict[str, Any] = {"by": who, "person": who, "transport": HERE, "account": user, "unit": HERE}
    by |= {"at": SystemClock().now(), "about": about}
    audit.keep(session, CommandGiven(command=command, **by))
    if shown:
        audit.keep(session, UnmaskedViewed(what=shown, **by))


def operator() -> str:
    """Whoever works at the machine, as events name him."""
    return f"{HERE}/{_user()}"


def _user() -> str:
    """The name of whoever is logged in; his number where the system has no name for him."""
    import getpass
    import os

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a container without a list of users; Windows without a name
        return str(os.getuid()) if hasattr(os, "getuid") else "?"
