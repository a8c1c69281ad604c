"""One aiohttp application that only answers GET: the addresses of the spec, the key, and errors in the format that was asked for."""

import asyncio
import hmac
from base64 import b64decode
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.clock import Clock
from bot.logs import log
from bot.open311.answers import Answers
from bot.open311.document import FORMATS, Format, Value
from bot.open311.query import ticket_named, wanted
from bot.open311.refused import Refused
from storage.governance.published import Publication, Wanted

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Read = Callable[[web.Request], Awaitable[tuple[str, Value]]]
_NOTHING_MORE: Mapping[str, str] = {}
_NOT_FOUND = "没有这个地址。可以读的是 services、requests 和 discovery,后面加 .json 或 .xml。"


class Server:
    """The addresses, over what they read from. Whoever asks must know the `key`, but for the discovery, which says whom to ask for it."""

    def __init__(self, answers: Answers, publication: Publication, clock: Clock, key: str) -> None:
        self._answers, self._publication, self._clock, self._key = answers, publication, clock, key.encode()

    def app(self) -> web.Application:
        app = web.Application(middlewares=[_in_its_format])
        app.router.add_get("/discovery.{format}", _answering(self._discovery))
        for path, read in {
            "/services.{format}": self._services,
            "/services/{code}.{format}": self._definition,
            "/requests.{format}": self._requests,
            "/requests/{id}.{format}": self._request,
            "/tokens/{token}.{format}": self._token,
        }.items():
            app.router.add_get(path, _answering(read, self._admit))
        return app

    def _admit(self, request: web.Request) -> None:
        """The key stands in the parameter that the spec knows, or where a client writes a password: http://key:…@host/."""
        told = request.query.get("api_key") or _password(request)
        if not hmac.compare_digest(told.encode(errors="replace"), self._key):
            raise Refused(403, "api_key 不对。" if told else "缺少 api_key。")

    async def _discovery(self, request: web.Request) -> tuple[str, Value]:
        return "discovery", self._answers.discovery(str(request.url.origin()))

    async def _services(self, request: web.Request) -> tuple[str, Value]:
        return "services", self._answers.services()

    async def _definition(self, request: web.Request) -> tuple[str, Value]:
        definition = self._answers.definition(request.match_info["code"])
        if definition is None:
            raise Refused(404, "没有这个 service_code。")
        return "service_definition", definition

    async def _requests(self, request: web.Request) -> tuple[str, Value]:
        return await self._found(wanted(request.query, self._clock.now()))

    async def _request(self, request: web.Request) -> tuple[str, Value]:
        ticket = ticket_named(request.match_info["id"])
        name, found = await self._found(Wanted(named=[ticket] if ticket else []))
        if not found:
            raise Refused(404, "没有这个 service_request_id。")
        return name, found

    async def _token(self, request: web.Request) -> tuple[str, Value]:
        raise Refused(404, "没有这个 token:这里的编号报事时就有,不用换。")

    async def _found(self, wanted: Wanted) -> tuple[str, Value]:
        tickets = await asyncio.to_thread(self._publication.read, wanted)
        return "service_requests", self._answers.requests(tickets)


def make_app(answers: Answers, publication: Publication, clock: Clock, key: str) -> web.Application:
    """The open interface of a town, over a database that is only read."""
    return Server(answers, publication, clock, key).app()


def _password(request: web.Request) -> str:
    """What stands behind the name in the header of RFC 7617; "" where it is none."""
    scheme, _, told = request.headers.get("Authorization", "").partition(" ")
    try:
        return b64decode(told).decode().partition(":")[2] if scheme.lower() == "basic" else ""
    except ValueError:
        return ""


def _answering(read: Read, admit: Callable[[web.Request], None] | None = None) -> Handler:
    """What is read, in the format that is asked for, to whom is admitted."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if admit is not None:
            admit(request)
        form = FORMATS.get(request.match_info["format"])
        if form is None:
            raise Refused(404, _NOT_FOUND)
        name, value = await read(request)
        return _written(form, name, value)

    return answer


@web.middleware
async def _in_its_format(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Whatever goes wrong is told in the format that the address ends with, else in XML, which every client reads."""
    headers: dict[str, str] = {}
    try:
        return await handler(request)
    except Refused as refused:
        status, why = refused.status, refused.why
    except web.HTTPMethodNotAllowed as error:
        status, why, headers = error.status, "这个接口只能读(GET)。", {"Allow": error.headers["Allow"]}
    except web.HTTPException as error:
        status, why = error.status, _NOT_FOUND
    except Exception as error:  # whoever asks is told in the spec's way, whoever runs it by the log
        log.error("a request of the open interface failed", why=repr(error))
        status, why = 400, "服务暂时不可用,请稍后再试。"
    form = FORMATS.get(request.path.rpartition(".")[2], Format.XML)
    return _written(form, "errors", [{"code": status, "description": why}], status, headers)


def _written(
    form: Format, name: str, value: Value, status: int = 200, headers: Mapping[str, str] = _NOTHING_MORE
) -> web.Response:
    body = form.write(name, value)
    return web.Response(body=body, status=status, content_type=form.value, charset="utf-8", headers=headers)
