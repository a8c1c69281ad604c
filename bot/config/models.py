"""The keys of config.yaml: which there are, and what each may hold."""

from datetime import timedelta
from typing import Any

from pydantic import Field, model_validator

from bot.config.form import Form
from bot.config.policy import PolicyForm
from bot.config.problem import BadValue
from bot.config.valuetype import (
    Count,
    Date,
    Day,
    Departments,
    Duration,
    Hours,
    Lunch,
    Name,
    OwnDate,
    OwnHours,
    OwnTelephone,
    Pattern,
    Recipient,
    StationRole,
    StreetRole,
    Telephone,
    Text,
    Texts,
    Tip,
    Variable,
    Weekday,
    Year,
)
from handlers.domain.rota import GRID, PROPERTY
from handlers.domain.town import IN_GRID, Role, When
from handlers.domain.workcalendar import Span, WorkCalendar


class LeaderForm(Form):
    name: Name
    role: StreetRole
    department: str = ""

    @model_validator(mode="after")
    def _fits(self) -> "LeaderForm":
        if self.role is Role.CONTACT and not self.department:
            raise BadValue(f"{self.name}少了 department", "联系人和专家(role: contact)要写是哪个部门的")
        return self


class StaffForm(Form):
    name: Name
    role: StationRole
    department: str = ""
    qualified: bool = False
    expires: OwnDate = None

    @model_validator(mode="after")
    def _fits(self) -> "StaffForm":
        if self.expires and not self.qualified:
            raise BadValue(f"{self.name}写了 expires,没有写 qualified: true", "执法资格到期日只写给有执法资格的人")
        if self.qualified and self.role is not Role.OFFICER:
            raise BadValue(f"{self.name}不是执法人员(role: officer),不能写 qualified: true", "协管队员等不能任主办")
        if self.role in (Role.OFFICER, Role.AUXILIARY) and not self.department:
            raise BadValue(f"{self.name}少了 department", "执法人员和协管队员要写所属部门")
        return self

    @property
    def belongs(self) -> str:
        """The department, which for grid workers and property managers goes without saying."""
        return self.department or (GRID if self.role in IN_GRID else PROPERTY if self.role is Role.PROPERTY else "")

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


class CalendarForm(Form):
    hours: Hours = Span(WorkCalendar.opens, WorkCalendar.closes)
    lunch: Lunch = None
    days: dict[Date, Day] = {}
    complete_years: tuple[Year, ...] = ()


class BureauForm(Form):
    """A department's own ways; a key is added here and under the same name in the domain's `Bureau`."""

    hours: OwnHours = None
    contact: str = ""
    expert: str = ""


class RedForm(Form):
    fire: Texts = Field(min_length=1)
    injury: Texts = Field(min_length=1)
    fight: Texts = Field(min_length=1)
    violence: Texts = ()
    jump: Texts = ()
    trapped: Texts = ()
    electric: Texts = ()


class LevelWordsForm(Form):
    urgent: Texts = Field(min_length=1)
    red: RedForm


class ContactForm(Form):
    telephone: OwnTelephone = ""
    address: str = ""
    hours: str = ""


class TopicForm(Form):
    topic: Text
    words: Texts = ()
    answer: Text


class LawForm(Form):
    about: Text
    text: Tip
    source: Text


class StationForm(Form):
    name: Name
    staff_group: Text
    first_serial: Count = 126
    compounds: tuple[CompoundForm, ...] = Field(min_length=1)
    staff: tuple[StaffForm, ...] = Field(min_length=1)
    rota: tuple[ShiftForm, ...] = Field(min_length=1)
    contact: ContactForm = ContactForm()
    guide: tuple[TopicForm, ...] = ()
    policy: dict[str, Any] = {}  # laid over the street's and checked there


class SendingForm(Form):
    minute: Count = 12
    hour: Count = 200
    reserve: Count = 200


class AlarmForm(Form):
    webhook: Variable = ""  # the name of the environment variable that holds the address
    after: Duration = timedelta(seconds=30)


class BackupForm(Form):
    recipient: Recipient = ""


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
    alarm: AlarmForm = AlarmForm()
    backup: BackupForm = BackupForm()
    departments: Departments
    level_words: LevelWordsForm
    calendar: CalendarForm = CalendarForm()
    bureaus: dict[Text, BureauForm] = {}
    offices: dict[Text, Telephone] = {}
    contact: ContactForm = ContactForm()
    guide: tuple[TopicForm, ...] = ()
    law: tuple[LawForm, ...] = ()
    policy: PolicyForm
    stations: tuple[StationForm, ...] = Field(min_length=1)
