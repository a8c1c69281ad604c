"""What was done, in a few words that anybody may read: true of what the officer wrote, and naming nobody."""

from handlers.domain.ticket import Resolution

TOWED = "车已拖走"
MOVED = "已挪走"
CLEARED_STALL = "摊已劝离"
SENT_AWAY = "已劝离"
QUIET = "已经停了"
CAUGHT = "狗已带走"
LEASHED = "狗已由主人看好"
REPAIRED = "已修好"
CLEANED = "已清理干净"
REMOVED = "已拆除"
FINED = "已依规处理"
TALKED = "已上门劝导"
REST = ",其余在跟进"
DEFAULTS = {
    Resolution.SOLVED: "已处理好",
    Resolution.PARTLY: "部分办好,其余在跟进",
    Resolution.OUT_OF_SCOPE: "不属本站办理,可请站里告知该找谁",
    Resolution.NOT_FOUND: "到场未发现",
    Resolution.TRANSFERRED: "已移交有关部门继续办理",
    Resolution.MEDIATED: "已调解,双方已沟通",
}
"""What is told where his words name nothing that was done."""


def handed_to(office: str, telephone: str) -> str:
    """Of what was handed on: who has it now."""
    return f"已移交{office},由{office}继续办理{f'(电话{telephone})' if telephone else ''}"


def whose(office: str, telephone: str) -> str:
    """Of what is none of ours: whose it is, and no word of its being solved."""
    return f"这件事归{office}管,本站办不了,请向{office}反映{f'(电话{telephone})' if telephone else ''}"
