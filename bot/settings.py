"""What the process is told from outside: options of the command line, else LUMING_… in the environment, else the defaults."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

_HOME = Path(__file__).parent.parent


def _config() -> Path:
    """config.yaml of the working folder, else the demo town's that comes with the program."""
    here = Path("config.yaml")
    return here if here.exists() else _HOME / "config.yaml"


class Settings(BaseSettings):
    """The environment: LUMING_CONFIG, LUMING_DATA, LUMING_PORT, LUMING_LOG_LEVEL."""

    model_config = SettingsConfigDict(env_prefix="LUMING_")

    config: Path | None = None
    data: Path = Path("data")
    port: int = 8642
    log_level: str = "WARNING"

    @property
    def config_file(self) -> Path:
        return self.config or _config()
