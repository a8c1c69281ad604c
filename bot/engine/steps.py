"""Named steps of the flow, told to whoever watches: tests that kill the process at each of them."""

from collections.abc import Callable

Step = Callable[[str], None]


def unwatched(_: str) -> None:
    """The observer where nobody watches."""
