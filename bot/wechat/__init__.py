"""WeChat through a Wechaty gateway (unofficial): a thin adapter over wechaty_grpc, behind the Transport protocol."""

from bot.wechat.doctor import Finding, examine
from bot.wechat.ear import Ear
from bot.wechat.endpoint import BadEndpoint, Endpoint
from bot.wechat.pace import Pace
from bot.wechat.patience import Patience
from bot.wechat.presence import State, Status
from bot.wechat.transport import WeChat

__all__ = ["BadEndpoint", "Ear", "Endpoint", "Finding", "Pace", "Patience", "State", "Status", "WeChat", "examine"]
