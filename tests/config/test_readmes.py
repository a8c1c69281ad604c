"""The two READMEs, English and Chinese: the same commands on every machine, the same tables, and links that lead somewhere."""

import re
from urllib.parse import unquote

import pytest

from bot.cli.app import app
from tests.engine.commandline import ROOT, luming

READMES = ("README.md", "README.zh-CN.md")
ENGLISH, CHINESE = ((ROOT / name).read_text("utf-8") for name in READMES)


def blocks(text: str, shell: str) -> list[list[str]]:
    """The commands of each block for a shell."""
    found = re.findall(rf"^```{shell}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [[command for line in block.splitlines() for command in line.split(" && ")] for block in found]


def on_unix(command: str) -> str:
    """What a command of PowerShell is elsewhere. Its `<` changes what it reads, so that cmd does that there."""
    inner = re.fullmatch(r'cmd /c "(.+)"', command)
    return (inner[1] if inner else command).replace(".venv\\Scripts\\", ".venv/bin/").replace("python ", "python3 ")


def options(text: str) -> list[tuple[str, set[str]]]:
    """Each row of the table of `luming`'s commands: the commands and the options that it names."""
    rows = re.findall(r"^\| `luming.*$", text, re.MULTILINE)
    return [(" ".join(re.findall(r"`luming\b ?([a-z0-9-]*)", row)), set(re.findall(r"--[a-z]+", row))) for row in rows]


def links(text: str) -> list[str]:
    return [unquote(link) for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]


def test_windows_does_what_unix_does() -> None:
    on_windows = [[on_unix(command) for command in block] for block in blocks(CHINESE, "powershell")]
    assert on_windows == blocks(CHINESE, "sh")
    assert not [
        line for block in blocks(CHINESE, "powershell") for line in block if "/bin/" in line or "python3" in line
    ]


def test_both_start_and_test_alike() -> None:
    """What the English one tells to type, the Chinese one tells as well."""
    told = blocks(ENGLISH, "sh")
    assert len(told) == 2
    assert [block for block in told if block not in blocks(CHINESE, "sh")] == []


def test_each_shell_has_its_way_of_joining_commands() -> None:
    """Windows' own PowerShell knows no &&."""
    for block in re.findall(r"^```powershell\n(.*?)^```$", CHINESE, re.MULTILINE | re.DOTALL):
        assert "&&" not in block


def test_both_tell_of_the_same_commands_and_options() -> None:
    assert options(CHINESE) == options(ENGLISH)
    told = {name for names, _ in options(ENGLISH) for name in names.split() if name}
    assert told == {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    }


def test_both_name_the_same_variables_and_images() -> None:
    for pattern in (r"LUMING_(?:CONFIG|DATA|PORT|LOG_LEVEL|HEALTH_PORT)", r"docs/images/[\w.-]+", r"\b864\d\b"):
        assert set(re.findall(pattern, CHINESE)) == set(re.findall(pattern, ENGLISH))


@pytest.mark.parametrize("readme", READMES)
def test_every_link_leads_to_a_file(readme: str) -> None:
    found = links((ROOT / readme).read_text("utf-8"))
    assert found
    assert [link for link in found if not (ROOT / link).exists()] == []


def test_each_links_the_other_and_the_chinese_one_every_chinese_guide() -> None:
    assert "README.zh-CN.md" in links(ENGLISH) and "README.md" in links(CHINESE)
    guides = {f"docs/{file.name}" for file in (ROOT / "docs").glob("*.md") if not file.name.isascii()}
    assert guides <= set(links(CHINESE)) and guides <= set(links(ENGLISH))


def test_what_is_shown_as_an_example_runs() -> None:
    """The commands of the Chinese README that end by themselves and need nothing else."""
    shown = [command.partition(" luming ")[2] for block in blocks(CHINESE, "sh") for command in block]
    ending = [command.split() for command in shown if command.startswith(("check", "replay"))]
    assert len(ending) == 2
    assert [luming(*command).returncode for command in ending] == [0, 0]
