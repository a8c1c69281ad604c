"""What is said where words were erased before a line could be."""

from collections.abc import Sequence


def erased(numbers: Sequence[str]) -> str:
    """A matter that still waits to be told, without the words that told of it."""
    return f"{'、'.join(f'#{number}' for number in numbers)} 的原话已按本人要求删除,请到现场看一看。"
