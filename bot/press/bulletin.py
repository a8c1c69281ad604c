"""The bulletin (信息专报) of a unit: what happened is gathered, composed and printed."""

from sqlmodel import Session

from bot.press import docx
from bot.press.chart import bars
from bot.press.sheet import Sheet
from handlers.domain.paper import BulletinPaper
from handlers.domain.town import Town
from handlers.governance.account import Account
from handlers.governance.bulletin import compose as compose
from handlers.governance.draft import Draft
from handlers.governance.examples import candidates
from handlers.governance.texts import bulletin as texts
from storage.duty.roster import town_of
from storage.governance.action import place_kinds
from storage.governance.figures import figures
from storage.tickets import ticket as tickets


def bulletin(session: Session, town: Town, paper: BulletinPaper) -> Sheet:
    """The document that a line brings."""
    found = draft(session, town, paper)
    return Sheet(texts.file(found.title, found.subtitle), printed(found, paper), picture=False)


def draft(session: Session, town: Town, paper: BulletinPaper) -> Draft:
    """The draft that a paper asks for; nothing in it is made but of what is on record."""
    return compose(account(session, town, paper))


def account(session: Session, town: Town, paper: BulletinPaper) -> Account:
    """The facts that it gives an account of, as they stood at the end of the period or, where that is not over, when it was asked for."""
    now = min(paper.end, paper.at)
    told = figures(session, paper.path, paper.start, paper.end, now)
    here = town_of(session, town)
    station = here.station_at(paper.path)
    stations = (station,) if station else here.stations
    return Account(
        unit=texts.unit(here.name, station.name if station else ""),
        stations=stations,
        start=paper.start,
        end=paper.end,
        at=paper.at,
        figures=told,
        matters=stations[0].policy.matters,
        departments=here.departments,
        tickets=tuple(ticket for ticket, _ in tickets.named(session, candidates(told))),
        whole_street=station is None,
        rounded=paper.rounded,
        places=place_kinds(session),
    )


def printed(draft: Draft, paper: BulletinPaper) -> bytes:
    """The draft as a .docx, with its charts."""
    drawn = tuple(bars(chart.title, chart.pairs, chart.unit) for chart in draft.charts)
    return docx.render(draft, drawn, paper.at)


def told(draft: Draft) -> str:
    """The draft as text."""
    return texts.text(draft)
