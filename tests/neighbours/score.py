"""How an evening was understood: tickets, voices and votes against what was planted, and how much the bot said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.neighbours.planted import Matter

HOUR = timedelta(hours=1)
Row = Mapping[str, Any]
GONE = ("merged", "withdrawn")


@dataclass(frozen=True)
class Outcome:
    """What was played, what the bot said, and the tickets, each as `luming replay` has them."""

    rows: tuple[Row, ...]
    says: tuple[Row, ...]
    tickets: tuple[Row, ...]
    whys: Mapping[str, str | None]  # of a message: why it came to what it came to
    seconds: float = 0.0


@dataclass(frozen=True)
class Found:
    """A matter and what became of it; `ticket` is None where none, or several, stand for it."""

    matter: Matter
    tickets: tuple[Row, ...]

    @property
    def ticket(self) -> Row | None:
        return self.tickets[0] if len(self.tickets) == 1 else None

    @property
    def is_right(self) -> bool:
        return self.ticket is not None and self.matter.label in ("", self.ticket["category"])

    @property
    def voices(self) -> set[str]:
        """Who was counted, the reporter aside."""
        return {name for ticket in self.tickets for name in ticket["voices"]} - {self.matter.reporter}


@dataclass(frozen=True)
class Score:
    """The figures of an evening."""

    found: tuple[Found, ...]
    unplanted: tuple[Row, ...]  # tickets of matters that nobody planted, or of one that had its own
    most_an_hour: int  # lines in one owners' group, dangers aside
    lines: int
    private: int
    twice: tuple[Row, ...]
    seconds: float

    @classmethod
    def of(cls, matters: Sequence[Matter], outcome: Outcome) -> "Score":
        standing = [ticket for ticket in outcome.tickets if ticket["state"] not in GONE]
        by = defaultdict[str, list[Row]](list)
        for ticket in standing:
            by[ticket["reporter"]].append(ticket)
        found = tuple(Found(matter, tuple(by[matter.reporter][:1])) for matter in matters)
        taken = {id(ticket) for one in found for ticket in one.tickets}
        grouped = list(_grouped(outcome))
        return cls(
            found,
            tuple(ticket for ticket in standing if id(ticket) not in taken),
            max((_most(list(lines)) for lines in grouped), default=0),
            sum(map(len, grouped)),
            sum("to" in say for say in outcome.says),
            tuple(say for lines in grouped for say in _twice(lines)),
            outcome.seconds,
        )

    @property
    def planted(self) -> int:
        return sum(len(one.matter.voices) for one in self.found)

    @property
    def counted(self) -> int:
        return sum(len(one.voices) for one in self.found) + sum(len(t["voices"]) - 1 for t in self.unplanted)

    @property
    def hits(self) -> int:
        return sum(len(one.voices & one.matter.voices) for one in self.found)

    @property
    def votes(self) -> tuple[int, int, int]:
        """Votes planted, counted, and counted right."""
        counted = [one.ticket["votes"] if one.ticket else {} for one in self.found]
        hits = sum(
            len(one.matter.votes.items() & votes.items()) for one, votes in zip(self.found, counted, strict=True)
        )
        return sum(len(one.matter.votes) for one in self.found), sum(map(len, counted)), hits

    def __str__(self) -> str:
        planted, counted, right = self.votes
        return (
            f"matters {sum(one.is_right for one in self.found)}/{len(self.found)} found, "
            f"{len(self.unplanted)} tickets nobody planted; "
            f"voices {self.hits}/{self.planted} found ({_share(self.hits, self.planted)}), "
            f"{self.hits}/{self.counted} right ({_share(self.hits, self.counted)}); "
            f"votes {right} of {planted} ({counted} counted); "
            f"{self.lines} lines in groups, at most {self.most_an_hour} an hour, {len(self.twice)} said twice, "
            f"{self.private} private; {self.seconds:.1f} s"
        )


def shown(score: Score, outcome: Outcome) -> Iterator[str]:
    """Every mistake, with the lines that it came of: what its people said as planted, or when they were counted."""
    for one in score.found:
        matter, ticket = one.matter, one.ticket
        missed, false = matter.voices - one.voices, one.voices - matter.voices
        if one.is_right and not missed and not false:
            continue
        yield f"== {matter.topic} {matter.place}: {_named(ticket) if ticket else 'none'}{'' if one.is_right else '  WRONG'}"
        yield from _lines(outcome, [matter.reporter], "  told  ")
        yield from _lines(outcome, sorted(missed), "  missed")
        yield from _counted(outcome, one.tickets, false, "  false ")
    for ticket in score.unplanted:
        yield f"== nobody planted {_named(ticket)}"
        yield from _counted(outcome, [ticket], ticket["voices"], "  by    ")
    for say in score.twice:
        yield f"== said twice {say['at']} {say['room']}: {say['text']}"


def _named(ticket: Row) -> str:
    return f"#{ticket['no']} {ticket['category']}/{ticket['subcategory']} {ticket['place']} {ticket['state']}"


def _lines(outcome: Outcome, people: Iterable[str], what: str) -> Iterator[str]:
    """What they said that was planted."""
    for who in people:
        rows = [row for row in outcome.rows if row["from"] == who and not row["id"].startswith("talk")]
        yield from (_line(outcome, row, what) for row in rows)


def _counted(outcome: Outcome, tickets: Iterable[Row], people: Iterable[str], what: str) -> Iterator[str]:
    """What they said at the moment when something of a ticket was written by them."""
    for ticket in tickets:
        moments = {(event["by"], event["at"][:19]) for event in ticket["events"] if event["by"] in people}
        rows = [row for row in outcome.rows if (row["from"], row["at"][:19]) in moments]
        yield from (_line(outcome, row, what) for row in rows)


def _line(outcome: Outcome, row: Row, what: str) -> str:
    quote = row.get("quote") or {}
    said = next((other["text"] for other in outcome.rows if other["id"] == quote.get("id")), quote.get("text"))
    beside = f"  « {said}" if quote else ""
    return f"{what} {row['at'][11:19]} {row.get('room', 'private')} {row['from']}: {row['text']}{beside}  [{outcome.whys.get(row['id'])}]"


def _grouped(outcome: Outcome) -> Iterator[list[Row]]:
    """What each owners' group heard, dangers aside."""
    red = {(ticket["unit"], ticket["no"]) for ticket in outcome.tickets if ticket["level"] == "red"}
    numbers = {number for _, number in red}
    rooms = defaultdict[str, list[Row]](list)
    for say in outcome.says:
        is_told = (
            say["ticket"] in numbers or say["ticket"] is None
        )  # of what is never told aloud the line names no ticket
        is_red = is_told and any(word in say["text"] for word in ("119", "110", "120"))
        if say.get("room", "").endswith(("业主群", "二群", "三群")) and say["kind"] == "text" and not is_red:
            rooms[say["room"]].append(say)
    yield from rooms.values()


def _most(lines: Sequence[Row]) -> int:
    """The most lines in any hour."""
    moments = [datetime.fromisoformat(line["at"]) for line in lines]
    return max((sum(at - HOUR < other <= at for other in moments) for at in moments), default=0)


def _twice(lines: Sequence[Row]) -> Iterator[Row]:
    """Lines that stand there word for word already, of the hour before."""
    last: dict[str, datetime] = {}
    for line in lines:
        at = datetime.fromisoformat(line["at"])
        if line["text"] in last and at - last[line["text"]] < HOUR:
            yield line
        last[line["text"]] = at


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"
