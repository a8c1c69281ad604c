"""Names that must be given only once: of people, units, groups, departments, matters."""

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
_IN_POLICY = {
    "事项名称": ("taxonomy.*.*.name",),
    "量词": ("quantities.*.*",),
}


def double_names(town: Node) -> Iterator[Problem]:
    """What is named twice in the town."""
    for what, patterns in _IN_TOWN.items():
        yield from _twice(what, _named(town, patterns))


def double_matters(policy: Node) -> Iterator[Problem]:
    """What is named twice in one policy; where a station's is laid over the street's, the station's is to blame."""
    for what, patterns in _IN_POLICY.items():
        yield from _twice(what, _named(policy, patterns))
    yield from _twice("事项", ((str(node.path[-1]), node) for node in _street_first(policy.find("taxonomy.*.*"))))


def _named(root: Node, patterns: Iterable[str]) -> list[tuple[str, Node]]:
    nodes = _street_first(node for pattern in patterns for node in root.find(pattern))
    return [(node.text, node) for node in nodes if node.text]


def _street_first(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: node.path[0] == "stations")


def _twice(what: str, named: Iterable[tuple[str, Node]]) -> Iterator[Problem]:
    before: dict[str, Node] = {}
    for name, node in named:
        first = before.setdefault(name, node)
        if first is not node:
            yield node.problem(f"{what}“{name}”重复了,第 {first.key_line} 行已经有了", "请改成不同的名称")
