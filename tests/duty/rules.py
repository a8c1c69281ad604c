"""A checker of seasons: what a replay came to, held against the rules by brute force; every breach is a plain sentence.

python -m tests.duty.rules season.jsonl says.jsonl tickets.jsonl
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.duty import almanac
from tests.duty.outcome import Line, Season
from tests.duty.place import Place
from tests.duty.stretch import EXTENDS, PAUSES, promised, stretches

PATIENCE = 8
"""Working days after a broken promise within which the street must know."""
LETS_GO = frozenset("Assigned Returned Bounced HandedOn HandedOver Reopened Revived Resolved Withdrawn Merged".split())
"""Events after which nobody leads."""
MOVES_PROMISE = EXTENDS | PAUSES | {"LevelRaised", "Revived"}
OVERDUE = ("超时", "还没办结", "没能按时")
RELEASES = ("交接", "已转给值班的人", "已交给", "不用去了", "不用再处理", "不用赶去")
"""Words of lines that call nobody: they hand over or let go."""
PERSONAL = re.compile(
    r"1[3-9]\d{9}|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z0-9]{5}"
)
SLACK = timedelta(minutes=10)
"""Cards to one person may be gathered for so long."""

Rule = Callable[[Season], Iterator[str]]


def every_report_opened(season: Season) -> Iterator[str]:
    """A report of the script (its id is 站#单号) opened the ticket of that number, so that the script talks of what it means."""
    for row in season.script:
        unit, _, number = row.get("id", "").partition("#")
        if number:
            ticket = season.ticket(unit, number)
            if ticket is None or datetime.fromisoformat(ticket["opened_at"]) != row["at"]:
                yield f"{row['id']}: {row['text']!r} opened no ticket of that number"


def ends_well(season: Season) -> Iterator[str]:
    """A ticket ends archived, withdrawn or merged, or it waits for its poll or its promise, or the street knows of it."""
    for ticket in season.tickets:
        if ticket["state"] in ("archived", "withdrawn", "merged", "paused"):
            continue
        if ticket["state"] == "resolved":
            if datetime.fromisoformat(ticket["resolved_at"]) + timedelta(days=4) < season.end:
                yield f"{_name(ticket)}: resolved at {ticket['resolved_at']}, and never archived"
            continue
        last = stretches(season, ticket)[-1]
        known = [line for line in season.heard[ticket["unit"], ticket["no"]] if line.to in season.street]
        if not known and almanac.closing(last.promise.date(), PATIENCE) < season.end:
            yield f"{_name(ticket)}: {ticket['state']} at the end, promised for {last.promise}, and the street has never heard of it"


def one_lead(season: Season) -> Iterator[str]:
    """At any moment a ticket has one lead at most, and he may lead its matter."""
    for ticket in season.tickets:
        lead, taken = None, False
        for event in ticket["events"]:
            if event["event"] == "Accepted":
                if taken and lead != event["by"]:
                    yield f"{_name(ticket)}: {event['by']} leads from {event['at']}, while {lead} does"
                lead, taken = event["by"], True
                if lead in season.home and not may_lead(season.places[ticket["unit"]], lead, ticket):
                    yield f"{_name(ticket)}: {lead} leads it, and may not"
            elif event["event"] in LETS_GO:
                taken = False
        if taken and ticket["lead"] != lead:
            yield f"{_name(ticket)}: {lead} took it last, and {ticket['lead']} leads it"


def may_lead(place: Place, person: str, ticket: Mapping[str, Any]) -> bool:
    """Whether somebody may be the lead: a qualified officer; a grid worker or a property manager for their own matters."""
    member, lead = place.staff.get(person, {}), place.matters[ticket["subcategory"]]["lead"]
    if member.get("role") == "officer":
        return bool(member.get("qualified"))
    return (member.get("role"), lead) in (("grid_worker", "网格"), ("property", "物业"))


def quiet_is_kept(season: Season) -> Iterator[str]:
    """In quiet hours nobody of the staff gets a line about a normal ticket, but for his own answers and the night's noise."""
    for line, place, person, ticket in season.to_staff():
        if not place.is_quiet(line.at) or ticket["level"] != "normal" or season.answers(line, person):
            continue
        if not _is_night_noise(place, ticket) or not place.works(person, line.at):
            yield f"{_name(ticket)}: {person} is called at {line.at:%m-%d %H:%M}, in quiet hours: {_head(line)}"


def cards_in_working_time(season: Season) -> Iterator[str]:
    """Outside working time no card of a normal ticket goes out, but for the night's noise."""
    for line, place, person, ticket in season.to_staff():
        night = _is_night_noise(place, ticket) and place.is_quiet(line.at)
        if line.is_card and ticket["level"] == "normal" and not _is_open(line.at) and not night:
            yield f"{_name(ticket)}: a card for {person} at {line.at:%m-%d %H:%M}, outside working time"


def leave_is_kept(season: Season) -> Iterator[str]:
    """Nobody on leave is called or reminded, but chiefs, and whoever has just said something himself."""
    chiefs = frozenset(name for place in season.places.values() for name in place.with_role("chief"))
    for line, _, person, ticket in season.to_staff():
        calls = not season.answers(line, person) and not any(word in line.text for word in RELEASES)
        if calls and season.on_leave(person, line.at) and person not in chiefs:
            yield f"{_name(ticket)}: {person} is called at {line.at:%m-%d %H:%M}, on leave: {_head(line)}"
    for line in season.says:
        if line.to and "报到" in line.text and season.on_leave(line.to, line.at):
            yield f"{line.to} is asked to report at {line.at:%m-%d %H:%M}, on leave"


def cards_to_whoever_is_on_duty(season: Season) -> Iterator[str]:
    """A card calls whoever the rota has on duty, who stands in for somebody or was named; a deputy or chief where there is nobody."""
    for line, place, person, ticket in season.to_staff():
        if not line.is_card or place.staff[person]["role"] in ("deputy", "chief"):
            continue
        on_duty = any(
            place.works(person, moment) or season.stands_in(person, moment) for moment in (line.at, line.at - SLACK)
        )
        if not on_duty and not season.named(person, ticket, line.at):
            yield f"{_name(ticket)}: a card for {person} at {line.at:%m-%d %H:%M}, who is not on duty"


def overdue_once_a_day(season: Season) -> Iterator[str]:
    """One line a day at most tells one person, or one room, that a ticket is overdue."""
    told: Counter[tuple[str, str, str, str]] = Counter()
    for line in season.says:
        if any(word in line.text for word in OVERDUE) and not (line.to and season.answers(line, line.to)):
            place = season.place_of(line)
            for number in line.numbers:
                for unit in season.units(line, number) or [place.name if place else ""]:
                    told[unit, number, line.to or line.room, f"{line.at:%m-%d}"] += 1
    for (unit, number, who, day), count in told.items():
        if count > 1:
            yield f"{unit} #{number}: {who} is told {count} times on {day} that it is overdue"


def never_forgotten(season: Season) -> Iterator[str]:
    """On every working day after a broken promise somebody hears of a ticket that is still in work."""
    for ticket in season.tickets:
        days = {line.at.date() for line in season.heard[ticket["unit"], ticket["no"]]}
        for stretch in stretches(season, ticket):
            day = stretch.promise.date() + almanac.DAY
            while almanac.at(day, almanac.CLOSES) + SLACK < stretch.end:
                if almanac.works(day) and day not in days and not stretch.rests(almanac.at(day, almanac.CLOSES)):
                    yield f"{_name(ticket)}: promised for {stretch.promise:%m-%d %H:%M}, nobody hears of it on {day:%m-%d}"
                day += almanac.DAY


def rooms_are_spared(season: Season) -> Iterator[str]:
    """An owners' group reads six lines in any hour at most, dangers apart, and no name of the staff, no plate, no phone number."""
    names = [*season.home, *season.street]
    said: dict[str, list[datetime]] = defaultdict(list)
    for line in season.says:
        place = season.rooms.get(line.room)
        if place is None or line.room not in place.owners:
            continue
        for name in names:
            if name in line.text:
                yield f"{line.room} reads the name {name} at {line.at:%m-%d %H:%M}: {_head(line)}"
        if PERSONAL.search(line.text):
            yield f"{line.room} reads a plate or a phone number at {line.at:%m-%d %H:%M}: {_head(line)}"
        if any((season.ticket(place.name, number) or {}).get("level") == "red" for number in line.numbers):
            continue
        said[line.room].append(line.at)
        if len([at for at in said[line.room][-7:] if line.at - at < timedelta(hours=1)]) > 6:
            yield f"{line.room} reads a seventh line within an hour at {line.at:%m-%d %H:%M}"


def danger_is_told_at_once(season: Season) -> Iterator[str]:
    """Somebody of the staff is called within five seconds of a red report."""
    for ticket in season.tickets:
        opened = datetime.fromisoformat(ticket["opened_at"])
        lines = season.heard[ticket["unit"], ticket["no"]]
        if ticket["level"] == "red" and not any(
            0 <= (line.at - opened).total_seconds() <= 5 for line in lines if line.called
        ):
            yield f"{_name(ticket)}: red at {opened:%m-%d %H:%M:%S}, and nobody is called within five seconds"


def deadlines_are_right(season: Season) -> Iterator[str]:
    """The time to be done by is what the tests' own calendar says, where nobody has moved it."""
    for ticket in season.tickets:
        if MOVES_PROMISE & {event["event"] for event in ticket["events"]}:
            continue
        again = [event["at"] for event in ticket["events"] if event["event"] == "Reopened"]
        right = promised(season, ticket, datetime.fromisoformat(again[-1] if again else ticket["opened_at"]))
        if datetime.fromisoformat(ticket["resolve_by"]) != right:
            yield f"{_name(ticket)}: to be done by {ticket['resolve_by']}, and {right.isoformat()} is right"


RULES: tuple[Rule, ...] = (
    every_report_opened,
    ends_well,
    one_lead,
    quiet_is_kept,
    cards_in_working_time,
    leave_is_kept,
    cards_to_whoever_is_on_duty,
    overdue_once_a_day,
    never_forgotten,
    rooms_are_spared,
    danger_is_told_at_once,
    deadlines_are_right,
)


def breaches(season: Season) -> list[str]:
    """Every breach of every rule, as `rule: sentence`."""
    return [f"{rule.__name__}: {sentence}" for rule in RULES for sentence in rule(season)]


def _name(ticket: Mapping[str, Any]) -> str:
    return f"{ticket['unit']} #{ticket['no']}"


def _head(line: Line) -> str:
    return line.text.replace("\n", " ")[:60]


def _is_open(moment: datetime) -> bool:
    return almanac.is_open(moment) or almanac.is_open(moment - SLACK)


def _is_night_noise(place: Place, ticket: Mapping[str, Any]) -> bool:
    opened = datetime.fromisoformat(ticket["opened_at"])
    return bool(place.matters[ticket["subcategory"]].get("night")) and place.is_quiet(opened)


def main(arguments: list[str]) -> int:
    if len(arguments) != 3:
        print(__doc__)
        return 2
    script, says, tickets = map(Path, arguments)
    found = breaches(Season.read(script, says, tickets))
    print(*found, sep="\n", end="\n" if found else "")
    counts = Counter(sentence.partition(":")[0] for sentence in found)
    print(*(f"{counts[rule.__name__]:6} {rule.__name__}" for rule in RULES), sep="\n", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
