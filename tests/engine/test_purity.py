"""The core reaches no clock, no network and no database; and everything that others use says what it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "nlp", "storage")
SOURCES = {
    str(path.relative_to(HOUSE)): ast.parse(path.read_text(encoding="utf-8"))
    for room in ROOMS
    for path in sorted((HOUSE / room).rglob("*.py"))
    if "migrations" not in path.parts  # Alembic writes those
}
CORE = [path for path in SOURCES if path.startswith("handlers/")]

# All that the core stands on.
ALLOWED = {
    "collections",
    "dataclasses",
    "datetime",
    "enum",
    "fractions",
    "functools",
    "handlers",
    "itertools",
    "rapidfuzz",
    "re",
    "typing",
    "unicodedata",
    "zoneinfo",
}
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "sleep"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
OUTSIDE = {"open", "print", "input", "exec", "eval", "__import__"}


def impurities(tree: ast.Module) -> Iterator[str]:
    """What a pure module must not hold, as it is written there."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (ast.unparse(node) for name in names if name.name.partition(".")[0] not in ALLOWED)
            case ast.ImportFrom(module=module, level=level):
                if level or (module or "").partition(".")[0] not in ALLOWED:
                    yield ast.unparse(node)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="datetime" | "date" | "time"), attr=called)):
                if called in CLOCKS:
                    yield ast.unparse(node)
            case ast.Call(func=ast.Name(id=called)) if called in OUTSIDE:
                yield ast.unparse(node)
            case ast.AsyncFunctionDef() | ast.Await() | ast.Global():
                yield type(node).__name__


@pytest.mark.parametrize(
    "line",
    [
        "import asyncio",
        "import collections, sqlalchemy.orm",
        "from sqlmodel import select",
        "from storage.rows import TicketRow",
        "from . import pacing",
        "import time",
        "datetime.now(TOWN_TIME)",
        "date.today()",
        "open('config.yaml')",
        "async def f(): ...",
    ],
)
def test_what_would_be_found(line: str) -> None:
    assert list(impurities(ast.parse(line)))


@pytest.mark.parametrize("path", CORE)
def test_the_core_is_pure(path: str) -> None:
    assert list(impurities(SOURCES[path])) == []


@pytest.mark.parametrize("path", [path for path in CORE if path.startswith("handlers/domain/")])
def test_the_domain_knows_nobody_above_it(path: str) -> None:
    known = {node.module for node in ast.walk(SOURCES[path]) if isinstance(node, ast.ImportFrom)}
    assert [name for name in known if (name or "").startswith("handlers") and "domain" not in (name or "")] == []


def unexplained(tree: ast.Module) -> Iterator[str]:
    """What should say what it is and does not: the module, a public class with public methods, a public function that is more
    than a line or two. A record of fields and properties, or a sentence that is returned, says it by its name."""
    if not ast.get_docstring(tree):
        yield "the module"
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            methods = [member for member in node.body if isinstance(member, FUNCTIONS) and not member.decorator_list]
            says_more = any(not method.name.startswith("_") for method in methods)
        elif isinstance(node, FUNCTIONS):
            says_more = sum(isinstance(inner, ast.stmt) for inner in ast.walk(node)) > 3  # itself and two more
        else:
            continue
        if says_more and not node.name.startswith("_") and not ast.get_docstring(node):
            yield node.name


@pytest.mark.parametrize("path", SOURCES)
def test_whatever_is_public_says_what_it_is(path: str) -> None:
    assert list(unexplained(SOURCES[path])) == []
