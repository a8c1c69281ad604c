"""Who is there (在岗), as residents may know it: who of the rota works for their compound now, by what neighbours call him."""

from datetime import datetime

from handlers.domain.gaps import Post, posts
from handlers.domain.town import Compound, Role, Station
from handlers.domain.workcalendar import WorkCalendar
from handlers.grammar.texts.called import called


def present(
    station: Station, compound: Compound | None, moment: datetime, calendar: WorkCalendar, department: str = ""
) -> tuple[str, ...]:
    """公安王警官, 网格员张同志: a line for every department, or for one. Who is only called (挂点) or backs another up (协管) is not named."""
    here = [post for post in posts(station, moment, calendar) if department in ("", post.department)]
    return tuple(called(post.department, names) for post in here if (names := _names(post, compound)))


def _names(post: Post, compound: Compound | None) -> list[str]:
    members = [entry.member.name for entry in post.there if entry.member.role is not Role.AUXILIARY]
    of_compound = compound.grid_workers + compound.property_managers if compound else ()
    return [name for name in members if name in of_compound] or members
