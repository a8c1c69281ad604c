"""Who can be spoken as on the page: the staff of the town, sample residents, and residents added by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from handlers.domain.town import Compound, Role, Staff, Station, Town

SAMPLE_COMPOUND = "桂花苑"
SAMPLE_RESIDENTS = ("陈姐", "老周", "小米妈", "阿杰", "刘叔", "夜跑的风", "路人甲")
ROLE_TAGS = {
    Role.LEADER: "街道领导",
    Role.OFFICE: "街道办公室",
    Role.CONTACT: "联系人",
    Role.CHIEF: "站长",
    Role.DEPUTY: "副站长",
    Role.OFFICER: "执法",
    Role.AUXILIARY: "协管",
    Role.GRID_LEAD: "网格长",
    Role.GRID_WORKER: "网格员",
    Role.PROPERTY: "物业",
    Role.PARTY: "党员",
    Role.COMMITTEE: "两委",
    Role.OWNERS_COMMITTEE: "业委会",
    Role.SHOP: "商户",
    Role.VOLUNTEER: "志愿者",
}


@dataclass(frozen=True)
class Person:
    """Somebody with an account. `home` is the compound or station shown in the menu, `tag` the role of staff, `rooms` the
    groups that the person sits in."""

    account: str
    name: str
    home: str
    rooms: tuple[str, ...]
    tag: str = ""

    @property
    def is_staff(self) -> bool:
        return self.account.startswith("staff:")


def resident(name: str, compound: Compound | None) -> Person:
    """A resident, who sees the owners' groups of the compound; none where the compound has left the town."""
    home, rooms = (compound.name, compound.groups) if compound else ("", ())
    return Person(f"resident:{name}", name, home, rooms)


def cast(town: Town) -> dict[str, Person]:
    """Account to person: the sample residents, then the staff station by station, then the street."""
    people = {person.account: person for person in _sample_residents(town)}
    for station in town.stations:
        for member in station.staff:
            person = _staff(member, station.name, _rooms(station, member))
            first = people.get(person.account, person)
            people[person.account] = replace(first, rooms=tuple(dict.fromkeys(first.rooms + person.rooms)))
    for member in (*town.leaders, *town.contacts):
        person = _staff(member, town.name, ())
        people.setdefault(person.account, person)
    return people


def compounds(town: Town) -> Iterator[tuple[Station, Compound]]:
    """Every compound of the town with its station."""
    return ((station, compound) for station in town.stations for compound in station.compounds)


def _sample_residents(town: Town) -> list[Person]:
    homes = [compound for _, compound in compounds(town) if compound.groups]
    home = next((compound for compound in homes if compound.name == SAMPLE_COMPOUND), homes[0] if homes else None)
    return [resident(name, home) for name in SAMPLE_RESIDENTS] if home else []


def _rooms(station: Station, member: Staff) -> tuple[str, ...]:
    """Where the people of a station sit (bulletin: 执法工作站人员及时加入小区业主微信群); who only helps is not in the work group."""
    owners = [group for compound in station.compounds for group in compound.groups]
    own = () if member.helps else (station.staff_group,)
    return tuple(dict.fromkeys(group for group in (*own, *owners) if group))


def _staff(member: Staff, home: str, rooms: tuple[str, ...]) -> Person:
    tag = member.department if member.role is Role.OFFICER and member.department else ROLE_TAGS[member.role]
    return Person(f"staff:{member.name}", member.name, home, rooms, tag)
