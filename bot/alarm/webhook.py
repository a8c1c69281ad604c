"""One POST to a webhook, in the shape that the robots of 企业微信, 钉钉 and 飞书 take; whoever else listens reads the fields beside it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import aiohttp
from pydantic import SecretStr

from handlers.domain.workcalendar import local

PATIENCE = aiohttp.ClientTimeout(total=10)


class NotRung(RuntimeError):
    """Nobody has taken the alarm; why, without the address."""


@dataclass(frozen=True)
class Alarm:
    """A danger that could not be told, in words, and what it is about: the station, its ticket's number, since when."""

    text: str
    station: str
    ticket: str
    at: datetime


class Webhook:
    """An address that holds a secret: it stands in the environment, in no log and in no error."""

    def __init__(self, url: SecretStr) -> None:
        self._url = url

    async def ring(self, alarm: Alarm) -> None:
        """Raises NotRung."""
        await self._ask("POST", json=_body(alarm))

    async def look(self) -> None:
        """Whether anybody answers there at all; nothing is rung. Raises NotRung."""
        await self._ask("HEAD", any_answer=True)

    async def _ask(self, method: str, json: Mapping[str, object] | None = None, any_answer: bool = False) -> None:
        try:
            async with (
                aiohttp.ClientSession(timeout=PATIENCE, trust_env=True) as session,
                session.request(method, self._url.get_secret_value(), json=json, allow_redirects=False) as answer,
            ):
                if not any_answer:
                    _accepted(answer.status, await answer.text(errors="replace"))
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            raise NotRung(type(error).__name__) from None


def _body(alarm: Alarm) -> Mapping[str, object]:
    """企业微信 and 钉钉 read `msgtype` and `text`, 飞书 `msg_type` and `content`; the rest is for programs."""
    return {
        "msgtype": "text",
        "text": {"content": alarm.text},
        "msg_type": "text",
        "content": {"text": alarm.text},
        "level": "red",
        "station": alarm.station,
        "ticket": alarm.ticket,
        "at": local(alarm.at).isoformat(),
    }


def _accepted(status: int, words: str) -> None:
    """The robots answer 200 to what they refuse, with a code that is not 0. Raises NotRung."""
    if not 200 <= status < 300:
        raise NotRung(f"HTTP {status}")
    try:
        answer = json.loads(words)
    except ValueError:
        return
    code = next((answer[key] for key in ("errcode", "code") if key in answer), 0) if isinstance(answer, dict) else 0
    if code not in (0, "0", 200):
        raise NotRung(f"code {str(code)[:20]}")
