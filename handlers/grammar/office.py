"""An office (单位) outside the station, as words name it: 归住建局. What does not look like one is nobody's name, and reaches no group."""

import re
from collections.abc import Collection

_SHORT = "住建 水务 民政 卫健 医保 人社 发改 信访 林草 司法 交运 教体 环保 房管 公积金".split()
"""What people call without its last word."""
_ENDS = "局|委|办|所|队|站|中心|公司|部|处|院|街道|社区|物业|业委会|管委会|法院|村委会|居委会|服务热线|电网|燃气|自来水厂|供电|热力"
_WHOLE = "(?:国家|南方)?电网|(?:中国)?(?:移动|联通|电信|铁塔|广电)(?:公司)?|业委会|业主委员会|居委会|村委会|管委会|燃气|天然气|自来水|供电|物业|社区|街道|城管"
"""What is the whole name of an office, and may be a word of something else behind others (车要移动)."""
_NONE = re.compile(
    r"[的那这他她你您我咱谁哪了说骂打找去滚狗猪屎屁妈爹爷奶楼栋户归]|(?<!国)家|^不(?!动产)|[先女]生|师傅|老[板王李张刘陈]|.姐|.叔|.哥|.婶"
)
"""What stands in no office's name, whatever it ends with."""
_LIKE_ONE = re.compile(rf"(?=.{{2,12}}$)[一-鿿]+(?:{_ENDS})|{_WHOLE}|12345热线")
_NAMED = re.compile(
    rf"(?<!不)(?:归(?:属(?:单位)?)?|应?由|(?<!不)属于?|[找向]|联系|是)[\s:]*({_WHOLE}|[一-鿿]{{1,11}}?(?:{_ENDS}))(?=$|[\s,。;!、]|[管处办负受理电的和与跟及或])"
)
_ALSO = re.compile(
    rf"\s*(?:[、,/]|以?及|[和与跟或]者?)\s*(?:归|由)?({_WHOLE}|[一-鿿]{{1,11}}?(?:{_ENDS}))(?=$|[\s,。;!、]|[管处办负受理])"
)
"""A second one behind the first: 归住建局和水务局."""
_BARE = re.compile(rf"(?:^|[\s,])({_WHOLE}|[一-鿿]{{1,11}}?(?:{_ENDS}))(?:的(?:事情?|职责))?(?=$|[\s,。;!])")
_BARE_OF_TWO = re.compile(rf"^\s*({_WHOLE}|[一-鿿]{{1,11}}?(?:{_ENDS}))(?=[和与跟及或、])")
_STEM = re.compile(r"(?<!不)(?:归(?:属(?:单位)?)?|由|找|属)[\s:]*([一-鿿]{2,6}?)(?=$|[\s,。;!]|管|处理|负责)")


def is_office(name: str) -> bool:
    """Whether a name looks like that of an office."""
    return _is_one(name) or ("和" in name and all(map(_is_one, name.split("和", 1))))


def _is_one(name: str) -> bool:
    return _LIKE_ONE.fullmatch(name) is not None and _NONE.search(name) is None


def office_in(words: str, listed: Collection[str] = ()) -> str:
    """The office that words name, by its `listed` name where it has one; "" where none is named that looks like one."""
    if both := _two_in(words):
        return both
    known = [name for name in listed if name in words]
    if known:
        return max(known, key=len)
    for pattern in (_NAMED, _BARE):
        if found := next((name for name in pattern.findall(words) if is_office(name)), ""):
            return found
    for stem in _STEM.findall(words):
        if whole := next((name for name in listed if name.startswith(stem)), f"{stem}局" if stem in _SHORT else ""):
            return whole
    return "12345热线" if re.search(r"(?<![\dA-Za-z])12345(?!\d)", words) else ""


def _two_in(words: str) -> str:
    """Both of two offices that are named together; "" where there is one, or none."""
    for pattern in (_NAMED, _BARE_OF_TWO):
        for found in pattern.finditer(words):
            other = _ALSO.match(words, found.end(1))
            if other and found[1] != other[1] and _is_one(found[1]) and _is_one(other[1]):
                return f"{found[1]}和{other[1]}"
    return ""
