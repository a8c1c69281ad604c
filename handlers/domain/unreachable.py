"""Why a line of ours reaches nobody."""

from enum import StrEnum


class Unreachable(StrEnum):
    """What an unreachable line's `error` begins with; what the other side said may follow after a colon."""

    NO_ACCOUNT = "no account"  # nobody knows an account of that person
    NO_FRIEND = "no friend"  # the account cannot be written to in private
    NO_ROOM = "no room"  # no room is bound to the group
    NO_LINE = "no line"  # what was to be taken back has no id
    REFUSED = "refused"  # tried as often as it may be


def why(error: str) -> Unreachable:
    """What an `error` stands for; one of another time counts as refused."""
    return next((reason for reason in Unreachable if error.partition(":")[0] == reason), Unreachable.REFUSED)
