"""The configuration as it is written: text, lists and mappings, each of which knows its line."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.config.problem import Problem

Step = str | int


@dataclass(frozen=True)
class Node:
    """A value of the file and where it stands.

    Every scalar stays the text that was written (so 18:00 is no number and `off` no truth value); nothing written is None.
    `line` is where a text stands, or the key of a list or a mapping; `key_line` is always that of the key.
    """

    value: "str | None | list[Node] | dict[str, Node]"
    file: str
    line: int
    key_line: int
    path: tuple[Step, ...] = ()

    def problem(
        self, wrong: str, allowed: str = "", *, inside: tuple[Step, ...] = (), warning: bool = False
    ) -> Problem:
        """A problem with this value, or with what is missing at `inside` it."""
        return Problem(self.file, self.line, written(self.path + inside), wrong, allowed, warning)

    @property
    def text(self) -> str:
        """The text, or "" where something else is written."""
        return self.value if isinstance(self.value, str) else ""

    def plain(self) -> object:
        """The same without lines: str, None, list and dict."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value

    def child(self, step: Step) -> "Node | None":
        if isinstance(self.value, dict) and isinstance(step, str):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return self.value[step]
        return None

    def nearest(self, steps: tuple[Step, ...]) -> "tuple[Node, tuple[Step, ...]]":
        """The node at `steps`, or the last one on the way there, with the steps that are left."""
        if not steps or (child := self.child(steps[0])) is None:
            return self, steps
        return child.nearest(steps[1:])

    def find(self, pattern: str) -> "Iterator[Node]":
        """Every node at a pattern like "stations.*.name"; what is not there, or of another shape, is passed over."""
        step, _, rest = pattern.partition(".")
        for child in self._matching(step):
            yield from child.find(rest) if rest else (child,)

    def _matching(self, step: str) -> "list[Node]":
        if step == "*" and isinstance(self.value, dict):
            return list(self.value.values())
        if step == "*" and isinstance(self.value, list):
            return self.value
        child = self.child(step)
        return [child] if child else []

    def under(self, local: "Node | None") -> "Node":
        """This node with a local one laid over it, key by key; lists and texts are replaced as a whole.

        Where both are mappings the result stands at this node's line, so that what the local one only adds to is not blamed on it.
        """
        if local is None or local.value is None:
            return self
        if not (isinstance(self.value, dict) and isinstance(local.value, dict)):
            return local
        merged = dict(self.value)
        for key, child in local.value.items():
            merged[key] = merged[key].under(child) if key in merged else child
        return Node(merged, self.file, self.line, self.key_line, self.path)


def written(path: tuple[Step, ...]) -> str:
    """`written(("stations", 0, "name")) == "stations[0].name"`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")
