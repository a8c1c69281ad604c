"""One JSON object on a line, as people type it: what it holds, or in words what is wrong with it."""

import json
from typing import Any

from bot.config.problem import BadValue

_MOST_SHOWN = 40


def json_object(line: str) -> dict[str, Any]:
    """The object that stands on a line, whose end may still be there. Raises BadValue where none does."""
    try:
        data = json.loads(line.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        raise BadValue(f"从第 {error.colno} 个字起不是 JSON", "引号、冒号、逗号请用英文的,整行写在 {} 里") from error
    except ValueError:
        raise BadValue("有一个数字太长", "请写短一些") from None
    except RecursionError:
        raise BadValue("括号套得太深", "请只写一层 {}") from None
    if not isinstance(data, dict):
        raise BadValue(f"{shown(data)} 不在 {{}} 里", '请写成 {"键": "值"}')
    return data


def shown(value: object) -> str:
    """A value as it stands in the file, on one line, and not all of a long one."""
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
