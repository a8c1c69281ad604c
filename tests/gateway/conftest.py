"""A gateway for the tests that want one; without Node, a registry or openssl in reach they skip, and say why."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.gateway.certificates import Certificates, make_certificates
from tests.gateway.gateway import Gateway
from tests.gateway.npm import OutOfReach, node_modules


def out_of_reach(reason: object) -> NoReturn:
    """Skip; with LUMING_REQUIRE_GATEWAY=1, as .ci/run has it, fail."""
    if os.environ.get("LUMING_REQUIRE_GATEWAY") == "1":
        pytest.fail(f"no gateway: {reason}")
    pytest.skip(f"no gateway: {reason}")


@pytest.fixture(scope="session")
def node() -> None:
    """Node and the gateway's packages are there."""
    try:
        node_modules()
    except OutOfReach as reason:
        out_of_reach(reason)


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    try:
        return make_certificates(tmp_path_factory.mktemp("certificates"))
    except FileNotFoundError:
        out_of_reach("there is no openssl command")


@pytest.fixture
def tls() -> Certificates | str | None:
    """How the gateway is served: a test that wants TLS overrides it, by parametrize or with a fixture of its own."""
    return None


@pytest.fixture
async def gateway(node: None, tmp_path: Path, tls: Certificates | str | None) -> AsyncIterator[Gateway]:
    """A gateway with the demo town in it and the bot logged in."""
    gateway = await Gateway.start(tmp_path / "gateway", tls)
    try:
        await gateway.town()
        yield gateway
    finally:
        gateway.stop()
