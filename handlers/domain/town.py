"""The organisation: a street (街道), its stations (社区工作站), their compounds (小区), groups and staff."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from handlers.domain.absence import Absence
from handlers.domain.outreach import Contact, LawText, Topic
from handlers.domain.policy import Policy
from handlers.domain.workcalendar import Span, WorkCalendar


class Role(StrEnum):
    """What somebody is in the organisation (一长六员). The street's three come first; a contact is only told, the last five help when they are asked
    to, those before them work, the others steer."""

    LEADER = "leader"  # 街道双组长
    OFFICE = "office"  # 领导小组办公室
    CONTACT = "contact"  # 派出单位联系人, 疑难案件专家
    CHIEF = "chief"  # 站长
    DEPUTY = "deputy"  # 副站长
    OFFICER = "officer"  # 执法人员
    AUXILIARY = "auxiliary"  # 协管队员
    GRID_LEAD = "grid_lead"  # 网格长
    GRID_WORKER = "grid_worker"  # 网格员, 社区工作人员
    PROPERTY = "property"  # 物业
    PARTY = "party"  # 小区党员
    COMMITTEE = "committee"  # 社区两委
    OWNERS_COMMITTEE = "owners_committee"  # 业委会
    SHOP = "shop"  # 商户
    VOLUNTEER = "volunteer"  # 志愿者


STEERING = frozenset({Role.LEADER, Role.OFFICE, Role.CHIEF, Role.DEPUTY})
IN_GRID = frozenset({Role.GRID_LEAD, Role.GRID_WORKER})
"""Who knows a grid: its lead may do what its workers may."""
WORKING = IN_GRID | {Role.OFFICER, Role.AUXILIARY, Role.PROPERTY}
STAFF = STEERING | WORKING
HEADING = frozenset({Role.CHIEF, Role.DEPUTY})
"""Who leads a station."""
STREET = frozenset({Role.LEADER, Role.OFFICE})
"""Who leads the street."""
MERGING = STEERING | {Role.OFFICER}
"""Who may say that two tickets are one: of the officers those who are qualified."""
OF_STATION = WORKING | {Role.CHIEF, Role.DEPUTY}
MEDIATING = IN_GRID | {Role.CHIEF, Role.DEPUTY, Role.OFFICER}
"""Who may have a dispute mediated (调解), and note how it goes."""
CHECKING = STEERING | IN_GRID
"""Who looks at lines in doubt (待核): residents' words are nobody else's business."""
HELPING = frozenset({Role.PARTY, Role.COMMITTEE, Role.OWNERS_COMMITTEE, Role.SHOP, Role.VOLUNTEER})
"""Who is none of the staff, and helps with a task that he is invited to (社会各界力量); otherwise he is a neighbour."""
OUTSIDE = HELPING | {Role.PROPERTY}
"""Who is not in the work group, and sees nothing but his own tasks."""


@dataclass(frozen=True)
class Staff:
    """Somebody with a role, which holds for the unit at `path` and all below it. The name is the person's key in config.yaml.

    `qualified` means 执法资格: only such an officer leads (bulletin: 具有执法资格并能独立开展执法), and that until the day on which
    it `expires`; None where no day is known.
    """

    name: str
    role: Role
    path: str
    department: str = ""
    qualified: bool = False
    expires: date | None = None

    def on_day(self, day: date) -> "Staff":
        """The same person as he is on a day: a qualification that has expired is none."""
        lapsed = self.qualified and self.expires is not None and self.expires < day
        return replace(self, qualified=False) if lapsed else self

    @property
    def steers(self) -> bool:
        return self.role in STEERING

    @property
    def helps(self) -> bool:
        """Whether he is none of the staff, and helps where he is invited."""
        return self.role in HELPING

    def covers(self, path: str) -> bool:
        """Whether the role holds for the unit at `path`."""
        return path == self.path or path.startswith(self.path + "/")


class When(StrEnum):
    """The pattern of a shift (班次)."""

    WORKDAYS = "workdays"  # every working day
    WEEKDAYS = "weekdays"  # some days of the week, when they are working days
    ON_CALL = "on_call"  # a liaison (挂点), called in working time, no roster
    OFF_HOURS = "off_hours"  # nights and holidays
    SUBSTITUTE = "substitute"  # only in somebody's stead


@dataclass(frozen=True)
class Shift:
    """Who of a department works when; `weekdays` counts Monday as 0, `dates` are single extra days."""

    department: str
    people: tuple[str, ...]
    when: When
    weekdays: frozenset[int] = frozenset()
    dates: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Compound:
    """A residential compound (小区) with its owners' groups, its grid workers and its property manager."""

    name: str
    path: str
    groups: tuple[str, ...]
    grid_workers: tuple[str, ...] = ()
    property_managers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Station:
    """A community's station (社区工作站): numbers, rota, people and policy of its own; `absences` are those of now and to come."""

    name: str
    path: str
    staff_group: str
    compounds: tuple[Compound, ...]
    staff: tuple[Staff, ...]
    shifts: tuple[Shift, ...]
    policy: Policy
    first_serial: int = 126
    absences: tuple[Absence, ...] = ()
    contact: Contact = Contact()
    guide: tuple[Topic, ...] = ()

    def member(self, name: str) -> Staff | None:
        return next((member for member in self.staff if member.name == name), None)

    def compound(self, path: str | None) -> Compound | None:
        return next((c for c in self.compounds if c.path == path), None)

    def with_role(self, *roles: Role) -> tuple[Staff, ...]:
        return tuple(member for member in self.staff if member.role in roles)


class Purpose(StrEnum):
    """What a group is for."""

    OWNERS = "owners"  # 业主群
    STAFF = "staff"  # 工作群


@dataclass(frozen=True)
class Channel:
    """A group that is bound to a unit."""

    room: str
    purpose: Purpose
    station: Station
    compound: Compound | None = None


@dataclass(frozen=True)
class Bureau:
    """A department's bureau that sends its people to the stations (派出单位): its own working hours, where it has some; its `contact`
    (联系人) hears of those who did not come, its `expert` (专家) of hard cases; "" for nobody.
    """

    hours: Span | None = None
    contact: str = ""
    expert: str = ""


@dataclass(frozen=True)
class Town:
    """The whole street: the ground that config.yaml describes. `rooms` are groups that are bound there to rooms of the gateway,
    `shadows` those that only rehearse (试运行) until a chief says otherwise, `offices` other offices with their telephones, `contacts` people of
    the bureaus who are told things and steer nothing; `contact` and `guide` are for whose station is not known, `law` is what may be
    told of it.
    """

    name: str
    bot: str
    stations: tuple[Station, ...]
    leaders: tuple[Staff, ...]
    calendar: WorkCalendar
    departments: tuple[str, ...] = ()
    bots: frozenset[str] = frozenset()
    channels: Mapping[str, Channel] = field(default_factory=dict)
    people: Mapping[str, Staff] = field(default_factory=dict)
    rooms: Mapping[str, str] = field(default_factory=dict)
    shadows: frozenset[str] = frozenset()
    bureaus: Mapping[str, Bureau] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    contacts: tuple[Staff, ...] = ()
    contact: Contact = Contact()
    guide: tuple[Topic, ...] = ()
    law: tuple[LawText, ...] = ()

    @property
    def path(self) -> str:
        """The path of the whole street, with which those of its stations begin."""
        return self.name

    @cached_property
    def staff(self) -> Mapping[str, Staff]:
        """Those of the people who are of the staff, by their names."""
        return {name: member for name, member in self.people.items() if not member.helps}

    @cached_property
    def compounds(self) -> tuple[str, ...]:
        """The names of all compounds."""
        return tuple(compound.name for station in self.stations for compound in station.compounds)

    def calendar_of(self, department: str) -> WorkCalendar:
        """The town's calendar with the hours of a department laid over it."""
        bureau = self.bureaus.get(department)
        return self.calendar.within(bureau.hours) if bureau and bureau.hours else self.calendar

    def station(self, name: str) -> Station | None:
        return next((s for s in self.stations if s.name == name), None)

    def station_at(self, path: str) -> Station | None:
        """The station that the unit at `path` is, or lies in."""
        return next((s for s in self.stations if path == s.path or path.startswith(s.path + "/")), None)
