"""Figures below a hundred, in digits or in Chinese: 12, 十二, 两."""

_DIGITS = {word: value for value, word in enumerate("零一二三四五六七八九")} | {"两": 2, "": 0}

FIGURE_OF_WORDS = r"(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
FIGURE = rf"(?:\d{{1,2}}|{FIGURE_OF_WORDS})"


def figure(text: str) -> int:
    """`figure("二十三") == figure("23") == 23`."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return 10 * (_DIGITS[tens] or 1) + _DIGITS[ones] if ten else _DIGITS[ones]
