"""`luming classify`: lines in, what the reader makes of them out, in order, streaming."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from bot.config.problem import BadValue
from bot.encoding import MARK, why_not_utf8
from bot.jsonline import json_object, shown
from nlp.reader import Reader

_AROUND = f"{MARK}\0 \r\n\t"
_ALLOWED = '可写:一行一句话,或 {"id": 1, "text": "一句话"}'


def classify(reader: Reader, lines: Iterable[str], out: TextIO, err: TextIO) -> bool:
    """Answer every line; what is wrong with one is told on `err`, and the next goes on. False where there was such a line.

    A line is an object with "id" and "text", or a text, whose id is its number. What begins like an object is meant as one.
    Bytes that are no UTF-8 stand in a line as `surrogateescape` reads them.
    """
    good = True
    for number, line in enumerate(lines, 1):
        if not line.strip(_AROUND):
            continue
        try:
            answer = _answer(reader, *_asked(number, line))
        except ValueError as error:
            err.write(f"第 {number} 行:{error}\n")
            good = False
            continue
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
        out.flush()
    return good


def _asked(number: int, line: str) -> tuple[Any, str]:
    """The id of a line, whatever it is, and its text. Raises ValueError where it cannot be read."""
    if why := why_not_utf8(line.encode("utf8", "surrogateescape")):
        raise ValueError(why)
    text = line.strip(_AROUND)
    if not text.startswith("{"):
        return number, text
    data = json_object(line.lstrip(MARK))
    if "id" not in data:
        raise BadValue("缺 id", _ALLOWED)
    if "text" not in data:
        raise BadValue("缺 text", _ALLOWED)
    if not isinstance(data["text"], str):
        raise BadValue(f"text 不是文字:{shown(data['text'])}", _ALLOWED)
    return data["id"], data["text"]


def _answer(reader: Reader, id: Any, text: str) -> dict[str, Any]:
    reading = reader.read(text)
    return {
        "id": id,
        "label": reading.label,
        "confidence": round(reading.confidence, 3),
        "evidence": list(reading.evidence),
        "place": reading.place,
        "also": list(reading.also),
    }
