"""How the config wants an account to speak."""

from dataclasses import replace

from bot.config import Ground
from bot.wechat.pace import CAREFUL, Pace


def paced_as(ground: Ground) -> Pace:
    """The careful pace, with the caps of the config."""
    return replace(CAREFUL, minute=ground.per_minute, hour=ground.per_hour, reserve=ground.reserve)
