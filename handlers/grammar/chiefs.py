"""Chiefs (站长): who is told where somebody of the staff cannot be reached, and who decides."""

from collections.abc import Iterable

from handlers.domain.rota import is_there
from handlers.domain.scene import Scene
from handlers.domain.town import Role, Staff, Station


def chiefs_of(scene: Scene, station: Station | None, person: str) -> tuple[Staff, ...]:
    """The deputy chiefs of a station, else its chiefs, else the street: of the first who have an account all; never himself."""
    groups = [station.with_role(Role.DEPUTY), station.with_role(Role.CHIEF)] if station else []
    others = [tuple(chief for chief in group if chief.name != person) for group in (*groups, scene.town.leaders)]
    reached = [tuple(chief for chief in group if chief.name in scene.rooms.bound) for group in others]
    return next(filter(None, (*reached, *others)), ())


def heads(scene: Scene) -> tuple[Staff, ...]:
    """Who hears what goes wrong at a station: the deputy chiefs who are there, else the chiefs who are."""
    return _first_there(scene, (scene.home.with_role(Role.DEPUTY), scene.home.with_role(Role.CHIEF)))


def deciders(scene: Scene, but: str = "") -> tuple[Staff, ...]:
    """Who decides what others cannot: the deputy chiefs who are there, else the chiefs, else the street; never `but`."""
    groups = (scene.home.with_role(Role.DEPUTY), scene.home.with_role(Role.CHIEF), scene.town.leaders)
    return _first_there(scene, groups, but)


def _first_there(scene: Scene, groups: Iterable[Iterable[Staff]], but: str = "") -> tuple[Staff, ...]:
    for group in groups:
        there = tuple(chief for chief in group if chief.name != but and is_there(scene.home, chief.name, scene.now))
        if there:
            return there
    return ()
