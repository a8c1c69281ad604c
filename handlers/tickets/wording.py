"""What the staff say in plain words of whose a ticket is (占道归城管吧,我只管证照): which wish of this column a line is, None for talk.

What is asked, supposed, remembered, or told of somebody else is talk; so is what somebody keeps all the same (归我, 我顺手弄了).
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from handlers.domain.number import found_in, without_numbers


class Wish(StrEnum):
    """What somebody wants of a ticket that he has, or was called to."""

    BOUNCE = "bounce"  # 退单
    HAND_ON = "hand on"  # 转单
    HELP = "help"  # 请求协助
    OUT_OF_SCOPE = "out of scope"  # 不属
    PENALTY = "penalty"  # 立案, 罚款


_LONGEST = 60
"""Characters of a line that may be a wish; a longer one is a story."""
_AROUND = re.compile(r"\[[一-鿿]{1,4}\]|@?小鹿[\s,]*")
_TALK = re.compile(
    r"[??]\s*$|吗[\s。!]*$|[了过来]没有?[\s。!]*$|谁|哪[个位]|几[次号时点]|多少|[要罚]不[要罚]|是不是|还是说|可不可以|能不能(?:转|罚|挂|退|没|请)"
    r"|要是|如果|万一|假如|再.{1,4}就|(?:上次|上回|昨天|前天|去年|以前)(?!不是)"
    r"|(?<![跟给对和])(?:他|她|车主|业主|居民|群众|老板|摊主|局|局的人|法制|人家|大家|对方)们?(?:说|问|讲|都在|又|还笑|求|不追究|要我)"
    r"|^不?同意|各部门|通知|规定|标准|学习|人事|报表|群规|听听|未必|哈哈"
)
_KINDLY = re.compile(r"^(?!.*(?:居民|业主|问)).*能不能.{0,6}(?:来|带|帮)")
"""段勇能不能过来帮哈: a request, and no question."""
_ROTA = re.compile(r"[值换替代调夜下晚午早]班|班嘎|的班|请假|年假|休假|互换|批准|\d+小时")
"""Of shifts, leave and approvals, where no ticket is named."""
_GIVES = re.compile(r"转|交|移|派|单|接|主办")
"""What gives a ticket where none is named: 给段勇留点饭 gives none."""

_UNITS = (
    "城管|综合执法|执法队|公安|派出所|民警|交警|市监|工商|市场监管|食药|物业|网格|社区|消防|环卫|住建|水务|燃气|电信|移动|"
    "供电|村委会|街道|居委会|房管|市政|园林|卫健"
)
"""By what somebody says whose duty it is."""
_STATION = "城管|综合执法|执法队|公安|派出所|民警|交警|市监|工商|市场监管|物业|网格"
"""Those of them that work at a station."""
_OFFICE = (
    rf"(?!{_STATION})(?:[一-鿿]{{1,10}}?(?:局|委|办|所|站|中心|公司|热线|法院|街道|社区)"
    rf"|(?:{_UNITS}|畜牧|民政|发改|医保|人社|司法|海关|铁路|开发商|烟草|劳动监察|信访)|\d{{5}})"
)
_OUTSIDE = rf"(?!环卫|村委|消防){_OFFICE}"
"""An office whose duty nobody at the station shares."""
_ENDS = r"(?=$|[\s,。;!]|的|吧|管|嘎|呗|处理|调解|那边|[局所队站员])"


def _any(*ways: str) -> str:
    return "|".join(ways)


_RETURNS = (
    _any(
        r"退[单回给](?!率)",
        "推单",
        "打回",
        r"(?:^|[\s,])退(?:了(?:退了)?|掉|哈|吧)?(?:$|[\s:,])|[件单条]退掉",
        "我?这?边退了",
    ),
    "押金|货退|要写|不退|退过|别.{0,2}退|我退(?!了?哈)|退款|退休|退伍|退回来|不是退",
)
"""退单, 退了: it is sent back, whatever else is said."""
_NOT_MINE = (
    _any(
        # 不归我管, 不是我们片区的, 不该我们接
        r"(?<!属)不(?:是|归|该)(?:我们?|咱们?)(?!站|社区)(?:的|管|片区|辖区|这边|吧|接|来|去|办|出|$|[\s,]|[一-鿿]某)",
        r"不是我(?:片区|辖区|的)|[^们]不属我\s|不归(?:我|物业|市监|城管|交警|公安)",
        r"不属于?(?:本部门|我局|物业|市监|公安|综合执法|交警|我们?(?!站|社区|管)(?=的|$|[\s,]))",
        "非我局|派错|搞错了吧|管不[着了]|[无不]管辖|管辖不|权责不清|咋个管|轮不着",
        r"^(?:我们?)?接不了|处理不了.*派|没得?执法权|^不接(?:$|\s)|我们?只管|不能主办|重新派|改派\s*我",
        # 归城管, 该物业管, 是公安的事
        rf"(?:归|该|属|要转给)(?:{_UNITS})(?:公司|管)?(?:[一-鿿]{{1,3}}$)?{_ENDS}",
        rf"(?<!已经)(?<![去已先在再来想])找(?:{_UNITS})(?:公司)?{_ENDS}|是(?:{_UNITS})的(?:事|活|职责)",
        "(?:城管|物业|公安|交警|市监)的吧",
    ),
    _any(
        r"收到|(?<!不)归我(?!们说)|(?<!该)(?<!该我们)我[来接去]|马上去|在路上|自己办|顺手|先[去把]|我不退|也要|也得|只有我们",
        "不用|让.{2,4}去|谁管|去看|属不属|来不了|找.{0,4}来",
    ),
)
_SCOPE = (
    _any(
        # 不属 归住建局, 超出职责范围, 不属于本站
        rf"(?<!属)不[属鼠](?!我|于)(?!{_UNITS})|(?<!属)不属我们管?(?=$|[\s,这])|不属我们社区",
        "超出|职责外|职权外|非本站|不归(?:我们|本|咱们?)站|没得权管|不在辖区",
        "(?<!属)不属于(?=.{0,6}(?:站|社区|本级|基层|辖区|权限|职权|受理))",
        # 不归咱管,这个找水务局; 这属于房管局的职权
        rf"(?:不归|不属|不是|不在|不受理|管不着|不管|[没莫]得权).*(?:归|找|是|属|给|该){_OUTSIDE}|(?:归|是){_OUTSIDE}.*(?:管不着|不是我们|不归)",
        rf"属于?{_OUTSIDE}的?职[权责]|归{_OUTSIDE}(?:管|的)?[哈嘛吧]?$",
        # 医保的事归医保局, 请回复居民找路灯所
        rf"的事归{_OFFICE}|归{_OFFICE}[\s,]*跟居民|(?:该找|应由|建议.{{0,6}}联系){_OFFICE}",
        "(?:回复|答复|告知|转告)(?:反映人|居民)?.{0,2}[找打归]",
    ),
    r"不属(?:实|于也)|属不属|动不动|报不属$|去看|查无|又投诉|又推|也要",
)
_PENALTY = (
    _any(
        r"立[案按]|罚款|处罚|罚单|罚[他她了嘎]|罚\s*[\d一二两三四五六七八九百佰贰]|罚.{0,8}[\d一二两三四五六七八九]百|^罚\s",
        "扣押|暂扣|扣了(?!分)|没收|拘留|吊销",
    ),
    _any(
        r"(?<!罚 )不[罚予]|[没未][有能]?立案|[没未别]罚|没有?.{0,4}执法证|罚不了|不够立案",
        "罚酒|罚死|罚[款单](?:交|不是|是|就算)|被罚|乱罚|立案数|罚了他|迟到|押金",
        "有资格|要求|先报|再摆|[说建议].{0,3}(?:罚款|立案).{0,2}(?:算|要)",
    ),
)
_HAND_ON = (
    _any(
        r"(?:[转移流]|改派|转派|派给|移交|转交)(?:[单丹给到交派至])*[\s:]*(?:街道办|夜班)?我?WHO|转他$|转出|^转[单丹]|转一哈",
        r"(?:交给|交由|换成?|改成)\s*WHO|交\s*WHO办|给\s*WHO|[→>]\s*WHO",
        r"(?:请|让|由)\s*NAME(?:处理|接|跟|去办|主办)|WHO\s*(?:你?来?接(?:一下|手|\s|$))",
    ),
    _any(
        "转[发告正弯圈]|转一圈|转了|转过来|别转|不转|转不动|转账|[钱车].{0,3}转|\d块|已经?转|已经?移交",
        "照片|公告|电话|饭|拖走了|留点",
    ),
)
_HELP = (
    _any(
        r"(?:请|求|申请|需要?|要|叫|喊|呼叫|让|帮我|麻烦|挨)[\s,]*(?:帮我)?(?:联系下?|喊下?)?\s*WHO.{0,14}"
        "(?:协助|协办|支援|帮|配合|来|到场|过来|派|在场|意见|拍照|指导|开下门|讲声|查)",
        r"(?:^|[\s,:请求])(?:请|求|需要|要)*(?:协助|支援|增援|鞋助)(?:一下|哈)?(?=$|[\s:,!])|要人(?=$|[\s,!])|围[着住到][我俺]|协助\s*WHO|联合执法|协办加|增加协办",
        "NAME.{0,12}(?:来一下|搭把手|过来|帮[哈下忙]|快点|查个)|WHO.{0,4}来[两几三]个|WHO.{0,2}配合(?!了)",
        # 请 孙经理 1297, 请孙经理帮忙看看
        r"^(?:邀请|请)\s*NAME\s*(?:一下|下)?$|(?:^|[\s,])(?:邀请|请)\s*NAME\s*(?:帮|协|配合|去看|看|到)",
        r"帮我?(?:喊|联系).{0,4}WHO|WHO.{0,3}帮我(?:联系|喊|查)|呼叫\s*WHO|需要?WHO",
        r"(?:快|马上|赶紧)[叫喊]\s*WHO|[叫喊]上\s*WHO|(?:^|[\s,])来人[\s!。]*$|要帮手|找个女?同志来",
    ),
    r"不用|不喊|等了|谢谢|需要帮忙说|带份饭|打印机|再闹|从来|的单也算|完走了|转发|来了没|没说哪|省里",
)


class Wording:
    """Reads the lines of a town; `people` and `departments` are those to whom something may be given."""

    def __init__(self, people: Iterable[str], departments: Iterable[str]) -> None:
        names = "|".join(sorted(map(re.escape, people), key=len, reverse=True)) or "(?!)"
        units = "|".join(sorted(map(re.escape, departments), key=len, reverse=True)) or "(?!)"
        person = rf"(?:{names}|[一-鿿]队(?!部))"
        who = rf"(?:{person}|(?:{units}|{_UNITS}|警察|工安|畜牧|卫生监督|法律顾问)[局所队站员办会]*|[老小][一-鿿]|断勇|张莉|同事)"
        self._told_of = re.compile(rf"(?:{names})(?:说|讲|刚)|{who}(?:已经?到|协助完|在帮|帮着|从来|的人|那边立)")
        rows = (
            (Wish.PENALTY, _PENALTY),
            (Wish.BOUNCE, _RETURNS),
            (Wish.OUT_OF_SCOPE, _SCOPE),
            (Wish.HAND_ON, _HAND_ON),
            (Wish.BOUNCE, _NOT_MINE),
            (Wish.HELP, _HELP),
        )
        self._rows = [
            (wish, re.compile(says.replace("WHO", who).replace("NAME", person)), re.compile(unless))
            for wish, (says, unless) in rows
        ]

    def __call__(self, line: str) -> Wish | None:
        if len(line) > 2 * _LONGEST:
            return None
        numbered = bool(found_in(line))
        words = _AROUND.sub("", without_numbers(line) if numbered else line).strip()
        if not 0 < len(words) <= _LONGEST:
            return None
        kindly = _KINDLY.search(words) is not None
        if not kindly and (_TALK.search(words) or self._told_of.search(words)):
            return None
        if not numbered and _ROTA.search(words):
            return None
        for wish, says, unless in self._rows:
            if wish is Wish.HAND_ON and not numbered and not _GIVES.search(words) or kindly and wish is not Wish.HELP:
                continue
            if says.search(words) and not unless.search(words):
                return wish
        return None
