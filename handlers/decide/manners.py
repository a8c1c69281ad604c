"""Manners: an opener that says no matter yet (我要投诉), and a private message without words."""

import re

from handlers.domain.decision import Decision, silence
from handlers.domain.scene import Scene
from handlers.grammar.answer import hinted
from handlers.grammar.texts import question

_HELLO = r"(?:你好|您好|请问|大家好|群主|小鹿|在吗|在不在|[\s,。!~])*"
_END = r"(?:[了吧呢啊哈哦嘛]|可以吗|行吗|行不)*[\s,。!~?:]*"
_OPENER = re.compile(
    rf"{_HELLO}[我俺咱]?们?(?:要|想|来)?(?:投诉|反映|举报|反馈|上报|说|讲|报)(?:一?[下个件哈]|点|几个|两个)?(?:事情?|问题|情况|意见)?{_END}"
    rf"|{_HELLO}(?:我们?|这里|这边)?有(?:一?[个件]|点)(?:事情?|问题|情况)(?:[要想]?(?:说|反映|投诉|反馈|问))?(?:一下|下)?{_END}"
)
_HUSH = re.compile("别(?:说|讲|告诉).{0,6}(?:我|别人|他们)|替我保密|要?保密|不要(?:说|透露).{0,4}我")
_SPELT = str.maketrans("\uff0c\uff01\uff1f\uff1a", ",!?:")


def opened(scene: Scene) -> Decision | None:
    """Somebody says that he has something to say: what follows counts. In private he is asked what it is."""
    text = scene.heard.text.strip().translate(_SPELT)
    if len(text) < 3 or not _OPENER.fullmatch(text):
        return None
    if scene.heard.room is not None and not scene.heard.mentions_bot:
        return silence("an opener: what follows counts")
    return hinted(scene, question.say_what_it_is(), "an opener: what follows counts")


def assured(scene: Scene) -> Decision | None:
    """千万别说是我: nobody will."""
    if scene.heard.room is not None or not _HUSH.search(scene.heard.text):
        return None
    return hinted(scene, question.nobody_is_told(), "asked not to be named")


def wordless(scene: Scene) -> Decision:
    """A voice, a picture, a film, a forwarded chat in private: one line that asks for words."""
    return hinted(scene, question.say_in_words(scene.heard.kind), "asked for words")
