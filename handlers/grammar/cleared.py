"""What was dealt with on the spot (当场解决): 顺手清堆物1处, 楼道堆物3处已清理; not what somebody else is to do, or what came to nothing."""

import re

_AT_ONCE = r"(?:顺手|随手|当场|现场|就地|当即|即时|立即|马上|及时|一并|顺便)"
_VERB = (
    r"(?:清(?!运车|单|洁工|晰)(?:理|走|除|扫|运|掉|空|洗)?|劝(?:离|导|走|阻|说|返|散|停)?|规劝|规范|挪(?:走|开|移|离)?|搬(?:走|开|离)|移(?:走|开|除|交)|"
    r"拖(?:走|离)|处[理置]|整[改理治]|拆(?:除|掉|走)|修(?:好|复|理|剪)|纠正|捡(?:拾|走)?|打?扫(?:除|净)?|收(?:走|拾|掉|好)|扶[正起好]|摆(?:放|好|正|齐)|"
    r"归位|盖[好上]|关[好停闭]|铲除?|撕掉?|擦|恢复|解决|制止|教育|疏导|驱[离散]|取缔|化解|调解|捞|倒掉|换(?:好|新|掉)|装好|补好|紧固|疏通|[拔剪](?:掉|除|断|下)?)"
)
_DONE = r"(?:好|完毕|完成|完|走|离|掉|净|干净|到位|整齐|齐|了|开|除|停|解决|解)*"
_BETWEEN = r"(?:给|把|将|就|帮忙?|帮着|让其|由我|我|予以|进行|组织|联合|全部|都|均|也)*"
_OTHERS = r"(?:未|没有?|尚未|无法|不能|不肯|待|需要?|须|应|要求?|建议|请|催促?|限期?|责令|通知|联系|上报|报给?|反映|告知|约谈|督促|交办|转给?|等)"
# 未清, 建议清理, 已要求物业立即整改: nobody has done it yet.
_LEFT = re.compile(
    rf"{_OTHERS}[^已当顺随,,\d]{{0,10}}{_VERB}|{_VERB}[^,,\d]{{0,2}}(?:不[走动了开听净]|无效|不及时|不到位|不彻底|未果)|拒不|不听|不肯|又(?:来|回|摆|出|堆|停)|反复|仍"
)
_CLEARED = re.compile(
    rf"{_AT_ONCE}{_BETWEEN}[^,,]{{0,8}}?{_VERB}|已经?{_BETWEEN}(?:{_AT_ONCE})?{_BETWEEN}{_VERB}|^(?:另外?|还|我|又)?{_VERB}(?!车)|"
    rf"{_VERB}(?:好|完|走|离|掉|净|干净|到位|整齐|完毕)?了(?=[\d一两二三四五六七八九十几]|$|[,,])|{_VERB}(?:好|完毕|完|干净|到位|整齐)(?=\d|$|[,,])|(?<=[离走开除导])$"
)
_GONE = re.compile(rf"{_VERB}{_DONE}$")
_ALONE = re.compile(
    rf"(?:我们?|网格员|并|也|都|均|全部?|已经?|{_AT_ONCE}|{_BETWEEN}|其|对其|摊主|车主|业主|商户|商家|居民|物品)*+(?:{_VERB}{_DONE})+(?:处理|完毕|离开|挪车|他们?|其)?"
)
_LONGEST = 30
"""Characters of words that tell nothing else."""
_ALL = re.compile(r"^(?:以上)?(?:均|都|全|全部|全都|以上)")


def is_cleared(finding: str) -> bool:
    """Whether it was dealt with on the spot (未诉先办)."""
    if _LEFT.search(finding):
        return False
    return _CLEARED.search(finding) is not None or _GONE.search(finding) is not None


def only_clears(words: str) -> bool:
    """Whether words tell nothing but that what stands before them was dealt with: 已劝离, 均已清理."""
    return len(words) <= _LONGEST and _ALONE.fullmatch(words) is not None and not _LEFT.search(words)


def clears_all(words: str) -> bool:
    """Whether they mean all that stands before them: 均已清理."""
    return _ALL.search(words) is not None
