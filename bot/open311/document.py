"""A document as JSON or as XML, one made of the other by the Spark convention: a list is an element whose children all bear one name."""

import json
from collections.abc import Mapping, Sequence
from enum import Enum
from xml.etree import ElementTree

ITEMS = {
    "services": "service",
    "service_requests": "request",
    "attributes": "attribute",
    "endpoints": "endpoint",
    "formats": "format",
    "errors": "error",
}
"""What an item of each list is called in XML; JSON names none."""

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]


class Format(Enum):
    """What a document may be written in, by the ending of its address; the value is its content type."""

    JSON = "application/json"
    XML = "text/xml"

    def write(self, name: str, value: Value) -> bytes:
        """The document called `name`, in UTF-8."""
        if self is Format.JSON:
            return json.dumps(value, ensure_ascii=False, indent=1).encode()
        tree = _element(name, value)
        ElementTree.indent(tree, " ")
        return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(tree, "unicode")}'.encode()


FORMATS = {"json": Format.JSON, "xml": Format.XML}


def _element(name: str, value: Value) -> ElementTree.Element:
    element = ElementTree.Element(name)
    if isinstance(value, bool):
        element.text = str(value).lower()
    elif isinstance(value, Mapping):
        element.extend(_element(key, one) for key, one in value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        element.extend(_element(ITEMS[name], one) for one in value)
    elif value is not None:
        element.text = "".join(filter(_is_of_xml, str(value)))
    return element


def _is_of_xml(char: str) -> bool:
    """Whether XML 1.0 knows the character: a control character would spoil the whole document."""
    return char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"
