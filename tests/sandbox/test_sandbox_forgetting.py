"""Somebody of the sandbox is forgotten: while it is closed, in its chats as in its database."""

from pathlib import Path

import pytest

from bot.config import Ground
from bot.demo import Demo
from bot.sandbox.transport import Words
from tests.engine.commandline import luming

WORDS, NAME = "9栋502门口电动车飞线充电", "沈小满"
PNG = b"\x89PNG\r\n\x1a\n" + b"spark"


@pytest.fixture
async def practised(tmp_path: Path, ground: Ground) -> Path:
    """A sandbox in which a resident of its own has told something with a picture, closed again."""
    demo = Demo(ground, tmp_path / "sandbox")
    await demo.open(0)
    compound = ground.town.stations[0].compounds[0]
    person = demo.sandbox.chats.add_resident(NAME, compound.path)
    media = demo.sandbox.album.keep(PNG)
    for n, words in enumerate((WORDS, "")):
        said = Words(f"line-000{n}", person.account, compound.groups[0], words, None if words else media)
        await demo.sandbox.say(said)
    await demo.house.catch_up()
    assert luming("forget", NAME, "--sandbox", "--data", str(tmp_path)).returncode == 2  # it is open
    await demo.close()
    return tmp_path


def on_disk(folder: Path, *words: bytes) -> list[bytes]:
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return [word for word in words if word in everything]


def test_words_and_picture_are_gone_from_the_chats_too(practised: Path) -> None:
    traces = (WORDS.encode(), "9栋502".encode(), PNG)
    assert on_disk(practised / "sandbox", *traces) == list(traces)
    answer = luming("forget", NAME, "--sandbox", "--data", str(practised))
    assert answer.returncode == 0
    assert on_disk(practised / "sandbox", *traces) == []


async def test_the_sandbox_opens_again(practised: Path, ground: Ground) -> None:
    luming("forget", NAME, "--sandbox", "--data", str(practised))
    demo = Demo(ground, practised / "sandbox")
    await demo.open(0)
    await demo.close()
    assert luming("export", f"sandbox/resident:{NAME}", "--sandbox", "--data", str(practised)).returncode == 0
