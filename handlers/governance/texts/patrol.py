"""What is read after a patrol (巡查)."""

from collections.abc import Sequence


def noted(count: int, numbers: Sequence[str], cleared: int) -> str:
    """To whoever patrolled: what was found, which tickets it became, and what was cleared on the spot."""
    return f"已记巡查,发现{count}件{_of(numbers, cleared)}。" if count else "已记巡查,没有发现问题。"


def also_noted(count: int, numbers: Sequence[str], cleared: int) -> str:
    """The same of a patrol that goes on."""
    return f"又记{count}件{_of(numbers, cleared)}。"


def _of(numbers: Sequence[str], cleared: int) -> str:
    tickets = f",立单{len(numbers)}件:{'、'.join('#' + number for number in numbers)}" if numbers else ""
    return tickets + (f",当场解决{cleared}件(未诉先办)" if cleared else "")


def nothing_found() -> str:
    return "请写上在哪里、发现什么、多少,如:巡查 桂花苑 7栋僵尸车2辆 顺手清堆物1处;没有问题写:一切正常。"


def which_compound(names: Sequence[str]) -> str:
    return f"巡查的是哪个小区?回{'或'.join(names)};不在小区里回“街上”。"


def elsewhere(compound: str, station: str) -> str:
    """The compound belongs to another station: there it would be nobody's of ours."""
    return f"{compound}不归{station}站,没有记。请查一下小区名称。"
