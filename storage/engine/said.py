"""Events as they are written down: what a person typed stands beside them, and they hold its id and a digest."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, cast, get_type_hints

from handlers.domain.event import KINDS, Event, Said
from storage.engine.codec import adapter

_SALT_BYTES = 16


@dataclass(frozen=True)
class Words:
    """A text that a person typed, to be kept beside its event."""

    id: int
    message: str
    person: str
    salt: str
    text: str

    @property
    def digest(self) -> str:
        """What the event holds: it proves the text, and without the salt it says nothing of it."""
        return digest(self.salt, self.text)


@dataclass(frozen=True)
class Mention:
    """What is left in an event of a text that a person typed."""

    id: int
    digest: str
    message: str
    person: str


def digest(salt: str, text: str) -> str:
    """The digest of a text, keyed by its salt (hex). Raises ValueError for a salt that is none."""
    return hmac.new(bytes.fromhex(salt), text.encode("utf8", "surrogateescape"), hashlib.sha256).hexdigest()


def dump_event(event: Event) -> tuple[str, tuple[Words, ...]]:
    """The event as JSON without what people typed, and that."""
    body: dict[str, Any] = adapter(cast(Any, type(event))).dump_python(event, mode="json")
    beside: list[Words] = []
    _replace(event.kind, body, lambda said: _set_aside(said, beside))
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")), tuple(beside)


def load_event(kind: str, text: str, texts: Mapping[int, str]) -> Event:
    """The event of that kind, with the texts that are still there. Raises KeyError for a kind that is none of ours."""
    body: dict[str, Any] = json.loads(text)
    _replace(kind, body, lambda said: _put_back(said, texts))
    event: Event = adapter(cast(Any, KINDS[kind])).validate_python(body)
    return event


def words_in(kind: str, text: str) -> Iterator[int]:
    """The ids of what people typed for an event."""
    return (mention.id for mention in mentions_in(kind, text))


def mentions_in(kind: str, text: str) -> Iterator[Mention]:
    """What an event holds of what people typed for it."""
    if names := _said_in(kind):
        body = json.loads(text)
        for name in names:
            said = body.get(name)
            several = said if isinstance(said, list) else [said]
            yield from (Mention(**said) for said in several if said and said["id"] is not None)


@cache
def _said_in(kind: str) -> tuple[str, ...]:
    """The fields of an event that hold what a person typed, whether one, none or several."""
    hints = get_type_hints(KINDS[kind])
    return tuple(field.name for field in fields(KINDS[kind]) if _is_said(hints[field.name]))


def _is_said(hint: Any) -> bool:
    return hint in (Said, Said | None, tuple[Said, ...])


def _replace(kind: str, body: dict[str, Any], change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    for name in _said_in(kind):
        said = body.get(name)
        body[name] = [change(one) for one in said] if isinstance(said, list) else change(said) if said else said


def _set_aside(said: dict[str, Any], beside: list[Words]) -> dict[str, Any]:
    left = {"id": None, "digest": "", "message": said["message"], "person": said["person"]}
    if not said["text"]:
        return left
    words = Words(secrets.randbits(62), said["message"], said["person"], secrets.token_hex(_SALT_BYTES), said["text"])
    beside.append(words)
    return left | {"id": words.id, "digest": words.digest}


def _put_back(said: dict[str, Any], texts: Mapping[int, str]) -> dict[str, Any]:
    return {"text": texts.get(said["id"], ""), "message": said["message"], "person": said["person"]}
