"""How a model is written: JSON with a line a part, so that what changed of it can be seen."""

import json
from collections.abc import Mapping


def packed(parts: Mapping[str, object]) -> str:
    """The text of the file."""
    pack = {name: json.dumps(value, ensure_ascii=False, separators=(",", ":")) for name, value in parts.items()}
    return "{\n" + ",\n".join(f'"{name}":{value}' for name, value in pack.items()) + "\n}\n"
