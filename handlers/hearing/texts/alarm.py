"""What may be a danger: whom it is put to, and what becomes of it."""

from handlers.domain.masking import quotable, whole
from handlers.domain.reading import Danger
from handlers.grammar.texts.danger import name


def look(danger: Danger, room: str, place: str | None, words: str) -> str:
    """To the one person who is called: the whole address, for privacy yields to rescue. `room` is "" for what was said in private."""
    where = whole(place) if place else "地点没说"
    aloud = "别在群里说。" if danger.is_hushed else ""
    return (
        f"【请核实】{room or '私聊'}有人说“{quotable(words, 60)}”,可能是{name(danger)},{where}。{aloud}"
        "请您马上核实:属实回“是”,我就叫齐人;没事回“不是”。"
    )


def denied(danger: Danger, words: str) -> str:
    """To the same person: somebody there says that it is none."""
    return f"刚才请您核实的{name(danger)},群里回“{quotable(words, 20)}”,先不叫人了。您若不放心,请再看一眼。"


def settled(filed: bool) -> str:
    """To the same person, where others were faster."""
    return "这件已经叫人了,谢谢。" if filed else "这件已经排除了,谢谢。"


def dropped() -> str:
    return "好的,记下了,不叫人。谢谢。"
