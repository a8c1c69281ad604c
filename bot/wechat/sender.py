"""Says the bot's lines: one at a time, at a human pace, and with an honest outcome for each."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from dataclasses import replace

from grpclib import GRPCError
from pydantic import SecretStr

from bot.logs import log
from bot.transport import Outcome, Outgoing, Receipt
from bot.wechat.directory import Directory
from bot.wechat.echoes import Echoes, Expected
from bot.wechat.errors import is_no_friend, is_of_the_account, may_have_happened, told
from bot.wechat.gateway import Gateway
from bot.wechat.pace import Pacer, Unsaid
from bot.wechat.patience import Patience
from bot.wechat.presence import Presence
from bot.wechat.wire import BadBox
from handlers.domain.name import plain

Sleep = Callable[[float], Awaitable[None]]
THIN_SPACE = "\u2005"
_AWAY, _LOOK_AGAIN = 20.0, 60.0
"""Seconds until it is looked again whether the account is there, and whether it may speak."""
_NAMES = 2.0
"""Seconds that a danger waits for the names of those whom it calls."""


class Sender:
    """Waits its turn and its pause, checks that nothing stands in the way, then calls, and tells what became of it.

    What fails before the call is written was not sent. What the gateway answers with an error was not sent. A time-out or
    a lost connection leaves it unknown, unless the echo comes (cnxysoft/DDBOT-WSa#40).
    """

    def __init__(
        self,
        gateway: Gateway,
        directory: Directory,
        presence: Presence,
        echoes: Echoes,
        pacer: Pacer,
        patience: Patience,
        token: SecretStr,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._gateway = gateway
        self._directory = directory
        self._presence = presence
        self._echoes = echoes
        self._pacer = pacer
        self._patience = patience
        self._token = token
        self._sleep = sleep
        self._turn = asyncio.Lock()
        self._reds = asyncio.Lock()
        self._red_first = asyncio.Lock()
        self._closing = asyncio.Event()

    async def send(self, line: Outgoing) -> Receipt:
        """Say words, show a file (one message is one of the two), or take a line back."""
        if line.recalls:
            return await self.take_back(line.recalls)
        if line.file is not None:
            return await self.show(line.room or line.person or "", line.file.name, line.file.content)
        return await self.say(line)

    async def say(self, line: Outgoing) -> Receipt:
        """Send a line of words. A red one waits for no other: not for one that rests, nor for one whose call hangs."""
        chat = line.room or line.person or ""
        async with self._reds if line.red else self._turn:
            async with self._red_first if line.red else nullcontext():
                if held := await self._held_up(chat, line.text, line.red):
                    return held
                try:
                    text, mentions = await self._words(line)
                    await self._gateway.connect()
                except Exception as error:
                    return self._away(told(error, self._token))
                unsaid = self._pacer.spoke(chat, line.text)
            return await self._written(self._echoes.expect(chat, text), self._gateway.say(chat, text, mentions), unsaid)

    async def show(self, chat: str, name: str, content: bytes) -> Receipt:
        """Send a picture or file."""
        async with self._turn:
            if held := await self._held_up(chat, name):
                return held
            try:
                await self._gateway.connect()
                box = await self._gateway.boxed(name, content)
            except BadBox as error:
                return replace(_not_sent(str(error)), refused=True)
            except GRPCError as error:
                away = may_have_happened(error)
                return self._away(told(error, self._token)) if away else self._refused(chat, error)
            except Exception as error:
                return self._away(told(error, self._token))
            unsaid = self._pacer.spoke(chat, name)
            return await self._written(self._echoes.expect(chat, None), self._gateway.show(chat, box), unsaid)

    async def take_back(self, message_id: str) -> Receipt:
        """Take back an own line, without a pause: WeChat allows it for two minutes only. Trying again does no harm."""
        async with self._reds:
            if not self._presence.online:
                return _not_sent("not logged in")
            try:
                taken = await self._gateway.recall(message_id)
            except Exception as error:
                return _not_sent(told(error, self._token))
        return Receipt(Outcome.SENT, message_id) if taken else _not_sent("the gateway did not take it back")

    async def close(self) -> None:
        """Let the line that is being sent come to its end; no other begins."""
        self._closing.set()
        async with self._turn, self._reds:
            pass

    async def _held_up(self, chat: str, text: str, red: bool = False) -> Receipt | None:
        """Why nothing may be sent now; None after the pause. A long wait is given back, so that what is urgent can go first."""
        while True:
            seconds, longest = self._pacer.wait(chat, text, red), self._pacer.pace.pause[1]
            if seconds > longest:
                busy = self._pacer.busy(red)
                free_in = min(busy, _LOOK_AGAIN) if busy > longest and not red else None
                return _not_sent(f"the account has spoken enough: free in {seconds:.0f} s", free_in)
            await self._pause(seconds)
            if self._closing.is_set():
                return _not_sent("stopping")
            if not self._presence.online:
                return self._away("not logged in")
            if red:
                return None
            async with self._red_first:  # what is red has come meanwhile: it is said, and this line rests again
                pass
            if self._pacer.wait(chat, text) == 0:
                return None

    def _away(self, why: str) -> Receipt:
        """Nobody can be written to now."""
        return _not_sent(why, _AWAY)

    async def _pause(self, seconds: float) -> None:
        """Rest, but no longer than until the bot stops."""
        waits = [asyncio.ensure_future(self._sleep(seconds)), asyncio.ensure_future(self._closing.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
            await asyncio.gather(*waits, return_exceptions=True)

    async def _words(self, line: Outgoing) -> tuple[str, list[str]]:
        """The text with its calls; of a danger nobody looks long for names."""
        try:
            async with asyncio.timeout(_NAMES if line.red else None):
                return await self._called(line)
        except TimeoutError:
            return line.text, list(line.mention)

    async def _called(self, line: Outgoing) -> tuple[str, list[str]]:
        """The text with an @name and a thin space for everybody it calls, as WeChat writes it, and their ids."""
        if line.room is None:
            return line.text, []
        text, ids = line.text, [account for account in line.mention if self._directory.sits_in(line.room, account)]
        for account in reversed(ids):
            if name := await self._directory.name(account, line.room):
                text = _calling(text, f"@{plain(name)}")
        return text, ids

    async def _written(self, expected: Expected, call: Awaitable[str | None], unsaid: Unsaid) -> Receipt:
        """Make the call; from here on only the gateway's own answer can say that the line was not sent: then it does not count."""
        try:
            message_id = await call
        except GRPCError as error:
            if not may_have_happened(error):
                unsaid()
                return self._refused(expected.chat, error)
            return await self._unless_echoed(expected, Receipt(Outcome.UNKNOWN, why=told(error, self._token)))
        except Exception as error:
            return await self._unless_echoed(expected, Receipt(Outcome.UNKNOWN, why=told(error, self._token)))
        else:
            return await self._unless_echoed(expected, Receipt(Outcome.SENT, message_id))
        finally:
            self._echoes.forget(expected)

    def _refused(self, chat: str, error: GRPCError) -> Receipt:
        """The gateway will not have the line, or will not have any line now. Whoever is no friend is not written to again."""
        if is_no_friend(error):
            self._directory.unfriended(chat)
        elif is_of_the_account(error):
            return _not_sent(told(error, self._token), _LOOK_AGAIN)
        return replace(_not_sent(told(error, self._token)), refused=True)

    async def _unless_echoed(self, expected: Expected, receipt: Receipt) -> Receipt:
        """The receipt, or a better one where the line itself comes back within a while."""
        if receipt.message_id is not None:
            return receipt
        done, _ = await asyncio.wait([expected.message_id], timeout=self._patience.echo)
        if done:
            return Receipt(Outcome.SENT, expected.message_id.result())
        if receipt.outcome is Outcome.UNKNOWN:
            log.warning("nobody knows whether a line was sent", why=receipt.why)
        return receipt


def _calling(text: str, call: str) -> str:
    """The text with the thin space behind the call that it holds, or with the call in front."""
    found = re.search(rf"{re.escape(call)}(?:[ \u2005]|(?=[\s:\uff1a,\uff0c、。!\uff01?\uff1f]|$))", text)
    before, after = (text[: found.start()], text[found.end() :]) if found else ("", text)
    return f"{before}{call}{THIN_SPACE}{after}"


def _not_sent(why: str, free_in: float | None = None) -> Receipt:
    log.info("not sent", why=why)
    return Receipt(Outcome.NOT_SENT, why=why, free_in=free_in)
