"""The QR code that the account's phone has to scan: shown in the terminal, and kept in a file for a page."""

from collections.abc import Callable
from pathlib import Path

WAITING = 2


class QrCode:
    """Keeps the text of the code in wechat/qr.txt below `folder` while it waits. Who scans it logs in: only the owner may read it."""

    def __init__(self, folder: Path, show: Callable[[str], None]) -> None:
        self.path = folder / "wechat" / "qr.txt"
        self._show = show
        self._text = ""

    def offer(self, text: str, status: int) -> bool:
        """Show a code that waits to be scanned, each once; whether there is one."""
        if not text or status != WAITING:
            return False
        if text != self._text:
            self._text = text
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch(mode=0o600)
            self.path.write_text(text, encoding="utf8")
            self._show(text)
        return True

    def clear(self) -> None:
        """Somebody is logged in: the code is worth nothing any longer."""
        self._text = ""
        self.path.unlink(missing_ok=True)
