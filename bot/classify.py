"""`luming classify`: lines in, what the reader makes of them out, in order, streaming."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from bot.encoding import MARK, why_not_utf8
from nlp.reader import Reader


def classify(reader: Reader, lines: Iterable[str], out: TextIO, err: TextIO) -> bool:
    """Answer every line; what is wrong with one is told on `err`, and the next goes on. False where there was such a line.

    Bytes that are no UTF-8 stand in a line as `surrogateescape` reads them.
    """
    good = True
    for number, line in enumerate(lines, 1):
        if not line.strip(f"{MARK}\0 \r\n\t"):
            continue
        try:
            answer = _answer(reader, line)
        except ValueError as error:
            err.write(f"line {number}: {error}\n")
            good = False
            continue
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
        out.flush()
    return good


def _answer(reader: Reader, line: str) -> dict[str, Any]:
    if why := why_not_utf8(line.encode("utf8", "surrogateescape")):
        raise ValueError(why)
    try:
        data = json.loads(line.lstrip(MARK))
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg}") from error
    except RecursionError:
        raise ValueError("no JSON that can be read: nested too deeply") from None
    if not isinstance(data, dict) or "id" not in data or not isinstance(data.get("text"), str):
        raise ValueError('not an object with "id" and "text"')
    reading = reader.read(data["text"])
    return {
        "id": data["id"],
        "label": reading.label,
        "confidence": round(reading.confidence, 3),
        "evidence": list(reading.evidence),
        "place": reading.place,
        "also": list(reading.also),
    }
