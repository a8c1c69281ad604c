"""A part of a place: what the finders of addresses and of landmarks give, and place.py puts together."""

from dataclasses import dataclass
from enum import IntEnum


class Rank(IntEnum):
    """How well a part names where something is; the best of a line is its place."""

    BUILDING = 0
    UNIT = 1
    """A unit, or a name that this community's config lists."""
    SPOT = 2
    """A gate, a road, a floor, a landmark, a garage."""
    ZONE = 3
    HOME = 4
    """Where the speaker lives ("我是3栋的"), or what is denied ("不是3栋")."""


@dataclass(frozen=True)
class Part:
    """A named place at line[start:end], in its one spelling.

    `last` is the last of several named in a row ("3、4栋"), `row` all of them ("3栋、4栋"); `door` is the end of the name that tells floor
    and flat ("5楼502").
    """

    start: int
    end: int
    name: str
    rank: Rank
    last: str = ""
    door: str = ""
    row: str = ""

    @property
    def without_door(self) -> str:
        """The building and unit alone."""
        return self.name.removesuffix(self.door)

    def spans(self, other: "Part") -> bool:
        """Whether both lie at the same place of the line."""
        return (self.start, self.end) == (other.start, other.end)
