"""What the process is told from outside: options of the command line, else LUMING_… in the environment, else the defaults."""

import os
from dataclasses import dataclass, field
from pathlib import Path

PORTS = 65_535
"""The highest port."""
_HOME = Path(__file__).parent.parent


class BadSetting(ValueError):
    """A variable of the environment that does not say what is asked for."""


def _config() -> Path:
    """config.yaml of the working folder, else the demo town's that comes with the program."""
    here = Path("config.yaml")
    return here if here.exists() else _HOME / "config.yaml"


def _told(name: str, default: str) -> str:
    return os.environ.get(f"LUMING_{name}") or default


def _port(name: str, default: str) -> int:
    told = _told(name, default)
    if not (told.isascii() and told.isdigit() and len(told) <= 5 and int(told) <= PORTS):
        raise BadSetting(f"环境变量 LUMING_{name} 要写成 0 到 {PORTS} 的整数,现在是“{told[:20]}”。")
    return int(told)


@dataclass(frozen=True)
class Settings:
    """The environment: LUMING_CONFIG, LUMING_DATA, LUMING_PORT, LUMING_HEALTH_PORT, LUMING_LOG_LEVEL. Raises BadSetting."""

    config_file: Path = field(default_factory=lambda: Path(_told("CONFIG", "") or _config()))
    data: Path = field(default_factory=lambda: Path(_told("DATA", "data")))
    port: int = field(default_factory=lambda: _port("PORT", "8642"))
    health_port: int = field(default_factory=lambda: _port("HEALTH_PORT", "8643"))
    log_level: str = field(default_factory=lambda: _told("LOG_LEVEL", "WARNING"))
