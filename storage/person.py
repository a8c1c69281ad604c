"""One person: whom a name may mean, and how all that he has said is erased (删除权). Events stay: they hold ids, and no word of his."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, false, or_, select, update
from sqlmodel import Session

from handlers.domain.facts.hearing import DoubtDropped
from handlers.domain.facts.rooms import PersonErased
from handlers.domain.ticket import IN_WORK, TicketId
from storage import events, projections, words
from storage.engine.codec import dump, dump_text
from storage.hearing import doubt
from storage.neighbours.voice import VOICE
from storage.queues import blanking
from storage.retraction import make_anew
from storage.rooms import people
from storage.rooms.people import Identity
from storage.rows import IdentityRow, InboxRow, QuestionRow, table
from storage.tickets import picture
from storage.tickets.ticket import TICKET

_IDENTITY, _INBOX, _QUESTION = table(IdentityRow), table(InboxRow), table(QuestionRow)
_SHORT = 2
"""A name must be as long as this to be looked for in what was said: one letter stands everywhere."""

_NAMED = select(_IDENTITY).where(
    or_(
        _IDENTITY.c.person == bindparam("wanted"),
        _IDENTITY.c.account == bindparam("wanted"),
        _IDENTITY.c.name == bindparam("wanted"),
        _IDENTITY.c.transport + "/" + _IDENTITY.c.account == bindparam("wanted"),
    )
)
_ACCOUNTS = select(_IDENTITY).where(_IDENTITY.c.person == bindparam("person"))
_HEARD = (
    select(_INBOX.c.transport, _INBOX.c.sender)
    .where(
        or_(
            _INBOX.c.sender == bindparam("wanted"),
            _INBOX.c.transport + "/" + _INBOX.c.sender == bindparam("wanted"),
        )
    )
    .distinct()
)
_MESSAGES = select(_INBOX.c.id, _INBOX.c.message_id).where(
    _INBOX.c.transport == bindparam("on"), _INBOX.c.sender == bindparam("who")
)
_UNKNOWN_SENDER = (
    update(_INBOX)
    .where(_INBOX.c.transport == bindparam("on"), _INBOX.c.sender == bindparam("who"))
    .values(sender="", state="done")
)
_CHATTER = select(_INBOX.c.id).where(
    _INBOX.c.blanked == false(), _INBOX.c.fleeting, _INBOX.c.state == "done", _INBOX.c.body.contains(bindparam("name"))
)
_QUESTIONS = delete(_QUESTION).where(_QUESTION.c.person.in_(bindparam("persons", expanding=True)))
_OWN = select(TICKET.c.id, TICKET.c.state).where(TICKET.c.reporter.in_(bindparam("persons", expanding=True)))
_JOINED = select(VOICE.c.ticket).where(VOICE.c.person.in_(bindparam("persons", expanding=True))).distinct()


@dataclass(frozen=True)
class Person:
    """Somebody with his accounts. `id` stands in the events; one of the staff goes by his name in config.yaml."""

    id: str
    accounts: tuple[Identity, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id under which he has spoken: also those from before an account was bound."""
        strangers = (f"{identity.transport}/{identity.account}" for identity in self.accounts)
        return tuple(dict.fromkeys((self.id, *strangers)))

    @property
    def is_staff(self) -> bool:
        return "/" not in self.id  # no name in config.yaml holds one

    @property
    def names(self) -> tuple[str, ...]:
        """His nicknames that can be looked for."""
        return tuple({one.name for one in self.accounts if len(one.name) >= _SHORT and one.name != self.id})


@dataclass(frozen=True)
class Erased:
    """What an erasure has taken: lines that he said, lines of ours that held his words, tickets; those of them still in work."""

    heard: int
    said: tuple[int, ...]
    tickets: tuple[str, ...]
    in_work: tuple[str, ...]


def meant(session: Session, wanted: str) -> list[Person]:
    """Whom an id, an account or a nickname may mean. An account with its transport ("wechat/wxid_1") means one alone."""
    identities = [Identity(**row) for row in session.execute(_NAMED, {"wanted": wanted}).mappings()]
    exact = [identity for identity in identities if f"{identity.transport}/{identity.account}" == wanted]
    found = dict.fromkeys(identity.person for identity in exact or identities)
    if not found:
        heard = {(row.transport, row.sender) for row in session.execute(_HEARD, {"wanted": wanted})}
        on_record = events.of(session, f"person/{wanted}") or words.said_by(session, wanted)
        if on_record and "/" in wanted:  # erased before
            heard.add((wanted.partition("/")[0], wanted.partition("/")[2]))
        elif on_record and not heard:  # one of the staff without an account
            return [Person(wanted, ())]
        return [_stranger(*account) for account in sorted(heard)]
    return [Person(person, accounts_of(session, person)) for person in found]


def _stranger(transport: str, account: str) -> Person:
    """Whoever has an account that no identity is kept of."""
    return Person(f"{transport}/{account}", (Identity(transport, account, f"{transport}/{account}", ""),))


def accounts_of(session: Session, person: str) -> tuple[Identity, ...]:
    return tuple(Identity(**row) for row in session.execute(_ACCOUNTS, {"person": person}).mappings())


def erase(session: Session, person: Person, instead: Callable[[Sequence[str]], str], at: datetime, by: str) -> Erased:
    """Erase all that somebody has said, and what repeats it. Where a line of ours about a matter still waits, `instead` is said
    of its numbers. The names and accounts of a resident go too; those of the staff stand in the config."""
    rows = [
        row for one in person.accounts for row in session.execute(_MESSAGES, {"on": one.transport, "who": one.account})
    ]
    messages = [row.message_id for row in rows]
    _happen(session, person, messages, at, by)
    streams = words.erase(session, person.ids, messages)
    blanking.blank(session, [row.id for row in rows])
    for one in person.accounts:
        session.execute(_UNKNOWN_SENDER, {"on": one.transport, "who": one.account})
    for name in person.names:
        blanking.blank(session, session.execute(_CHATTER, {"name": dump_text(name)}).scalars().all())
        blanking.uncall(session, name)
    session.execute(_QUESTIONS, {"persons": person.ids})
    own = {row.id: row.state for row in session.execute(_OWN, {"persons": person.ids})}
    concerned = {*streams, *own, *session.execute(_JOINED, {"persons": person.ids}).scalars()}
    needles = {dump(one.account) for one in person.accounts}
    needles |= {dump_text(name) for name in person.names}
    accounts = {(one.transport, one.account) for one in person.accounts}
    said = blanking.unsaid(session, accounts, set(messages), needles, _tickets_in(own.keys() | streams), instead, at)
    make_anew(session, streams)
    picture.follow(session)
    if not person.is_staff:
        for one in person.accounts:
            people.forget(session, one.transport, one.account)
    open_ones = tuple(TicketId.parse(id).number for id, state in own.items() if state in IN_WORK)
    return Erased(len(rows), said, tuple(sorted(_tickets_in(concerned))), open_ones)


def _happen(session: Session, person: Person, messages: Sequence[str], at: datetime, by: str) -> None:
    """That he was erased is on record; his lines in doubt wait for nobody any more."""
    waiting = doubt.waiting_of(session, messages)
    dropped = [DoubtDropped(station=station, message=message, at=at, why="erased") for station, message in waiting]
    entries = events.append(session, [*dropped, PersonErased(person=person.id, at=at, by=by)], {})
    projections.write(session, entries, {})
    projections.act(session, entries, "")


def _tickets_in(streams: Iterable[str]) -> set[str]:
    """The streams that are a ticket's: a station and a number."""
    return {stream for stream in streams if stream.count("/") == 1 and stream.rpartition("/")[2].isdigit()}
