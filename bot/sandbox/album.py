"""Pictures sent in the sandbox, kept below the data folder under the hash of their content."""

import re
from hashlib import sha256
from pathlib import Path

from bot.sandbox.chats import Refused

SIZE_LIMIT = 8 * 1024 * 1024
CONTENT_TYPES = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}
_NAME = re.compile(r"[0-9a-f]{64}\.(png|jpg|gif|webp)")


class Album:
    """The folder media/ below `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "media"
        self._folder.mkdir(parents=True, exist_ok=True)

    def keep(self, content: bytes) -> str:
        """Keep a picture; its path below the data folder. Raises Refused for anything but a png, jpg, gif or webp."""
        kind = sniff(content)
        if kind is None:
            raise Refused("只能发图片(png、jpg、gif、webp)")
        name = f"{sha256(content).hexdigest()}.{kind}"
        torn = self._folder / f"{name}.part"
        torn.write_bytes(content)
        torn.replace(self._folder / name)
        return f"media/{name}"

    def find(self, name: str) -> Path | None:
        """The file of a picture that was kept, by its bare name: never anything outside the folder."""
        path = self._folder / name
        return path if _NAME.fullmatch(name) and path.is_file() else None

    def holds(self, media: str) -> bool:
        """Whether `media` is a path that `keep` returned."""
        return media.startswith("media/") and self.find(media.removeprefix("media/")) is not None


def sniff(content: bytes) -> str | None:
    """The kind of a picture by its first bytes; what the sender calls it counts for nothing."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    return None
