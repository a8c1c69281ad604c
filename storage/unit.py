"""Of a unit (street, station, compound) and all below it: the clause that rows are chosen by, and the values that it takes."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, or_


def within_unit(path: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the unit of a row, at `path`, is the one that is meant or one below it. It takes the values of `unit_at`."""
    return or_(path == bindparam("path"), func.substr(path, 1, bindparam("depth")) == bindparam("below"))


def unit_at(path: str) -> Mapping[str, Any]:
    """The unit at `path`, as `within_unit` takes it."""
    below = f"{path}/"
    return {"path": path, "depth": len(below), "below": below}
