"""How commands with slips are taken, by lines that were written without sight of the grammar: uv run python -m benchmarks.commands.score [TABLE]

Each line is said in private by a member of the demo town's staff: it is carried out as the command that it means, offered as it, taken for
another, or neither. A line that is no command has "-".
"""

import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

from benchmarks.lines import rows_of
from bot.config import load
from bot.engine.listener import Listener
from handlers.decide.forms import form_of
from handlers.domain.intent import Command, Listen, Suggest
from handlers.domain.message import IncomingMessage
from handlers.domain.number import numbers_in, without_numbers
from handlers.domain.workcalendar import TOWN_TIME
from nlp.reader import Reader

HERE = Path(__file__).parent
NOBODY = "-"
NOW = datetime(2025, 9, 28, 9, tzinfo=TOWN_TIME)


def main(tables: list[str]) -> None:
    ground = load("config.yaml")
    reader = Reader(ground.levels, ground.landmarks, ground.matters, ground.lexicon)
    for table in tables:
        tell(table, Listener(ground.town, reader))


def tell(table: str, listener: Listener) -> None:
    """One table: what became of its lines, and those that were taken wrongly."""
    came, wrong = Counter[str](), list[str]()
    for meant, who, text in rows_of(HERE / f"{table}.tsv"):
        outcome, what = taken(listener, who, text, meant)
        came[outcome] += 1
        if outcome in ("another", "neither"):
            wrong.append(f"    {meant}: {text} -> {what}")
    good, all_of_them = came["carried out"] + came["offered"] + came["left alone"], sum(came.values())
    print(f"{table}: {good} of {all_of_them}: {dict(came)}", *wrong, sep="\n")


def taken(listener: Listener, who: str, text: str, meant: str) -> tuple[str, str]:
    """What becomes of a line, and what it was taken for."""
    message = IncomingMessage("chat", "m", NOW, who, who, text)
    intent = listener.intent(message, listener.town.people[who])
    offered = isinstance(intent, Suggest)
    if isinstance(intent, Suggest):
        intent = listener.intent(IncomingMessage("chat", "m", NOW, who, who, intent.line), listener.town.people[who])
    member = listener.town.people[who]
    form = form_of(intent) if isinstance(intent, Command) else None
    name = form.names[0] if form and form.allows(member) else NOBODY
    if isinstance(intent, Listen) and numbers_in(text) and not without_numbers(text):
        name = "单"  # a bare number shows it
    if name != meant:
        return ("neither" if name == NOBODY else "another"), name
    return ("left alone" if name == NOBODY else "offered" if offered else "carried out"), name


if __name__ == "__main__":
    main(sys.argv[1:] or ["one"])
