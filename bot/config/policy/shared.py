"""The keys of `policy` that several columns share: limits, quiet hours, the taxonomy."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from pydantic import Field

from bot.config.duration import WorkingDays
from bot.config.form import Form, Part
from bot.config.names import street_first, twice, twice_among
from bot.config.node import Node
from bot.config.problem import Problem
from bot.config.valuetype import DaySpan, Deadline, Duration, Key, Text, Texts
from handlers.domain.policy import Limit, Matter, Policy
from handlers.domain.reading import Label, Level


class LimitForm(Form):
    accept: Duration
    resolve: Deadline
    working: bool = False
    remind: Duration | None = None
    arrive: Duration | None = None

    @property
    def limit(self) -> Limit:
        base = Limit(self.accept, working=self.working, remind=self.remind, arrive=self.arrive)
        return _resolving(base, self.resolve)


class OwnLimitForm(Form):
    """What differs from the limit of the level in one matter."""

    accept: Duration | None = None
    resolve: Deadline | None = None
    remind: Duration | None = None
    arrive: Duration | None = None

    def over(self, limit: Limit) -> Limit:
        """The limit with what differs laid over it."""
        changes = {name: getattr(self, name) for name in ("accept", "remind", "arrive") if getattr(self, name)}
        changed = replace(limit, **changes)
        return _resolving(changed, self.resolve) if self.resolve is not None else changed


def _resolving(limit: Limit, deadline: timedelta | WorkingDays) -> Limit:
    """The limit with a span, or a number of working days, to resolve in."""
    if isinstance(deadline, WorkingDays):
        return replace(limit, resolve=None, resolve_days=deadline.days)
    return replace(limit, resolve=deadline, resolve_days=0)


class OwnLimitsForm(Form):
    """What differs in one matter, level by level."""

    normal: OwnLimitForm | None = None
    urgent: OwnLimitForm | None = None
    red: OwnLimitForm | None = None

    def over(self, limits: Mapping[Level, Limit]) -> dict[Level, Limit]:
        """The limits of the levels that differ."""
        return {level: own.over(limits[level]) for level in Level if (own := getattr(self, level)) is not None}


class LimitsForm(Form):
    normal: LimitForm
    urgent: LimitForm
    red: LimitForm


class MatterForm(Form):
    name: Text
    lead: Text
    assists: Texts = ()
    night: bool = False
    mediate: bool = False
    photo: bool = False
    words: Texts = ()
    limits: OwnLimitsForm = OwnLimitsForm()


Matters = Annotated[dict[Key, MatterForm], Field(min_length=1)]


class TaxonomyForm(Form):
    """The matters of each label (权责清单)."""

    parking: Matters
    stray_dog: Matters
    noise: Matters
    street_stall: Matters
    other_complaint: Matters

    def entries(self) -> Iterator[tuple[Label, str, MatterForm]]:
        """All matters with their labels and keys, those of a label in the order of the file."""
        for label in Label:
            if label is not Label.NONE:
                yield from ((label, key, matter) for key, matter in getattr(self, label).items())


class SharedForm(Part):
    limits: LimitsForm
    quiet: DaySpan
    question: Duration = Policy.question
    taxonomy: TaxonomyForm

    @property
    def matters(self) -> dict[str, Matter]:
        return {
            key: Matter(
                key,
                label,
                form.name,
                form.lead,
                form.assists,
                form.night,
                limits=form.limits.over(self.levels),
                mediate=form.mediate,
                photo=form.photo,
            )
            for label, key, form in self.taxonomy.entries()
        }

    @property
    def levels(self) -> dict[Level, Limit]:
        return {level: getattr(self.limits, level).limit for level in Level}


def double_matters(policy: Node) -> Iterator[Problem]:
    """A matter whose name or whose key another one has."""
    yield from twice("事项名称", policy, "taxonomy.*.*.name")
    yield from twice_among("事项", ((str(node.path[-1]), node) for node in street_first(policy.find("taxonomy.*.*"))))
