"""The file of anchors (锚点) beside a database: a line for each day and each stop, and the same in the log, out of reach of whoever changes rows."""

import os
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from bot.clock import Clock
from bot.logs import log
from handlers.domain.workcalendar import local
from storage import anchor
from storage.anchor import Anchor
from storage.engine.readonly import looked_into
from storage.engine.unusable import UnusableDatabase


def beside(database: Path) -> Path:
    """Where the anchors of a database are kept."""
    return database.with_suffix(".anchors")


def lines_of(file: Path, missing_ok: bool = True) -> list[str]:
    """The lines of a file of anchors. Raises OSError."""
    if missing_ok and not file.exists():
        return []
    return file.read_text("utf8", "surrogateescape").splitlines()


class Anchors:
    """Keeps the anchors of the `database` in a file. It never stops the house: what cannot be written is told, and tried again."""

    def __init__(self, database: Path, clock: Clock) -> None:
        self.database = database
        self.file = beside(database)
        self.clock = clock
        self.aloud = True
        self._kept: date | None = None
        self._told = False

    def keep_of_day(self) -> None:
        """Keep the anchor of the day, where that is still to be done."""
        if self._kept is None:
            self._kept = self._last_day()
        if self._kept != self._today():
            self.keep()

    def keep(self) -> None:
        """Keep an anchor now, where anything has happened since the last."""
        try:
            self._add(lines_of(self.file), self.clock.now())
        except (OSError, UnusableDatabase) as error:
            if not self._told:
                log.error("the anchor cannot be kept; it is tried again", why=str(error))
            self._told = True
            return
        self._kept, self._told = self._today(), False

    def _add(self, lines: list[str], now: datetime) -> None:
        last = _last(lines)
        with looked_into(self.database) as connection:
            new = anchor.new(connection, last, lines[-1] if lines else "", now)
        if new is None:
            return
        if last is not None and new.events < last.events:
            log.error("the database has fewer events than its last anchor: see `luming verify`", anchor=last.events)
        _write(self.file, [*lines, new.line])
        # Where it is meant, a warning, so that it stands in every log: the log is the witness that lies elsewhere.
        (log.warning if self.aloud else log.info)("anchor", line=new.line)

    def _last_day(self) -> date | None:
        with suppress(OSError):
            if last := _last(lines_of(self.file)):
                return datetime.fromisoformat(last.at).date()
        return None

    def _today(self) -> date:
        return local(self.clock.now()).date()


def _last(lines: list[str]) -> Anchor | None:
    """The anchor of the last line; None where that is none."""
    with suppress(ValueError, RecursionError):
        return Anchor.parse(lines[-1]) if lines else None
    return None


def _write(file: Path, lines: list[str]) -> None:
    """All of the lines or, whatever happens meanwhile, those that were there."""
    torn = file.with_name(f"{file.name}.part")
    with torn.open("w", encoding="utf8", errors="surrogateescape", newline="\n") as opened:
        opened.writelines(f"{line}\n" for line in lines)
        opened.flush()
        os.fsync(opened.fileno())
    torn.replace(file)
