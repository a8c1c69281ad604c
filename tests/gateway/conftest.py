"""A gateway for the tests that want one; without Node or a registry in reach they skip, and say why."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.gateway.certificates import Certificates, make_certificates
from tests.gateway.gateway import Gateway
from tests.gateway.npm import OutOfReach, node_modules


@pytest.fixture(scope="session")
def node() -> None:
    """The gateway's packages are installed. LUMING_REQUIRE_GATEWAY=1 turns the skip into a failure."""
    try:
        node_modules()
    except OutOfReach as reason:
        if os.environ.get("LUMING_REQUIRE_GATEWAY") == "1":
            pytest.fail(f"no gateway: {reason}")
        pytest.skip(f"no gateway: {reason}")


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
async def gateway(node: None, tmp_path: Path) -> AsyncIterator[Gateway]:
    """A gateway without TLS, the demo town in it, the bot logged in."""
    gateway = await Gateway.start(tmp_path / "gateway")
    try:
        await gateway.town()
        yield gateway
    finally:
        gateway.stop()
