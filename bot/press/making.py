"""Making (制作): what a line brings is made from the database, at the moment when the line is sent."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import Session

from bot.press import chart
from bot.press.bulletin import bulletin
from bot.press.sheet import Sheet
from handlers.domain.paper import BulletinPaper, ChartPaper, Paper
from handlers.domain.town import Town
from storage.engine.database import Database

Maker = Callable[[Session, Town, Any], Sheet]
"""How a paper of one kind is made. It reads, and writes nothing."""

PRESS: Mapping[type[Paper], Maker] = {BulletinPaper: bulletin, ChartPaper: chart.make}
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
