"""The gateway's calls, on the connection that the python `wechaty` bot holds: no second connection, no second stream."""

from typing import Any

from pydantic import SecretStr
from wechaty_grpc.wechaty import PuppetStub

from bot.wechat.gateway import Gateway
from bot.wechat.patience import Patience


class BorrowedGateway(Gateway):
    """To be `borrow`ed anew from every puppet that the bot makes; before the first time it must not be used."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._connect_within = patience.call
        self._file_within = patience.file

    def borrow(self, puppet: Any) -> None:
        """Use the connection of a PuppetService. Its own stub has no time-out, and a frozen gateway would hold us for ever."""
        token = token_of(puppet).get_secret_value()
        metadata = {"authorization": f"Wechaty {token}"}
        self._channel = puppet.channel
        self._calls = PuppetStub(puppet.channel, metadata=metadata, timeout=self._patience.call)
        self._streams = PuppetStub(puppet.channel, metadata=metadata)

    def close(self) -> None:
        """The connection is not ours."""


def token_of(puppet: Any) -> SecretStr:
    """The token of the bot's connection. With an endpoint alone there is none, and then nothing is to be masked."""
    return SecretStr(puppet.options.token or "no-token")
