"""A sheet (成品): what a paper has become, ready to be sent."""

import re
from dataclasses import dataclass, replace

_NAME_LIMIT = 80
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+')


@dataclass(frozen=True)
class Sheet:
    """A file with the name under which it is sent, or a `picture` (png or jpg), which chats show as it is."""

    name: str
    content: bytes
    picture: bool

    def harmless(self) -> "Sheet":
        """The same by a name that no file system, page or phone takes for anything else; its ending stays."""
        plain = _NOT_IN_NAMES.sub("-", self.name).strip(" .-")
        stem, dot, ending = plain.rpartition(".")
        if not dot or len(ending) > 8:
            stem, dot, ending = plain, "", ""
        return replace(self, name=(stem[:_NAME_LIMIT].strip() or "file") + dot + ending)
