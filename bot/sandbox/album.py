"""Pictures and files sent in the sandbox, kept below the data folder under the hash of their content."""

import re
from hashlib import sha256
from pathlib import Path

from bot.picture import sniff
from bot.sandbox.chats import Refused

SIZE_LIMIT = 8 * 1024 * 1024
_NAME = re.compile(r"[0-9a-f]{64}\.(png|jpg|gif|webp)")
_FILE = re.compile(r"[0-9a-f]{64}\.bin")


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
        return self._keep(content, kind)

    def keep_file(self, content: bytes) -> str:
        """Keep a file of any kind; its path below the data folder. It is no picture: `find` does not know it."""
        return self._keep(content, "bin")

    def forget(self, media: str) -> None:
        """Throw away a picture or file, at the path at which it was kept."""
        if path := self.find(media.removeprefix("media/")) or self.find_file(media):
            path.unlink(missing_ok=True)

    def find(self, name: str) -> Path | None:
        """The file of a picture that was kept, by its bare name: never anything outside the folder."""
        path = self._folder / name
        return path if _NAME.fullmatch(name) and path.is_file() else None

    def find_file(self, media: str | None) -> Path | None:
        """The file that was kept at that path."""
        name = (media or "").removeprefix("media/")
        path = self._folder / name
        return path if _FILE.fullmatch(name) and path.is_file() else None

    def holds(self, media: str) -> bool:
        """Whether `media` is a path that `keep` returned."""
        return media.startswith("media/") and self.find(media.removeprefix("media/")) is not None

    def _keep(self, content: bytes, ending: str) -> str:
        name = f"{sha256(content).hexdigest()}.{ending}"
        torn = self._folder / f"{name}.part"
        torn.write_bytes(content)
        torn.replace(self._folder / name)
        return f"media/{name}"
