"""The training room: a little WeChat of its own on a local web page, behind the Transport protocol."""

from bot.sandbox.server import make_app, serve
from bot.sandbox.transport import Sandbox

__all__ = ["Sandbox", "make_app", "serve"]
