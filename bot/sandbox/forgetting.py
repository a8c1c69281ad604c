"""Somebody of the sandbox is forgotten: his words leave the file of the chats, and the bot's lines that repeated them."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.sandbox.journal import Journal
from bot.sandbox.line import BOT, Line


def forget(folder: Path, accounts: Collection[str], names: Collection[str], said: Collection[int]) -> None:
    """Blank the lines of accounts, lines that hold one of the names, and those of the bot that are rows `said` of its outbox.

    The sandbox must be closed. Raises OSError, and leaves the file as it was, where it cannot be written.
    """
    file = folder / "chats.jsonl"
    if not file.exists():
        return
    lines = {f"{BOT}:luming-{id}" for id in said}

    def blanked(record: dict[str, Any]) -> dict[str, Any]:
        if "line" not in record:
            return record
        line = Line.from_record(record["line"])
        if line.sender in accounts:
            return {"line": replace(line.taken_back(), name="").record()}
        if line.id in lines or line.chat in accounts or any(name in line.text for name in names):
            return {"line": line.taken_back().record()}
        return record

    journal = Journal(file)
    try:
        journal.rewrite(blanked)
    finally:
        journal.close()
