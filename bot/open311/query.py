"""What somebody asks for, as the parameters of the address say it; an empty one is none."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from multidict import MultiMapping

from bot.open311.refused import Refused
from handlers.domain.luhn import is_number
from handlers.domain.ticket import IN_WORK, State, TicketId
from handlers.domain.workcalendar import TOWN_TIME
from storage.governance.published import PUBLISHED, Wanted

SPAN = timedelta(days=90)
"""How much time may be asked for at once, and how much is told where nobody says."""
MOST = 1000
"""How many requests are told at once."""
STATUSES: Mapping[str, frozenset[State]] = {"open": IN_WORK, "closed": PUBLISHED - IN_WORK}

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?P<time>T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d))?", re.ASCII)
_WHOLE = re.compile(r"[1-9]\d{0,5}", re.ASCII)


def wanted(query: MultiMapping[str], now: datetime) -> Wanted:
    """The requests that are asked for. Raises Refused where a parameter does not say what it should."""
    page, most = _whole(query, "page", 1), _whole(query, "page_size", MOST)
    if most > MOST:
        raise Refused(400, f"page_size 最多 {MOST}。")
    skipped = (page - 1) * most
    if (names := _listed(query, "service_request_id")) is not None:  # "this overrides all other arguments"
        if len(names) > MOST:
            raise Refused(400, f"service_request_id 一次最多 {MOST} 个。")
        return Wanted(named=[ticket for name in names if (ticket := ticket_named(name))], skipped=skipped, most=most)
    since, until = _period(query, now)
    codes = _listed(query, "service_code")
    matters = None if codes is None else [code for code in codes if code.isprintable()]
    return Wanted(None, since, until, matters, _states(query), skipped, most)


def name_of(ticket: TicketId) -> str:
    """The service_request_id of a ticket, which stays the same: its station and its number."""
    return f"{ticket.station}-{ticket.number}"


def ticket_named(name: str) -> TicketId | None:
    """The ticket that a service_request_id means; None where it can mean none."""
    station, _, number = name.strip().rpartition("-")
    return TicketId.of(station, number) if station.isprintable() and is_number(number) else None


def _listed(query: MultiMapping[str], name: str) -> list[str] | None:
    """The values of a parameter that may be given several times, or with commas; None where it is not given."""
    found = [value.strip() for given in query.getall(name, []) for value in given.split(",")]
    return list(dict.fromkeys(filter(None, found))) or None


def _states(query: MultiMapping[str]) -> frozenset[State]:
    statuses = _listed(query, "status") or list(STATUSES)
    if any(status not in STATUSES for status in statuses):
        raise Refused(400, "status 只能是 open 或 closed。")
    return frozenset[State]().union(*(STATUSES[status] for status in statuses))


def _period(query: MultiMapping[str], now: datetime) -> tuple[datetime, datetime]:
    """From when until when; a bound that is not given is 90 days from the other, or now."""
    since, until = _moment(query, "start_date"), _moment(query, "end_date")
    try:
        if since is None:
            until = until or now
            since = until - SPAN
        until = until or since + SPAN
    except OverflowError:
        raise Refused(400, "start_date、end_date 超出了日历。") from None
    if until < since:
        raise Refused(400, "end_date 不能早于 start_date。")
    if until - since > SPAN:
        raise Refused(400, f"start_date 到 end_date 最多 {SPAN.days} 天,请分几次查。")
    return since, until


def _moment(query: MultiMapping[str], name: str) -> datetime | None:
    """A moment with its zone, or a day, which begins at midnight of the town. An unescaped + has become a space on its way."""
    written = query.get(name, "").strip().replace(" ", "+")
    if not written:
        return None
    try:
        if not (read := _MOMENT.fullmatch(written)):
            raise ValueError(written)
        moment = datetime.fromisoformat(written)
        moment = moment if read["time"] else moment.replace(tzinfo=TOWN_TIME)
        moment.astimezone(TOWN_TIME) - SPAN, moment + SPAN  # both must be in the calendar
    except (ValueError, OverflowError):
        raise Refused(400, f"{name} 要写成带时区的时间,如 2026-11-30T08:00:00+08:00,或者一天,如 2026-11-30。") from None
    return moment


def _whole(query: MultiMapping[str], name: str, default: int) -> int:
    written = query.get(name, "").strip()
    if written and not _WHOLE.fullmatch(written):
        raise Refused(400, f"{name} 要写成 1 以上的整数。")
    return int(written) if written else default
