"""The keys of config.yaml: which there are, and what each may hold."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.config.problem import BadValue
from bot.config.valuetype import (
    Count,
    Date,
    Day,
    DaySpan,
    Deadline,
    Departments,
    Duration,
    Hours,
    Key,
    Name,
    Pattern,
    StationRole,
    StreetRole,
    Text,
    Texts,
    Weekday,
    Year,
)
from handlers.domain.policies.duty import DutyPolicy
from handlers.domain.policies.hearing import HearingPolicy
from handlers.domain.policies.neighbours import NeighbourPolicy
from handlers.domain.policies.rooms import Pacing, RoomPolicy
from handlers.domain.policies.tickets import TicketPolicy
from handlers.domain.policy import Policy
from handlers.domain.rota import GRID, PROPERTY
from handlers.domain.town import Role, When
from handlers.domain.workcalendar import Span, WorkCalendar


class Form(BaseModel):
    """A mapping with fixed keys. A key with nothing behind it counts as not written."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _written(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}


class LeaderForm(Form):
    name: Name
    role: StreetRole


class StaffForm(Form):
    name: Name
    role: StationRole
    department: str = ""
    qualified: bool = False

    @model_validator(mode="after")
    def _fits(self) -> "StaffForm":
        if self.qualified and self.role is not Role.OFFICER:
            raise BadValue(f"{self.name}不是执法人员(role: officer),不能写 qualified: true", "协管队员等不能任主办")
        if self.role in (Role.OFFICER, Role.AUXILIARY) and not self.department:
            raise BadValue(f"{self.name}少了 department", "执法人员和协管队员要写所属部门")
        return self

    @property
    def belongs(self) -> str:
        """The department, which for grid workers and property managers goes without saying."""
        return self.department or {Role.GRID_WORKER: GRID, Role.PROPERTY: PROPERTY}.get(self.role, "")

    @property
    def leads(self) -> bool:
        return self.role is Role.OFFICER and self.qualified


class CompoundForm(Form):
    name: Name
    groups: Texts = Field(min_length=1)
    grid_workers: Texts = ()
    property_managers: Texts = ()


class ShiftForm(Form):
    department: Text
    people: Texts = Field(min_length=1)
    when: Pattern
    days: tuple[Weekday, ...] = ()
    dates: tuple[Date, ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> "ShiftForm":
        if (self.when is When.WEEKDAYS) is not bool(self.days):
            raise BadValue(
                "when: weekdays 和 days 要一起写,别的班次不写 days", "写法:when: weekdays, days: [周二, 周四]"
            )
        return self

    @property
    def weekdays(self) -> frozenset[int]:
        """The days from Monday to Friday on which this shift brings people to the station."""
        everyday = range(5) if self.when is When.WORKDAYS else ()
        return frozenset((*everyday, *self.days))


class LimitForm(Form):
    accept: Duration
    resolve: Deadline
    working: bool = False


class LimitsForm(Form):
    normal: LimitForm
    urgent: LimitForm
    red: LimitForm


class PacingForm(Form):
    most: Count = Pacing.most
    per: Duration = Pacing.per
    gather_from: Count = Pacing.gather_from
    gather: Duration = Pacing.gather


class MatterForm(Form):
    name: Text
    lead: Text
    assists: Texts = ()
    night: bool = False
    words: Texts = ()


Matters = Annotated[dict[Key, MatterForm], Field(min_length=1)]


class TaxonomyForm(Form):
    parking: Matters
    stray_dog: Matters
    noise: Matters
    street_stall: Matters
    other_complaint: Matters


class PolicyForm(Form):
    limits: LimitsForm
    quiet: DaySpan
    pacing: PacingForm = PacingForm()
    idle: Duration = DutyPolicy.idle
    give_back: Duration = DutyPolicy.give_back
    join: Duration = TicketPolicy.join
    correct: Duration = TicketPolicy.correct
    spoken_of: Duration = NeighbourPolicy.spoken_of
    voices_after: Duration = NeighbourPolicy.voices_after
    voices_from: Count = NeighbourPolicy.voices_from
    question: Duration = Policy.question
    poll: Duration = NeighbourPolicy.poll
    reopens: Count = NeighbourPolicy.reopens
    reopens_per: Duration = NeighbourPolicy.reopens_per
    open_at: float = Field(HearingPolicy.open_at, ge=0, le=1, allow_inf_nan=False)
    ask_at: float = Field(HearingPolicy.ask_at, ge=0, le=1, allow_inf_nan=False)
    doubt: Duration = HearingPolicy.doubt
    forget: Duration = RoomPolicy.forget
    quantities: dict[Key, Annotated[Texts, Field(min_length=1)]] = {}
    taxonomy: TaxonomyForm


class CalendarForm(Form):
    hours: Hours = Span(WorkCalendar.opens, WorkCalendar.closes)
    days: dict[Date, Day] = {}
    complete_years: tuple[Year, ...] = ()


class RedForm(Form):
    fire: Texts = Field(min_length=1)
    injury: Texts = Field(min_length=1)
    fight: Texts = Field(min_length=1)


class LevelWordsForm(Form):
    urgent: Texts = Field(min_length=1)
    red: RedForm


class StationForm(Form):
    name: Name
    staff_group: Text
    first_serial: Count = 126
    compounds: tuple[CompoundForm, ...] = Field(min_length=1)
    staff: tuple[StaffForm, ...] = Field(min_length=1)
    rota: tuple[ShiftForm, ...] = Field(min_length=1)
    policy: dict[str, Any] = {}  # laid over the street's and checked there


class SendingForm(Form):
    minute: Count = 12
    hour: Count = 200


class RoomForm(Form):
    group: Text
    room: Text


class TownForm(Form):
    street: Name
    bot: Name
    bots: Texts = ()
    leaders: tuple[LeaderForm, ...] = ()
    landmarks: Texts = ()
    rooms: tuple[RoomForm, ...] = ()
    shadow: Texts = ()
    lexicon: str = ""
    sending: SendingForm = SendingForm()
    departments: Departments
    level_words: LevelWordsForm
    calendar: CalendarForm = CalendarForm()
    policy: PolicyForm
    stations: tuple[StationForm, ...] = Field(min_length=1)
