"""What takes long to make and is the same at every start, kept in the user's cache folder.

It is JSON, so that reading it can do nothing but give words and numbers; and it is believed only where the file is the user's own, nobody
else could have written it, and it is whole. Where no folder can be used everything is made anew each time.
"""

import json
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

KEPT = 4
"""Files kept a name: those of some versions of the program, or of some stations' words."""
_CODE = Path(__file__).parent
_USER: Callable[[], int] | None = getattr(os, "geteuid", None)
"""Who runs us; on Windows nobody asks, the folders there are the user's alone."""


def kept(name: str, made_from: Iterable[str], make: Callable[[], T]) -> T:
    """What `make` gives, a value of JSON; from the cache where all that it was `made_from` is the same, our own code too."""
    folder = next(_folders(), None)
    if folder is None:
        return make()
    key = _key(made_from)
    file = folder / f"{name}-{key[:16]}.json"
    with suppress(OSError, ValueError):
        value: T = _read(file, key)
        return value
    value = make()
    with suppress(OSError):
        _write(file, key, value)
        _forget(folder.glob(f"{name}-*.json"))
    return value


def _folders() -> Iterator[Path]:
    """The folders that may hold the cache, if they can be made and are ours alone."""
    temporary = f"luming-cache-{_USER() if _USER else ''}"
    for folder in (_home() / "luming", Path(tempfile.gettempdir()) / temporary):
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _ours(folder.lstat(), stat.S_ISDIR):
                yield folder


def _home() -> Path:
    """Where this system keeps what programs can make again; a home that is not known is no absolute path, and is not used."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or tempfile.gettempdir())
    told = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return told if told.is_absolute() else Path(os.path.expanduser("~/.cache"))  # noqa: PTH111 - it never raises


def _ours(status: os.stat_result, kind: Callable[[int], bool]) -> bool:
    """Whether it is of that kind, and nobody else can have written it."""
    alone = _USER is None or (status.st_uid == _USER() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
    return kind(status.st_mode) and alone


def _key(made_from: Iterable[str]) -> str:
    """One digest of everything that decides what is made."""
    digest = blake2b(repr((sys.version_info[:2], *made_from)).encode("utf8", "surrogatepass"), digest_size=32)
    for path in sorted(_CODE.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _seal(key: str, body: bytes) -> bytes:
    return blake2b(body, key=key.encode()).hexdigest().encode()


def _read(file: Path, key: str) -> Any:
    """Raises OSError where there is none, ValueError where it is not to be believed."""
    with file.open("rb") as stream:
        if not _ours(os.fstat(stream.fileno()), stat.S_ISREG):
            raise ValueError("somebody else may have written it")
        seal, _, body = stream.read().partition(b"\n")
    if seal != _seal(key, body):
        raise ValueError("it is not whole")
    return json.loads(body)


def _write(file: Path, key: str, value: object) -> None:
    """Write a file that is whole before it has its name."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    number, new = tempfile.mkstemp(prefix=".new-", dir=file.parent)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(_seal(key, body) + b"\n" + body)
        Path(new).replace(file)
    except OSError:
        Path(new).unlink(missing_ok=True)
        raise


def _forget(files: Iterable[Path]) -> None:
    """Drop all but the newest."""
    for file in sorted(files, key=lambda file: file.stat().st_mtime, reverse=True)[KEPT:]:
        file.unlink(missing_ok=True)
