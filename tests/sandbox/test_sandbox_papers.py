"""What the bot brings besides words: pictures and files, to the people of the chat alone."""

from typing import Any
from urllib.parse import quote

import pytest
from aiohttp.test_utils import TestClient

from bot.press.sheet import Sheet
from bot.sandbox import frames
from bot.transport import Outcome, Outgoing
from tests.sandbox.test_sandbox_server import PNG

from .house import STAFF, House

Client = TestClient[Any, Any]
WORD = Sheet("学桥 专报.docx", b"<script>alert(1)</script>", picture=False)
LINE = "bot:luming-7"


async def shown(house: House, file: Sheet, room: str | None = STAFF, person: str | None = None) -> str:
    """The bot shows a file; the path below the data folder at which it is kept."""
    receipt = await house.sandbox.send(Outgoing("luming-7", "", room, person, file=file))
    assert receipt.outcome is Outcome.SENT
    line = house.sandbox.chats.line(LINE)
    assert line is not None
    return line.media or ""


async def test_a_file_comes_to_be_kept_and_never_to_be_opened(client: Client, house: House) -> None:
    await shown(house, WORD)
    answer = await client.get(f"/file/{LINE}", params={"person": "staff:李伟"})
    assert (answer.status, answer.content_type, await answer.read()) == (200, "application/octet-stream", WORD.content)
    assert answer.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{quote(WORD.name)}"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("person", ["resident:陈姐", "staff:郑涛", "", "nobody"])
async def test_a_file_comes_to_the_people_of_its_chat_alone(client: Client, house: House, person: str) -> None:
    media = await shown(house, WORD)
    assert (await client.get(f"/file/{LINE}", params={"person": person})).status == 404
    assert (await client.get(f"/{media}")).status == 404


async def test_a_private_file_is_one_persons(client: Client, house: House) -> None:
    await shown(house, WORD, None, "staff:周建国")
    answers = [await client.get(f"/file/{LINE}", params={"person": f"staff:{name}"}) for name in ("周建国", "马兰")]
    assert [answer.status for answer in answers] == [200, 404]


@pytest.mark.parametrize("line", ["bot:luming-8", "..%2F..%2Fchats.jsonl", "%00"])
async def test_nothing_else_is_a_file(client: Client, house: House, line: str) -> None:
    await shown(house, WORD)
    assert (await client.get(f"/file/{line}?person=staff:李伟")).status == 404


async def test_a_picture_is_shown_as_those_of_people_are(client: Client, house: House) -> None:
    media = await shown(house, Sheet("图.png", PNG, picture=True))
    assert (await client.get(f"/{media}")).content_type == "image/png"
    assert (await client.get(f"/file/{LINE}", params={"person": "staff:李伟"})).status == 404


@pytest.mark.parametrize("name", ["../../x.docx", 'a"\r\nSet-Cookie: x=1.docx', "\u202excod.exe"])
async def test_a_hostile_name_is_a_name(client: Client, house: House, name: str) -> None:
    await shown(house, Sheet(name, b"x", picture=False))
    answer = await client.get(f"/file/{LINE}", params={"person": "staff:李伟"})
    assert answer.status == 200
    assert "Set-Cookie" not in answer.headers
    line = house.sandbox.chats.line(LINE)
    assert line is not None and not set(line.text) & set('/\\"\r\n\u202e')


async def test_a_file_that_is_taken_back_is_gone(client: Client, house: House) -> None:
    media = await shown(house, WORD)
    assert (house.sandbox.folder / media).exists()
    await house.sandbox.send(Outgoing("luming-9", "", STAFF, recalls=LINE))
    assert not (house.sandbox.folder / media).exists()
    assert (await client.get(f"/file/{LINE}", params={"person": "staff:李伟"})).status == 404


async def test_a_quote_of_a_file_names_it(house: House) -> None:
    await shown(house, WORD)
    await house.sandbox.send(Outgoing("luming-8", "这份", STAFF, quote=LINE))
    line = house.sandbox.chats.line("bot:luming-8")
    assert line is not None
    assert frames.line(house.sandbox.chats, line)["quote"]["text"] == "[文件] 学桥 专报.docx"
