"""The command line: `luming` alone opens the sandbox, the rest is for those who look after it.

Each command imports what it needs itself: `luming classify` needs no database, and whoever waits for it no second of imports.
"""

import gc
import os
import sys

from typer.exceptions import TyperException

from bot import logs
from bot.cli import (
    audit,
    backup,
    bulletin,
    calendar,
    card,
    config,
    demodata,
    export,
    open311,
    people,
    personal,
    practice,
    proof,
    records,
    rota,
    running,
    usage,
)
from bot.cli.app import app, complain
from bot.settings import Settings

__all__ = ["main"]

assert (
    audit
    and backup
    and bulletin
    and calendar
    and card
    and config
    and demodata
    and export
    and open311
    and people
    and personal
    and practice
    and proof
    and records
    and rota
    and running
), "importing them adds their commands to the app"


def main() -> None:
    """The entry point. What is no fault of the program ends in one plain sentence and with 2; a traceback is a bug."""
    gc.set_threshold(500_000)  # a start makes much that stays, and little that goes
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it would look through every package for them
    try:
        logs.set_up(Settings().log_level)
        code = app(standalone_mode=False)
    except TyperException as error:
        complain(usage.sentence(error))
        code = 2
    except Exception as error:
        from bot.refusal import sentence

        told = sentence(error)
        if told is None:
            raise
        complain(told)
        code = 2
    finally:
        gc.freeze()  # what is left dies with the process, unsearched
    sys.exit(code or 0)
