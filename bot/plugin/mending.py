"""Mends the import of the python `wechaty` package on Python >= 3.11: import this first, then `wechaty`.

Each fault of the package (0.10.7, with wechaty-puppet 0.4.23 and wechaty-puppet-service 0.8.10) has its own function, and
what is in order already is left alone.
"""

import importlib
import socket
import sys
from importlib.util import find_spec
from types import ModuleType


class Telnet:
    """As much of telnetlib.Telnet as is used: to see whether a port answers."""

    def open(self, host: str, port: int = 23, timeout: float | None = None) -> None:
        """Raises OSError where nothing answers."""
        socket.create_connection((host, port), timeout).close()


def mend() -> None:
    """Mend whatever is broken. Raises ModuleNotFoundError, with what to install, where the extra is missing."""
    if find_spec("wechaty") is None:
        raise ModuleNotFoundError(
            "bot.plugin 要用可选的 wechaty 包,现在没有安装。请运行 uv sync --extra wechaty,或 pip install '.[wechaty]'。",
            name="wechaty",
        )
    give_pyee_its_emitter()
    give_urllib3_its_get_host()
    give_python_a_telnetlib()
    make_puppet_options_hashable()


def give_pyee_its_emitter() -> None:
    """pyee >= 12 has AsyncIOEventEmitter in pyee.asyncio alone.

    It is imported from pyee by wechaty/wechaty.py:44, wechaty/user/contact.py:39, wechaty/user/room.py:40,
    wechaty/fake_puppet.py:61, wechaty_puppet/watch_dog.py:29 and wechaty_puppet_service/puppet.py:38.
    """
    pyee = importlib.import_module("pyee")
    if not hasattr(pyee, "AsyncIOEventEmitter"):
        vars(pyee)["AsyncIOEventEmitter"] = importlib.import_module("pyee.asyncio").AsyncIOEventEmitter


def give_urllib3_its_get_host() -> None:
    """urllib3 >= 2 has no get_host, imported by wechaty/user/url_link.py:10."""
    urllib3 = importlib.import_module("urllib3")
    if hasattr(urllib3, "get_host"):
        return

    def get_host(url: str) -> tuple[str, str | None, int | None]:
        """As in urllib3 1.26: the scheme, the host and the port of an address."""
        parsed = urllib3.util.parse_url(url)
        return parsed.scheme or "http", parsed.hostname, parsed.port

    vars(urllib3)["get_host"] = get_host


def give_python_a_telnetlib() -> None:
    """Python 3.13 has no telnetlib, imported by wechaty/plugin.py:34 and wechaty_puppet_service/utils.py:23."""
    if "telnetlib" in sys.modules or find_spec("telnetlib") is not None:
        return
    telnetlib = ModuleType("telnetlib", "What the python wechaty package uses of telnetlib.")
    vars(telnetlib)["Telnet"] = Telnet
    sys.modules["telnetlib"] = telnetlib


def make_puppet_options_hashable() -> None:
    """wechaty/wechaty.py:118 has a PuppetOptions as the default of a dataclass field; Python >= 3.11 wants it hashable."""
    options = importlib.import_module("wechaty_puppet.schemas.puppet").PuppetOptions
    if options.__hash__ is None:
        options.__hash__ = object.__hash__


mend()
