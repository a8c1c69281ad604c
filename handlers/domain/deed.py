"""What somebody at work says of his work (办事的话)."""

from enum import StrEnum


class Deed(StrEnum):
    """That he takes it, that he is there, that it is done; or something that may be that, and about which he is asked."""

    ACCEPT = "accept"
    ARRIVE = "arrive"
    DONE = "done"
    DOUBTFUL = "doubtful"
