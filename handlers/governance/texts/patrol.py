"""What is read after a patrol (巡查)."""

from collections.abc import Sequence


def noted(count: int, numbers: Sequence[str], cleared: int) -> str:
    """To whoever patrolled: what was found, which tickets it became, and what was cleared on the spot."""
    tickets = f",立单{len(numbers)}件:{'、'.join('#' + number for number in numbers)}" if numbers else ""
    done = f",当场解决{cleared}件(未诉先办)" if cleared else ""
    return f"已记巡查,发现{count}件{tickets}{done}。"


def nothing_found() -> str:
    return "请写上在哪里、发现什么、多少,如:巡查 桂花苑 7栋僵尸车2辆 顺手清堆物1处。"
