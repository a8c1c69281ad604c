"""How a file is written: UTF-8, with or without a mark, is read; of anything else it is said what it looks like."""

from contextlib import suppress

MARK = "\ufeff"
"""The byte order mark, which some editors put before the first line."""


def why_not_utf8(content: bytes) -> str:
    """What bytes that are no UTF-8 look like, and what to do; "" where they are UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content.count(0) > len(content) // 5:
        return _advice("像是 UTF-16")
    if _is(content, "utf8"):
        return ""
    return _advice("像是 GBK" if _is(content, "gb18030") else "编码认不出")


def text_of(content: bytes) -> str | None:
    """What bytes say that somebody has pasted: UTF-8, or what Windows saves (GBK, UTF-16 with its mark); None where it is no text."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return None


def _advice(looks: str) -> str:
    return f"不是 UTF-8({looks},请另存为 UTF-8 再试)"


def _is(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
