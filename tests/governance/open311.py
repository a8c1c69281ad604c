"""A server of Open311 on a database of its own, and what its answers must hold by the specification."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from aiohttp.test_utils import TestClient, TestServer

from bot.clock import TurnedClock
from bot.config import Ground
from bot.open311 import make_app
from bot.open311.answers import Answers
from handlers.domain.event import Event
from storage.engine.database import Database
from storage.governance.published import Publication
from tests.storage.story import MORNING, at, happen

KEY = "一把钥匙 & more"
NOW = at(600)
Client = TestClient[Any, Any]

TEXT, MOMENT, NOTHING = "text", "moment", "nothing"
SERVICE = {
    "service_code": TEXT,
    "service_name": TEXT,
    "description": TEXT,
    "metadata": False,
    "type": "realtime",
    "keywords": TEXT,
    "group": TEXT,
}
REQUEST = {
    "service_request_id": TEXT,
    "status": TEXT,
    "status_notes": TEXT,
    "service_name": TEXT,
    "service_code": TEXT,
    "description": TEXT,
    "agency_responsible": TEXT,
    "service_notice": NOTHING,
    "requested_datetime": MOMENT,
    "updated_datetime": MOMENT,
    "expected_datetime": MOMENT,
    "address": TEXT,
    "address_id": NOTHING,
    "zipcode": NOTHING,
    "lat": NOTHING,
    "long": NOTHING,
    "media_url": NOTHING,
}
PRIVATE = REQUEST | dict.fromkeys(("status_notes", "description", "agency_responsible"), NOTHING)


def follows(found: dict[str, Any], fields: dict[str, Any]) -> bool:
    """Whether a record has these fields, in this order, and in each what may stand there."""

    def fits(value: Any, kind: Any) -> bool:
        if kind == NOTHING:
            return value is None
        if kind == MOMENT:
            return datetime.fromisoformat(value).tzinfo is not None and "." not in value
        return bool(value == kind or (kind == TEXT and isinstance(value, str) and value))

    return list(found) == list(fields) and all(fits(found[name], kind) for name, kind in fields.items())


class World:
    """A database that others write to, and a client of the interface over it."""

    def __init__(self, database: Database, client: Client) -> None:
        self.database, self.client = database, client

    def happens(self, *happened: Event) -> None:
        with self.database.transaction() as session:
            for event in happened:
                happen(session, event)

    async def get(self, path: str, **parameters: str) -> Any:
        """The answer to a good request."""
        async with self.client.get(path, params={"api_key": KEY} | parameters) as answer:
            text = await answer.text()
            assert answer.status == 200, text
            if path.endswith(".json"):
                assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
                return json.loads(text)
            assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
            assert text.startswith('<?xml version="1.0" encoding="utf-8"?>')
            return ElementTree.fromstring(text)

    async def ids(self, **parameters: str) -> list[str]:
        return [one["service_request_id"] for one in await self.get("/requests.json", **parameters)]

    async def refused(self, path: str, **parameters: str) -> tuple[int, str]:
        """What is not answered, with which status, and why."""
        async with self.client.get(path, params={"api_key": KEY} | parameters) as answer:
            return answer.status, why_refused(await answer.text(), answer.headers["Content-Type"], answer.status)


def why_refused(text: str, kind: str, status: int) -> str:
    """The reason in an error's body, which has the spec's form."""
    if kind.startswith("application/json"):
        [error] = json.loads(text)
        assert (list(error), error["code"]) == (["code", "description"], status)
        return str(error["description"])
    errors = ElementTree.fromstring(text)
    [error] = errors
    assert (errors.tag, error.tag, error.findtext("code")) == ("errors", "error", str(status))
    return error.findtext("description") or ""


def client_of(file: Path, ground: Ground, now: datetime = NOW) -> Client:
    app = make_app(Answers(ground, MORNING), Publication(file), TurnedClock(now), KEY)
    return TestClient(TestServer(app))
