"""The rules (规矩) of config.yaml: one mapping of keys, of which each column reads and checks its own."""

from collections.abc import Iterator
from functools import cached_property

from bot.config.node import Node
from bot.config.policy.duty import DutyForm
from bot.config.policy.governance import GovernanceForm
from bot.config.policy.hearing import HearingForm
from bot.config.policy.neighbours import NeighboursForm
from bot.config.policy.rooms import RoomsForm
from bot.config.policy.shared import SharedForm, double_matters
from bot.config.policy.tickets import TicketsForm, double_units
from bot.config.problem import Problem
from handlers.domain.policy import Policy


class PolicyForm(
    HearingForm, NeighboursForm, TicketsForm, DutyForm, RoomsForm, GovernanceForm, SharedForm, defer_build=False
):
    """The keys of every column; they are listed to people from the last base to the first."""

    @cached_property
    def policy(self) -> Policy:
        return self.filled(Policy, matters=self.matters, limits=self.levels)


def doubles(policy: Node) -> Iterator[Problem]:
    """What is named twice in one policy; where a station's is laid over the street's, the station's is to blame."""
    yield from double_matters(policy)
    yield from double_units(policy)
