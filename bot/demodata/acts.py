"""What happens in the made-up street: each act is a few people who speak one after the other, at moments of their own."""

import random
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.demodata import lines
from bot.demodata.lines import Complaint
from bot.demodata.street import Street
from handlers.domain.reading import Verdict
from handlers.domain.rota import POLICE, PROPERTY, on_duty
from handlers.domain.ticket import Ticket, TicketId
from handlers.domain.town import Compound, Role, Staff, Station
from handlers.domain.workcalendar import local

_VERDICTS = {Verdict.SATISFIED: "满意", Verdict.PARTLY: "部分解决", Verdict.UNSOLVED: "没解决"}


@dataclass
class Acts:
    """Acts of one street, with chances of their own; a neighbour is heard of once, so that each has his own vote."""

    street: Street
    chance: random.Random

    def __post_init__(self) -> None:
        self._neighbours = [f"{one}{how}" for how in lines.CALLED for one in lines.SURNAMES]
        self.chance.shuffle(self._neighbours)
        self._met = 0

    def neighbour(self) -> str:
        """Somebody who has not spoken yet."""
        self._met += 1
        turn, place = divmod(self._met, len(self._neighbours))
        return self._neighbours[place] + ("" if not turn else f"{turn + 1}")

    # A complaint, from the first line to the last vote.

    async def appeal(self, compound: Compound, complaint: Complaint, verdicts: tuple[Verdict, ...]) -> None:
        """A resident tells, neighbours join him, an officer deals with it, all of them vote."""
        told, station = self.neighbour(), self._station(compound)
        await self.street.says(told, complaint.said.format(b=self.chance.randint(1, 16)), compound.groups[0])
        [ticket] = self.street.newest(station.name)
        voices = [told, *(self.neighbour() for _ in verdicts[1:])]
        for later, voice in enumerate(voices[1:], 1):
            self.street.after(1.5 * later, partial(self.street.says, voice, "+1 我家也是", compound.groups[0]))
        self._worked(ticket, complaint.done, after=self.chance.randint(4, 8))
        votes = list(zip(voices, verdicts, strict=True))
        self.street.after(180, partial(self._votes, ticket.id, compound, votes))

    async def _votes(self, ticket: TicketId, compound: Compound, votes: list[tuple[str, Verdict]]) -> None:
        for who, verdict in votes:
            await self.street.says(who, f"{ticket.number} {_VERDICTS[verdict]}", compound.groups[0])
        if Verdict.UNSOLVED in dict(votes).values():
            again = self._ticket(ticket)
            self._worked(again, "又去了一趟,这次都弄好了", after=3)
            self.street.after(100, partial(self._content, ticket, compound, votes))

    async def _content(self, ticket: TicketId, compound: Compound, votes: list[tuple[str, Verdict]]) -> None:
        for who, verdict in votes:
            if verdict is Verdict.UNSOLVED:
                await self.street.says(who, f"{ticket.number} 满意", compound.groups[0])

    # The work on a ticket.

    def _worked(self, ticket: Ticket, done: str, after: float, arrives: bool = True) -> None:
        """Somebody accepts it, goes there, and closes it."""
        officer = self._officer(ticket)
        number, room = ticket.number, self._room(officer, ticket.station)
        amount = done.format(n=self.chance.choice((1, 1, 1, 2)))
        goes, works = after + self.chance.randint(6, 25), self.chance.randint(5, 60)
        self.street.after(after, partial(self.street.says, officer.name, f"收 {number}", room))
        if arrives:
            self.street.after(goes, partial(self.street.says, officer.name, f"到了 {number}", room))
        self.street.after(goes + works, partial(self.street.says, officer.name, f"{number} 办结 {amount}", room))

    def _officer(self, ticket: Ticket) -> Staff:
        """Whoever was called to it, else the first who may lead."""
        station = self.street.town.station(ticket.station)
        assert station is not None, "every ticket is of a station of the town"
        called = [member for name in ticket.called if (member := station.member(name)) is not None]
        able = [member for member in called if member.role is not Role.AUXILIARY]
        return (able or [member for member in station.staff if member.qualified])[0]

    def _room(self, member: Staff, station: str) -> str | None:
        """Property is in no work group."""
        unit = self.street.town.station(station)
        return None if member.role is Role.PROPERTY or unit is None else unit.staff_group

    def _ticket(self, ticket: TicketId) -> Ticket:
        return next(one for one in self.street.newest(ticket.station, 40) if one.id == ticket)

    def _station(self, compound: Compound) -> Station:
        station = self.street.town.station_at(compound.path)
        assert station is not None, "every compound lies in a station"
        return station

    # Disputes.

    async def dispute(self, compound: Compound, verdict: Verdict) -> None:
        """Told in private, mediated by the police and a grid worker, and agreed on the same day."""
        told, (said, agreed) = self.neighbour(), self.chance.choice(lines.DISPUTES)
        flat = self.chance.choice((301, 402, 503, 604, 201))
        await self.street.says(told, said.format(c=compound.name, b=self.chance.randint(1, 16), r=flat))
        station = self._station(compound)
        [ticket] = self.street.newest(station.name)
        police = next(
            entry.member
            for entry in on_duty(station, self.street.now, self.street.town.calendar)
            if entry.department == POLICE
        )
        number, room = ticket.number, station.staff_group
        self.street.after(6, partial(self.street.says, police.name, f"收 {number}", room))
        self.street.after(120, partial(self.street.says, police.name, f"达成 {number} {agreed}", None))
        self.street.after(150, partial(self.street.says, told, f"{number} {_VERDICTS[verdict]}", None))

    # Patrols.

    async def patrol(self, compound: Compound, left: int, cleared: int) -> None:
        """A grid worker walks the compound: so many findings become tickets, so many are dealt with at once."""
        station = self._station(compound)
        found = self.chance.choices(lines.LEFT, lines.OFTEN, k=left)
        parts = [self._finding(words) for words, _ in found]
        parts += [self._finding(self.chance.choice(lines.CLEARED)) for _ in range(cleared)]
        await self.street.says(compound.grid_workers[0], f"巡查 {compound.name} {' '.join(parts)}", station.staff_group)
        for later, (ticket, (_, done)) in enumerate(zip(self.street.newest(station.name, left), found, strict=True)):
            self._worked(ticket, done, after=4 + 3 * later)

    def _finding(self, words: str) -> str:
        return words.format(b=self.chance.randint(1, 16), n=self.chance.choice((1, 1, 2)))

    # Joint actions and meetings.

    async def action(self, station: Station, when: datetime, place: str, ends: str | None) -> None:
        """A chief calls the departments together for the next day; what was done is told when it is over."""
        chief = station.with_role(Role.CHIEF)[0].name
        departments = [shift.department for shift in station.shifts if shift.department not in (PROPERTY, "网格")]
        names = " ".join(dict.fromkeys(departments))
        await self.street.says(chief, f"联合整治 {local(when):%m月%d日 %H:%M} {place} {names}", station.staff_group)

        async def there() -> None:
            for entry in on_duty(station, self.street.now, self.street.town.calendar):
                if entry.department in departments and entry.member.role is Role.OFFICER:
                    await self.street.says(entry.member.name, "到场", station.staff_group)

        self.street.at(when, there)
        if ends is not None:
            self.ended(station, when, ends)

    def ended(self, station: Station, when: datetime, counts: str) -> None:
        """What was done, told an hour and a half after it began."""
        chief, minutes = station.with_role(Role.CHIEF)[0].name, (when - self.street.now).total_seconds() / 60 + 90
        self.street.after(minutes, partial(self.street.says, chief, f"整治结束 {counts}", station.staff_group))

    async def meeting(self, who: str, when: datetime, room: str | None, owner: str, due: datetime) -> None:
        """A meeting is called, held, noted, and something comes of it."""
        here = local(when)
        await self.street.says(who, f"联席会议 {here:%m月%d日 %H:%M} 社区会议室", room)
        topic, minutes, measure = (self.chance.choice(some) for some in (lines.TOPICS, lines.MINUTES, lines.MEASURES))
        begins = (when - self.street.now).total_seconds() / 60
        self.street.after(begins - 60, partial(self.street.says, owner, f"议题 {topic}", room))
        self.street.after(begins + 50, partial(self.street.says, who, f"纪要 {minutes}", room))
        measured = f"举措 {measure} {owner} {local(due):%m月%d日}"
        self.street.after(begins + 55, partial(self.street.says, who, measured, room))
        self.street.at(due, partial(self.street.says, owner, f"举措 完成 {measure}", room))
