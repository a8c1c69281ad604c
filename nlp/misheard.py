"""Houses by other characters: 叁栋 as on a form, 九洞 and 九动 as a voice transcript writes 九栋."""

import re

from nlp.address import DIGITS

_FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十", strict=True))
_WRITTEN = re.compile(
    r"(?:(?<!大)陆|[壹贰叁肆伍柒捌玖拾])[壹贰叁肆伍陆柒捌玖拾]{0,2}(?=[栋幢座]|单元|门洞|号(?:[楼门栋幢]|单元))"
)
_SIGN = frozenset(_FORMAL).union("洞动冻")
_NUMBER = rf"\d{{1,2}}|[{DIGITS}]{{1,3}}"
_OF_A_HOUSE = (
    rf"的?\s*(?:第?(?:{_NUMBER}|[a-z])\s*(?:单元|楼|层)|楼[上下顶底道梯]|顶楼|负[一二三1-3]|单元|门[口前禁]|大[门堂厅]|[前后]面|旁边|对面"
    r"|[电货客]梯|停[水电]|[没断缺][水电]|漏水)"
)
_VOICED = re.compile(rf"(?<![{DIGITS}\d两几了打这那哪个开不])((?!一动)(?:{_NUMBER}))[洞动冻](?={_OF_A_HOUSE})")
"""What follows must be of a house: nobody lives in 三洞 of a golf course."""


def righted(line: str) -> str:
    """The line with 叁栋 and 九洞 as 三栋 and 九栋; every character stays where it was."""
    if not _SIGN.isdisjoint(line):
        line = _WRITTEN.sub(lambda match: "".join(map(_FORMAL.__getitem__, match[0])), line)
        line = _VOICED.sub(r"\1栋", line)
    return line
