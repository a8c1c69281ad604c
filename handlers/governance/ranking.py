"""Proposals to people (末位, 评优): what the figures say of the ends of a month, for a talk of those who decide; nothing follows by itself.

Bulletin: 实行末位淘汰制; 在年度考核中给予评优评先推荐.
"""

from collections.abc import Mapping, Sequence

from handlers.domain.decision import Decision
from handlers.domain.figures import RATIOS, Counted, Figure, Figures, Rate
from handlers.domain.intent import Command
from handlers.domain.mark import Mark, judged_now
from handlers.domain.period import Month
from handlers.domain.scene import Scene
from handlers.governance import fairness
from handlers.governance.fairness import Comparison, Ends, Standing
from handlers.governance.marking import aside
from handlers.governance.sheet import people
from handlers.governance.texts import figures as figure_texts
from handlers.governance.texts import ranking as texts
from handlers.grammar.arguments.judged import year_in

SOURCE = "来源"


def show_last(scene: Scene, command: Command) -> Decision:
    """末位 9月."""
    if (whole := _of_a_year(scene, command, "末位")) is not None:
        return whole
    month, comparison = _compared(scene, command)
    ends = fairness.last(comparison)
    if SOURCE in command.text:
        return _sources(scene, ends, best=False)
    heading = texts.last_heading(scene.unit.name, month, scene.now)
    return _told(scene, month, comparison, ends, [heading], texts.nobody_below(), "末位")


def show_best(scene: Scene, command: Command) -> Decision:
    """评优 9月."""
    if (whole := _of_a_year(scene, command, "评优")) is not None:
        return whole
    month, comparison = _compared(scene, command)
    unsolved = _unsolved(scene)
    ends = fairness.best(comparison, unsolved)
    if SOURCE in command.text:
        return _sources(scene, ends, best=True)
    heading = texts.best_heading(scene.unit.name, month, scene.now)
    kept_out = [one.person for one in comparison.ranked if one.score > 0 and one.person in unsolved]
    head = [heading, *filter(None, [texts.open_ones(kept_out)])]
    return _told(scene, month, comparison, ends, head, texts.nobody_above(), "评优")


def _of_a_year(scene: Scene, command: Command, name: str) -> Decision | None:
    """A year is not silently taken for the month that is judged now."""
    if command.month is not None or year_in(command.text, scene.now) is None:
        return None
    return aside(scene, texts.by_month(name), "a year")


def _compared(scene: Scene, command: Command) -> tuple[Month, Comparison]:
    """The month that is meant, and its people among each other."""
    policy = scene.policy.governance
    everybody = (scene.governance.peers or Figures()).by_person()
    names = [member.name for _, member in people(scene)]
    return command.month or judged_now(scene.now), fairness.compare(names, everybody, policy.sample, policy.weights)


def _told(
    scene: Scene, month: Month, comparison: Comparison, ends: Ends, head: Sequence[str], nobody: str, name: str
) -> Decision:
    """One screen, to whoever asked alone."""
    few = texts.few([person for person, _ in comparison.few], scene.policy.governance.sample)
    lines = [*head, *filter(None, [few])]
    marks = scene.governance.marks.of_month(month)
    if not comparison.is_enough:
        lines.append(texts.too_few_left(len(comparison.ranked)))
    elif not ends.people:
        lines.append(nobody)
    else:
        lines += [texts.tied([one.person for one in ends.people])] if ends.tied else []
        lines += [_candidate(scene, one, marks) for one in ends.people]
        lines += [texts.METHOD, texts.where_from(name)]
    return aside(scene, "\n".join(lines), "people compared")


def _candidate(scene: Scene, standing: Standing, marks: Mapping[str, Mark]) -> str:
    mark = marks.get(standing.person)
    return texts.candidate(standing, mark, _remark(scene, mark))


def _remark(scene: Scene, mark: Mark | None) -> str:
    """What comes before anything is held against him."""
    if mark is None:
        return texts.unmarked()
    if mark.waits:
        return texts.appealing()
    until = mark.until(scene.policy.governance.appeal_until, scene.town.calendar)
    return texts.may_appeal(until) if scene.now < until else ""


def _sources(scene: Scene, ends: Ends, best: bool) -> Decision:
    """The tickets behind the figures of those who are named."""
    figures, street = scene.governance.peers or Figures(), scene.station is None
    lines = []
    for one in ends.people:
        own = figures.only(person=one.person)
        rows = {rate: figure_texts.numbers(_behind(own, rate, best), street) for rate in Rate}
        lines.append(texts.sources(one.person, rows, best))
    return aside(scene, "\n".join(lines) or texts.no_sources(), "来源")


def _behind(own: Figures, rate: Rate, best: bool) -> Sequence[Counted]:
    """What was reached of a rate, or what was not."""
    ratio = RATIOS[rate]
    reached = own.rows.get(ratio.part, ())
    if best:
        return reached
    there = {(row.source, row.at) for row in reached}
    whole = [row for figure in ratio.whole for row in own.rows.get(figure, ())]
    return [row for row in whole if (row.source, row.at) not in there]


def _unsolved(scene: Scene) -> frozenset[str]:
    """Who has closed what was reopened, and is still in work."""
    rows = (scene.governance.peers or Figures()).rows
    in_work = {row.source for row in rows.get(Figure.IN_WORK, ())}
    return frozenset(row.person for row in rows.get(Figure.REOPENED, ()) if row.source in in_work)
