"""What every form of config.yaml is: fixed keys, each with a type, and how it becomes a value of the domain."""

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, model_validator

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    D = TypeVar("D", bound=DataclassInstance)


class Form(BaseModel):
    """A mapping with fixed keys. A key with nothing behind it counts as not written."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _written(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}

    def filled(self, part: "type[D]", **made: object) -> "D":
        """The domain's `part`, each value of which is `made`, or stands here under the same name."""
        names = (field.name for field in fields(part) if field.name not in made)
        return part(**{name: getattr(self, name) for name in names}, **made)


class Part(Form, defer_build=True):
    """The keys of one column in a mapping that several share; nothing is filled by it alone."""
