"""Beyond our reach (管不了): what another office has to settle, wherever it is; no ticket, and no question where."""

import re

from handlers.domain.decision import Decision, silence
from handlers.domain.reading import Label, Level, Reading
from handlers.domain.scene import Scene
from handlers.grammar.answer import answered
from handlers.hearing.texts import beyond
from handlers.hearing.texts.beyond import Office

_OFFICES = (
    (Office.INSURANCE, re.compile("医保|医疗保险|医疗报销|生育津贴")),
    (Office.LABOUR, re.compile("社保|养老金|退休金|养老保险|失业金|欠薪|拖欠工资")),
    (Office.SCHOOLS, re.compile("学位(?!房)|学籍|入学名额|入学资格|幼升小|小升初")),
    (Office.CLEARANCE, re.compile("(?:拆迁|征地|动迁)的?(?:款|费|补偿)|(?:征收|安置)的?补偿|安置费")),
    (Office.HOUSING_FUND, re.compile("公积金")),
)


def not_ours(scene: Scene, reading: Reading) -> Decision | None:
    """None where the matter is ours; else one line to whoever has said it to us, and silence where he only talks in his group."""
    office = next((office for office, words in _OFFICES if words.search(scene.heard.text)), None)
    if office is None or reading.level is not Level.NORMAL or _is_a_matter(scene, reading):
        return None
    if scene.heard.room is not None and not scene.heard.mentions_bot:
        return silence(f"beyond our reach: {office}") if reading.complains or reading.suspects else None
    return answered(scene, beyond.whose(office), f"beyond our reach: {office}")


def _is_a_matter(scene: Scene, reading: Reading) -> bool:
    """Whether the line complains about something of the taxonomy's own (the lamp before the office): more than 其他."""
    matter, other = scene.policy.matter, scene.policy.matter(Label.OTHER, None)
    return reading.complains and matter(reading.label, reading.subcategory).key != other.key
