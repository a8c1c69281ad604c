"""The guide (服务指南) and consultations (咨询): what somebody asks and does not complain of is answered from it, and opens no ticket."""

import re
import unicodedata
from dataclasses import replace

from handlers.domain.decision import Decision, silence
from handlers.domain.intent import Command
from handlers.domain.outreach import Topic, topic_in
from handlers.domain.reading import Label, Level, Reading
from handlers.domain.scene import Scene
from handlers.governance import contact
from handlers.governance.texts import outreach as texts
from handlers.grammar.answer import aside

_COURTESY = re.compile(
    r"^(?:你好|您好|请问|问一?下|想问|咨询|想?了解|麻烦|打扰|小鹿|鹿鸣|那个|一下|[你您]们?|我们?|想|一?下|[\s,。.!~:、])+(?=\S)"
    r"|(?:[啊呀呢嘛吧哈哦噢吗]|一下|谢谢[你您]?|多谢|[\s,。.!~?、])+$"
)
_QUESTION = re.compile(
    r"\?|[吗么]\s*$|怎[么样]|咋|如何|哪[里儿天个些种]|在哪|去哪|到哪|几[点时号天]|什么|啥|多久|多少|谁|能不能|可不可以|可以不|要不要|用不用|有没有|是不是|[开上收办]不[开上收办]|需要|请问|咨询|想问|想了解|想知道|呢\s*$"
)
_GRIEVANCE = re.compile(
    r"没人|无人|不管|没管|谁管|吵|臭|堵|乱|扰民|投诉|举报|反映|[坏漏脏]|到处|天天|又[^不]|半夜|老是|总是|一直|太|还没|怎么没|怎么还|怎么不|打不通|不接|没反应|违[停建规法]|咬|叫个?不停|占[道用着了]|烦|受不了|多久了|[几好多]天了?没|催|上次|不来|没来|处理一下|赶紧|为什么|凭什么"
)
"""What is a complaint in the form of a question, or may be one: that stays with the rules that open tickets."""
_SERVICE = re.compile(
    r"(?:怎么|咋|如何|在?哪里?|去哪里?|到哪里?|能不能|可以|能|找谁)(?:能|可以)?(?:办理?(?![好完快结了得])|申请|开|领|补办?|交费?|缴费?|登记|报名|预约|申领|查询?)(?!车|门口)"
    r"|(?:要|需要?|带|准备)(?:什么|哪些|啥)(?:材料|证件|手续|资料)|几点(?:钟)?(?:上班|下班|开门|关门|开始?办|办公)|(?:证|证明|手续|补贴|执照|户口|社保卡|医保卡)(?:怎么办|在哪|去哪)"
)
"""A question that only an office can mean."""
_MENU = re.compile(
    r"(?:社区|这里|窗口|工作站)?(?:都|可以|能)+办(?:理|些)?(?:什么|啥|哪些)(?:事|业务|证)?|(?:有|看看?|发个?|给个?)?(?:服务|办事)指南(?:有[吗没]有?)?"
)
_SHORTEST = 4


def show(scene: Scene, command: Command) -> Decision:
    """服务指南: the topics, or the one that is named."""
    telephone, topics, words = contact.reached(scene).telephone, _topics(scene), command.text.strip()
    names = [topic.name for topic in topics]
    topic = topic_in(topics, words) if words else None
    if topic is not None:
        return _said(scene, texts.answered(topic, telephone), f"the guide: {topic.name}")
    text = texts.unknown_topic(names, telephone) if words else texts.topics(names, telephone)
    return _said(scene, text, "the guide")


def consulted(scene: Scene, reading: Reading) -> Decision | None:
    """The answer to what is only asked, of whoever asks us; of others silence. None where it may be a matter, or the guide is no help."""
    to_us, text = is_said_to_us(scene), bare(scene)
    if contact.is_asked(text) and is_question_only(scene, replace(reading, place=None)):  # 居委会 is a place as well
        return contact.show(scene, Command()) if to_us else None
    if not is_question_only(scene, reading):
        return None
    if to_us and _MENU.fullmatch(text):
        return show(scene, Command())
    topic = topic_in(_topics(scene), text)
    asks = _QUESTION.search(_plain(scene)) is not None
    if topic is None or not (asks or scene.heard.room is None and _is_named(topic, text)):
        return None
    if not to_us:
        return silence(f"a question to nobody: {topic.name}")
    return _said(scene, texts.answered(topic, contact.reached(scene).telephone), f"the guide: {topic.name}")


def unknown(scene: Scene, reading: Reading) -> Decision | None:
    """One line to whoever asks us what only an office can mean, and the guide does not know; None where it is no such question."""
    text = bare(scene)
    is_one = is_question_only(scene, reading) and _SERVICE.search(text) and _QUESTION.search(_plain(scene))
    if not is_one or len(text) < _SHORTEST or not is_said_to_us(scene):
        return None
    return _said(scene, texts.unknown(contact.reached(scene).telephone), "a question that the guide does not know")


def is_question_only(scene: Scene, reading: Reading) -> bool:
    """Whether a line can be no matter of ours: it is read as none, names no place and no number, and sounds like no grievance."""
    heard, hearing = scene.heard, scene.policy.hearing
    if heard.quote is not None or scene.said.named or reading.level is not Level.NORMAL or reading.alarming:
        return False
    told = reading.complains and reading.confidence >= hearing.open_at
    doubted = reading.suspects not in (None, Label.OTHER) and reading.confidence >= hearing.ask_at
    return not (told or doubted or reading.place or _GRIEVANCE.search(heard.text))


def bare(scene: Scene) -> str:
    """What is said, without courtesies and without the name of a compound or a station."""
    text = _plain(scene)
    for name in sorted(
        (*scene.town.compounds, *(station.name for station in scene.town.stations)), key=len, reverse=True
    ):
        text = text.replace(name, "")
    before = ""
    while text != before:
        before, text = text, _COURTESY.sub("", text.strip())
    return text


def _plain(scene: Scene) -> str:
    """The words in the width of characters that the patterns are written in."""
    return unicodedata.normalize("NFKC", scene.heard.text)


def _is_named(topic: Topic, text: str) -> bool:
    """Whether a private line is hardly more than the topic's name: 养狗证."""
    return any(len(text) <= len(word) + 2 and word in text for word in (topic.name, *topic.words))


def is_said_to_us(scene: Scene) -> bool:
    """Whether nobody else can be meant: in private, or by a call."""
    return scene.heard.room is None or scene.heard.mentions_bot


def _topics(scene: Scene) -> tuple[Topic, ...]:
    return scene.station.guide if scene.station else scene.town.guide


def _said(scene: Scene, text: str, why: str) -> Decision:
    return Decision(says=(aside(scene, text),), why=why)
