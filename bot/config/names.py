"""Names that must be given only once: of people, units, groups, departments; how a policy looks for its own."""

from collections.abc import Iterable, Iterator

from bot.config.node import Node
from bot.config.problem import Problem

_IN_TOWN = {
    "人名": ("bot", "leaders.*.name", "stations.*.staff.*.name"),
    "工作站": ("stations.*.name",),
    "小区": ("stations.*.compounds.*.name",),
    "群": ("stations.*.staff_group", "stations.*.compounds.*.groups.*"),
    "部门": ("departments.*",),
}


def double_names(town: Node) -> Iterator[Problem]:
    """What is named twice in the town."""
    for what, patterns in _IN_TOWN.items():
        yield from twice(what, town, *patterns)
    for unit in (town, *town.find("stations.*")):
        yield from twice("指南", unit, "guide.*.topic")


def twice(what: str, root: Node, *patterns: str) -> Iterator[Problem]:
    """The texts at `patterns` that stand there a second time."""
    nodes = street_first(node for pattern in patterns for node in root.find(pattern))
    return twice_among(what, ((node.text, node) for node in nodes if node.text))


def street_first(nodes: Iterable[Node]) -> list[Node]:
    """What the stations say behind what the street says, so that they are to blame."""
    return sorted(nodes, key=lambda node: node.path[0] == "stations")


def twice_among(what: str, named: Iterable[tuple[str, Node]]) -> Iterator[Problem]:
    """The names that are given a second time."""
    before: dict[str, Node] = {}
    for name, node in named:
        first = before.setdefault(name, node)
        if first is not node:
            yield node.problem(f"{what}“{name}”重复了,{_where(first, node)}已经有了", "请改成不同的名称")


def _where(first: Node, node: Node) -> str:
    """Where a name stands first, as somebody finds it who looks at `node`."""
    if first.file == node.file:
        return f"第 {first.key_line} 行"
    return f" {first.file}:{first.key_line} " if first.key_line else f" {first.file} "
