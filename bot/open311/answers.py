"""What is answered: the services, the requests, where the interface is. The fields are the spec's, in its order."""

from collections.abc import Iterable
from datetime import datetime

from bot.config import Ground
from bot.open311.document import FORMATS, Value
from bot.open311.place import Places
from bot.open311.query import STATUSES, name_of
from handlers.domain.policy import Matter
from handlers.domain.reading import Level
from handlers.domain.ticket import IN_WORK, Resolution, State
from handlers.domain.workcalendar import local
from handlers.grammar.arguments.kind import LABELS
from nlp.placewords import load_place_words
from storage.governance.published import Published

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
LEVELS = {Level.NORMAL: "一般", Level.URGENT: "加急", Level.RED: "红色"}
STANDS = {
    State.OPEN: "已派单,等待接单",
    State.ACCEPTED: "已接单",
    State.ON_SITE: "已到场",
    State.PAUSED: "暂时挂账,到期再办",
}
ENDED = {
    Resolution.SOLVED: "已解决",
    Resolution.PARTLY: "部分解决",
    Resolution.OUT_OF_SCOPE: "不属本站办理",
    Resolution.NOT_FOUND: "到场未发现",
    Resolution.TRANSFERRED: "已移交有关部门",
    Resolution.MEDIATED: "已调解",
}


class Answers:
    """The answers of a town; `edited` is when its config was changed last."""

    def __init__(self, ground: Ground, edited: datetime) -> None:
        self._town, self._edited = ground.town, edited
        self._matters: dict[str, Matter] = {}
        for station in ground.town.stations:
            self._matters = {**station.policy.matters, **self._matters}
        self._places = Places((*ground.landmarks, *load_place_words(ground.lexicon).own))

    def services(self) -> Value:
        """The matters of the taxonomy."""
        return [_service(matter) for matter in self._matters.values()]

    def definition(self, code: str) -> Value:
        """A matter asks for nothing more than the line of chat; None where there is no such matter."""
        return {"service_code": code, "attributes": []} if code in self._matters else None

    def requests(self, tickets: Iterable[Published]) -> Value:
        """Tickets, each as far as anybody may read it."""
        return [self._request(ticket) for ticket in tickets]

    def discovery(self, url: str) -> Value:
        """Where the interface is, in which formats, and whom to ask for a key."""
        changed = f"{local(self._edited):%Y-%m-%d %H:%M}"
        endpoint: Value = {
            "specification": SPECIFICATION,
            "url": url,
            "changeset": changed,
            "type": "production",
            "formats": [form.value for form in FORMATS.values()],
        }
        return {
            "changeset": changed,
            "contact": f"{self._town.name}便民执法工作站",
            "key_service": f"请向{self._town.name}要 api_key;只能读,不能报事。",
            "endpoints": [endpoint],
        }

    def _request(self, ticket: Published) -> Value:
        matter = self._matter(ticket)
        private = ticket.private
        return {
            "service_request_id": name_of(ticket.id),
            "status": next(status for status, states in STATUSES.items() if ticket.state in states),
            "status_notes": None if private else _notes(ticket),
            "service_name": matter.name if matter else ticket.matter,
            "service_code": ticket.matter,
            "description": None if private else f"{matter.name if matter else ticket.matter}({LEVELS[ticket.level]})",
            "agency_responsible": None if private or matter is None else matter.lead,
            "service_notice": None,
            "requested_datetime": _told(ticket.opened_at),
            "updated_datetime": _told(ticket.changed_at),
            "expected_datetime": _told(ticket.resolve_by),
            "address": self._address(ticket),
            "address_id": None,
            "zipcode": None,
            "lat": None,
            "long": None,
            "media_url": None,
        }

    def _matter(self, ticket: Published) -> Matter | None:
        """The matter as its own station has it; None where it is in no list any more."""
        station = self._town.station(ticket.id.station)
        matters = station.policy.matters if station else self._matters
        return matters.get(ticket.matter) or self._matters.get(ticket.matter)

    def _address(self, ticket: Published) -> str:
        """From the nearest to the farthest, as the spec has it; of what was told in private no more than the compound."""
        near = "" if ticket.private else self._places.building(ticket.place)
        return ", ".join(filter(None, (near, *reversed(ticket.path.split("/")))))


def _service(matter: Matter) -> Value:
    group = LABELS[matter.label][0]
    return {
        "service_code": matter.key,
        "service_name": matter.name,
        "description": f"{matter.name},由{matter.lead}牵头办理",
        "metadata": False,
        "type": "realtime",
        "keywords": ", ".join(dict.fromkeys((matter.name, *LABELS[matter.label]))),
        "group": group,
    }


def _notes(ticket: Published) -> str:
    if ticket.state in IN_WORK:
        return STANDS[ticket.state]
    if ticket.merged_into is not None:
        return f"与 {name_of(ticket.merged_into)} 是同一件,合并办理"
    return ENDED[ticket.resolution or Resolution.SOLVED]


def _told(moment: datetime) -> str:
    return local(moment).isoformat(timespec="seconds")
