"""Topics (议题): what members bring up for the next joint meeting, beside what the house proposes."""

import re

from handlers.domain.decision import Decision, in_private
from handlers.domain.event import Said
from handlers.domain.facts.meeting import TopicRaised
from handlers.domain.intent import Command
from handlers.domain.meeting import LASTS, STREET, Conference, Meeting, Tag, tags_in, without_station
from handlers.domain.scene import Scene
from handlers.governance.agenda import proposed
from handlers.governance.texts import meeting as texts
from handlers.grammar.answer import answered

_TAGS = (
    (
        Tag.MANAGEMENT,
        "衔接|职责|边界|归谁|谁来?管|推诿|扯皮|退单|移交|多头|重复(?:执法|检查)|信息共享|联动|分工|协作|配合|牵头",
    ),
    (
        Tag.HANDLING,
        "立案|处罚|罚款|取证|证据|查处|查封|暂扣|强制|执法|拆除|整治|违建|违停|乱停|占道|僵尸车|噪声|扰民|摊贩|油烟",
    ),
)
"""The bulletin's kinds of questions, by the words of a topic."""
_BEFORE = re.compile(
    rf"^(?:{STREET})?(?:我(?:们)?(?:也|这边)?(?:想|要|来)?)?(?:有|提|加|报|补充)?(?:个|一个|一条)?议题(?:是|为|建议)?[\s,:;一二三1-3.、]*"
)
_TO_STREET = re.compile(rf"^{STREET}议题|^议题[\s:]*{STREET}[\s:]|{STREET}联席会议")
"""What says that a topic is for the street's own meeting; the street's own line, where that is quoted, does too."""


def topic(scene: Scene, command: Command) -> Decision:
    """议题 学校门口早高峰乱停 brings it up; bare, of whoever steers, it shows what is proposed."""
    conference = _meant(scene)
    words = without_station(scene.town, _BEFORE.sub("", command.text)).strip(" ,:。")
    words = re.sub(rf"^{STREET}[\s:]+", "", words) if conference.unit.is_street else words
    if words:
        return _raised(scene, conference, words)
    if not scene.speaker_steers or conference is not scene.governance.conferences.own:
        return answered(scene, texts.say_topic(), "no topic")
    meeting = _next(scene, conference)
    text = texts.agenda(conference.unit, meeting, proposed(scene), conference.topics_of(meeting), scene.now)
    return answered(scene, text, "the agenda is proposed")


def _raised(scene: Scene, conference: Conference, words: str) -> Decision:
    me, why = scene.speaker.person, "a topic is brought up"
    tags = tags_in(words, _TAGS)
    event = TopicRaised(
        unit=conference.unit,
        at=scene.now,
        by=me,
        why=why,
        person=me,
        words=Said(words, me, scene.heard.id),
        tags=tags,
    )
    meeting = _next(scene, conference)
    text = texts.raised(conference.unit, meeting, len(conference.topics_of(meeting)) + 1, tags, scene.now)
    return Decision((event,), (in_private(me, text),), why=why)


def _meant(scene: Scene) -> Conference:
    """The street's where that is said, else one's own."""
    conferences = scene.governance.conferences
    said = _TO_STREET.search(scene.heard.text.strip()) or STREET + "联席会议" in scene.said.quoted_words
    return conferences.street if conferences.street and said else conferences.own


def _next(scene: Scene, conference: Conference) -> Meeting | None:
    """The meeting at which what is brought up now comes up."""
    return next((one for one in conference.standing if scene.now < one.begins + LASTS), None)
