"""Whether nodes have the shape that a form asks for, told in plain Chinese."""

import difflib
from dataclasses import replace
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.config.form import Form
from bot.config.node import Node, Step
from bot.config.problem import BadValue, Problem, choices

F = TypeVar("F", bound=Form)

_WORDS = {
    "int_type": ("要写成整数", "写法:6"),
    "int_parsing": ("要写成整数", "写法:6"),
    "int_from_float": ("要写成整数", "写法:6"),
    "int_parsing_size": ("数字太大", ""),
    "float_type": ("要写成数字", "写法:0.6"),
    "float_parsing": ("要写成数字", "写法:0.6"),
    "finite_number": ("要写成数字", "写法:0.6"),
    "bool_type": ("要写成是或否", "可写:true、false"),
    "bool_parsing": ("要写成是或否", "可写:true、false"),
    "string_type": ("要写成一个词", "不能空着,也不能写成列表"),
    "string_too_short": ("不能空着", ""),
    "tuple_type": ("要写成列表", "写法:[甲, 乙],只有一个也要写 [甲]"),
    "too_short": ("至少要写一个", ""),
    "model_type": ("要写成“键: 值”", ""),
    "dict_type": ("要写成“键: 值”", ""),
}


def fit(form: type[F], node: Node) -> tuple[F | None, list[Problem]]:
    """The filled form, or None and everything that is wrong with its shape."""
    try:
        return form.model_validate(node.plain()), []
    except ValidationError as error:
        return None, [_problem(form, node, details) for details in error.errors(include_url=False)]


def _problem(form: type[Form], root: Node, details: ErrorDetails) -> Problem:
    loc = tuple(step for step in details["loc"] if step != "[key]")
    node, rest = root.nearest(loc)
    if details["type"] == "missing":
        return node.problem(f"少了 {loc[-1]}", inside=rest)
    if details["type"] == "extra_forbidden":
        return _unknown_key(node, str(loc[-1]), keys_at(form, loc[:-1]))
    return node.problem(*_told(details), inside=rest)


def _told(details: ErrorDetails) -> tuple[str, str]:
    """What is wrong and what is allowed."""
    context = details.get("ctx", {})
    if isinstance(bad := context.get("error"), BadValue):
        return bad.wrong, bad.allowed
    if details["type"] == "greater_than_equal":
        return f"不能小于 {context['ge']:g}", ""
    if details["type"] == "less_than_equal":
        return f"不能大于 {context['le']:g}", ""
    return _WORDS[details["type"]]


def _unknown_key(node: Node, key: str, known: list[str]) -> Problem:
    near = difflib.get_close_matches(key, known, n=1)
    guess = f",是不是想写“{near[0]}”?" if near else ""
    return replace(node.problem(f"没有“{key}”这个键{guess}", choices(known)), line=node.key_line)


def keys_at(form: type[Form], loc: tuple[Step, ...]) -> list[str]:
    """The keys that may stand at `loc` inside a form."""
    annotation: Any = form
    for step in loc:
        if isinstance(annotation, type) and issubclass(annotation, Form):
            annotation = annotation.model_fields[str(step)].annotation
        else:
            annotation = _inside(annotation)
    return list(annotation.model_fields)


def _inside(annotation: Any) -> Any:
    """What a tuple[X, ...] or a dict[K, X] holds."""
    parts = [part for part in get_args(annotation) if part is not Ellipsis]
    return parts[-1]
