"""What a look afterwards finds (回头看): whether a matter that was dealt with is still gone."""

from enum import StrEnum


class Finding(StrEnum):
    GONE = "gone"  # 没有再出现
    BACK = "back"  # 又来了
