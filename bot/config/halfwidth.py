"""Full-width characters, as a Chinese keyboard types them, made plain."""

from unicodedata import normalize

from bot.config.problem import BadValue


def half_width(value: object, what: str) -> str:
    """`half_width("8:30", "时间") == "8:30"`.

    Raises BadValue if the value is no text.
    """
    if not isinstance(value, str):
        raise BadValue(f"{what}要写成一个词", "不能空着,也不能写成列表")
    return normalize("NFKC", value)
