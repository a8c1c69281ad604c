"""What a table would make of the town: checked as config.yaml is, with the table in its place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.config import ConfigError, Problem, load
from bot.config.roster import Part, part_of
from bot.rota.table import Table
from handlers.domain.override import Roster, staffed
from handlers.domain.town import Station, Town

_GAP = re.compile(r"stations\[[0-9]+\]\.(staff|rota)")
"""What is wrong with a station as a whole: it may only seem so, while rows of it cannot be read."""


class BadTable(Exception):
    """The table cannot be taken; `lines` say all that is wrong, in the order of its sheets and rows."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.lines = tuple(dict.fromkeys(map(line, sorted(problems, key=_place))))
        super().__init__("\n".join(self.lines))


@dataclass(frozen=True)
class Proposal:
    """The stations that the table changes, as they are now and as they would be; `warnings` keep nothing from being taken."""

    stations: tuple[tuple[Station, Station], ...]
    warnings: tuple[str, ...] = ()

    @property
    def rosters(self) -> dict[str, Roster]:
        """What is to be set."""
        return {after.name: Roster(after.staff, after.shifts) for _, after in self.stations}


def proposal(config: Path, town: Town, rosters: Mapping[str, Roster], table: Table) -> Proposal:
    """What would change over config.yaml and what was imported before. Raises BadTable."""
    parts = {**imported(rosters)}
    for name, part in table.parts.items():
        before = parts.get(name, Part())
        parts[name] = Part(part.staff or before.staff, part.rota or before.rota)
    problems = list(table.findings.problems)
    try:
        ground = load(config, parts)
    except ConfigError as error:
        raise BadTable([*problems, *_more(error.problems, problems)]) from None
    if problems:
        raise BadTable(problems)
    pairs = zip(staffed(town, rosters).stations, ground.town.stations, strict=True)
    changed = tuple((before, after) for before, after in pairs if _differ(before, after))
    warnings = tuple(line(one) for one in ground.warnings if _is_cell(one))
    return Proposal(changed, warnings)


def imported(rosters: Mapping[str, Roster]) -> dict[str, Part]:
    """Rosters that hold already, to be laid over config.yaml."""
    return {name: part_of(roster, f"导入的{name}站人员和排班") for name, roster in rosters.items()}


def line(problem: Problem) -> str:
    """`人员!C7 角色“队长”看不懂,可写:站长、副站长`; what stands in config.yaml is told as `luming check` does."""
    if not _is_cell(problem):
        return str(problem)
    return f"{problem.file} {problem.wrong}" + (f",{problem.allowed}" if problem.allowed else "")


def _more(found: Iterable[Problem], before: list[Problem]) -> Iterable[Problem]:
    """What the checks have found beside what could not be read, and does not only follow from it."""
    told = {problem.file for problem in before}
    cells = (one for one in found if one.file not in told and _is_cell(one) and not _GAP.fullmatch(one.path))
    return cells if before else found


def _differ(before: Station, after: Station) -> bool:
    return (before.staff, before.shifts) != (after.staff, after.shifts)


def _is_cell(problem: Problem) -> bool:
    return "!" in problem.file


def _place(problem: Problem) -> tuple[str, int, int, str]:
    sheet, _, cell = problem.file.rpartition("!")
    column = cell.rstrip("0123456789")
    return sheet, problem.line, len(column), column
