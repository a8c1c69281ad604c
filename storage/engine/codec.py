"""Between the frozen dataclasses of the core and the JSON of the rows."""

from functools import cache
from typing import Any, TypeVar, cast, get_args

from pydantic import TypeAdapter

from handlers.domain.event import TicketEvent

_EVENTS: dict[str, type[TicketEvent]] = {kind.__name__: kind for kind in get_args(TicketEvent)}


T = TypeVar("T")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(value: object) -> str:
    """The value as JSON text."""
    return _adapter(cast(Any, type(value))).dump_json(value).decode()


def load(kind: type[T], text: str) -> T:
    """The value of that kind. Raises pydantic.ValidationError where the text is of another shape."""
    value: T = _adapter(cast(Any, kind)).validate_json(text)
    return value


def load_event(name: str, text: str) -> TicketEvent:
    """The event of that name. Raises KeyError for a name that is none of ours."""
    return load(_EVENTS[name], text)
