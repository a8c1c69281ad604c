"""What the events of rooms do: an account or a room is bound, or revoked, a code is void, an unknown send is settled."""

from sqlmodel import Session

from handlers.domain.facts.rooms import AccountBound, AccountRevoked, AlarmRung, CodeVoided, RoomBound, SendSettled
from storage.fact import Fact
from storage.queues import undelivered, unrung
from storage.rooms import bindings, invitations


def account_bound(session: Session, fact: Fact[AccountBound], _: str) -> None:
    event = fact.event
    invitations.redeem(session, event.transport, event.account, event.person, event.at)


def account_revoked(session: Session, fact: Fact[AccountRevoked], _: str) -> None:
    invitations.revoke(session, fact.event.transport, fact.event.account)


def code_voided(session: Session, fact: Fact[CodeVoided], _: str) -> None:
    invitations.end(session, fact.event.person, fact.event.at)


def room_bound(session: Session, fact: Fact[RoomBound], _: str) -> None:
    event = fact.event
    bindings.bind(session, event.transport, event.room, event.group, event.by or "")


def alarm_rung(session: Session, fact: Fact[AlarmRung], _: str) -> None:
    unrung.rung(session, fact.event.line, fact.event.at)


def send_settled(session: Session, fact: Fact[SendSettled], _: str) -> None:
    undelivered.decide_unknown(session, fact.event.line, fact.event.again, fact.event.at)
