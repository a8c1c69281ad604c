"""Between the frozen dataclasses of the core and the JSON of the rows."""

from functools import cache
from typing import Annotated, Any, TypeVar, cast

from pydantic import PlainSerializer, PlainValidator, TypeAdapter

from handlers.domain import due, facts, paper, question
from handlers.domain.due import Due
from handlers.domain.paper import Paper
from handlers.domain.question import Question

assert facts, "importing the facts makes their kinds known"

T = TypeVar("T")


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """How a type is written down."""
    return TypeAdapter(kind)


def dump(value: object) -> str:
    """The value as JSON text."""
    return adapter(cast(Any, type(value))).dump_json(value).decode()


def dump_text(text: str) -> str:
    """The text as it stands within a string of the JSON that `dump` writes."""
    return dump(text)[1:-1]


def load(kind: type[T], text: str) -> T:
    """The value of that kind. Raises pydantic.ValidationError where the text is of another shape."""
    value: T = adapter(cast(Any, kind)).validate_json(text)
    return value


def load_due(kind: str, payload: str) -> Due:
    """What comes due. Raises KeyError for a kind that is none of ours."""
    return load(due.KINDS[kind], payload)


def load_question(kind: str, body: str) -> Question:
    """The question that was asked. Raises KeyError for a kind that is none of ours."""
    return load(question.KINDS[kind], body)


def _dump_paper(value: Paper) -> dict[str, Any]:
    fields: dict[str, Any] = adapter(cast(Any, type(value))).dump_python(value, mode="json")
    return {"kind": value.kind} | fields


def _load_paper(value: Any) -> Paper:
    """A kind that is none of ours is a bare paper, which nobody can make: one such line must not stop the others."""
    if isinstance(value, Paper):
        return value
    named = {key: each for key, each in value.items() if key != "kind"}
    kind = paper.KINDS.get(value["kind"])
    read: Paper = adapter(cast(Any, kind)).validate_python(named) if kind else Paper()
    return read


KeptPaper = Annotated[Paper, PlainSerializer(_dump_paper), PlainValidator(_load_paper)]
"""A paper as a field of what is written down: by the name of its kind."""
