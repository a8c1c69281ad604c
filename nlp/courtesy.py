"""What is said around the matter: greetings, thanks, calls, laughter. It says nothing of whether somebody complains."""

import re
from collections.abc import Iterable

_STOPS = r"\s,.。!;、~…·—"
_PAUSE = rf"[{_STOPS}:?]"
_EMOJI = "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_TELLING_EMOJI = "[👍👎👏🎉🎊🖕💩🙂]"
_TELLING = "强|弱|鼓掌|微笑|呵呵|666|赞|差|便便|炸弹|菜刀|链接|视频|视频号|小程序|文件|聊天记录|红包|转账|投票|接龙"
"""The emoji and stickers that praise, mock, scold or pass something on: they stay."""

_LAUGHTER = r"(?:哈哈|嘻嘻|嘿嘿|嘎嘎|吼吼|hh)+哈?"
_CALLED = ("物业管家", "物业客服", "物业", "管家", "群主", "小鹿", "所有人", "社区", "居委会", "保安", "城管")
_LETTER = r"[^\s@,.。!?;:、…~〔\[]"
"""The names after an @, and what others are made of. What follows a well-known one at once is hardly a name: "@物业灯坏了"."""

_PEOPLE = "(?:邻居|高邻|芳邻|业主|住户|居民|街坊|邻里|家人|群友|朋友|小伙伴|姐妹|兄弟|宝妈|乡亲|家长|领导|大佬|大神|老师|叔叔阿姨)"
_ADDRESSED = f"(?:(?:各位|诸位|亲爱的|尊敬的|广大|全体)++{_PEOPLE}*+们?|(?:{_PEOPLE}|宝|亲)++们)"
_SPOKEN_TO = f"(?:{_ADDRESSED}|大家|大伙儿?|群主|群里|物业(?:管家|客服|经理|人员)?|管家|客服|网格员|社区|领导|师傅|小鹿|老师|你|您)"
_HOUR = "(?:早上|上午|中午|下午|晚上|傍晚|早|晚|周末|节日|新年)?"
_ASKING = "请问|问一?下|想问|咨询|我是|我想|我家|我们|麻烦|打扰|反映|投诉|这里|大家|各位"
_INTERJECTIONS = (
    "话说回来|话说|说起来|对了|那个|这个|额|呃|嗯|啊|哦|噢|喔|嘿|嗨|喂|哇|呜呜|天[哪呐啊]|我的天[哪呐啊]?|妈呀|妈耶"
)

_HEAD = re.compile(
    rf"(?:{_PAUSE}+|(?!{_TELLING_EMOJI}){_EMOJI}|\[(?!(?:{_TELLING})\])[\u4e00-\u9fffa-z]{{1,6}}\]"
    rf"|@(?:(?:{'|'.join(_CALLED)})(?:{_LETTER}{{1,2}}(?=[\s@,.。!?;:、]))?|{_LETTER}{{1,12}}(?=[\s@,.。!?;:、]))"
    rf"|{_LAUGHTER}(?![大一微傻地的]?笑|[声镜])"
    rf"|{_SPOKEN_TO}*+{_HOUR}好[呀啊哈吖哇们]?(?:{_PAUSE}|(?={_ASKING}))"
    rf"|{_ADDRESSED}{_PAUSE}"
    rf"|{_SPOKEN_TO}?(?:有人)?在(?:吗|不在|么){_PAUSE}"
    rf"|(?:(?:不好意思|冒昧|抱歉),?)?打扰(?:一?下|了|大家了?|各位了?)*+(?:{_PAUSE}|(?={_ASKING}))"
    rf"|(?:麻烦|劳驾|辛苦|拜托)(?:大家|各位|物业|您|你|管家)?帮?忙?(?:看|瞧|注意|留意)?(?:一?下|看)?[了哈啊吧]?{_PAUSE}"
    rf"|(?:{_INTERJECTIONS}){_PAUSE}|话说(?![得的完不过了回])|哎[呀哟呦]+|[哎唉诶欸](?![声叹]))++"
)

_LAST = (
    "谢谢 谢谢啦 谢谢了 谢谢哈 先谢谢 先谢谢了 谢谢合作 谢谢配合 谢了 谢啦 先谢过 先谢了 多谢 多谢了 多谢大家 多谢各位 "
    "非常感谢 十分感谢 万分感谢 感激不尽 不胜感激 在线等 拜托 拜托了 拜托大家 拜托大家了 拜托各位 拜托各位了 有劳了 劳驾了"
).split()
"""What ends a line, even without a stop before it."""

_LAST_APART = (
    "谢谢大家 谢谢大家了 谢谢各位 谢谢各位了 谢谢你 谢谢您 谢谢你们 谢谢管家 谢谢群主 先谢谢大家 感谢 感谢了 感谢大家 感谢各位 "
    "别说是我 别说是我说的 不要说是我 不要说是我说的 别提我 麻烦保密 请保密 "
    "感恩 麻烦了 麻烦大家了 麻烦各位了 麻烦您了 麻烦你了 麻烦你们了 辛苦 辛苦了 辛苦大家了 辛苦各位了 辛苦您了 辛苦你们了 有劳 "
    "劳驾 打扰了 打扰大家了 打扰各位了 麻烦看一下 麻烦看下 thanks thx 3q 晚安 大家晚安 早安 在线等急 急 "
    "唉 哎 哎呀 哎哟 诶 嗯 呜 呜呜 嘤嘤 天哪 天呐 我的天 orz qaq t_t"
).split()
"""What ends a line only after a stop: "这下麻烦了" is the matter itself."""


def _backwards(words: Iterable[str]) -> str:
    return "|".join(re.escape(word[::-1]) for word in sorted(words, key=len, reverse=True))


_TAIL = re.compile(
    rf"(?:[{_STOPS}]+|\?(?=\?)|(?!{_TELLING_EMOJI}){_EMOJI}"
    rf"|\](?!(?:{_backwards(_TELLING.replace('?', '').split('|'))})\[)[\u4e00-\u9fffa-z]{{1,6}}\["
    rf"|{_LETTER}{{0,2}}(?:{_backwards(_CALLED)})@|{_LETTER}{{1,12}}{''.join(f'(?<!{name[::-1]})' for name in _CALLED)}@|哈?(?:哈哈|嘻嘻|嘿嘿|嘎嘎|吼吼|hh)+(?![在里说天a-z])"
    rf"|(?:{_backwards(_LAST)})(?![我用声句说是真替帮得要])"
    rf"|(?:{_backwards(_LAST_APART)})(?=[{_STOPS}?\]]|{_EMOJI}))++"
)
"""The end of a line, read backwards, so that it needs no search."""

_MATTER = re.compile(rf"[^\W_]|[〔\[]|{_TELLING_EMOJI}")

_PICTURES = frozenset(map(chr, (*range(0x2600, 0x27C0), *range(0x2B00, 0x2C00), *range(0x1F000, 0x1FB00))))
_BEGINS = _PICTURES.union(
    " ,.。!;:?、~…·—\n@[哈嘻嘿嘎吼h好打不冒抱麻劳辛拜话说对那这额呃嗯啊哦噢喔嗨喂哇呜天我妈哎唉诶欸",
    "各诸亲尊广全大群物管客网社领师小老你您早上中下晚傍周节新有在邻高芳业住居街家朋姐兄宝乡叔",
)
_ENDS = _PICTURES.union(" ,.。!;?、~…·—\n]哈嘻嘿嘎吼h", (word for word in _LAST_APART if len(word) == 1))
_PAIRS = frozenset(word[-2:] for word in (*_LAST, *_LAST_APART))
"""What a head may begin with, and a tail end with."""

_ROUNDS = 3


def bare(line: str) -> str:
    """`line`, as nlp/normal.py leaves it, without the courtesies at its ends. A line of nothing else is returned as it is."""
    if not line or not (line[0] in _BEGINS or line[-1] in _ENDS or line[-2:] in _PAIRS or "@" in line):
        return line
    matter = line
    for _ in range(_ROUNDS):
        before = matter
        if head := _HEAD.match(matter):
            matter = matter[head.end() :]
        backwards = matter[::-1]
        if tail := _TAIL.match(backwards):
            matter = backwards[tail.end() :][::-1]
        if matter == before:
            break
    return matter if _MATTER.search(matter) else line
