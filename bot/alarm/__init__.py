"""The other way (备用报警): what could not be told in WeChat rings at a robot of another group, or wherever else the config names."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import SecretStr

from bot.alarm.bell import Bell
from bot.alarm.webhook import Webhook
from bot.config import Ground
from bot.logs import log

if TYPE_CHECKING:
    from bot.engine.house import House


def bell_of(ground: Ground, house: "House") -> Bell:
    """The bell of a house, which it hangs up itself; without an address it only writes to the log."""
    webhook = webhook_of(ground, os.environ)
    if webhook is None:
        log.warning("no other way is configured for dangers that cannot be told: see `luming doctor`")
    return Bell(
        house.database, house.writer, ground.town, house.transport.name, house.clock, webhook, ground.alarm_after
    )


def webhook_of(ground: Ground, environment: Mapping[str, str]) -> Webhook | None:
    """Where the config's variable says; None where it names none, or the variable is not set."""
    url = environment.get(ground.alarm_webhook, "").strip() if ground.alarm_webhook else ""
    return Webhook(SecretStr(url)) if url else None
