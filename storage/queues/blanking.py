"""Words leave the queues: of lines that were heard, of lines of ours, of questions. Ids and moments stay."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, exists, false, func, or_, select, true, update
from sqlmodel import Session

from handlers.domain.message import IncomingMessage
from storage.engine.codec import dump, dump_text, load
from storage.queues.inbox import BELONGS
from storage.queues.outbox import Body
from storage.rows import InboxRow, LineRow, OutboxRow, QuestionRow, table
from storage.tickets.picture import OVER
from storage.tickets.ticket import TICKET

_INBOX, _OUTBOX, _LINE, _QUESTION = table(InboxRow), table(OutboxRow), table(LineRow), table(QuestionRow)
_MANY = 500
_OF_TICKETS = (
    select(_INBOX.c.id)
    .join(_LINE, (_LINE.c.transport == _INBOX.c.transport) & (_LINE.c.message_id == _INBOX.c.message_id))
    .where(_LINE.c.ticket.in_(bindparam("tickets", expanding=True)), _INBOX.c.blanked == false())
)
_ELSEWHERE = exists().where(
    _LINE.c.transport == _INBOX.c.transport,
    _LINE.c.message_id == _INBOX.c.message_id,
    TICKET.c.id == _LINE.c.ticket,
    TICKET.c.state.not_in(OVER),
)
_STILL_NEEDED = select(_INBOX.c.id).where(_INBOX.c.id.in_(bindparam("rows", expanding=True)), _ELSEWHERE)
_FAILED = (
    select(_INBOX.c.id)
    .where(_INBOX.c.state == "failed", _INBOX.c.blanked == false(), _INBOX.c.kept_at <= bindparam("before"))
    .order_by(_INBOX.c.id)
    .limit(bindparam("most"))
)
_BLANK = (
    update(_INBOX)
    .where(_INBOX.c.id.in_(bindparam("rows", expanding=True)))
    .values(body="", blanked=True, fleeting=False, why=None, error=None)
)
_CALLS = select(_INBOX.c.id, _INBOX.c.body).where(
    _INBOX.c.blanked == false(), _INBOX.c.body.contains(bindparam("call"))
)
_REWRITE = update(_INBOX).where(_INBOX.c.id == bindparam("row")).values(body=bindparam("whole"))
_BARE = (
    select(_INBOX.c.id)
    .where(_INBOX.c.blanked == true(), _INBOX.c.state != "new", _INBOX.c.kept_at <= bindparam("before"), ~BELONGS)
    .order_by(_INBOX.c.id)
    .limit(bindparam("most"))
)
_DROP = delete(_INBOX).where(_INBOX.c.id.in_(bindparam("rows", expanding=True)))
_NO_TEXT, _NO_BARE = '"text":""', '"bare":""'
_HOLDS_WORDS = or_(
    func.replace(_OUTBOX.c.body, _NO_TEXT, "").contains('"text":"'),
    func.replace(_OUTBOX.c.body, _NO_BARE, "").contains('"bare":"'),
)
"""A quote within a text is written with a stroke before it, so that no text can look like a field."""
_UNSETTLED = ("waiting", "sending", "unknown")
_SETTLED = _OUTBOX.c.state.not_in(_UNSETTLED)
_SAID = (
    select(_OUTBOX.c.id, _OUTBOX.c.body)
    .where(
        _SETTLED,
        _HOLDS_WORDS,
        _OUTBOX.c.created_at <= bindparam("before"),
        _OUTBOX.c.station.in_(bindparam("units", expanding=True)),
    )
    .order_by(_OUTBOX.c.id)
    .limit(bindparam("most"))
)
_SAY_NOTHING = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("line")).values(body=bindparam("wordless"), error=None)
_ANY_SAID = (
    select(_OUTBOX.c.id, _OUTBOX.c.state, _OUTBOX.c.transport, _OUTBOX.c.person, _OUTBOX.c.answers, _OUTBOX.c.body)
    .where(_HOLDS_WORDS)
    .order_by(_OUTBOX.c.id)
)
_SAY_INSTEAD = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("line")).values(body=bindparam("wordless"))
_NEVER = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("line")).values(state="recalled", settled_at=bindparam("now"))
_TO_NOBODY = (
    update(_OUTBOX)
    .where(_OUTBOX.c.transport == bindparam("on"), _OUTBOX.c.person == bindparam("who"), _SETTLED)
    .values(person="")
)
_LAPSED = delete(_QUESTION).where(_QUESTION.c.until <= bindparam("now"))


def blank(session: Session, rows: Sequence[int]) -> int:
    """The words of lines that were heard go, with what came of them and what went wrong; how many lines there were."""
    for first in range(0, len(rows), _MANY):
        session.execute(_BLANK, {"rows": list(rows[first : first + _MANY])})
    return len(rows)


def of_tickets(session: Session, tickets: Sequence[str]) -> list[int]:
    """The lines that belong to these tickets and to none that is still in work, whose words stand yet."""
    rows = set(session.execute(_OF_TICKETS, {"tickets": list(tickets)}).scalars())
    needed = session.execute(_STILL_NEEDED, {"rows": list(rows)}).scalars() if rows else ()
    return sorted(rows.difference(needed))


def uncall(session: Session, name: str) -> None:
    """In the lines of others nobody is called by this name any more."""
    for row in session.execute(_CALLS, {"call": dump_text(f"@{name}")}).all():
        line = load(IncomingMessage, row.body)
        session.execute(
            _REWRITE, {"row": row.id, "whole": dump(replace(line, text=line.text.replace(f"@{name}", "@")))}
        )


def failed(session: Session, before: datetime, most: int) -> int:
    """Lines at which a rule raised so long ago lose their words; how many there were."""
    return blank(session, session.execute(_FAILED, {"before": before, "most": most}).scalars().all())


def drop_bare(session: Session, before: datetime, most: int) -> int:
    """Ids of lines that have had no words for so long are gone; how many there were."""
    rows = session.execute(_BARE, {"before": before, "most": most}).scalars().all()
    if rows:
        session.execute(_DROP, {"rows": list(rows)})
    return len(rows)


def said(session: Session, stations: Iterable[str], before: datetime, most: int) -> int:
    """Lines of ours of stations, settled so long ago, lose their words; how many there were."""
    rows = session.execute(_SAID, {"units": list(stations), "before": before, "most": most}).all()
    return say_nothing(session, rows)


def say_nothing(session: Session, rows: Sequence[Any]) -> int:
    """Lines of ours (each with `id` and `body`) lose their words, and still belong to their tickets."""
    for row in rows:
        wordless = dump(Body("", (), None, load(Body, row.body).tickets))
        session.execute(_SAY_NOTHING, {"line": row.id, "wordless": wordless})
    return len(rows)


def unsaid(
    session: Session,
    accounts: Collection[tuple[str, str]],
    messages: Collection[str],
    needles: Collection[str],
    tickets: Collection[str],
    instead: Callable[[Sequence[str]], str],
    now: datetime,
) -> tuple[int, ...]:
    """Lines of ours to these accounts, in answer to these messages or about these tickets lose their words, and so do settled ones with
    one of the needles in them (a nickname may be any word: what is still to be said is not searched for it); the ids of them.

    One that still waits is not said to whom it was for; to others `instead` is said of its tickets.
    """
    gone = []
    for row in session.execute(_ANY_SAID).all():
        body, to_him = load(Body, row.body), (row.transport, row.person) in accounts
        his = to_him or row.answers in messages or body.quote in messages
        named = row.state not in _UNSETTLED and any(needle in row.body for needle in needles)
        if not (his or named or any(ticket in tickets for ticket in body.tickets)):
            continue
        gone.append(row.id)
        others = body.tickets if row.state == "waiting" and not to_him else ()
        if others:
            session.execute(_SAY_INSTEAD, {"line": row.id, "wordless": dump(_instead(body, instead))})
            continue
        say_nothing(session, [row])
        if row.state == "waiting":
            session.execute(_NEVER, {"line": row.id, "now": now})
    for transport, account in accounts:
        session.execute(_TO_NOBODY, {"on": transport, "who": account})
    return tuple(gone)


def _instead(body: Body, instead: Callable[[Sequence[str]], str]) -> Body:
    """The same line without its words: what is left of each matter, and of all."""
    numbers = [ticket.rpartition("/")[2] for ticket in body.tickets]
    parts = tuple(replace(part, text=instead([part.ticket.number]), bare="") for part in body.parts)
    return Body(instead(numbers), body.mentions, None, body.tickets, parts)


def lapse(session: Session, now: datetime) -> None:
    """Questions that nobody has answered in time are gone, with the words that waited for the answer."""
    session.execute(_LAPSED, {"now": now})
