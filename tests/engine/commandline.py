"""The command line as its user meets it: within this process, which is cheap, or in one of its own, which is the real thing."""

import io
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import structlog

from bot.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


def luming(*arguments: str, stdin: str = "") -> Answer:
    """Run a command here and now; a process for every malformed line would cost seconds each."""
    given, out, err = (io.TextIOWrapper(io.BytesIO(data), "utf8", newline="\n") for data in (stdin.encode(), b"", b""))
    logging = structlog.get_config()
    with (
        chdir(ROOT),
        patch.object(sys, "argv", ["luming", *arguments]),
        patch.object(sys, "stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as leaving:
            returncode = int(leaving.code or 0)
        finally:
            structlog.configure(**logging)
    return Answer(returncode, _written(out), _written(err))


def luming_in_a_process(*arguments: str, stdin: str = "") -> Answer:
    """Run a command as a shell does."""
    command = [sys.executable, "-c", "from bot.cli import main; main()", *arguments]
    done = subprocess.run(
        command, input=stdin, capture_output=True, encoding="utf8", cwd=ROOT, timeout=120, check=False
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
