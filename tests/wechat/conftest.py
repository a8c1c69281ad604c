"""An adapter against a real gateway, with pauses cut short; without Node or a registry those tests skip, and say why."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.wechat import Endpoint, Pace, Patience, WeChat
from tests.gateway import conftest as rig
from tests.gateway.gateway import Gateway
from tests.wechat.listener import Listener
from tests.wechat.waiting import until

node, tls, certificates, gateway = rig.node, rig.tls, rig.certificates, rig.gateway

BRISK = Pace(pause=(0.0, 0.0), minute=10_000, hour=100_000, repeat=0.0)
QUICK = Patience(
    call=2,
    heartbeat=1,
    echo=1,
    reconnect=(0.05, 0.3),
    fetch_again=(0.05, 0.1, 0.2),
    gap=timedelta(seconds=0),
)
ALERT = replace(QUICK, silence=1, dong=2, keepalive=1, keepalive_answer=1.5)

Enter = Callable[..., Awaitable[WeChat]]


def environment(gateway: Gateway, **more: str) -> dict[str, str]:
    """What a user would set for this gateway."""
    return {
        "WECHATY_PUPPET_SERVICE_ENDPOINT": gateway.endpoint,
        "WECHATY_PUPPET_SERVICE_TOKEN": gateway.token,
        "WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT": "true",
        **more,
    }


@pytest.fixture
def ear() -> Listener:
    return Listener()


@pytest.fixture
async def enter(ear: Listener, tmp_path: Path, patience: Patience) -> AsyncIterator[Enter]:
    """Start an adapter that listens for `ear`, and wait until it is online; stopped when the test ends."""
    async with AsyncExitStack() as stack:

        async def enter(gateway: Gateway, *, online: bool = True, ear: Listener = ear, **options: object) -> WeChat:
            given = {"pace": BRISK, "patience": patience, "show_qr": lambda text: None, **options}
            endpoint = given.pop("endpoint", None) or Endpoint.from_environment(environment(gateway))
            wechat = WeChat(endpoint, tmp_path / "data", SystemClock(), **given)  # type: ignore[arg-type]
            await wechat.start(ear)
            stack.push_async_callback(wechat.stop)
            if online:
                await until(lambda: wechat.status.state == "online")
            return wechat

        yield enter


@pytest.fixture
def patience() -> Patience:
    """What the adapter waits for in this test; one that looks for a frozen gateway overrides it with ALERT."""
    return QUICK


@pytest.fixture
async def wechat(gateway: Gateway, enter: Enter) -> WeChat:
    """An adapter that is online."""
    return await enter(gateway)
