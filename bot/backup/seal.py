"""Sealing with age (pyrage): whoever backs up holds the recipient's public key alone, and can open no backup, not even his own."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

import pyrage

Pour = Callable[[IO[bytes]], None]
"""Writes to a stream, or reads from one."""


class BadKey(ValueError):
    """A key that opens nothing, or nothing of this file."""


def seal(pour: Pour, recipient: str, target: Path) -> None:
    """Write what `pour` writes to a new file, encrypted for `recipient` (age1…). Raises FileExistsError."""
    to = pyrage.x25519.Recipient.from_str(recipient)
    with target.open("xb") as sealed:
        _piped(lambda plain: pyrage.encrypt_io(plain, sealed, [to]), pour)
        sealed.flush()
        os.fsync(sealed.fileno())


def unseal(source: Path, key: Path, take: Pour) -> None:
    """Hand what is sealed in `source` to `take`, with the secret key in a file. Raises BadKey, also where the seal is broken.

    What `take` has read counts for nothing before this returns: a file that was cut short shows it at its end only.
    """
    identities = _identities(key)

    def pour(plain: IO[bytes]) -> None:
        try:
            with source.open("rb") as sealed:
                pyrage.decrypt_io(sealed, plain, identities)
        except pyrage.DecryptError as error:
            raise BadKey(f"{key} 里的密钥打不开 {source},或者它不是备份文件。") from error
        except OSError as error:
            if error.errno is not None:
                raise
            raise BadKey(f"备份文件 {source} 不完整或已经损坏,换一个备份再试。") from error

    _piped(take, pour)


def make_key(file: Path) -> str:
    """A new secret key in a file that its owner alone may read; returns the public one. Raises FileExistsError."""
    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as opened:
        opened.write(f"# public key: {public}\n{identity}\n")
    return public


def is_recipient(text: str) -> bool:
    """Whether a text is a public key of age."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def _identities(key: Path) -> list[pyrage.x25519.Identity]:
    """The secret keys of a file as age-keygen writes it."""
    lines = (line.strip() for line in key.read_text("utf8", "replace").splitlines())
    try:
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except pyrage.IdentityError as error:
        raise BadKey(f"{key} 不是密钥文件:里面要有一行 AGE-SECRET-KEY-1 开头的密钥。") from error
    if not found:
        raise BadKey(f"{key} 里没有密钥:要有一行 AGE-SECRET-KEY-1 开头的密钥。")
    return found


def _piped(read: Pour, write: Pour) -> None:
    """Let one read what the other writes. What the writer raises is the reason; a reader's error cuts the writer short."""
    out, into = os.pipe()
    with os.fdopen(out, "rb") as reader, ThreadPoolExecutor(1, "luming-seal") as pool:
        written = pool.submit(_written, write, into)
        try:
            read(reader)
        except Exception:
            reader.close()
            if (cause := written.exception()) is not None and not isinstance(cause, BrokenPipeError):
                raise cause from None
            raise
        written.result()


def _written(write: Pour, into: int) -> None:
    with os.fdopen(into, "wb") as writer:
        write(writer)
