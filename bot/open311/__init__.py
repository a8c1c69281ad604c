"""The open interface (开放接口): Open311 GeoReport v2, to be read alone (http://wiki.open311.org/GeoReport_v2)."""

from bot.open311.server import make_app

__all__ = ["make_app"]
