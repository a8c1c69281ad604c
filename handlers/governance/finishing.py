"""A measure (举措) is done: said by a command, as an answer to which one, or in plain words about a reminder that is quoted."""

import re

from handlers.domain.decision import Decision, in_private, silence
from handlers.domain.facts.meeting import MeasureAsked, MeasureDone
from handlers.domain.scene import Scene
from handlers.governance.choice import by_words, chosen, open_to
from handlers.governance.texts import measure as texts
from handlers.grammar.answer import answered, closed

_DONE = re.compile(
    r"完成|办结|办妥|搞定|(?:[办做弄装修建拆清画立设搬换种铺]|处理|落实|解决|整改|安装)(?:好|完|成|到位|妥|毕)?了|(?:好|完|毕|妥)了|到位|落实|OK|ok"
)
_NOT_DONE = re.compile(r"没|未|不|还要|还差|还在|吗|[??]|明天|后天|下周|争取|准备|快[了要好完]|预计|尽快|马上|正在|再")
_WILL = re.compile(r"(?:好的?|行|嗯|收到|知道了?|明白|OK|ok|👌|\[OK\])[。!~]*", re.IGNORECASE)
_VERB = re.compile(r"(?:已经?)?(?:完成|办结|办妥|搞定|落实|做好|办好)(?:到位)?了?")


def is_done(words: str) -> bool:
    """Whether words say that something is done."""
    return _DONE.search(words) is not None and _NOT_DONE.search(words) is None


def finish(scene: Scene, words: str) -> Decision:
    """The one that is meant is done; whoever noted it hears so."""
    one = chosen(scene, _VERB.sub(" ", words).strip(" ,:。!"), texts.which_is_done, waits=True)
    if isinstance(one, Decision):
        return one
    me, measure = scene.speaker.person, one.measure
    event = MeasureDone(
        unit=one.conference.unit, at=scene.now, by=me, nth=one.nth, owner=measure.owner, why="a measure is done"
    )
    by = "" if me == measure.owner else me
    others = dict.fromkeys(name for name in (measure.by, measure.owner) if name and name != me)
    told = tuple(in_private(name, texts.done_told(str(measure.nth), measure, by)) for name in others)
    return Decision((event,), told) + answered(scene, texts.done(one.label, measure), event.why)


def heard(scene: Scene) -> Decision | None:
    """The answer to which one is done, or what is said of a reminder that is quoted; None for any other line."""
    words = scene.heard.text.strip()
    if scene.governance.meetings is None or not words or "举措" in words:
        return None
    if isinstance(scene.question, MeasureAsked):
        return _answered(scene, scene.question, words)
    if "举措" not in scene.said.quoted_words or not open_to(scene):
        return None
    if is_done(words):
        return finish(scene, words)
    if _WILL.fullmatch(words):
        return silence("a courtesy")
    if _NOT_DONE.search(words):
        return answered(scene, texts.still_open(), "a measure is not done")
    return None


def _answered(scene: Scene, asked: MeasureAsked, words: str) -> Decision | None:
    among = [one for one in open_to(scene) if one.label in asked.labels]
    found = by_words(scene, among, words)
    if len(found) != 1:
        return None
    return closed(scene) + finish(scene, found[0].label)
