"""One file of the lexicon: YAML that still knows its lines, so that whoever wrote a word wrongly is told where."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import yaml


class LexiconError(ValueError):
    """A lexicon file that cannot be used: its name, the line (0: the whole file), the key, and what is wrong there."""

    def __init__(self, file: str, line: int, key: str, problem: str) -> None:
        self.file, self.line, self.key, self.problem = file, line, key, problem
        where = f"{file}:{line}" if line else file
        super().__init__(": ".join(filter(None, (where, key, problem))))


class LexiconFile:
    """One YAML file as nodes, which still know their lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open(encoding="utf-8") as stream:
                self.root = yaml.compose(stream, Loader=yaml.CSafeLoader)
        except OSError as error:
            raise LexiconError(path.name, 0, "", error.strerror or str(error)) from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            raise LexiconError(path.name, line, "", str(getattr(error, "problem", error))) from error

    def error(self, node: Any, key: str, problem: str) -> LexiconError:
        """What is wrong with a node; the caller raises it."""
        line = node.start_mark.line + 1 if node is not None else 1
        return LexiconError(self.path.name, line, key, problem)

    def entries(self, node: Any, key: str) -> list[tuple[Any, Any]]:
        """The key and value nodes of a mapping; a key may stand once."""
        if not isinstance(node, yaml.MappingNode):
            raise self.error(node, key, "expected 'name: value' entries")
        seen: set[str] = set()
        for name, _ in node.value:
            if name.value in seen:
                raise self.error(name, str(name.value), "stands twice")
            seen.add(name.value)
        return list(node.value)

    def items(self, node: Any, key: str) -> list[Any]:
        """The nodes of a list of words."""
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(node, key, "expected a list")
        for item in node.value:
            if not isinstance(item, yaml.ScalarNode) or not item.value.strip():
                raise self.error(item, key, "expected a word")
        return list(node.value)

    def section(self, key: str) -> Any:
        """The value under a key of the file."""
        for name, value in self.entries(self.root, self.path.stem):
            if name.value == key:
                return value
        raise self.error(self.root, key, "is missing")

    def words(self, key: str) -> list[Any]:
        """The nodes of the list under a key of the file."""
        return self.items(self.section(key), key)

    def all_words(self, keys: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """The lists of a file that holds these keys and no other. Raises LexiconError."""
        for key, _ in self.entries(self.root, self.path.stem):
            if key.value not in keys:
                raise self.error(key, key.value, "no such list")
        return {key: tuple(item.value for item in self.words(key)) for key in keys}

    def lists(self, key: str) -> list[tuple[Any, list[Any]]]:
        """The lists of the mapping under a key of the file, by the nodes of their names."""
        return [(name, self.items(value, name.value)) for name, value in self.entries(self.section(key), key)]
