"""Making (制作): what a line brings is made from the database, at the moment when the line is sent."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import Session

from bot.press import chart, tables
from bot.press.sheet import Sheet
from handlers.domain.paper import BulletinPaper, CardPaper, ChartPaper, ExportPaper, Paper
from handlers.domain.town import Town
from storage.engine.database import Database

Maker = Callable[[Session, Town, Any], Sheet]
"""How a paper of one kind is made. It reads, and writes nothing."""


def _card(session: Session, town: Town, paper: CardPaper) -> Sheet:
    """The card of a compound; what prints is loaded only for whoever prints, for that takes a second."""
    from bot.press.card import card

    compound = next(one for station in town.stations for one in station.compounds if one.path == paper.path)
    return Sheet(f"{compound.name} 便民联系卡.pdf", card(town, compound), picture=False)


def _bulletin(session: Session, town: Town, paper: BulletinPaper) -> Sheet:
    """The draft of a bulletin; what writes documents is loaded only for whoever writes one, not at every start."""
    from bot.press.bulletin import bulletin

    return bulletin(session, town, paper)


PRESS: Mapping[type[Paper], Maker] = {
    BulletinPaper: _bulletin,
    CardPaper: _card,
    ChartPaper: chart.make,
    ExportPaper: tables.of_paper,
}
"""Who makes what."""


class NoMaker(Exception):
    """A paper of a kind that nobody makes here."""


def make(database: Database, town: Town, paper: Paper) -> Sheet:
    """The sheet that a paper becomes, read in one transaction that locks nobody out. Raises whatever its maker raises."""
    maker = PRESS.get(type(paper))
    if maker is None:
        raise NoMaker(type(paper).__name__)
    with database.reading() as session:
        return maker(session, town, paper).harmless()
