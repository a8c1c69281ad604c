"""The inbox: everything heard is kept first and thought about after, so a rule that crashes cannot lose it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Result, bindparam, exists, false, func, or_, select, text, update
from sqlmodel import Session

from handlers.domain.message import SHOWING, IncomingMessage, Kind, holds_words
from handlers.domain.relay import is_relay
from storage.engine.codec import dump, load
from storage.engine.dialect import insert
from storage.queues.lanes import next_lane
from storage.rows import InboxRow, LineRow, table

RED, ORDINARY = 0, 1
"""The ranks of messages: what may be red or urgent is thought about before everything else that waits."""
_FEW = 4

_INBOX, _LINE = table(InboxRow), table(LineRow)
_NEW = text("inbox.state = 'new'")  # as its index says it: a bound parameter would not find the index
_FLEETING = text("inbox.fleeting")
_KNOWN = (_INBOX.c.transport == bindparam("on"), _INBOX.c.message_id == bindparam("message"))
BELONGS = exists().where(_LINE.c.transport == _INBOX.c.transport, _LINE.c.message_id == _INBOX.c.message_id)

_KEEP = insert(_INBOX).values(lane=next_lane(_INBOX))
_CONTENT = ("at", "room", "sender", "kind", "state", "rank", "lane", "body")
_KEEP = _KEEP.on_conflict_do_update(
    index_elements=["transport", "message_id"],
    set_={name: _KEEP.excluded[name] for name in _CONTENT},
    where=_INBOX.c.state == "bare",
)
_KEEP_BARE = insert(_INBOX).on_conflict_do_nothing()
_CLAIM = (
    select(_INBOX.c.id, _INBOX.c.body)
    .where(_NEW)
    .order_by(_INBOX.c.rank, _INBOX.c.lane, _INBOX.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_DONE = update(_INBOX).where(_INBOX.c.id == bindparam("row"), _NEW).values(state="done", why=bindparam("reason"))
_FAILED = update(_INBOX).where(_INBOX.c.id == bindparam("row")).values(state="failed", error=bindparam("reason"))
_FOUND = select(_INBOX).where(*_KNOWN)
_BARE = (
    select(_INBOX.c.message_id)
    .where(_INBOX.c.transport == bindparam("on"), _INBOX.c.state == "bare")
    .order_by(_INBOX.c.id)
)
_SETTLE_BARE = insert(_INBOX)
_SETTLE_BARE = _SETTLE_BARE.on_conflict_do_update(
    index_elements=["transport", "message_id"],
    set_={name: _SETTLE_BARE.excluded[name] for name in ("state", "why", "error")},
    where=_INBOX.c.state == "bare",
)
_REWRITE = update(_INBOX).where(_INBOX.c.id == bindparam("row")).values(body=bindparam("whole"))
_BLANK = _REWRITE.values(why=None, blanked=True, fleeting=False)
_LAST_KEPT = (
    select(_INBOX.c.kept_at)
    .where(_INBOX.c.transport == bindparam("on"), _INBOX.c.kept_at <= bindparam("now"))
    .order_by(_INBOX.c.id.desc())
    .limit(1)
)
_JUST_SAID = (
    select(_INBOX.c.body)
    .where(
        _INBOX.c.transport == bindparam("on"),
        _INBOX.c.room == bindparam("room"),
        _INBOX.c.sender == bindparam("sender"),
        _INBOX.c.at.between(bindparam("since"), bindparam("until")),
        _INBOX.c.message_id != bindparam("message"),
        _INBOX.c.kind == Kind.TEXT,
        _INBOX.c.state == "done",
        _INBOX.c.blanked == false(),
        ~BELONGS,
    )
    .order_by(_INBOX.c.id.desc())
    .limit(_FEW)
)
_RELAYS = (
    select(_INBOX.c.body)
    .where(
        _INBOX.c.transport == bindparam("on"),
        _INBOX.c.room == bindparam("room"),
        _INBOX.c.message_id != bindparam("message"),
        _INBOX.c.state == "done",
        _INBOX.c.blanked == false(),
        _INBOX.c.body.contains("接龙"),
    )
    .order_by(_INBOX.c.id.desc())
    .limit(_FEW)
)
_QUOTED_PICTURE = select(_INBOX.c.body).where(
    *_KNOWN,
    _INBOX.c.room.is_not_distinct_from(bindparam("room")),
    or_(_INBOX.c.room.is_not(None), _INBOX.c.sender == bindparam("sender")),
    _INBOX.c.kind.in_(sorted(SHOWING)),
    _INBOX.c.blanked == false(),
    ~BELONGS,
)
_OLD = (_FLEETING, _INBOX.c.state == "done", _INBOX.c.kept_at <= bindparam("before"))
_STAYS = update(_INBOX).where(*_OLD, BELONGS).values(fleeting=False)
_GOES = update(_INBOX).where(*_OLD).values(fleeting=False, blanked=True, body="")
_OLDEST = select(func.min(_INBOX.c.kept_at)).where(_FLEETING, _INBOX.c.state == "done")
_NEWEST = (
    select(_INBOX.c.message_id, _INBOX.c.body)
    .where(_INBOX.c.room == bindparam("room"), _INBOX.c.state == "done", _INBOX.c.body != "")
    .order_by(_INBOX.c.id.desc())
    .limit(200)
)
_NEWEST_ALONE = (
    select(_INBOX.c.message_id, _INBOX.c.body)
    .where(
        _INBOX.c.transport == bindparam("on"),
        _INBOX.c.room.is_(None),
        _INBOX.c.sender == bindparam("who"),
        _INBOX.c.state == "done",
        _INBOX.c.body != "",
    )
    .order_by(_INBOX.c.id.desc())
    .limit(200)
)


@dataclass(frozen=True)
class Kept:
    """A message that waits to be thought about: its row, and the message as it was written down."""

    row: int
    body: str

    @property
    def message(self) -> IncomingMessage:
        return load(IncomingMessage, self.body)


@dataclass(frozen=True)
class Outcome:
    """What has come of a message: `state` as in its row, and the why of what was decided; None where that went with the words."""

    state: str
    why: str | None


def keep(session: Session, messages: Iterable[tuple[IncomingMessage, int]], now: datetime) -> None:
    """Keep messages, each with its rank; one that the transport has delivered before (and not as a bare id) stays as it is."""
    rows = [_row(message, rank, now) for message, rank in messages]
    session.execute(_KEEP, [{**row, "whose": row["sender"], "pressing": row["rank"]} for row in rows])


def keep_bare(session: Session, transport: str, message_ids: Sequence[str], now: datetime) -> None:
    """Keep ids of messages whose content is still to be fetched; one that is known stays as it is."""
    session.execute(_KEEP_BARE, [_bare(transport, message_id, now) for message_id in message_ids])


def bare(session: Session, transport: str) -> list[str]:
    """The ids whose content was never fetched, oldest first."""
    return list(session.execute(_BARE, {"on": transport}).scalars())


def set_aside(session: Session, transport: str, message_id: str, why: str, now: datetime) -> None:
    """A message that cannot be read: its id stays, with the reason, and nobody waits for it."""
    session.execute(_SETTLE_BARE, _bare(transport, message_id, now, state="failed", error=why))


def ignored(session: Session, transport: str, message_id: str, why: str, now: datetime) -> None:
    """A bare id that turned out to be nobody's business (our own line, another bot's): done, and nobody need look."""
    session.execute(_SETTLE_BARE, _bare(transport, message_id, now, state="done", why=why))


def last_kept(session: Session, transport: str, now: datetime) -> datetime | None:
    """When the newest message was kept."""
    return session.execute(_LAST_KEPT, {"on": transport, "now": now}).scalar()


def heard_between(session: Session, rooms: Collection[str], start: datetime, end: datetime) -> int:
    """How many messages of these rooms were told in that time and reached us after it."""
    query = select(func.count()).select_from(_INBOX).where(_INBOX.c.room.in_(rooms), _INBOX.c.at >= start)
    return int(session.execute(query.where(_INBOX.c.at < end, _INBOX.c.kept_at >= end)).scalar_one())


def just_said(session: Session, message: IncomingMessage, since: datetime) -> tuple[IncomingMessage, ...]:
    """What the same person has written there since then and belongs to nothing yet, oldest first."""
    here = {"on": message.transport, "room": message.room, "sender": message.sender, "message": message.id}
    bodies = session.execute(_JUST_SAID, {**here, "since": since, "until": message.at}).scalars().all()
    return tuple(load(IncomingMessage, body) for body in reversed(bodies))


def newest_with(session: Session, room: str, words: str) -> str | None:
    """The newest message of a room whose text holds the words: what a quote by text means."""
    return _first_with(session.execute(_NEWEST, {"room": room}), words)


def newest_alone(session: Session, transport: str, account: str, words: str) -> str | None:
    """The newest message of somebody in private whose text holds the words."""
    return _first_with(session.execute(_NEWEST_ALONE, {"on": transport, "who": account}), words)


def _first_with(rows: Result[tuple[str, str]], words: str) -> str | None:
    return next((row.message_id for row in rows if holds_words(load(IncomingMessage, row.body).text, words)), None)


def claim(session: Session, most: int) -> list[Kept]:
    """The next messages to think about, the pressing ones and then lane by lane; they are ours until the transaction ends."""
    return [Kept(row.id, row.body) for row in session.execute(_CLAIM, {"most": most})]


def done(session: Session, whys: Sequence[tuple[int, str]]) -> None:
    """Thought about: rows, each with what came of it."""
    session.execute(_DONE, [{"row": row, "reason": why or None} for row, why in whys])


def failed(session: Session, row: int, error: str) -> None:
    """A rule raised: the message stays, with the error, and the next one goes on."""
    session.execute(_FAILED, {"row": row, "reason": error})


def forget(session: Session, before: datetime) -> datetime | None:
    """Blank the words of old lines that caused nothing; their ids stay. Returns the time of the oldest line still whole."""
    for statement in (_STAYS, _GOES):
        session.execute(statement, {"before": before})
    return session.execute(_OLDEST).scalar()


def message(session: Session, transport: str, message_id: str) -> IncomingMessage | None:
    """A message that was heard, as it was kept."""
    row = _known(session, transport, message_id)
    if row is None or not row.kind:  # an id whose content was never fetched: our own line, for one
        return None
    return load(IncomingMessage, row.body) if row.body else _wordless(row)


def outcome(session: Session, transport: str, message_id: str) -> Outcome | None:
    """What has come of a message; None for one that was never kept."""
    row = _known(session, transport, message_id)
    if row is None:
        return None
    return Outcome(row.state, row.why or (None if row.blanked else ""))


def last_relay(session: Session, message: IncomingMessage) -> str:
    """The newest version of a relay (接龙) in the group of a message before it; "" for none."""
    here = {"on": message.transport, "room": message.room, "message": message.id}
    bodies = session.execute(_RELAYS, here).scalars()
    texts = (load(IncomingMessage, body).text for body in bodies if body)
    return next(filter(is_relay, texts), "")


def picture(session: Session, message: IncomingMessage) -> IncomingMessage | None:
    """The picture that a message quotes, in the same group whoever showed it, where it belongs to nothing yet."""
    here = {"on": message.transport, "room": message.room, "sender": message.sender, "message": message.quote}
    body = session.execute(_QUOTED_PICTURE, here).scalar()
    return load(IncomingMessage, body) if body else None


def blank(session: Session, transport: str, message_id: str) -> None:
    """Its author has taken a message back: its words go, its id stays."""
    row = _known(session, transport, message_id)
    if row is not None and row.body:
        session.execute(_BLANK, {"row": row.id, "whole": dump(_wordless(row))})


def _known(session: Session, transport: str, message_id: str) -> Any:
    return session.execute(_FOUND, {"on": transport, "message": message_id}).first()


def _wordless(row: Any) -> IncomingMessage:
    """What is left of a message whose words are gone."""
    return IncomingMessage(row.transport, row.message_id, row.at, row.sender, "", room=row.room, kind=Kind(row.kind))


def _row(message: IncomingMessage, rank: int, now: datetime) -> dict[str, object]:
    return {
        "transport": message.transport,
        "message_id": message.id,
        "at": message.at,
        "kept_at": now,
        "room": message.room,
        "sender": message.sender,
        "kind": message.kind,
        "state": "new",
        "rank": rank,
        "blanked": False,
        "fleeting": True,
        "body": dump(message),
    }


def _bare(transport: str, message_id: str, now: datetime, **values: str) -> dict[str, object]:
    """The row of a message of which nothing is known but its id."""
    row = _row(IncomingMessage(transport, message_id, now, "", ""), ORDINARY, now)
    return {**row, "kind": "", "state": "bare", "body": "", "why": None, "error": None, **values}
