"""Luming for people who already run a bot on the python `wechaty` package (0.10.7; unofficial, its last release is of 2022).

    import asyncio

    from bot.plugin import LumingPlugin  # before wechaty: it mends wechaty's import on Python >= 3.11
    from wechaty import Wechaty, WechatyOptions

    async def main() -> None:
        luming = LumingPlugin(config="config.yaml", data="data")
        try:
            await Wechaty(WechatyOptions(endpoint="127.0.0.1:8788")).use(luming).start()
        finally:
            await luming.close()

    asyncio.run(main())

The script must not be called bot.py: Python would take it for this package. The optional extra `wechaty` is needed.
"""

from bot.plugin import mending
from bot.plugin.plugin import LumingPlugin

__all__ = ["LumingPlugin", "mending"]
