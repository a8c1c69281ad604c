"""The local server: who may come in, and what may be uploaded."""

from io import BytesIO
from typing import Any

import pytest
from aiohttp import WSServerHandshakeError
from aiohttp.test_utils import TestClient

from bot.sandbox import make_app, serve

from .house import House

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
Client = TestClient[Any, Any]


async def test_the_page_comes_with_a_strict_policy(client: Client) -> None:
    answer = await client.get("/")
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "<script>" not in await answer.text()


async def test_a_foreign_host_name_is_refused(client: Client) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "[::1", ""):
        assert (await client.get("/", headers={"Host": host})).status in (400, 403), host


async def test_the_local_names_are_let_in(client: Client) -> None:
    for host in ("127.0.0.1:80", "localhost:1234", "[::1]:80"):
        assert (await client.get("/", headers={"Host": host})).status == 200, host


@pytest.mark.parametrize("foreign", ["http://evil.example", "http://localhost:1", "null", None])
async def test_a_foreign_origin_opens_no_socket_and_uploads_nothing(client: Client, foreign: str | None) -> None:
    headers = {} if foreign is None else {"Origin": foreign}
    with pytest.raises(WSServerHandshakeError, match="403"):
        await client.ws_connect("/ws", headers=headers)
    assert (await client.post("/media", data=PNG, headers=headers)).status == 403


async def test_a_picture_is_kept_and_served_as_what_it_is(client: Client, origin: dict[str, str]) -> None:
    answer = await client.post("/media", data=PNG, headers={**origin, "Content-Type": "text/html"})
    media = (await answer.json())["media"]
    served = await client.get(f"/{media}")
    assert (served.status, served.content_type) == (200, "image/png")
    assert served.headers["X-Content-Type-Options"] == "nosniff"
    assert await served.read() == PNG


@pytest.mark.parametrize(
    "content", [b"", b"<svg onload=alert(1)>", b"GIF8", b"RIFF\0\0\0\0WAVE", b"<html>\x89PNG\r\n\x1a\n"]
)
async def test_only_pictures_are_taken(client: Client, origin: dict[str, str], content: bytes) -> None:
    answer = await client.post("/media", data=content, headers=origin)
    assert answer.status == 415
    assert (await answer.json())["why"]


async def test_a_picture_above_the_limit_is_refused(client: Client, origin: dict[str, str], house: House) -> None:
    answer = await client.post("/media", data=BytesIO(PNG + bytes(8 * 1024 * 1024)), headers=origin)
    assert answer.status == 413
    assert not list((house.sandbox.folder / "media").iterdir())


@pytest.mark.parametrize("name", ["..%2Fchats.jsonl", "0" * 64 + ".png", "0" * 64 + ".html"])
async def test_nothing_but_kept_pictures_is_served(client: Client, name: str) -> None:
    assert (await client.get(f"/media/{name}")).status == 404


async def test_the_sample_morning_can_be_played_here(client: Client, house: House) -> None:
    steps = await (await client.get("/morning.json")).json()
    for step in steps:
        assert step["chat"] in [chat.id for chat in house.sandbox.chats.of(house.sandbox.chats.people[step["who"]])]


async def test_a_port_in_use_is_told_and_leaves_nothing_behind(house: House) -> None:
    runner = await serve(make_app(house.sandbox, house.advance), 0)
    port = runner.addresses[0][1]
    with pytest.raises(OSError):
        await serve(make_app(house.sandbox, house.advance), port)
    assert runner.addresses[0][0] == "127.0.0.1"
    await runner.cleanup()
    assert not house.sandbox.watchers
