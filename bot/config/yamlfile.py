"""The YAML file: from bytes on the disk to nodes that know their lines."""

import re
from contextlib import suppress
from pathlib import Path

import yaml

from bot.config.node import Node, Step, written
from bot.config.problem import ConfigError, Problem

_SECRET = re.compile(r"token|passw|secret|api_?key|密码|口令|令牌|密钥", re.IGNORECASE)
_HINT = "常见原因:冒号要用英文的,后面空一格;缩进用空格,不用 Tab;括号和引号要成对"


def read(path: Path) -> tuple[Node, list[Problem]]:
    """The file's nodes, and what is wrong with its keys: written twice, secret, or no text.

    Raises ConfigError if there is no file, or no YAML mapping in it.
    """
    file = str(path)
    root = _compose(_text(path), file)
    if root is None:
        raise ConfigError([Problem(file, 0, "", "文件是空的", "请从示例 config.yaml 改起")])
    reader = _Reader(file)
    node = reader.read(root, ())
    if not isinstance(node.value, dict):
        raise ConfigError([node.problem("最外层要写成“键: 值”", "请从示例 config.yaml 改起")])
    return node, reader.problems


def _text(path: Path) -> str:
    """The text of the file; a byte order mark, as Windows writes it, is dropped."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ConfigError([Problem(str(path), 0, "", "找不到这个文件")]) from None
    except OSError as error:
        raise ConfigError([Problem(str(path), 0, "", f"打不开这个文件:{error.strerror}")]) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            [Problem(str(path), line, "", "文件不是 UTF-8 编码", "请在记事本里“另存为”,编码选 UTF-8")]
        ) from None


def _compose(text: str, file: str) -> yaml.Node | None:
    with suppress(yaml.YAMLError):
        return yaml.compose(text, Loader=yaml.CBaseLoader)
    try:  # slowly, but it knows better where the mistake was made
        return yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        raise ConfigError([Problem(file, _line(error), "", "这一行(或上一行)的写法不对", _HINT)]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ConfigError([Problem(file, line, "", "这一行有看不见的控制字符", "请删掉它")]) from None
    except RecursionError:
        raise ConfigError([Problem(file, 0, "", "括号套得太深", _HINT)]) from None


def _line(error: yaml.MarkedYAMLError) -> int:
    """Where to look: what was never closed is to be mended where it begins, all else where the parser stopped."""
    begun = error.context is not None and error.context.startswith(("while scanning", "while parsing a flow"))
    mark = (error.context_mark if begun else None) or error.problem_mark
    return mark.line + 1 if mark else 0


class _Reader:
    """Turns YAML's nodes into ours, and keeps what is wrong with the keys."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, path: tuple[Step, ...], key: yaml.Node | None = None) -> Node:
        key_line = (key or node).start_mark.line + 1
        if id(node) in self._seen:
            self.problems.append(Problem(self.file, key_line, "", "不能用 & 和 * 引用别处", "请把内容再写一遍"))
            return Node(None, self.file, key_line, key_line, path)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return Node(self._mapping(node, path), self.file, key_line, key_line, path)
        if isinstance(node, yaml.SequenceNode):
            items = [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
            return Node(items, self.file, key_line, key_line, path)
        return Node(_scalar(node), self.file, node.start_mark.line + 1, key_line, path)

    def _mapping(self, node: yaml.MappingNode, path: tuple[Step, ...]) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        for key, value in node.value:
            child = self.read(value, (*path, str(key.value)), key)
            wrong, allowed = _wrong_key(key, entries)
            if wrong:
                self.problems.append(Problem(self.file, child.key_line, written(child.path), wrong, allowed))
            else:
                entries[key.value] = child
        return entries


def _wrong_key(key: yaml.Node, before: dict[str, Node]) -> tuple[str, str]:
    """What is wrong with a key beside those before it, and what to do; the secret's value is never repeated."""
    if not isinstance(key, yaml.ScalarNode):
        return "键要写成一个词", ""
    if _SECRET.search(key.value):
        return "密钥不能写在这个文件里", "请改用环境变量"
    if key.value in before:
        return f"“{key.value}”写了两次,第 {before[key.value].key_line} 行已经有了", "请只留一处"
    return "", ""


def _scalar(node: yaml.Node) -> str | None:
    """The text as written, without blanks around it; None if nothing (or ~, null) is written."""
    text = str(node.value).strip()
    bare = isinstance(node, yaml.ScalarNode) and not node.style
    return None if bare and text in ("", "~", "null") else text
