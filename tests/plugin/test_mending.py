"""The mending of the `wechaty` package's import, in an environment that has it, and in one that has not."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.plugin.environment import ROOT

MENDED = """
import sys
from bot.plugin import LumingPlugin, mending
import wechaty, pyee, urllib3, telnetlib

assert issubclass(LumingPlugin, wechaty.WechatyPlugin)
assert urllib3.get_host("http://example.invalid:81/x") == ("http", "example.invalid", 81)
before = pyee.AsyncIOEventEmitter, urllib3.get_host, telnetlib.Telnet, wechaty.wechaty.PuppetOptions.__hash__
mending.mend()
assert before == (pyee.AsyncIOEventEmitter, urllib3.get_host, telnetlib.Telnet, wechaty.wechaty.PuppetOptions.__hash__)
if sys.version_info < (3, 13):
    assert telnetlib.__file__, "a telnetlib that is there is left alone"
"""


def run(python: Path | str, script: str, home: Path) -> "subprocess.CompletedProcess[str]":
    """Run a script outside of the checkout: the package makes a folder where it is imported."""
    command = [str(python), "-c", script]
    return subprocess.run(command, cwd=home, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)


def test_the_import_is_mended_once(python: Path, tmp_path: Path) -> None:
    done = run(python, MENDED, tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(find_spec("wechaty") is not None, reason="this environment has the extra")
def test_without_the_extra_the_import_says_what_to_install(tmp_path: Path) -> None:
    done = run(sys.executable, "import bot.plugin", tmp_path)
    assert done.stderr.rstrip().splitlines()[-1].endswith("pip install '.[wechaty]'。")
