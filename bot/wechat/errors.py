"""Errors in one line that may stand in a log: no JavaScript stack, and never the token."""

import re

from grpclib import GRPCError
from grpclib.const import Status
from pydantic import SecretStr

MASK = "******"
_NO_FRIEND = re.compile(r"\bfriend|好友|朋友验证", re.I)
_OF_THE_ACCOUNT = re.compile(
    r"\blimit|\brate\b|too (fast|many|often|frequent)|frequen|log(ged)?[ -]?(in|out|off)|频繁|过快|限制|登录", re.I
)


def told(error: BaseException, token: SecretStr) -> str:
    """The first line of an error. A gateway that refuses a token repeats it in the error (measured with wechaty-puppet-service 1.19.9): it is masked."""
    text = (error.message or error.status.name) if isinstance(error, GRPCError) else str(error)
    first = text.strip().splitlines()[0] if text.strip() else type(error).__name__
    return masked(first, token)[:300]


def masked(text: str, token: SecretStr) -> str:
    """The text without the token, nor any part of it that could be told from another word."""
    secret = token.get_secret_value()
    for part in sorted({secret, *secret.split("_")}, key=len, reverse=True):
        if len(part) >= 8 or part == secret:
            text = text.replace(part, MASK)
    return text


def is_slot_taken(error: GRPCError) -> bool:
    return error.status is Status.ALREADY_EXISTS


def is_no_friend(error: GRPCError) -> bool:
    """Whether a private line was refused because its account is no friend of the bot's."""
    return bool(_NO_FRIEND.search(error.message or ""))


def may_have_happened(error: GRPCError) -> bool:
    """Whether a call that the gateway answered with an error may have been carried out all the same.

    The puppet that gives up waiting, and the proxy that does, both say nothing about the line.
    """
    unclear = {Status.DEADLINE_EXCEEDED, Status.CANCELLED, Status.UNAVAILABLE}
    text = (error.message or "").lower()
    return error.status in unclear or "timeout" in text or "timed out" in text


def is_of_the_account(error: GRPCError) -> bool:
    """Whether an error is about whoever sends, and says nothing about the line or whom it is for: all of them wait."""
    return error.status is Status.UNAUTHENTICATED or bool(_OF_THE_ACCOUNT.search(error.message or ""))
