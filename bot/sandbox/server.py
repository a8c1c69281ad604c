"""The local page of the sandbox: one aiohttp application.

Over plain HTTP: `GET /` (the page), `GET /static/…`, `GET /morning.json` (the sample morning), `GET /played.jsonl` (what
was played, as a script for `luming replay`), `GET /media/<name>` (a picture), `GET /file/<line>?person=<account>` (the file that a line
brings, to whoever sits in its chat) and `POST /media` (the bare bytes of a picture, 8 MB at most; the
answer is {"media": path} or 4xx {"why": text}).
What goes over the WebSocket `/ws` is told in bot/sandbox/desk.py.
"""

import json
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from bot.picture import CONTENT_TYPES
from bot.sandbox.album import SIZE_LIMIT
from bot.sandbox.chats import Refused
from bot.sandbox.desk import BeginAnew, Desk, Page, Why
from bot.sandbox.gate import add_headers, gate
from bot.sandbox.script import script
from bot.sandbox.time_machine import Advance, NextDue, TimeMachine
from bot.sandbox.transport import Sandbox
from handlers.domain.workcalendar import local

HERE = Path(__file__).parent
SANDBOX = web.AppKey("sandbox", Sandbox)
DESK = web.AppKey("desk", Desk)


def make_app(
    sandbox: Sandbox,
    advance: Advance,
    next_due: NextDue | None = None,
    *,
    why: Why | None = None,
    begin_anew: BeginAnew | None = None,
) -> web.Application:
    """The page over `sandbox`, whose `hear` must be set before the application starts.

    `advance` moves the clock forward and fires everything due on the way, in order; `next_due` tells when the next thing
    is due, if any; `why` what came of a message of somebody's; `begin_anew` lets the sandbox end, and come back empty. Without them
    the page does not offer that.
    """
    app = web.Application(middlewares=[gate])
    app[SANDBOX] = sandbox
    time_machine = TimeMachine(sandbox, advance, next_due)
    morning = _morning_is_possible(sandbox)
    app[DESK] = Desk(sandbox, time_machine, morning=morning, why=why, begin_anew=begin_anew)
    app.on_response_prepare.append(add_headers)
    app.on_startup.append(_catch_up)
    app.on_shutdown.append(_close_pages)
    app.router.add_get("/", _page)
    app.router.add_get("/ws", _socket)
    app.router.add_get("/morning.json", _morning)
    app.router.add_get("/played.jsonl", _played)
    app.router.add_post("/media", _upload)
    app.router.add_get("/media/{name}", _picture)
    app.router.add_get("/file/{line}", _file)
    app.router.add_static("/static", HERE / "static")
    return app


async def serve(app: web.Application, port: int) -> web.AppRunner:
    """Serve on this machine alone, on 127.0.0.1; `await runner.cleanup()` ends it. Raises OSError for a port in use."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner


async def _page(request: web.Request) -> web.StreamResponse:
    return web.FileResponse(HERE / "static" / "page.html")


async def _morning(request: web.Request) -> web.StreamResponse:
    return web.FileResponse(HERE / "morning.json")


async def _played(request: web.Request) -> web.Response:
    sandbox = request.app[SANDBOX]
    now = sandbox.clock.now()
    headers = {"Content-Disposition": f'attachment; filename="luming-{local(now):%Y%m%d-%H%M}.jsonl"'}
    return web.Response(text=script(sandbox.chats, now), content_type="application/x-ndjson", headers=headers)


async def _upload(request: web.Request) -> web.Response:
    content = bytearray()
    async for chunk in request.content.iter_any():
        content += chunk
        if len(content) > SIZE_LIMIT:
            return web.json_response({"why": "图片太大了,最多8MB"}, status=413)
    try:
        return web.json_response({"media": request.app[SANDBOX].album.keep(bytes(content))})
    except Refused as refused:
        return web.json_response({"why": str(refused)}, status=415)


async def _picture(request: web.Request) -> web.StreamResponse:
    path = request.app[SANDBOX].album.find(request.match_info["name"])
    if path is None:
        raise web.HTTPNotFound
    headers = {"Content-Type": CONTENT_TYPES[path.suffix[1:]], "Cache-Control": "max-age=31536000, immutable"}
    return web.FileResponse(path, headers=headers)


async def _file(request: web.Request) -> web.StreamResponse:
    """To be kept, never to be opened: whatever its name or content says, it is no page."""
    sandbox = request.app[SANDBOX]
    line = sandbox.chats.line(request.match_info["line"])
    chat = sandbox.chats.chat(line.chat) if line is not None else None
    asks = request.query.get("person", "")
    if line is None or chat is None or asks not in {person.account for person in chat.members}:
        raise web.HTTPNotFound
    path = sandbox.album.find_file(line.media)
    if path is None:
        raise web.HTTPNotFound
    named = f"attachment; filename*=UTF-8''{quote(line.text, safe='')}"
    return web.FileResponse(path, headers={"Content-Type": "application/octet-stream", "Content-Disposition": named})


async def _socket(request: web.Request) -> web.StreamResponse:
    socket = web.WebSocketResponse(max_msg_size=1024 * 1024)
    await socket.prepare(request)
    await Page(request.app[DESK], socket).run()
    return socket


async def _catch_up(app: web.Application) -> None:
    await app[SANDBOX].catch_up()


async def _close_pages(app: web.Application) -> None:
    await app[DESK].close()


def _morning_is_possible(sandbox: Sandbox) -> bool:
    """Whether everybody of the sample morning lives in this town, and sits in the chat where they speak."""
    steps = json.loads((HERE / "morning.json").read_text("utf-8"))
    seats = {(p.account, chat.id) for p in sandbox.chats.people.values() for chat in sandbox.chats.of(p)}
    return all((step["who"], step["chat"]) in seats for step in steps)
