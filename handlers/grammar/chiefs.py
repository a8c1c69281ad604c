"""Who is told where somebody of the staff cannot be reached: his chiefs."""

from handlers.domain.scene import Scene
from handlers.domain.town import Role, Staff, Station


def chiefs_of(scene: Scene, station: Station | None, person: str) -> tuple[Staff, ...]:
    """The deputy chiefs of a station, else its chiefs, else the street: of the first who have an account all; never himself."""
    groups = [station.with_role(Role.DEPUTY), station.with_role(Role.CHIEF)] if station else []
    others = [tuple(chief for chief in group if chief.name != person) for group in (*groups, scene.town.leaders)]
    reached = [tuple(chief for chief in group if chief.name in scene.rooms.bound) for group in others]
    return next(filter(None, (*reached, *others)), ())
