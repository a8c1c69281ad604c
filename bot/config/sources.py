"""Where each value that is in force was written: its line of config.yaml, or that nobody wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.config.duration import WorkingDays
from bot.config.form import Form
from bot.config.models import TownForm
from bot.config.node import Node
from bot.config.policy import PolicyForm
from bot.config.shape import fit
from bot.config.yamlfile import read
from handlers.domain.workcalendar import Span

_ELSEWHERE = frozenset({"taxonomy", "quantities", "days", "complete_years"})
"""Long lists: they are looked up where they stand."""
_UNITS = ((timedelta(days=1), "天"), (timedelta(hours=1), "小时"), (timedelta(minutes=1), "分钟"))


@dataclass(frozen=True)
class Value:
    """A value by its path, as config.yaml would have it; `line` 0 says that it is the default."""

    path: str
    text: str
    line: int


class Sources:
    """A config.yaml that is known to be good, with its lines."""

    def __init__(self, path: Path) -> None:
        self._root, _ = read(path)
        self._street = self._root.child("policy")

    def staff(self, station: str) -> dict[str, int]:
        """The line of each of a station's people."""
        node = self._station(station)
        return {name.text: name.line for name in (node.find("staff.*.name") if node else ())}

    def rota(self, station: str) -> list[int]:
        """The line of each of a station's shifts, in their order."""
        node = self._station(station)
        return [shift.key_line for shift in (node.find("rota.*") if node else ())]

    def town(self) -> Iterator[Value]:
        """What holds for the whole street: its calendar, its bureaus, what is said at most, its policy."""
        form, _ = fit(TownForm, self._root)
        if form is not None:
            yield from _values(form.calendar, self._root.child("calendar"), "calendar")
            yield from _values(form.sending, self._root.child("sending"), "sending")
            yield from _values(form.alarm, self._root.child("alarm"), "alarm")
            for name, bureau in form.bureaus.items():
                yield from _values(bureau, self._root.nearest(("bureaus", name))[0], f"bureaus.{name}")
            yield from _values(form.policy, self._street, "policy")

    def own(self, station: str) -> Iterator[Value]:
        """What a station has otherwise than the street."""
        node = self._station(station)
        local = node.child("policy") if node else None
        if local is None or self._street is None:
            return
        form, _ = fit(PolicyForm, self._street.under(local))
        street = {value.path: value for value in _values(form, self._street, "policy")} if form else {}
        for value in _values(form, self._street.under(local), "policy") if form else ():
            if value.line != street[value.path].line:
                yield value

    def _station(self, name: str) -> Node | None:
        nodes = self._root.find("stations.*")
        return next((node for node in nodes if (its := node.child("name")) and its.text == name), None)


def _values(form: Form, node: Node | None, path: str) -> Iterator[Value]:
    """Every value of a form, whether it was written or not."""
    for key in type(form).model_fields:
        value, child = getattr(form, key), node.child(key) if node else None
        if key in _ELSEWHERE:
            continue
        if isinstance(value, Form):
            yield from _values(value, child, f"{path}.{key}")
        elif child is not None and child.value is not None:
            yield Value(f"{path}.{key}", _written(child), child.line)
        else:
            yield Value(f"{path}.{key}", shown(value), 0)


def _written(node: Node) -> str:
    if isinstance(node.value, list):
        return f"[{', '.join(child.text for child in node.value)}]"
    return node.text or '""'


def shown(value: object) -> str:
    """A value as it would be written: `shown(timedelta(hours=4)) == "4小时"`."""
    match value:
        case None | "":
            return "无"
        case bool():
            return str(value).lower()
        case timedelta():
            return _duration(value)
        case Span():
            return f"{value.start:%H:%M}-{value.end:%H:%M}"
        case WorkingDays():
            return f"{value.days}个工作日"
        case _:
            return str(value)


def _duration(span: timedelta) -> str:
    for unit, name in _UNITS:
        if not span % unit:
            return f"{span // unit}{name}"
    return f"{span.total_seconds():g}秒"
