"""The speaker's own flat (我是9栋502的, 9栋502业主反映, 502这边, ——9栋502): it says who he is, not where the matter is."""

import re
from collections.abc import Iterable

from nlp.address import flat, is_flat
from nlp.part import Part, Rank

_ME = r"(?:我们?|俺们?|咱们?|偶|本人|在下|小编|鄙人|本户|本宅)"
_HOUSEHOLD = r"(?:家里?|自己家?|自家|这边?|这里|这儿|这户|一家|全家|两口子|(?:爸妈?|妈|父母|老婆|老公|媳妇|孩子|爷爷|奶奶|外婆|公婆|老人)家?)"
_LIVES = r"(?:也|就|都|现在?|目前|一直|刚好|正好|是|系|为|在|居?住[在于]?|家住?|租住?在?|来自|一[个位名]|的|地址|住址|房号|门牌号?|房子|[:\s])"
_ESTATE = r"(?:(?:咱们?|我们|你们)?小区的?|你们|[\u4e00-\u9fff]{1,4}(?:苑|园|里|小区|雅居|新村|间|城|府|庭)的?)?"
# 我家9栋502, 我就住在桂花苑9栋502. A bare 我们 or 咱 is also said of a neighbour's: 我们9栋502天天吵.
_MINE = re.compile(rf"(?:{_ME}{_HOUSEHOLD}{_LIVES}*+|(?!我们|俺们|咱){_ME}{_LIVES}*+|{_ME}{_LIVES}++){_ESTATE}\s*$")
_OURS = re.compile(rf"(?:我们|俺们|咱们?){_ESTATE}\s*$")
_HEAD = r"(?:^|[,。;:!?\s、(~])(?:[您你]好|大家好|请问)?"
_LABELLED = re.compile(
    rf"{_HEAD}(?:(?:现|家|居|租)?住(?:在|于|址)?|家[在是]|(?:我们?)?这[里边儿]是|我?(?:家庭)?住址|(?:业主|住户|反映人|投诉人|报修人|报事人|联系人|署名|落款)(?=[:\s]))[是为]?[:\s]*{_ESTATE}$"
)
_NAMES_HIMSELF = re.compile(
    rf"{_HEAD}(?:我|本人|我[姓叫][\u4e00-\u9fff]{{1,4}}|(?:业主|住户|居民)?[\u4e00-\u9fff]{{1,2}}(?:女士|先生|小姐|阿姨|大姐))[,\s:]+$"
)
_AS = re.compile(r"(?:作为|身为)(?:一[个位名])?$")

_GREETS = (
    r"(?:[\s,。!~(【\[:、]|@\S+|大家好?|[您你]好|各位|邻居们?|领导们?|物业|管家|师傅|小鹿|社区|居委会?|网格员|站长|群主"
    r"|早上好?|上午好?|中午好?|下午好?|晚上好?|打扰了?|麻烦|那个|在吗|投诉|求助|反映(?:一下)?|举报|报修)*+"
)
_GREETING = re.compile(rf"^{_GREETS}$")
_RESIDENT = r"(?:的?(?:小?业主|住户|户主|房主|房东|租户|租客|居民|住客))"
_NEXT = r"[,。;:!?\s、)\]】~]"
# Said to a neighbour: 9栋502业主,请把车挪一下.
_TO_HIM = rf"(?!{_NEXT}*(?:请(?!问|帮|尽快|物业|社区|领导)|麻烦你|[你您](?!好)|能不能|能否|可不可以|别|不要|把|注意|小声|怎么|为什么|是不是|出来|快|赶紧|素质))"
_SAYS = r"(?:想|要|来|实名|在此|今天)*(?:反映|反应|投诉|求助|报修|报事|举报|来电|咨询|请问|想问|想说|表示)(?!的)"
_NEAR = r"(?:我家?|咱家?|俺家?|家里?|就是|说下|说一下|反映|投诉|请问)?的?(?:楼[上下顶]|隔壁|对门|对面|[上下]面|头顶)"
_INTRODUCED = re.compile(
    rf"{_RESIDENT}{_TO_HIM}(?:{_SAYS}|{_NEXT}|{_ME}|$)|的{_NEXT}+{_TO_HIM}\S|{_SAYS}|{_NEXT}+(?:{_ME}|{_SAYS}|{_NEAR})|{_RESIDENT}?这[边里儿头]"
)
_HERE = re.compile(r"(?:室|号|房)?这[边里儿头]")
# 9栋502是我家, but 9栋502是我家楼上.
_IS_MINE = re.compile(
    r"(?:室|号|房)?(?:(?:就|也|才)?是(?:我|俺|本人)(?=[,。;!\s]|$)|(?:(?:就|也|才)?是)?(?:我们?|俺|咱)(?:自己)?家)(?!的?(?:楼|隔壁|对|邻|[上下]面))"
)
_CALLED = re.compile(rf"{_RESIDENT}")
_STANDS = re.compile(r"(?<![住家])在\s*$")
_SPOT = re.compile(r"(?:的)?(?:门口|门前|门外|楼道|楼梯|楼[上下](?!的)|外面|旁边|附近|窗外|对面(?!的))")
_ENDS = re.compile(
    rf"{_RESIDENT}?[\s,]*(?:[\u4e00-\u9fff]{{1,2}}(?:女士|先生|小姐|阿姨|大?[姐哥叔姨]|大爷|大妈)|[老小][\u4e00-\u9fff])?[\s。!.~)]*$"
)
_SIGNS = re.compile(r"(?:[—–]+|--+|(?<=[\s。,!?~])[-_]|署名|落款|反映人|投诉人|报修人|业主|住户)\s*:?\s*$")
_AFTER_ALL = re.compile(r"[,。;!?\s、~(]\s*$")
_BESIDE = re.compile(r"楼[上下]|隔壁|对门")
_SETTLED = re.compile(rf"(?:{_RESIDENT}|的)?(?:{_NEXT}|$)|这[边里儿头]|被")

_SPELT = "[一二三四五六七八九][一二三四五六七八九零〇]{2,3}"
_LONE = re.compile(
    rf"(?<![\da-z.:#〔栋幢座元号层楼-])(?!\d{{1,2}}00(?!\d)|1(?:10|19|20)(?!\d))(?:(\d{{3,4}})|({_SPELT}))(?:室|号房|房|号(?!线|楼|院))?"
    r"(?![\da-z年月日点元块人户辆分秒米件次万平斤度多来%个只条岁路天小公里名位份升层栋幢单弄.:]|楼(?![上下])|[~-]\d)"
)
_REACH = 30
"""Characters before and after an address in which whose it is stands."""


def is_own(line: str, part: Part) -> bool:
    """Whether a part with a door is where the speaker himself lives."""
    return _is_own(line, part.start, part.end)


def alone(line: str, parts: Iterable[Part]) -> Part | None:
    """The speaker's own flat where no building stands before it: 我家502, 502这边."""
    taken = [(part.start, part.end) for part in parts]
    for match in _LONE.finditer(line):
        door, (start, end) = flat(match[1] or match[2]), match.span()
        if not is_flat(door) or not _is_own(line, start, end):
            continue
        if not any(first <= start and end <= last for first, last in taken):
            return Part(start, end, f"{door}室", Rank.HOME, door=f"{door}室")
    return None


def is_home(line: str, part: Part) -> bool:
    """Whether a building without a flat is the speaker's: 我们9栋的."""
    before = line[max(0, part.start - _REACH) : part.start]
    return part.rank is Rank.HOME or bool(_MINE.search(before) or _OURS.search(before))


def _is_own(line: str, start: int, end: int) -> bool:
    before, after = line[max(0, start - _REACH) : start], line[end : end + _REACH]
    if _MINE.search(before):
        return not (_STANDS.search(before) and _SPOT.match(after))
    if _OURS.search(before):
        return _SETTLED.match(after) is not None
    if _LABELLED.search(before) or (_AS.search(before) and _CALLED.match(after)) or _HERE.match(after):
        return True
    if _IS_MINE.match(after) or (_NAMES_HIMSELF.search(before) and _SETTLED.match(after)):
        return True
    if start <= _REACH and _GREETING.match(before) and _INTRODUCED.match(after):
        return True
    return start > 0 and _is_signature(line[:start], before, after)


def _is_signature(whole: str, before: str, after: str) -> bool:
    """Whether the line ends with who says it: 楼下太吵 ——9栋502, 楼下太吵,9栋502业主."""
    if not _ENDS.match(after):
        return False
    if _SIGNS.search(before):
        return True
    named = _CALLED.match(after) is not None
    return _AFTER_ALL.search(before) is not None and (named or _BESIDE.search(whole) is not None)
