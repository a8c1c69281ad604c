"""The figures in chat: on one screen, as the three rates (三率), and what is behind each of them (来源)."""

import re
from collections.abc import Mapping

from handlers.domain.decision import Decision, silence
from handlers.domain.figures import Figure, Figures
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.governance.asked import Asked, asked, of_department
from handlers.governance.texts import figures as texts
from handlers.grammar.answer import answered

CALLED: Mapping[Figure, str] = {
    Figure.UNSOLVED: "没解决|未解决|不满意|差评",
    Figure.SATISFIED: "满意",
    Figure.PARTLY: "部分",
    Figure.ASKED: "应评|评价",
    Figure.APPEALS: "解决诉求|诉求解决|民生诉求",
    Figure.OPENED: "诉求|反映的事|投诉|来件",
    Figure.VOICES: "人次|反映|附议",
    Figure.CLEARED: "未诉先办|当场解决|未诉",
    Figure.FOUND: "巡查立单|巡查发现|主动发现",
    Figure.PATROLS: "巡查|巡逻",
    Figure.MEETINGS: "联席会|会议|开会",
    Figure.MEASURES: "举措",
    Figure.STALLS: "占道|摊贩|摊点|摆摊|流动摊",
    Figure.ZOMBIES: "僵尸车?",
    Figure.VEHICLES: "违停|乱停|停车|车辆",
    Figure.DOGS: "狗|犬",
    Figure.ACTIONS: "行动|执法次数|出动",
    Figure.CAMPAIGNS: "整治|联合执法",
    Figure.MEDIATED: "纠纷|调解|化解",
    Figure.PRAISED: "表扬|道谢|感谢|致谢|好评",
    Figure.IN_TIME: "及时|按时|响应率",
    Figure.UNACCEPTED: "逾期未接|没人接|未接",
    Figure.ACCEPTED: "接单|响应",
    Figure.SOLVED: "解决",
    Figure.RESOLVED: "办结|结案",
    Figure.IN_WORK: "在办|未办结|没办完",
    Figure.PAUSED: "挂账",
    Figure.OVERDUE: "超时|逾期|超期",
    Figure.EXTENDED: "延期",
    Figure.BOUNCED: "退单",
    Figure.IDLE: "无进展|没进展",
    Figure.REOPENED: "重开|返工|复发",
    Figure.WITHDRAWN: "撤回|撤单",
    Figure.MERGED: "合并|并单",
    Figure.ATTENDED: "时次|报到|出勤|下沉",
}
"""How people call the figures; what holds another's word stands before it."""


def show(scene: Scene, command: Command) -> Decision:
    """The figures of the unit and the days; with 来源 what is behind each."""
    what = asked(scene, command)
    if what.rest:
        return (
            silence("talk about a day")
            if scene.heard.room
            else answered(scene, texts.which_figures(what.rest), "not understood")
        )
    if what.source:
        return answered(scene, texts.sources(_head(scene, what), what.figures, what.street), "来源")
    return answered(scene, texts.screen(_head(scene, what), what.figures), "figures")


def source(scene: Scene, command: Command) -> Decision:
    """占道来源 3月: what one figure counts; all of them where none is named."""
    what = asked(scene, command)
    named = figure_called(what.rest or command.text)
    if named is None:
        if what.rest:
            return answered(scene, texts.no_such_figure(), "no such figure")
        return answered(scene, texts.sources(_head(scene, what), what.figures, what.street), "来源")
    return answered(scene, texts.source(_head(scene, what), named, what.figures, what.street), "来源")


def figure_called(words: str) -> Figure | None:
    """The figure that people call so."""
    return next((figure for figure, called in CALLED.items() if re.search(called, words)), None)


def rates(scene: Scene, command: Command) -> Decision:
    """三率 of a unit, a department or somebody; of everybody, every department, every station where that is asked."""
    what = asked(scene, command)
    head, weights = _head(scene, what), scene.policy.governance.weights.by_rate
    if (parts := _parts(scene, what, command.text)) is not None:
        return answered(scene, texts.table(head, parts, weights), "rates of each")
    if what.rest:
        return answered(scene, texts.nobody_called(what.rest), "nobody of that name")
    return answered(scene, texts.rates(head, what.figures, weights, alone=what.person is not None), "rates")


def _parts(scene: Scene, what: Asked, words: str) -> Mapping[str, Figures] | None:
    """The figures of each person, department or station, where all of them are asked for."""
    if re.search("人员|每个?人|个人|各人|所有人|大家", words):
        found = what.figures.by_person()
        return {name: found[name] for name in scene.town.staff if name in found}
    if re.search("各部门|每个部门|部门$|所有部门", words) and not what.department:
        parts = {name: of_department(scene, what.figures, name) for name in scene.town.departments}
        return {name: part for name, part in parts.items() if any(part.rows.values())}
    if re.search("各(?:社区|站)|每个(?:社区|站)|各个(?:社区|站)|(?:社区|站)排", words) and what.street:
        return {station.name: what.figures.only(station=station.name) for station in scene.town.stations}
    return None


def _head(scene: Scene, what: Asked) -> str:
    who = what.person.name if what.person else what.department
    return texts.head(what.unit, who, what.span, scene.now)
