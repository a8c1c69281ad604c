"""Law tips (普法): proposed to whoever steers a station, granted, said in owners' groups; what comes due of them."""

from dataclasses import dataclass

from handlers.domain.approval import ApprovalAsked
from handlers.domain.due import Due
from handlers.domain.event import Event
from handlers.domain.outreach import LawText


@dataclass(frozen=True, kw_only=True)
class LawTipAsked(ApprovalAsked, kind="LawTipAsked"):
    """The house proposes to say what the law says in some owners' groups; nobody has asked for it, so `by` is nobody."""

    wish = "普法"

    rooms: tuple[str, ...]
    tip: LawText


@dataclass(frozen=True, kw_only=True)
class LawTipGiven(Event, kind="LawTipGiven"):
    """Somebody who steers the station has agreed: it goes to these groups."""

    station: str
    rooms: tuple[str, ...]
    tip: LawText

    @property
    def stream(self) -> str:
        return f"lawtip/{self.station}"


@dataclass(frozen=True)
class LawTipDue(Due, kind="lawtip"):
    """A week begins: what was hot in the last one?"""

    station: str
