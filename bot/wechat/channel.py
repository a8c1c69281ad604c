"""The HTTP/2 channel to the gateway: plain, or with TLS; with pings, because a frozen peer never times out by itself."""

import ssl

from grpclib.client import Channel
from grpclib.config import Configuration

from bot.logs import log
from bot.wechat.endpoint import Endpoint
from bot.wechat.patience import Patience


def open_channel(endpoint: Endpoint, patience: Patience) -> Channel:
    """A channel that connects at its first call, and again after a loss. To be made inside a running loop."""
    context = _tls(endpoint) if endpoint.tls else None
    return Channel(endpoint.host, endpoint.port, ssl=context, config=_configuration(endpoint, patience))


def _configuration(endpoint: Endpoint, patience: Patience) -> Configuration:
    """All five keep-alive settings are needed with grpclib 0.4.9 (measured with wechaty-puppet-service 1.19.9)."""
    return Configuration(
        _keepalive_time=patience.keepalive,
        _keepalive_timeout=patience.keepalive_answer,
        _keepalive_permit_without_calls=True,
        _http2_max_pings_without_data=0,
        _http2_min_sent_ping_interval_without_data=patience.keepalive / 2,
        ssl_target_name_override=endpoint.tls_name,
    )


def _tls(endpoint: Endpoint) -> ssl.SSLContext:
    """Raises OSError where the file of the authority is missing or holds no certificate."""
    context = ssl.create_default_context(cafile=endpoint.ca_file)
    context.set_alpn_protocols(["h2"])
    if endpoint.built_in:
        log.warning("the gateway's built-in certificate gives no secrecy: its private key is public")
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
