"""Why the bot said nothing, or did what it did, in words for the trainer: the whys of its decisions, each with its Chinese.

A decision says why in English, one why or several with "; " between them; the rows here stand beside them. What is data in a why (a
number, a name, words that decided) stays in the sentence. A column with many of them has a page of its own.
"""

import re
from collections.abc import Mapping

from bot.sandbox.whys import action, closing, dispatch, duty, figures, mark, mediation, meeting, neighbours, outreach

UNKNOWN = "小鹿看过这句话,照规矩处理了;这条规矩还没有写成中文说明。"
"""For a why without a row, which tests/sandbox/test_sandbox_whys.py finds."""
NOTHING = "小鹿看过这句话,没有什么要说、要做的。"
"""For a decision that says no why."""
UNHEARD = "小鹿还没有看到这句话,请等一下再看。"
FAILED = "小鹿看这句话时出了错;话留着,没有丢。"
FORGOTTEN = "这句话已经撤回或清掉了,原因也没有留下。"
REHEARSED = "这个群在试运行:群里不说话,只告诉站长会怎么做。"
_SHADOW = "shadow: "

_SAID = {
    **duty.SAID,
    **dispatch.SAID,
    **mediation.SAID,
    **action.SAID,
    **meeting.SAID,
    **closing.SAID,
    **neighbours.SAID,
    **figures.SAID,
    **mark.SAID,
    **outreach.SAID,
    # read, and nothing to do
    "chatter": "听起来是闲聊,不用管。",
    "chatter, and nothing that it could mean": "听起来是闲聊,也没有在办的单能对上,所以不作声。",
    "another bot": "像是机器人在说话(在机器人名单里,或者接连几次在小鹿说完后几秒内就回话),小鹿不跟机器人搭话。",
    "a room that is not ours": "这个群没有写进配置,小鹿不听。",
    "nothing but a code": "只有一个绑定码,没有别的话。",
    "ordinary words": "像命令,其实是平常说话,没有当命令办。",
    "talk in the work group": "工作群里的闲话,不用管。",
    "talk among neighbours": "在业主群里没有引用哪件单、也没写单号,当成和邻居说话。",
    "staff talk in the owners' group": "工作人员在业主群里说话,不算反映,也不算命令;办事请到工作群。",
    "a courtesy": "客气话,不用接。",
    "thanks": "只是道谢,没有等着评价的单。",
    "not understood": "没听懂,私下提示了该怎么说。",
    "help": "发了命令说明。",
    "more help": "发了其余的命令说明。",
    "asked whether a command was meant": "像是命令写错了一点,私下问了是不是那个意思。",
    "nobody's rule": "没有哪条规矩管这件事。",
    "another round, or no such ticket": "那件单已经不在,或者进了下一轮,这次不用提醒。",
    # taking a matter in
    "a picture waits for its words": "光有图片,先记下,等这个人的话。",
    "again, but of what?": "像是说又来了,但不知道说的是哪一件,所以不作声。",
    "told again": "撤掉的事又被提起,恢复了原来的单。",
    "the place was asked for": "缺地点,已经问过了。",
    "the reporter says it is urgent": "反映人说很急,提成了加急。",
    "nothing waits": "在催,但没有等着接的单,或者已经催过了。",
    "put right": "说错了的地点改过来了。",
    "put right too often": "改地点改得太勤,只记下,不再叫人。",
    "called off": "反映人说没事了,撤掉了。",
    "missed": "当作漏报补登了。",
    "somebody has looked": "待核的话,有人核过了。",
    "which compound?": "不知道是哪个小区,问了。",
    "which station?": "不知道是哪个站,问了。",
    "a danger, and nobody knows in which compound": "像是险情,但不知道在哪个小区,先问了。",
    # sending it out, following the work
    "the card waits for opening time": "不在工作时间,派单等到上班再发。",
    "sent, or taken already": "已经派过,或者有人接了。",
    "first to accept": "第一个接单,由他牵头。",
    "has it already": "他已经接了,不用再接。",
    "may not lead": "他不能牵头这类事,记为协办。",
    "on site": "到场报到,记下了。",
    "a line about the work": "和在办的单有关,记到单上,不用答话。",
    "asked whether it is done": "问了是不是办完了。",
    "only the lead closes": "只有牵头的人能办结,他的话记到单上了。",
    "nobody leads it yet": "还没有人接单,先要接单。",
    "resolved already, or withdrawn": "这件单已经办结或撤掉了。",
    "not in work": "这件单不在办理中。",
    "not withdrawn": "这件单没有撤掉,不用恢复。",
    "a chief wants it back": "站长把撤掉的单恢复了。",
    "misread": "站长说是误报,撤掉了。",
    "no reason given": "没有写原因,请补上。",
    "todo": "列出了在办的单。",
    # what a command needs
    "no number": "没有写单号,告诉了写法。",
    "no such number": "没有这个单号,问了是不是另一个。",
    "no ticket that it could mean": "没有哪件单能对上这句话,所以不作声。",
    "nothing in hand": "他手上没有在办的单。",
    "fewer than were said": "在办的单没有他说的那么多。",
    "asked which ticket": "不止一件单能对上,问了是哪一件。",
    "asked again": "没听懂回答,又问了一遍是哪一件。",
    "names a ticket, not understood": "提到了单号,但没听懂要做什么,提示了写法。",
    "nothing said": "命令后面没有写内容,告诉了写法。",
    "nobody of that name": "没有叫这个名字的工作人员。",
    "no line": "没有引用那句话,也没有写原话。",
    "no month": "没有写是哪个月,告诉了写法。",
    "no when": "没有写是什么时候,告诉了写法。",
    "no such line": "没有这个编号。",
    "no such month": "看不懂是哪个月。",
    "no such time": "看不懂是什么时候。",
    "not listed": "待核里没有这个编号。",
    # neighbours: voices, verdicts
    "counted already": "这个人已经算过一次,不重复计数。",
    "+1 to nothing of ours": "在附和,但没有能对上的单。",
    "never told aloud": "这件单没有在群里说过,所以群里不提。",
    "too few voices, or done": "附和的人还不够多,或者已经办完了。",
    "quiet hours": "夜里不打扰,不在群里说。",
    "it answers a neighbour's question": "这个回答更像是在回邻居刚问的事,没有当评价。",
    "perhaps a verdict": "像评价又不像,拿不准是哪一件,所以不作声,也不计。",
    "perhaps a verdict, asked already": "像评价又不像,已经私下问过一次,不再问,也不计。",
    "asked which verdict is meant": "像评价,但两种意思都说得通,私下问了一句,没回就不计。",
    "quotes it, and seconds nothing": "引用了,但没有说自己也遇到,不算一户。",
    "against it: no voice": "说没看到、没这回事,记在单上,不算一户。",
    "the culprit's own word": "当事人自己说会处理,告诉了接单的人,不算一户。",
    "asked how it stands": "在问进展,私下答了。",
    "answered within the hour": "一小时内刚答过这件的进展,群里不再答。",
    "the reporter says that nobody need come": "反映人说不用去了。",
    "which one is not needed?": "说不用去了,但有几件,问了是哪一件。",
    "an opener: what follows counts": "只是开个头,还没说事,等下一句。",
    "asked not to be named": "请别说是他,私下让他放心。",
    "bitter about what is in work": "在说气话,事情已经在办,不另记一件。",
    "whom?": "没说清派给谁,问了一句。",
    "cannot go": "说去不了、办不了,告诉了副站长。",
    "a chief opened it again": "站长说办错了,重新办。",
    "asked for words": "没有文字,私下请他打几个字。",
    "voted in the open poll": "评价记下了,不用答话。",
    "no vote was meant": "他说不是评价,没有记。",
    "no poll of the speaker's": "没有等着他评价的单。",
    "a passer-by has no vote": "没有反映或附和过这件事,评价不计。",
    "staff do not vote": "工作人员的评价不计。",
    "several polls are open to the speaker": "不止一件单等着他评价,问了是哪一件。",
    "told while the bot was away: too late to ask which": "是小鹿不在的时候说的,现在再问太晚了。",
    "praise": "是夸奖,记下了。",
    "asked whether it is a vote": "私下问了要不要记“满意”。",
    "thanked already": "道过谢了,不用再问。",
    "a neighbour says it is not solved": "邻居说没解决,重新办。",
    "reopened too often by one person": "同一个人一再说没解决,这次只记评价,不再重新办。",
    "not in a poll any more": "评价已经结束。",
    "the poll ended": "评价时间到,归档了。",
    # taking back
    "taken back": "本人撤回了,相关的话和单也撤了。",
    "the reporter took it back": "反映人撤回了,单也撤了。",
    "the reporter took his words back": "反映人撤回了自己的话;别人也反映过,单还在。",
    "nothing of ours was taken back": "撤回的话和小鹿无关。",
    "the staff's words stay on record": "工作人员的办理记录不能撤回。",
    # in doubt
    "banter about what is known": "像是在调侃一件已经在办的事,不另开单。",
    "a picture, and no moment to ask of what": "图片没有说清是什么,现在又不方便问,所以不作声。",
    "asked: a picture of what?": "图片没有说清是什么,问了一次。",
    "in doubt: dropped": "问清楚了,不是反映,不开单。",
    "in doubt: filed": "问清楚了,是反映,开了单。",
    "answered": "已经有了回答。",
    "nobody has answered": "问了没有人答,留给网格员核。",
    "nothing is listed": "待核的单子是空的。",
    "the list waits": "有待核的话,提醒了网格员。",
    "asked about already": "这个险情已经问过了,不重复问。",
    "listed": "拿不准,列进待核,留给网格员看。",
    "others were faster": "别人已经答复过了。",
    "no danger": "说了没事,不算险情。",
    "a danger indeed": "确认是险情,开了红色单。",
    "alarmed too often: somebody is asked": "这个人报险太频繁,先请值班的人看一看。",
    "reported too often: listed": "这个人这阵子报得太多,这件列进待核。",
    "told too much of late": "这个人最近说得太多,列进待核。",
    # rooms, codes, sends
    "told today": "今天已经说过了。",
    "all of them have reached him since": "后来都送到了,不用再提。",
    "unknown sends": "列出了不知道发没发出去的话。",
    "too many wrong codes, and told so": "绑定码错得太多,已经告诉过他。",
    "gone": "绑定码已经作废。",
    "bound already": "这个账号已经绑定过。",
    "somebody else's code": "绑定码是别人的。",
    "a code in a group": "绑定码发到了群里,作废了。",
    "said in private": "绑定群要在那个群里说。",
    "no such compound or station": "没有这个小区或站。",
    "several groups of that name": "这个名字有好几个群。",
    "another station's": "那是别的站的。",
    "nothing was said meanwhile": "这段时间没有人说话。",
    # figures, words
    "today": "发了今天的数。",
    "来源": "发了今天的数和单号。",
    "待核": "列出了待核的话。",
    "词库": "办了词库的事。",
    "为何": "说明了是哪些词让它成了一件单。",
    "试运行": "办了试运行的事。",
    "确实要改吗?": "这个词改了影响大,先问了一遍。",
    "the week's lessons": "汇总了这一周学到的词。",
}

_WITH = [
    *duty.WITH,
    *dispatch.WITH,
    *mediation.WITH,
    *closing.WITH,
    *neighbours.WITH,
    *mark.WITH,
    *outreach.WITH,
    (r"(\w+) (\d\.\d\d): (.+)", "听成“{0}”的反映,开了单(把握{1},凭的是:{2})。"),
    (r"(\w+) (\d\.\d\d)", "听成“{0}”的反映,开了单(把握{1})。"),
    (r"asked: (\w+) (\d\.\d\d)", "像“{0}”的反映(把握{1}),但拿不准,问了一次。"),
    (r"(.+) leads (.+)", "由{0}牵头办“{1}”。"),
    (r"on duty: (.+)", "值班的是{0}。"),
    (r"joined #(\S+)", "并进#{0},不另开单。"),
    (r"one more voice for #(\S+)", "算作#{0}的又一户,不逐条回话。"),
    (r"(\d+) voices", "附和到了{0}户,在群里说了一声。"),
    (r"showed #(\S+)", "发了#{0}的经过。"),
    (r"closed by (.+)", "{0}关了单。"),
    (r"(solved|partly|out_of_scope|not_found|transferred|mediated) by (.+)", "{1}办结:{0}。"),
    (r"(.+) was first", "{0}先接了单,这次记为协办。"),
    (r"#(\d+) is back", "归档的#{0}又出现了,登记成新的一件。"),
    (r"(.+) gave it to (.+)", "{0}派给了{1}。"),
    (r"(.+) can be reached no more, (.+) is next", "{0}联系不上了,由{1}接手。"),
    (r"(.+) can be reached no more", "{0}联系不上了,他手上的单换人。"),
    (r"refused: (.+)", "没有用“{0}”这条命令的权限,私下告诉了。"),
    (r"beyond our reach: (.+)", "这件事不归站里管({0})。"),
    (r"listed: (.+)", "列进待核,留给网格员看({0})。"),
    (r"(fire|injury|fight|violence|jump|trapped|electric)\? told late", "像是险情({0}),但说得早、听到晚,只问值班的人。"),
    (
        r"(fire|injury|fight|violence|jump|trapped|electric)\? and nobody knows in which compound",
        "像是险情({0}),但不知道在哪个小区,先问了。",
    ),
    (r"(fire|injury|fight|violence|jump|trapped|electric)\?", "像是险情({0}),也可能是打比方:问了一句,并请值班的人看。"),
    (r"(\w+): nothing to read", "这条消息({0})里没有可读的话,不用管。"),
    (r"bound to (.+)", "绑定到{0}。"),
    (r"an? (\w+) code", "绑定码不能用({0})。"),
    (r"line (\d+) settled", "编号{0}的话处理好了。"),
    (r"(\d+) lines do not reach somebody", "有{0}句话发不到人。"),
    (r"(\d+) lines read after a gap", "补听了{0}句小鹿不在时的话。"),
    (r"(\d+) lines read after the disk stumbled", "补听了{0}句磁盘出错时的话。"),
]  # fmt: skip
_PATTERNS = [(re.compile(pattern), text) for pattern, text in _WITH]

_CALLED = {
    "parking": "停车", "stray_dog": "流浪狗", "noise": "噪声", "street_stall": "摆摊", "other_complaint": "其他",
    "fire": "火情", "injury": "有人受伤", "fight": "打架", "violence": "家暴", "jump": "轻生", "trapped": "被困",
    "electric": "触电", "solved": "解决了", "partly": "部分解决", "out_of_scope": "不归本站管", "not_found": "没找到",
    "transferred": "转交了", "mediated": "调解了", "unsure": "拿不准", "advert": "像广告", "voice": "语音", "many": "报得太多",
    "insurance": "医保", "labour": "社保和工资", "schools": "学位", "clearance": "拆迁补偿", "housing_fund": "公积金",
    "danger": "险情", "alarm": "报险太频繁", "shown": "图片没说清", "wrong": "写错了", "used": "用过了", "expired": "过期了",
    "video": "视频", "file": "文件", "system": "系统消息", "text": "拍一拍", "locked": "错得太多", "gone": "作废了",
}  # fmt: skip
"""What the words of data in a why are called; those of a town's matters come with it."""


def explained(state: str, why: str | None, matters: Mapping[str, str]) -> list[str]:
    """What came of a message, by its state in the inbox and its why (None where that is gone)."""
    match state:
        case "done":
            return [FORGOTTEN] if why is None else in_chinese(why, matters)
        case "failed":
            return [FAILED]
        case _:
            return [UNHEARD]


def in_chinese(why: str, matters: Mapping[str, str]) -> list[str]:
    """What a decision's why says, one sentence each, never none; `matters` are the names of the town's matters by their keys."""
    parts = [part for part in why.removeprefix(_SHADOW).split("; ") if part]
    sentences = [_sentence(part, {**_CALLED, **matters}) for part in parts] or [NOTHING]
    return list(dict.fromkeys([REHEARSED, *sentences] if why.startswith(_SHADOW) else sentences))


def _sentence(why: str, called: Mapping[str, str]) -> str:
    if why in _SAID:
        return _SAID[why]
    for pattern, text in _PATTERNS:
        if found := pattern.fullmatch(why):
            return text.format(*(called.get(each, each) for each in found.groups("")))
    return UNKNOWN
