"""The bulletin (信息专报): a draft in three parts of three things each, composed from what happened; every number in it carries its source.

Bulletin: the form of the source itself, 三个三.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from handlers.domain.action import PlaceKind
from handlers.domain.figures import DEFINITIONS, RATIOS, Counted, Figure, Figures, Rate
from handlers.domain.town import When
from handlers.domain.workcalendar import local
from handlers.governance import forces
from handlers.governance.account import Account
from handlers.governance.charts import charts, kind
from handlers.governance.draft import Cited, Draft, Item, Section
from handlers.governance.examples import Example, best
from handlers.governance.ledger import Ledger, in_order
from handlers.governance.texts import action
from handlers.governance.texts import bulletin as texts
from handlers.grammar.arguments.kind import LABELS

Tells = Callable[[Account, Ledger], str]
"""What is said of something; "" where there is nothing of it to tell."""
Parts = list[tuple[str, Cited]]


@dataclass(frozen=True)
class _Item:
    name: str
    clauses: tuple[Tells, ...]


@dataclass(frozen=True)
class _Section:
    heading: Callable[[], str]
    items: tuple[_Item, ...]


def compose(account: Account) -> Draft:
    """The draft of the bulletin that gives an account of a unit."""
    ledger, period = Ledger(account.figures, account.rounded), texts.span(account.start, account.last)
    lead = texts.lead(account.unit, period, _lead(account, ledger))
    sections = tuple(_section(section, account, ledger) for section in SECTIONS)
    draft = Draft(
        head=texts.HEAD,
        issue=texts.issue("__"),
        title=texts.title(account.unit),
        subtitle=period,
        unit=account.unit,
        by=texts.by(account.unit),
        author=texts.author(texts.BLANK),
        cut_off=texts.cut_off(account.last, account.is_over),
        note=texts.to_check(),
        lead=lead,
        sections=sections,
        charts=charts(account),
        imprint=texts.imprint(account.unit, account.at, texts.BLANK),
        whole_street=account.whole_street,
    )
    return in_order(draft, ledger.sources)


def gist(figures: Figures) -> str:
    """The main figures in a few words, for the line that brings the file."""
    counts = {figure: figures.count(figure) for figure in Figure}
    rate = Ledger(figures).rate(Rate.SATISFACTION)
    return texts.gist(counts[Figure.OPENED], counts[Figure.APPEALS], rate, counts[Figure.ASKED], figures.answered)


def _section(section: _Section, account: Account, ledger: Ledger) -> Section:
    return Section(
        section.heading(),
        tuple(
            Item(
                texts.item(place, item.name),
                "".join(says(account, ledger) for says in item.clauses) or texts.nothing(),
            )
            for place, item in enumerate(section.items)
        ),
    )


def _of(words: Callable[..., str], first: Figure, *others: Figure) -> Tells:
    """A clause about figures, which is left out where the first of them counts nothing."""

    def tells(account: Account, ledger: Ledger) -> str:
        leading = ledger.figure(first)
        return words(leading, *map(ledger.figure, others)) if leading else ""

    return tells


def _each(words: Callable[[Parts], str], *figures: Figure) -> Tells:
    """A clause that lists figures by their names, those that count nothing left out."""

    def tells(account: Account, ledger: Ledger) -> str:
        parts = _named((DEFINITIONS[figure].name, ledger.figure(figure)) for figure in figures)
        return words(parts) if parts else ""

    return tells


def _named(parts: Iterable[tuple[str, Cited]]) -> Parts:
    return [(name, n) for name, n in parts if n]


def _lead(account: Account, ledger: Ledger) -> str:
    opened = ledger.figure(Figure.OPENED)
    if not opened:
        return f"{texts.nothing_told()}。"
    told = texts.told_and_solved(opened, ledger.figure(Figure.VOICES), ledger.figure(Figure.APPEALS))
    return told + texts.satisfied(ledger.rate(Rate.SATISFACTION), *_answers(ledger))


def _answers(ledger: Ledger) -> tuple[Cited, Cited, Cited]:
    """Who was asked, who has answered, and how many of them in a hundred."""
    figures = ledger.figures
    rows = ledger.behind(*RATIOS[Rate.SATISFACTION].whole)
    answered = ledger.number("回评", figures.answered, "人次", texts.answers_counted(), rows)
    asked = ledger.figure(Figure.ASKED)
    share = ledger.share("回评率", figures.answered, figures.count(Figure.ASKED), texts.answer_share())
    return asked, answered, share


# Who is there.


def _staff(account: Account, ledger: Ledger) -> str:
    today = local(account.at).date()
    people = [member.on_day(today) for member in forces.staff_of(account.stations).values()]

    def fact(name: str, n: int, unit: str = "人") -> Cited:
        return ledger.fact(texts.ROSTER, name, n, unit, texts.by_roster())

    parts = forces.by_department(people, account.departments)
    return texts.here(
        fact("工作站", len(account.stations), "个") if account.whole_street else Cited(0, ""),
        fact("在册", len(people)),
        fact("有执法资格", sum(member.qualified for member in people)),
        [(name, fact(name, len(members))) for name, members in parts.items()],
    )


def _leads(account: Account, ledger: Ledger) -> str:
    led = Counter(matter.lead for matter in account.matters.values())

    def fact(name: str, n: int) -> Cited:
        return ledger.fact(texts.LIST, name, n, "类", texts.by_list())

    names = forces.in_order(led, account.departments)
    return texts.leads(fact("事项", led.total()), [(name, fact(name, led[name])) for name in names])


def _rota(account: Account, ledger: Ledger) -> str:
    """Who comes every day, who some days a week, and who when he is called; of the street to how many stations."""

    def fact(name: str, n: int, unit: str = "个站") -> Cited:
        return ledger.fact(texts.ROTA, name, n, unit, texts.by_rota())

    found = forces.patterns(account.stations, account.departments)
    said = []
    for when, days in sorted(found, key=lambda pattern: (_PATTERNS.index(pattern[0]), -pattern[1])):
        comes = f"{_COMES[when]}{f'{days}天' if days else ''}"
        parts = [
            (name, fact(f"{name}{comes}", n) if account.whole_street else _UNCOUNTED)
            for name, n in found[when, days].items()
        ]
        if when is When.WEEKDAYS:
            said.append(texts.some_days(fact(_COMES[when], days, "天"), parts))
        else:
            said.append((texts.every_day if when is When.WORKDAYS else texts.on_call)(parts))
    return texts.rota(said) if said else ""


_PATTERNS = (When.WORKDAYS, When.WEEKDAYS, When.ON_CALL)
_COMES = dict(zip(_PATTERNS, ("每天到站", "每周到站", "挂点"), strict=True))
_UNCOUNTED = Cited(1, "")
"""Of one station nobody need say to how many stations somebody comes."""


def _attended(account: Account, ledger: Ledger) -> str:
    times = ledger.figure(Figure.ATTENDED)
    if not times:
        return texts.nobody_attended()
    rows = ledger.figures.rows[Figure.ATTENDED]
    people = ledger.number(
        "报到人数",
        len({row.person for row in rows}),
        "人",
        texts.people_attended(),
        rows,
    )
    return texts.attended(times, people, _by_department(account, ledger, Figure.ATTENDED))


def _by_department(account: Account, ledger: Ledger, figure: Figure) -> Parts:
    """A figure by the departments of those whose deed it was."""
    staff = forces.staff_of(account.stations)
    parted = _parted(ledger.figures, figure, lambda row: forces.department_of(staff.get(row.person)))
    names = forces.in_order(parted, account.departments)
    return [(name, ledger.figure(figure, parted[name], name)) for name in names]


def _parted(figures: Figures, figure: Figure, key: Callable[[Counted], str]) -> Mapping[str, Figures]:
    """A figure in parts, which make the whole together."""
    found: dict[str, list[Counted]] = {}
    for row in figures.rows.get(figure, ()):
        found.setdefault(key(row), []).append(row)
    return {name: Figures({figure: tuple(rows)}) for name, rows in found.items()}


# How a matter goes.


def _kinds(account: Account, ledger: Ledger) -> str:
    opened = ledger.figure(Figure.OPENED)
    if not opened:
        return ""
    parted = _parted(ledger.figures, Figure.OPENED, lambda row: kind(account, row.matter))
    names = [names[0] for names in LABELS.values() if names[0] in parted]
    parts = [(name, ledger.figure(Figure.OPENED, parted[name], name)) for name in names]
    return texts.kinds(opened, ledger.figure(Figure.VOICES), parts)


def _not_counted(account: Account, ledger: Ledger) -> str:
    gone = [ledger.figure(figure) for figure in (Figure.WITHDRAWN, Figure.MERGED)]
    return texts.not_counted(*gone) if any(gone) else ""


def _accepted(account: Account, ledger: Ledger) -> str:
    accepted, unaccepted = ledger.figure(Figure.ACCEPTED), ledger.figure(Figure.UNACCEPTED)
    if not accepted:
        return texts.nobody_accepted(unaccepted) if unaccepted else ""
    return texts.accepted(accepted, ledger.figure(Figure.IN_TIME), unaccepted, ledger.rate(Rate.RESPONSE))


def _first_response(account: Account, ledger: Ledger) -> str:
    length = ledger.figures.first_response
    if length is None:
        return ""
    rows = tuple(row for row in ledger.figures.rows[Figure.ACCEPTED] if row.since is not None)
    return texts.first_response(ledger.span("首次响应", length, texts.first_response_counted(), rows))


def _resolved(account: Account, ledger: Ledger) -> str:
    resolved = ledger.figure(Figure.RESOLVED)
    if not resolved:
        return ""
    solved, appeals = ledger.figure(Figure.SOLVED), ledger.figure(Figure.APPEALS)
    return texts.resolved(resolved, solved, appeals, ledger.rate(Rate.SOLUTION))


def _polled(account: Account, ledger: Ledger) -> str:
    asked, answered, share = _answers(ledger)
    return texts.polled(asked, answered, share) if asked else ""


def _verdicts(account: Account, ledger: Ledger) -> str:
    figures = (Figure.SATISFIED, Figure.PARTLY, Figure.UNSOLVED)
    parts = _named((DEFINITIONS[figure].name, ledger.figure(figure)) for figure in figures)
    return texts.verdicts(parts, ledger.rate(Rate.SATISFACTION)) if parts else ""


def _departments(account: Account, ledger: Ledger) -> str:
    parts = _by_department(account, ledger, Figure.RESOLVED)
    return texts.by_department(parts) if parts else ""


def _examples(account: Account, ledger: Ledger) -> str:
    staff, told = forces.staff_of(account.stations), []
    for place, one in enumerate(best(ledger.figures, account.tickets, account.matters), 1):
        department = forces.department_of(staff.get(one.row.person))
        rows, name = (one.row,), f"事例{place}"
        voices = ledger.number(f"{name}反映", one.voices, "人次", texts.voices_of_example(), rows)
        length = ledger.span(f"{name}用时", one.length, texts.length_of_example(), rows)
        led = "" if department == forces.OTHERS else department
        told.append(texts.example(_where(account, one), one.matter.name, led, voices, length))
    return texts.examples(told) if told else ""


def _where(account: Account, one: Example) -> str:
    """The compound, and the building: nobody's door."""
    compounds = (compound for station in account.stations for compound in station.compounds)
    name = next((compound.name for compound in compounds if compound.path == one.path), one.row.station)
    return f"{name}{one.building}"


def _campaigns(account: Account, ledger: Ledger) -> str:
    """The joint actions, by the kinds of their places."""
    campaigns = ledger.figure(Figure.CAMPAIGNS)
    if not campaigns:
        return ""
    parted = _parted(ledger.figures, Figure.CAMPAIGNS, lambda row: account.places.get(row.source, PlaceKind.OTHER))
    names = [(action.PLACES[kind], parted[kind]) for kind in PlaceKind if kind in parted]
    return texts.campaigns(campaigns, [(name, ledger.figure(Figure.CAMPAIGNS, part, name)) for name, part in names])


SECTIONS: Sequence[_Section] = (
    _Section(
        texts.forces,
        (
            _Item("人员到位", (_staff,)),
            _Item("分工到位", (_leads,)),
            _Item("值守到位", (_rota, _attended)),
        ),
    ),
    _Section(
        texts.links,
        (
            _Item("受理响应", (_kinds, _not_counted, _accepted, _first_response)),
            _Item(
                "办理评价",
                (
                    _resolved,
                    _polled,
                    _verdicts,
                    _of(texts.reopened, Figure.REOPENED),
                    _of(texts.standing, Figure.IN_WORK, Figure.PAUSED, Figure.OVERDUE),
                    _of(texts.extended, Figure.EXTENDED),
                ),
            ),
            _Item(
                "联动会商",
                (
                    _of(texts.actions, Figure.ACTIONS),
                    _departments,
                    _of(texts.bounced, Figure.BOUNCED),
                    _of(texts.meetings, Figure.MEETINGS),
                    _of(texts.measures, Figure.MEASURES),
                ),
            ),
        ),
    ),
    _Section(
        texts.tasks,
        (
            _Item(
                "网格巡查",
                (
                    _of(texts.patrols, Figure.PATROLS),
                    _of(texts.found, Figure.FOUND),
                    _of(texts.cleared, Figure.CLEARED),
                ),
            ),
            _Item(
                "集中整治",
                (
                    _campaigns,
                    _each(texts.amounts, Figure.STALLS, Figure.VEHICLES, Figure.ZOMBIES, Figure.DOGS),
                    _examples,
                ),
            ),
            _Item("矛盾化解", (_of(texts.mediated, Figure.MEDIATED),)),
        ),
    ),
)
"""What is told, in its order: another figure is another row, with its sentence in texts/bulletin.py."""
