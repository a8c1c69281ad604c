"""The keys of `policy` that are about tickets."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from bot.config.form import Part
from bot.config.names import twice
from bot.config.node import Node
from bot.config.problem import Problem
from bot.config.valuetype import Duration, Key, Texts
from handlers.domain.policies.tickets import TicketPolicy


class TicketsForm(Part):
    join: Duration = TicketPolicy.join
    correct: Duration = TicketPolicy.correct
    progress: Duration = TicketPolicy.progress
    quantities: dict[Key, Annotated[Texts, Field(min_length=1)]] = {}

    @property
    def tickets(self) -> TicketPolicy:
        return self.filled(TicketPolicy)


def double_units(policy: Node) -> Iterator[Problem]:
    """A word that counts two units."""
    return twice("量词", policy, "quantities.*.*")
