"""What a neighbour's line says beside a ticket (回应): for the matter or against it, or what its reporter wants of us."""

from enum import StrEnum


class Stance(StrEnum):
    """How a line stands to the complaint that it quotes."""

    SECONDS = "seconds"  # 附和: one voice more
    CULPRIT = "culprit"  # 当事人: it is my car, I move it
    DENIES = "denies"  # 否认: I have seen none


class Wish(StrEnum):
    """What somebody wants who reported a matter."""

    PROGRESS = "progress"  # 问进展
    PRESS = "press"  # 催办
    WITHDRAW = "withdraw"  # 不用来了
    RESIGNED = "resigned"  # 算了, 没人管: bitter, and no withdrawal
    AGAIN = "again"  # 又来了, 还在
    THANKS = "thanks"
