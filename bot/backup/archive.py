"""What a backup holds: a tar file of the database, its anchors and the pictures, and nothing else."""

import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

DATABASE, ANCHORS, MEDIA = "luming.db", "luming.anchors", "media"


class BadArchive(ValueError):
    """What was unsealed is no backup of this program."""


def pack(folder: Path, database: Path, into: IO[bytes]) -> None:
    """Write the archive of a data folder, with `database` (a copy that rests, as the anchors beside it) in place of the one in use."""
    with tarfile.open(fileobj=into, mode="w|") as archive:
        archive.add(database, DATABASE)
        if (anchors := database.with_name(ANCHORS)).is_file():
            archive.add(anchors, ANCHORS)
        for file in _beside(folder):
            try:
                archive.add(file, str(file.relative_to(folder).as_posix()), recursive=False)
            except FileNotFoundError:
                continue  # deleted since, with the words that it belonged to


def unpack(plain: IO[bytes], folder: Path) -> None:
    """Write what an archive holds into an empty folder. Raises BadArchive where anything else stands in it."""
    try:
        with tarfile.open(fileobj=plain, mode="r|") as archive:
            for member in archive:
                content = archive.extractfile(member) if member.isfile() and _is_ours(member.name) else None
                if content is None:
                    raise BadArchive(f"备份里有不认识的东西:{member.name!r}")
                target = folder / member.name
                target.parent.mkdir(exist_ok=True)
                with target.open("xb") as opened:
                    shutil.copyfileobj(content, opened)
    except tarfile.TarError as error:
        raise BadArchive("里面不是鹿鸣的备份") from error
    while plain.read(1 << 16):
        pass  # to the very end, where the seal is checked
    if not (folder / DATABASE).exists():
        raise BadArchive("备份里没有数据库")


def _beside(folder: Path) -> Iterator[Path]:
    if (folder / MEDIA).is_dir():
        yield from (file for file in sorted((folder / MEDIA).iterdir()) if file.is_file() and file.suffix != ".part")


def _is_ours(name: str) -> bool:
    """Whether it is one of ours, at its own place: a name from outside may lead anywhere."""
    folder, _, file = name.rpartition("/")
    return name in (DATABASE, ANCHORS) or (folder == MEDIA and file not in ("", ".", "..") and "\\" not in file)
