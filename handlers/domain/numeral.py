"""Figures that are no ticket number: amounts, counts, doors, codes and hotlines, told by the words beside them."""

import re

_UNIT = r"""(?:
    [辆栋幢座件年月期米万千百亿毛层室秒岁套台条%°℃] | 人(?![走已都不没跑散离撤在找带劝抓被家员群民工为来呢]) | 户(?![主外籍型])
    | 点(?![评位名了]) | 个(?![人体]) | 处(?![理置罚于分警长]) | 只(?![是有能要剩差来见看需]) | 日(?!常) | 分(?![给派管工开配类局手])
    | 平(?![安息台时稳房]) | 元(?!旦) | 块(?!儿) | 角(?!落) | 楼(?![下上道梯顶栋长里主内]) | 房(?![东主客产屋]) | 天(?!天)
    | 名(?!字) | 位(?![置于]) | 间(?!隔) | 次(?!日) | 倍 | 单元 | 小时 | 公[里斤分] | 厘米 | [斤克吨升度] | 热线 | 路(?:车|公交)
)"""
_COUNTED = re.compile(rf"\s*(?:[多余]?\s?{_UNIT}|来(?=[辆元块条户米栋]))", re.VERBOSE)
# 1263号 is a ticket, 1263号楼 a house and 第1263号 a document.
_HOUSE_NUMBER = re.compile(
    r"号(?:[楼房门室线铺摊院栋幢座柜桩店位桌厂令库]|车[位库道次]|单元|信箱|文件?|公[告寓路])|#\s?(?:[楼栋幢座]|\d单元)"
)
_MARKED_DOOR = re.compile(r"\s?(?:[栋幢座室]|楼(?![下上道梯顶])|单元|号[楼房])")
_WORD_AFTER = re.compile(r"(?!(?:ok|done))[A-Za-z]", re.IGNORECASE)

_STREET = re.compile(r"(?<![堵拦断挡占])[路街巷弄]\s?$")
_MONEY = r"[¥$€£]|罚款?|(?:收|交|缴|付)费|缴|花了?|押金|价格?|工资|租金|赔偿?|补偿|金额|[一总]共|[合共]计"
_ABOUT = r"大约|(?<!预)约|将近|超过|至少|最多|起码|差不多|不到"
_CODE = (
    r"[尾房工警车证卡学群短座门]号码?|[车门]?牌号?|牌照|门牌|(?:手机|电话|座机|热线|分机|微信)号?码?|致电|拨打?|密码"
    r"|[验取][证件]码|邮编|编码|航班|车次|(?:快递|物流|包裹)(?:单?号)?|[订运]单号?|第"
)
_SPOKEN_AS = re.compile(rf"(?:{_MONEY}|{_ABOUT}|{_CODE})(?:[是为了]|:)?\s?$")

_HOTLINE = re.compile(r"11[0-9]|12[0-2]|123\d\d|12110|12122|100(?:00|01|10|16|86|99)|9[56]\d{3}")
_CALLING = re.compile(r"(?:打|拨|拨打|呼叫|致电|找|报|热线|电话|or|或|[和、/])\s?$")
_OFFICE = re.compile(r"\s?(?:热线|投诉|举报|电话|转|平台|查询|客服)")


def counts(line: str, end: int) -> bool:
    """Whether the figure that ends there counts, measures or numbers a house or door."""
    return bool(_COUNTED.match(line, end) or _HOUSE_NUMBER.match(line, end) or _WORD_AFTER.match(line, end))


def is_door(line: str, end: int) -> bool:
    """Whether even a figure with a ticket's mark is a house or door: #502室."""
    return bool(_MARKED_DOOR.match(line, end) or _WORD_AFTER.match(line, end))


def is_named(line: str, start: int, end: int) -> bool:
    """Whether the words before the figure say that it is an amount, a code or a house of a street."""
    before = line[max(0, start - 8) : start]
    return bool(_SPOKEN_AS.search(before)) or (line.startswith("号", end) and bool(_STREET.search(before)))


def is_hotline(line: str, start: int, end: int, checks: bool) -> bool:
    """Whether the figure is a public line (110, 12345); one that checks as a ticket number only where somebody rings it."""
    if not _HOTLINE.fullmatch(line, start, end):
        return False
    return not checks or bool(_CALLING.search(line[max(0, start - 4) : start]) or _OFFICE.match(line, end))
