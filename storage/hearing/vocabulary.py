"""The words that units have made their own (词库), read from what happened to them: a change is numbered by its place there."""

from itertools import accumulate

from sqlmodel import Session

from handlers.domain.facts.hearing import WordAdded, WordMuted, WordUndone
from handlers.domain.words import Change, Meaning, WordChange
from storage import events
from storage.events import Entry


def changes(session: Session, path: str) -> tuple[WordChange, ...]:
    """The changes that hold for the unit at `path`: its own and those of the units above, in the order of time."""
    units = accumulate(path.split("/"), lambda above, name: f"{above}/{name}")
    entries = events.of(session, *(f"words/{unit}" for unit in units))
    undone = {(entry.stream, entry.event.change) for entry in entries if isinstance(entry.event, WordUndone)}
    holding = [_change(entry) for entry in entries if (entry.stream, entry.seq) not in undone]
    return tuple(sorted((change for change in holding if change is not None), key=lambda change: change.at))


def _change(entry: Entry) -> WordChange | None:
    event = entry.event
    if not isinstance(event, WordAdded | WordMuted) or not event.word:
        return None
    meaning = Meaning(event.label, event.subcategory) if isinstance(event, WordAdded) else None
    change = Change.ADD if meaning else Change.MUTE
    return WordChange(event.word.text, change, event.path, event.by or "", event.at, meaning, entry.seq)
