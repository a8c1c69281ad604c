"""Pictures and files that tickets want: fetched in the background, kept once under the hash of their content."""

import asyncio
from hashlib import sha256
from pathlib import Path

from grpclib.exceptions import GRPCError, StreamTerminatedError
from pydantic import SecretStr

from bot.logs import log
from bot.picture import sniff
from bot.wechat.ear import Ear
from bot.wechat.errors import told
from bot.wechat.gateway import Gateway
from bot.wechat.patience import Patience
from bot.wechat.wire import BadBox

SIZE_LIMIT = 8 * 1024 * 1024
_AT_ONCE = 2


class Files:
    """The folder media/ below `folder`. A file over `limit` bytes is left where it is."""

    def __init__(
        self, gateway: Gateway, folder: Path, patience: Patience, token: SecretStr, limit: int = SIZE_LIMIT
    ) -> None:
        self._gateway = gateway
        self._folder = folder
        self._patience = patience
        self._token = token
        self._limit = limit
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def fetch(self, message_id: str, ear: Ear) -> None:
        """Fetch the file of a message in the background, and tell where it is kept; asked twice it is fetched once."""
        if message_id not in self._tasks:
            task = self._tasks[message_id] = asyncio.create_task(self._fetch(message_id, ear))
            task.add_done_callback(lambda _: self._tasks.pop(message_id, None))

    async def close(self) -> None:
        """Give up what is still being fetched."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _fetch(self, message_id: str, ear: Ear) -> None:
        async with self._places:
            try:
                if (content := await self._content(message_id)) is not None:
                    await ear.kept(message_id, await asyncio.to_thread(self.keep, content))
            except Exception:
                log.exception("a file could not be kept", id=message_id)

    async def _content(self, message_id: str) -> bytes | None:
        """The content; asked for again a few times, each time by the box that the gateway gives anew."""
        why = ""
        for pause in (0.0, *self._patience.fetch_again):
            await asyncio.sleep(pause)
            try:
                return await self._gateway.file(message_id, self._limit)
            except BadBox as error:
                why = str(error)
                break
            except (GRPCError, OSError, TimeoutError, StreamTerminatedError, ValueError) as error:
                why = told(error, self._token)
        log.warning("a file is not fetched", id=message_id, why=why)
        return None

    def keep(self, content: bytes) -> str:
        """Keep a file; its path below the data folder, the same for the same content."""
        name = f"media/{sha256(content).hexdigest()}.{sniff(content) or 'bin'}"
        whole = self._folder / name
        whole.parent.mkdir(parents=True, exist_ok=True)
        torn = whole.with_suffix(f".{id(content)}.part")
        torn.write_bytes(content)
        torn.replace(whole)
        return name
