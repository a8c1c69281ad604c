"""From filled forms to the domain's town."""

from collections.abc import Sequence

from bot.config.models import CompoundForm, LevelWordsForm, StationForm, TopicForm, TownForm
from bot.config.policy import PolicyForm
from bot.config.worktable import work_calendar
from handlers.domain.outreach import Contact, LawText, Topic, laid_over
from handlers.domain.reading import Danger, LevelWords, MatterWords
from handlers.domain.town import Bureau, Channel, Compound, Purpose, Shift, Staff, Station, Town


def town(form: TownForm, policies: Sequence[PolicyForm]) -> Town:
    """The whole street; `policies` are those of its stations, in their order."""
    stations = tuple(_station(form, part, policy) for part, policy in zip(form.stations, policies, strict=True))
    street = [Staff(leader.name, leader.role, form.street, leader.department) for leader in form.leaders]
    everybody = (*street, *(member for station in stations for member in station.staff))
    return Town(
        name=form.street,
        bot=form.bot,
        stations=stations,
        leaders=tuple(member for member in street if member.steers),
        contacts=tuple(member for member in street if not member.steers),
        calendar=work_calendar(form.calendar),
        departments=form.departments,
        bots=frozenset(form.bots),
        channels={channel.room: channel for station in stations for channel in _channels(station)},
        people={member.name: member for member in everybody},
        rooms={room.group: room.room for room in form.rooms},
        shadows=frozenset(form.shadow),
        bureaus={name: bureau.filled(Bureau) for name, bureau in form.bureaus.items()},
        offices=form.offices,
        contact=form.contact.filled(Contact),
        guide=_topics(form.guide),
        law=tuple(law.filled(LawText) for law in form.law),
    )


def level_words(form: LevelWordsForm) -> LevelWords:
    return LevelWords(form.urgent, {danger: getattr(form.red, danger) for danger in Danger})


def matter_words(policies: Sequence[PolicyForm]) -> tuple[MatterWords, ...]:
    """The patterns that name matters, each once, whichever unit wrote them."""
    found = [
        MatterWords(label, key, matter.words)
        for policy in policies
        for label, key, matter in policy.taxonomy.entries()
        if matter.words
    ]
    return tuple(dict.fromkeys(found))


def _station(street: TownForm, form: StationForm, policy: PolicyForm) -> Station:
    path = f"{street.street}/{form.name}"
    return Station(
        name=form.name,
        path=path,
        staff_group=form.staff_group,
        compounds=tuple(_compound(path, compound) for compound in form.compounds),
        staff=tuple(Staff(m.name, m.role, path, m.belongs, m.qualified, m.expires) for m in form.staff),
        shifts=tuple(Shift(s.department, s.people, s.when, frozenset(s.days), frozenset(s.dates)) for s in form.rota),
        policy=policy.policy,
        first_serial=form.first_serial,
        contact=form.contact.filled(Contact).over(street.contact.filled(Contact)),
        guide=laid_over(_topics(street.guide), _topics(form.guide)),
    )


def _topics(guide: Sequence[TopicForm]) -> tuple[Topic, ...]:
    return tuple(Topic(form.topic, form.words, form.answer) for form in guide)


def _compound(station: str, form: CompoundForm) -> Compound:
    return Compound(form.name, f"{station}/{form.name}", form.groups, form.grid_workers, form.property_managers)


def _channels(station: Station) -> list[Channel]:
    owners = [
        Channel(room, Purpose.OWNERS, station, compound) for compound in station.compounds for room in compound.groups
    ]
    return [Channel(station.staff_group, Purpose.STAFF, station), *owners]
