"""Somebody's bot on the python `wechaty` package, with Luming in it: python their_bot.py CONFIG DATA ENDPOINT TOKEN PORT."""

import asyncio
import signal
import sys
from contextlib import suppress
from typing import Any

from bot.plugin import LumingPlugin  # isort: split

from wechaty import Wechaty, WechatyOptions, WechatyPlugin

from bot.wechat.pace import Pace

AT_ONCE = Pace(pause=(0.0, 0.0))


class Neighbour(WechatyPlugin):  # type: ignore[misc]
    """Another plugin of theirs, which must go on hearing everything."""

    async def on_message(self, msg: Any) -> None:
        print("neighbour heard", msg.message_id, flush=True)


async def main(config: str, data: str, endpoint: str, token: str, port: str) -> None:
    luming = LumingPlugin(config, data, pace=AT_ONCE)
    bot = Wechaty(WechatyOptions(endpoint=endpoint, token=token, host="127.0.0.1", port=int(port)))
    running = asyncio.ensure_future(bot.use([luming, Neighbour()]).start())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, running.cancel)
    try:
        with suppress(asyncio.CancelledError):
            await running
    finally:
        await luming.close()
    print("closed", flush=True)


asyncio.run(main(*sys.argv[1:]))
