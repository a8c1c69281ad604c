"""That a line was taken back (撤回), as it is kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

WITHIN = timedelta(minutes=2)
"""How long after it was said a person can take a line back (WeChat's rule)."""


@dataclass(frozen=True)
class Recall:
    """At `at` whoever said `line` (an id) took it back; `media` is the picture that the line showed.

    The id of a person's recall comes from the page, as that of a line does; a bot's is "bot:" and the id of its Outgoing.
    """

    id: str
    line: str
    at: datetime
    media: str | None = None

    def record(self) -> dict[str, Any]:
        """The recall as plain JSON."""
        return {**asdict(self), "at": self.at.isoformat()}

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Recall":
        """The recall that `record()` wrote."""
        return cls(**{**record, "at": datetime.fromisoformat(record["at"])})
