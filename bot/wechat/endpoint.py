"""Where the gateway is and how it is spoken to, from the environment variables that Wechaty's users know."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

ENDPOINT = "WECHATY_PUPPET_SERVICE_ENDPOINT"
TOKEN = "WECHATY_PUPPET_SERVICE_TOKEN"
NO_TLS = "WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT"
CA_FILE = "LUMING_WECHAT_CA_FILE"
TLS_NAME = "LUMING_WECHAT_TLS_NAME"
BUILT_IN = "built-in"

_YES = {"1", "true", "yes", "on"}
_NO = {"", "0", "false", "no", "off"}


class BadEndpoint(ValueError):
    """The environment does not describe a gateway; the text says what to set, in plain Chinese, without the token."""


@dataclass(frozen=True)
class Endpoint:
    """A gateway. `ca_file` vouches for its certificate (None: the machine's authorities) and `tls_name` is the name in it.

    `built_in` accepts the certificate that comes with wechaty-puppet-service. Its private key is public, so it gives no secrecy.
    """

    host: str
    port: int
    token: SecretStr
    tls: bool = True
    ca_file: Path | None = None
    tls_name: str | None = None
    built_in: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Endpoint":
        """Raises BadEndpoint."""
        host, port = _address(environment.get(ENDPOINT, "").strip())
        token = environment.get(TOKEN, "").strip()
        if not token:
            raise BadEndpoint(f"没有令牌:请把环境变量 {TOKEN} 设成网关的令牌")
        if not token.isascii() or not token.isprintable() or " " in token:
            raise BadEndpoint(f"{TOKEN} 里有空格或不是英文、数字的字符,请重新复制一遍")
        ca = environment.get(CA_FILE, "").strip()
        return cls(
            host=host,
            port=port,
            token=SecretStr(token),
            tls=not _switch(NO_TLS, environment.get(NO_TLS, "")),
            ca_file=Path(ca) if ca not in ("", BUILT_IN) else None,
            tls_name=environment.get(TLS_NAME, "").strip() or None,
            built_in=ca == BUILT_IN,
        )

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def _address(text: str) -> tuple[str, int]:
    if not text:
        raise BadEndpoint(f"没有网关地址:请把环境变量 {ENDPOINT} 设成 主机:端口,例如 127.0.0.1:8788")
    wrong = BadEndpoint(f"{ENDPOINT} 应写成 主机:端口,例如 127.0.0.1:8788,现在是 {text!r}")
    if "//" in text or "@" in text or any(letter.isspace() for letter in text):
        raise wrong
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        raise wrong from None
    if not host or not port or parts.path or parts.query or parts.fragment:
        raise wrong
    return host, port


def _switch(name: str, text: str) -> bool:
    value = text.strip().lower()
    if value not in _YES | _NO:
        raise BadEndpoint(f"{name} 应是 true 或 false,现在是 {text!r}")
    return value in _YES
