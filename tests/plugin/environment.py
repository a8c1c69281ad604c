"""An environment of its own for the python `wechaty` package: made on first use, then shared by every run of this user."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXTRA = "wechaty"
LONGEST = 600.0


class OutOfReach(Exception):
    """The packages cannot be had here; the reason is for a person to read."""


def python_with_wechaty() -> Path:
    """The Python of an environment that holds what `luming[wechaty]` installs, in the versions of pyproject.toml."""
    wanted, constraints = _requirements()
    digest = hashlib.sha256("\n".join([sys.version, *wanted, *constraints]).encode()).hexdigest()[:16]
    cache = _cache()
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / digest
    with (cache / f"{digest}.lock").open("w") as lock:  # tests that run at the same time wait for the first of them
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "whole").exists():  # a broken installation must never look like a whole one
            shutil.rmtree(folder, ignore_errors=True)
            _install(folder, wanted, constraints)
            (folder / "whole").touch()
    return folder / "bin" / "python"


def _requirements() -> tuple[list[str], list[str]]:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))
    project = told["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"][EXTRA]]
    return wanted, told["tool"]["uv"]["constraint-dependencies"]


def _install(folder: Path, wanted: list[str], constraints: list[str]) -> None:
    _run([sys.executable, "-m", "venv", str(folder), *(["--without-pip"] if _uv() else [])])
    files = {"wanted.txt": wanted, "constraints.txt": constraints}
    for name, lines in files.items():
        (folder / name).write_text("\n".join(lines), encoding="utf8")
    python = str(folder / "bin" / "python")
    installer = [_uv() or "", "pip", "install", "--python", python] if _uv() else [python, "-m", "pip", "install"]
    _run([*installer, "--quiet", "-r", str(folder / "wanted.txt"), "-c", str(folder / "constraints.txt")])


def _uv() -> str | None:
    beside = Path(sys.executable).with_name("uv")
    return os.environ.get("UV") or (str(beside) if beside.exists() else shutil.which("uv"))


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, cwd=_cache(), capture_output=True, text=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        raise OutOfReach("the package registry did not answer in time") from None
    if done.returncode != 0:
        raise OutOfReach(f"the wechaty package could not be installed: {done.stderr.strip()[-600:]}")


def _cache() -> Path:
    if chosen := os.environ.get("LUMING_PLUGIN_CACHE"):
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "luming" / "plugin"
