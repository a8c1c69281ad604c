"""Who may talk to the local page: only a browser that opened it by a local name, and only the page itself."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@web.middleware
async def gate(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse foreign host names (DNS rebinding) and foreign origins (cross-site WebSocket and upload) with 403."""
    if _hostname(request.host) not in LOCAL_NAMES:
        raise web.HTTPForbidden(text="only by the local name of this machine")
    if not _same_origin(request):
        raise web.HTTPForbidden(text="only from the page itself")
    return await handler(request)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Put the protecting headers on every response (signal on_response_prepare)."""
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-cache")


def _hostname(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _same_origin(request: web.Request) -> bool:
    """A browser names the origin in every WebSocket and upload; where none is named it must be a plain read."""
    origin = request.headers.get("Origin")
    if origin is None:
        return request.method in ("GET", "HEAD") and "Upgrade" not in request.headers
    return urlsplit(origin).netloc == request.host
