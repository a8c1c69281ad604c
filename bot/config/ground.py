"""The ground that the rules stand on: a checked config.yaml as domain types."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from pathlib import Path

from bot.config.duty import duty_gaps, idle_dates, idle_people
from bot.config.models import StationForm, TownForm
from bot.config.names import double_names
from bot.config.node import Node, written
from bot.config.policy import PolicyForm, doubles
from bot.config.problem import ConfigError, Problem
from bot.config.references import unknown_names
from bot.config.roster import Part, overlaid
from bot.config.shape import fit
from bot.config.townplan import level_words, matter_words, town
from bot.config.words import unreadable_lexicon, unreadable_words
from bot.config.worktable import odd_hours, unfinished_years
from bot.config.yamlfile import read
from handlers.domain.reading import LevelWords, MatterWords
from handlers.domain.town import Town
from handlers.domain.workcalendar import WorkCalendar
from nlp.lexicon import FOLDER

_NOTHING: Mapping[str, Part] = {}


@dataclass(frozen=True)
class Ground:
    """What config.yaml says; the bot's account says `per_minute` and `per_hour` lines at most, of dangers `reserve` more an hour, and
    backups are sealed for `recipient`.

    A danger that is not told `alarm_after` it should rings at the address that stands in the environment as `alarm_webhook`.
    `warnings` are what to tell people although the file can be used.
    """

    town: Town
    levels: LevelWords
    landmarks: tuple[str, ...] = ()
    matters: tuple[MatterWords, ...] = ()
    lexicon: Path = FOLDER
    per_minute: int = 12
    per_hour: int = 200
    recipient: str = ""
    reserve: int = 200
    alarm_webhook: str = ""
    alarm_after: timedelta = timedelta(seconds=30)
    warnings: tuple[Problem, ...] = ()


def load(path: Path | str, over: Mapping[str, Part] = _NOTHING) -> Ground:
    """The ground that the file at `path` describes, with what is laid `over` its stations.

    Raises ConfigError with every problem that was found.
    """
    node, problems = read(Path(path))
    node = overlaid(node, over)
    form, wrong = fit(TownForm, node)
    policies, more = _policies(node)
    problems += [*wrong, *more, *double_names(node), *unknown_names(node), *unreadable_words(node), *_gaps(node)]
    problems += odd_hours(form, node) if form else ()
    if form is None or problems:
        raise ConfigError(problems)
    plan = town(form, policies)
    pace = (form.sending.minute, form.sending.hour)
    return Ground(
        plan,
        level_words(form.level_words),
        form.landmarks,
        matter_words(policies),
        Path(path).parent / form.lexicon if form.lexicon else FOLDER,
        *pace,
        form.backup.recipient,
        form.sending.reserve,
        form.alarm.webhook,
        form.alarm.after,
        tuple(_warnings(form, node, plan.calendar)),
    )


def check(path: Path | str) -> list[Problem]:
    """The errors of the file at `path`, or the warnings of a file that can be used."""
    try:
        ground = load(path)
        return [*ground.warnings, *unreadable_lexicon(ground.lexicon)]
    except ConfigError as error:
        return list(error.problems)


def _policies(root: Node) -> tuple[list[PolicyForm], list[Problem]]:
    """Each station's policy, which is the street's with the station's laid over it, and the problems of the stations' parts.

    The street's own part is blamed once, not again at every station.
    """
    street = root.child("policy")
    if street is None or not isinstance(street.value, dict):
        return [], []  # said by the town's form
    common, _ = fit(PolicyForm, street)
    forms, problems = [], list(doubles(street))
    for station in root.find("stations.*"):
        local, form = station.child("policy"), common
        if local and isinstance(local.value, dict):
            merged, own = street.under(local), written(local.path)
            form, wrong = fit(PolicyForm, merged)
            problems += [problem for problem in chain(wrong, doubles(merged)) if problem.path.startswith(own)]
        forms += [form] if form else []
    return forms, problems


def _gaps(root: Node) -> list[Problem]:
    """The gaps in the rota of each station that has the right shape."""
    problems: list[Problem] = []
    for node in root.find("stations.*"):
        form, _ = fit(StationForm, node)
        problems += duty_gaps(form, node) if form else []
    return problems


def _warnings(form: TownForm, root: Node, calendar: WorkCalendar) -> list[Problem]:
    problems = list(unfinished_years(form.calendar, calendar, root))
    for station, node in zip(form.stations, root.find("stations.*"), strict=True):
        problems += [*idle_people(station, node), *idle_dates(station, node, calendar)]
    return problems
