"""A command line that was written wrongly, in one sentence: typer says it in English, in a box."""

import re

from typer.exceptions import TyperException

_NAMED = re.compile(r"command '(.*?)'")


def sentence(error: TyperException) -> str:
    """What is wrong with it, and where the right way stands."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "luming"
    return f"{_wrong(error)}。用法见:{command} --help"


def _wrong(error: TyperException) -> str:
    option, param = getattr(error, "option_name", None), getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            near = getattr(error, "possibilities", None) or ()
            return f"没有 {option} 这个选项" + (f",是不是 {'、'.join(sorted(near))}" if near else "")
        case "BadOptionUsage":
            return f"{option} 后面要写一个值" if "requires" in str(error) else f"{option} 后面不写值"
        case "MissingParameter":
            return f"少写了 {_called(param)}"
        case "BadParameter":
            return f"{_called(param)} 的值不对"
        case _ if _NAMED.search(str(error)):
            return f"没有 {_NAMED.findall(str(error))[0]} 这个命令"
        case _:
            return "写多了,或者写法不对"


def _called(param: object) -> str:
    """An option as it is written, an argument as its help calls it."""
    written = [name for name in getattr(param, "opts", ()) if name.startswith("-")]
    return written[0] if written else getattr(param, "help", None) or getattr(param, "name", None) or "参数"
