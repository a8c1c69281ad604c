"""A bulletin as a .docx in the layout of GB/T 9704: A4, 22 lines a page, 小标宋, 仿宋, 黑体 and 楷体, page numbers at the outer side.

The same draft gives the same bytes: nothing in the file is dated but by the moment when it was asked for.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as Align
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section as Sheet
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bot.press import faces
from bot.press.faces import Face
from handlers.governance.draft import Draft, Item
from handlers.governance.texts import bulletin as texts

_RED, _BLACK = RGBColor(0xD7, 0x00, 0x0F), "000000"
_LINE = Pt(28.95)
"""22 of them fill the 225 mm between the margins."""
_MARK = re.compile(r"(\[\d+\])")
_NEVER_FIRST = "[!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞\uff01\uff02\uff05\uff07\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff40\uff5c\uff5d\uff5e\uffe0"
"""What Word lets begin no line of Chinese, and the bracket of a mark."""
_NEVER_LAST = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝\uff08\uff0e\uff3b\uff5b\uffe1\uffe5"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class _Look:
    """How a paragraph looks; `line` is exact, `indent` counts characters."""

    face: Face
    size: float
    align: Align = Align.JUSTIFY
    indent: int = 0
    line: Length = _LINE
    red: bool = False
    before: float = 0
    after: float = 0
    keeps: bool = False  # stands on the page of what follows


_HEAD = _Look(faces.TITLE, 48, Align.CENTER, line=Pt(66), red=True, after=6)
_ISSUE = _Look(faces.BODY, 16, Align.CENTER, after=8)
_ORIGIN = _Look(faces.BODY, 16, Align.LEFT)
_TITLE = _Look(faces.TITLE, 22, Align.CENTER, line=Pt(34), before=26)
_SUBTITLE = _Look(faces.SECOND, 16, Align.CENTER)
_NOTE = _Look(faces.FIRST, 16, Align.CENTER, after=14)
_BODY = _Look(faces.BODY, 16, indent=2)
_FIRST = _Look(faces.FIRST, 16, indent=2, keeps=True)
_SECOND = _Look(faces.SECOND, 16)
_SMALL = _Look(faces.BODY, 10.5, Align.LEFT, line=Pt(16))
_CAPTION = _Look(faces.FIRST, 12, Align.CENTER, line=Pt(20), before=8, keeps=True)
_CELL = _Look(faces.PLAIN, 9, Align.LEFT, line=Pt(13))
_IMPRINT = _Look(faces.BODY, 14, Align.LEFT, line=Pt(24))
_PAGE = _Look(faces.PLAIN, 14, line=Pt(18))
_WIDTH = Mm(156)
_COLUMNS = (Mm(12), Mm(40), Mm(104))


def render(draft: Draft, pictures: Sequence[bytes], at: datetime) -> bytes:
    """The document of a draft with its charts already drawn, as it was asked for at a moment."""
    document = docx.Document()
    _set_up(document, draft, at)
    _masthead(document, draft)
    _text(document, draft)
    _sources(document, draft)
    if pictures:
        _charts(document, draft, pictures)
    _whole(document, draft, "三" if pictures else "二")
    _imprint(document, draft)
    written = io.BytesIO()
    document.save(written)
    return _steady(written.getvalue())


def _set_up(document: Document, draft: Draft, at: datetime) -> None:
    """The page, the typefaces that stand where none is named, and what the file tells of itself."""
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.top_margin, sheet.bottom_margin = Mm(37), Mm(35)
    sheet.left_margin, sheet.right_margin = Mm(28), Mm(26)
    sheet.header_distance, sheet.footer_distance = Mm(15), Mm(26)
    document.settings.odd_and_even_pages_header_footer = True
    _page_numbers(sheet)
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for properties in (defaults, document.styles["Normal"].element.get_or_add_rPr()):
        faces.dress(properties, _BODY.face)
    _chinese(document, defaults)
    document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)._blob = faces.table()
    about, moment = document.core_properties, at.astimezone(UTC).replace(tzinfo=None)
    about.author = about.last_modified_by = draft.unit
    about.title, about.comments, about.revision = draft.title, "", 1
    about.created = about.modified = about.last_printed = moment


def _chinese(document: Document, defaults: Any) -> None:
    """The language, which chooses the shape of a sign; and no line begins with a mark, which belongs to the number before it."""
    defaults.find(qn("w:lang")).set(qn("w:eastAsia"), "zh-CN")
    before = document.settings.element.find(qn("w:characterSpacingControl"))
    for name, signs in (("w:noLineBreaksBefore", _NEVER_FIRST), ("w:noLineBreaksAfter", _NEVER_LAST)):
        rule = OxmlElement(name)
        rule.set(qn("w:lang"), "zh-CN")
        rule.set(qn("w:val"), signs)
        before.addnext(rule)


def _page_numbers(sheet: Sheet) -> None:
    """— 1 — at the outer side: on the right of odd pages, on the left of even ones, a character from the edge."""
    for footer, align in ((sheet.footer, Align.RIGHT), (sheet.even_page_footer, Align.LEFT)):
        paragraph = footer.paragraphs[0]
        _lay(paragraph, _PAGE)
        paragraph.alignment = align
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(_PAGE.size)
        _write(paragraph, "— ", _PAGE)
        _field(paragraph, "PAGE")
        _write(paragraph, " —", _PAGE)


def _field(paragraph: Paragraph, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", "1"), ("end", "")):
        run = _run(paragraph, text if kind == "shown" else "", _PAGE)
        if kind == "shown":
            continue
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def _masthead(document: Document, draft: Draft) -> None:
    """The red head with the issue, who writes and until when; a red line; the title."""
    _add(document, draft.head, _HEAD)
    _add(document, draft.issue, _ISSUE)
    origin = _add(document, f"{draft.by}\t{draft.author}", _ORIGIN)
    origin.paragraph_format.tab_stops.add_tab_stop(_WIDTH, 2)
    _rule(origin, "bottom", 18, str(_RED))
    _add(document, draft.title, _TITLE)
    _add(document, f"({draft.subtitle})", _SUBTITLE)
    _add(document, f"{draft.cut_off} {draft.note}", _NOTE)


def _text(document: Document, draft: Draft) -> None:
    _add(document, draft.lead, _BODY)
    for section in draft.sections:
        _add(document, section.heading, _FIRST)
        for item in section.items:
            _item(document, item)


def _item(document: Document, item: Item) -> None:
    paragraph = _add(document, "", _BODY)
    _write(paragraph, item.heading, _SECOND)
    _write(paragraph, item.text, _BODY)


def _sources(document: Document, draft: Draft) -> None:
    _add(document, f"一、{texts.SOURCES}", _FIRST).paragraph_format.space_before = Pt(14)
    for line in texts.sources(draft):
        _add(document, line, _SMALL, marks=False)


def _charts(document: Document, draft: Draft, pictures: Sequence[bytes]) -> None:
    _add(document, f"二、{texts.CHARTS}", _FIRST).paragraph_format.space_before = Pt(14)
    for place, (chart, picture) in enumerate(zip(draft.charts, pictures, strict=True), 1):
        _add(document, f"图{place} {chart.title}({chart.unit})", _CAPTION)
        paragraph = document.add_paragraph()
        paragraph.alignment = Align.CENTER
        paragraph.add_run().add_picture(io.BytesIO(picture), width=Mm(140))


def _whole(document: Document, draft: Draft, place: str) -> None:
    """The table in which every number is opened to all that it counts."""
    rows = [source for source in draft.sources if source.rows]
    if not rows:
        return
    _add(document, f"{place}、{texts.WHOLE}", _FIRST).paragraph_format.space_before = Pt(14)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _COLUMNS, strict=True):
        column.width = width
    told = [(f"[{s.mark}]", f"{s.name} {s.exactly}", texts.wholly(s.rows, draft.whole_street)) for s in rows]
    for nth, texts_of_row in enumerate((texts.TABLE, *told)):
        row = table.rows[0] if nth == 0 else table.add_row()
        for cell, text, width in zip(row.cells, texts_of_row, _COLUMNS, strict=True):
            cell.width = width
            _lay(cell.paragraphs[0], _CELL)
            _run(cell.paragraphs[0], printed(text), _CELL)
    heading = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(heading)


def _imprint(document: Document, draft: Draft) -> None:
    """版记: who else gets it, and when it was drawn up, between two lines."""
    for nth, line in enumerate(draft.imprint):
        paragraph = _add(document, line, _IMPRINT)
        if nth == 0:
            paragraph.paragraph_format.space_before = Pt(28)
            paragraph.paragraph_format.keep_with_next = True
        _rule(paragraph, "top" if nth == 0 else "bottom", 8, _BLACK)


def _add(document: Document, text: str, look: _Look, marks: bool = True) -> Paragraph:
    paragraph = document.add_paragraph()
    _lay(paragraph, look)
    _write(paragraph, text, look, marks)
    return paragraph


def _lay(paragraph: Paragraph, look: _Look) -> None:
    form = paragraph.paragraph_format
    paragraph.alignment = look.align
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, look.line
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next = look.keeps
    if look.indent:
        form.first_line_indent = Pt(look.size * look.indent)
        form.element.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), str(look.indent * 100))


def _write(paragraph: Paragraph, text: str, look: _Look, marks: bool = True) -> None:
    """The words, with the marks of their sources small and raised."""
    for part in _MARK.split(text) if marks else [text]:
        if part:
            raised = marks and bool(_MARK.fullmatch(part))
            run = _run(paragraph, part if raised else printed(part), look)
            run.font.superscript = raised or None


def _run(paragraph: Paragraph, text: str, look: _Look) -> Run:
    run = paragraph.add_run(text)
    run.font.size = Pt(look.size)
    if look.red:
        run.font.color.rgb = _RED
    faces.dress(run._r.get_or_add_rPr(), look.face)
    return run


def _rule(paragraph: Paragraph, side: str, eighths: int, colour: str) -> None:
    """A line above or below a paragraph, so many eighths of a point thick."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    values: dict[str, Any] = {"val": "single", "sz": eighths, "space": 4, "color": colour}
    for name, value in values.items():
        line.set(qn(f"w:{name}"), str(value))
    borders.append(line)
    paragraph.paragraph_format.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


_PRINTED = str.maketrans(",;()", "\uff0c\uff1b\uff08\uff09")
_COLON = re.compile(r"(?<!\d):|:(?!\d)")


def printed(text: str) -> str:
    """The words as they are printed (GB/T 15834): what is half as wide in chat has its whole width on paper, but within a time of day."""
    return _COLON.sub("\uff1a", text.translate(_PRINTED))


def _steady(content: bytes) -> bytes:
    """The same file, packed at no particular time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in _parts(source):
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, part)
    return packed.getvalue()


def _parts(source: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    return ((info.filename, source.read(info)) for info in source.infolist())
