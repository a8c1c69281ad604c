"""What every column says of a danger: its name, which number to ring, the advice as a question, and the one line that says nothing."""

from handlers.domain.reading import Danger

HUSHED = "已收到,紧急请拨110/120。"
_NAMES = {
    Danger.FIRE: "火情或漏气",
    Danger.INJURY: "有人受伤",
    Danger.FIGHT: "有人打架",
    Danger.VIOLENCE: "家暴",
    Danger.JUMP: "有人轻生",
    Danger.TRAPPED: "有人被困",
    Danger.ELECTRIC: "触电或漏电",
}
_RING = {
    Danger.FIRE: "请立即撤离并拨119!",
    Danger.INJURY: "请先拨120救人!",
    Danger.FIGHT: "请远离并拨110!",
    Danger.VIOLENCE: "请先拨110/120!",
    Danger.JUMP: "请先拨110/120!",
    Danger.TRAPPED: "请先拨119救人!",
    Danger.ELECTRIC: "请别碰、离远,并拨119(救人120)!",
}
_ASKS = {
    Danger.FIRE: "是真的着火了吗?真的请先离开并拨119",
    Danger.INJURY: "是真的有人受伤了吗?真的请先拨120",
    Danger.FIGHT: "是真的打起来了吗?真的请先躲远并拨110",
    Danger.TRAPPED: "是真的有人被困了吗?真的请先拨119",
    Danger.ELECTRIC: "是真的触电或漏电了吗?真的请先离远并拨119",
}


def name(danger: Danger | None) -> str:
    return _NAMES[danger or Danger.FIRE]


def ring(danger: Danger | None) -> str:
    """What to do before anything else."""
    return _RING[danger or Danger.FIRE]


def asks(danger: Danger) -> str:
    """The advice as a question, to everybody in the group; of what is never told aloud nothing is asked."""
    return HUSHED if danger.is_hushed else f"{_ASKS[danger]},回“是”我马上叫人。"


def say_whether() -> str:
    """To the officer who was called to look, and takes it without saying what it is."""
    return "好的。请核实后回我:属实回“是”,我就叫齐人;没事回“不是”。"
