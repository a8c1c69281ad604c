"""The gateway's address and token, from the environment variables that Wechaty's users know."""

from pathlib import Path

import pytest
from grpclib import GRPCError
from grpclib.const import Status

from bot.wechat import BadEndpoint, Endpoint
from bot.wechat.errors import told

TOKEN = "puppet_padlocal_0123456789abcdef"


def given(endpoint: str = "127.0.0.1:8788", token: str = TOKEN, **more: str) -> dict[str, str]:
    return {"WECHATY_PUPPET_SERVICE_ENDPOINT": endpoint, "WECHATY_PUPPET_SERVICE_TOKEN": token, **more}


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("127.0.0.1:8788", "127.0.0.1", 8788),
        (" gateway.example:9001 ", "gateway.example", 9001),
        ("localhost:1", "localhost", 1),
        ("[::1]:8788", "::1", 8788),
        ("Gateway:65535", "gateway", 65535),
    ],
)
def test_an_address_is_host_and_port(text: str, host: str, port: int) -> None:
    endpoint = Endpoint.from_environment(given(text))
    assert (endpoint.host, endpoint.port) == (host, port)


@pytest.mark.parametrize(
    "text",
    ["", "8788", "127.0.0.1", "127.0.0.1:", ":8788", "a:0", "a:65536", "a:b", "::1:8788", "[::1", "grpc://a:1", "a:1/x",
     "u@a:1", "a b:1", "a:1?x", "a:1#x"],
)  # fmt: skip
def test_anything_else_is_refused_and_the_variable_named(text: str) -> None:
    with pytest.raises(BadEndpoint, match="WECHATY_PUPPET_SERVICE_ENDPOINT"):
        Endpoint.from_environment(given(text))


@pytest.mark.parametrize("token", ["", "  ", "two words", "令牌", "a\nb"])
def test_a_token_that_cannot_be_one_is_refused_and_not_repeated(token: str) -> None:
    with pytest.raises(BadEndpoint, match="WECHATY_PUPPET_SERVICE_TOKEN") as refused:
        Endpoint.from_environment(given(token=token))
    assert not token.strip() or token not in str(refused.value)


@pytest.mark.parametrize(("text", "tls"), [("", True), ("false", True), ("0", True), ("true", False), ("1", False)])
def test_tls_is_on_unless_it_is_disabled(text: str, tls: bool) -> None:
    named = given(WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT=text)
    assert Endpoint.from_environment(named).tls is tls


def test_a_switch_that_is_neither_is_refused() -> None:
    with pytest.raises(BadEndpoint, match="true 或 false"):
        Endpoint.from_environment(given(WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT="maybe"))


def test_an_authority_is_a_file_or_the_built_in_one() -> None:
    assert Endpoint.from_environment(given(LUMING_WECHAT_CA_FILE="ca.pem")).ca_file == Path("ca.pem")
    built_in = Endpoint.from_environment(given(LUMING_WECHAT_CA_FILE="built-in"))
    assert (built_in.ca_file, built_in.built_in) == (None, True)
    assert not Endpoint.from_environment(given()).built_in


def test_the_token_never_prints() -> None:
    endpoint = Endpoint.from_environment(given())
    assert TOKEN not in f"{endpoint} {endpoint!r} {vars(endpoint)}"


def test_an_error_is_one_line_without_the_token() -> None:
    endpoint = Endpoint.from_environment(given())
    refused = GRPCError(Status.UNAUTHENTICATED, f'Invalid Wechaty TOKEN "{TOKEN}"\n    at auth ({TOKEN}.js:1)')
    assert told(refused, endpoint.token) == 'Invalid Wechaty TOKEN "******"'
    assert told(GRPCError(Status.UNKNOWN), endpoint.token) == "UNKNOWN"
    assert told(TimeoutError(), endpoint.token) == "TimeoutError"
