"""What is stored by the name of its kind: a renamed class keeps it."""

from typing import Any, ClassVar


class Stored:
    """The base of events, of what comes due and of questions; each of those families knows all its kinds by their names."""

    kind: ClassVar[str] = ""
    kinds: ClassVar[dict[str, Any]]

    def __init_subclass__(cls, kind: str = "", **more: Any) -> None:
        super().__init_subclass__(**more)
        if Stored in cls.__bases__:
            cls.kinds = {}
        if kind:
            cls.kind = kind
            cls.kinds[kind] = cls
