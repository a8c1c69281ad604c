"""Typefaces (字体) of an official paper (GB/T 9704), each with what stands in for it on a machine that does not have it."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.font import CT_RPr

_LATIN = "Times New Roman"
_SLOTS = {"w:eastAsia": "", "w:ascii": _LATIN, "w:hAnsi": _LATIN, "w:cs": _LATIN}
_THEME = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


@dataclass(frozen=True)
class Face:
    """A typeface for Chinese, and its stand-ins, the nearest first."""

    name: str
    others: tuple[str, ...]


TITLE = Face("方正小标宋简体", ("华文中宋", "STZhongsong", "宋体", "SimSun", "Noto Serif CJK SC"))
BODY = Face("仿宋_GB2312", ("仿宋", "FangSong", "华文仿宋", "STFangsong", "Noto Serif CJK SC"))
FIRST = Face("黑体", ("SimHei", "微软雅黑", "Noto Sans CJK SC"))
SECOND = Face("楷体_GB2312", ("楷体", "KaiTi", "华文楷体", "STKaiti", "Noto Serif CJK SC"))
PLAIN = Face("宋体", ("SimSun", "Noto Serif CJK SC"))
FACES = (TITLE, BODY, FIRST, SECOND, PLAIN)


def dress(properties: CT_RPr, face: Face) -> None:
    """Set a typeface for all scripts; no theme overrides it, whatever theme the reader has."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for slot, name in _SLOTS.items():
        fonts.set(qn(slot), name or face.name)
    for theme in _THEME:
        fonts.attrib.pop(qn(theme), None)


def table(faces: Iterable[Face] = FACES) -> bytes:
    """The font table of a document: it names the stand-ins, so that no machine has to guess."""
    rows = "".join(
        f"<w:font w:name={quoteattr(face.name)}><w:altName w:val={quoteattr(','.join(face.others))}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for face in faces
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<w:fonts {nsdecls('w')}>{rows}</w:fonts>".encode()
