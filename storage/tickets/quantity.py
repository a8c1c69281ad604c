"""Quantities (数量): how much of what an officer dealt with in a round (2辆, 3处)."""

from typing import Any

from sqlalchemy import bindparam, delete, insert
from sqlmodel import Field, Session, SQLModel

from handlers.domain.facts.tickets import Resolved, Revived
from storage.fact import Fact
from storage.rows import table


class QuantityRow(SQLModel, table=True):
    """So many of a unit, in one round of a ticket."""

    __tablename__ = "quantity"

    ticket: str = Field(primary_key=True)
    round: int = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    n: int


QUANTITY = table(QuantityRow)
_PUT = insert(QUANTITY)
_CLEAR = delete(QUANTITY).where(QUANTITY.c.ticket == bindparam("which"), QUANTITY.c.round == bindparam("nth"))


def resolved(session: Session, fact: Fact[Resolved]) -> None:
    """What was told with the closing counts for the round."""
    rows = [{**_key(fact), "unit": unit, "n": n} for unit, n in fact.event.quantities.items()]
    if rows:
        session.execute(_PUT, rows)


def revived(session: Session, fact: Fact[Revived]) -> None:
    """What had been closed is in work again, and its quantities will be told anew."""
    key = _key(fact)
    session.execute(_CLEAR, {"which": key["ticket"], "nth": key["round"]})


def _key(fact: Fact[Any]) -> dict[str, Any]:
    return {"ticket": str(fact.ticket.id), "round": fact.ticket.round}
