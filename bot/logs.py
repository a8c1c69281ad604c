"""Logs go to standard error, never to standard output: that belongs to the commands' answers. A thing is said once a minute.

Most processes have nothing to say, and structlog takes a quarter of a second to import: so `log` brings it in with the first line.
"""

import io
import logging
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any, TextIO, cast

from bot.throttle import Throttle

_CASES = frozenset({"id", "line", "lines", "timestamp", "exc_info", "event"})
"""Values that tell one case of a thing from another; a line that differs in others says another thing."""


class _Unfailing(io.TextIOBase):
    """Standard error, or nothing where it takes no more: whoever reports that the disk is full must not fall over a full disk
    under the log, or a terminal that has gone."""

    def write(self, text: str) -> int:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.flush()


class Log:
    """structlog's logger: `log.warning("what happened", number=3)`."""

    def __init__(self) -> None:
        self._level: int | None = None
        self._throttle = Throttle()

    def set_up(self, level: int) -> None:
        self._level = level
        self._throttle = Throttle()
        if "structlog" in sys.modules:  # whoever imports it may also speak past us
            self._configure()

    def load(self) -> None:
        """Bring structlog in now: whoever listens to a stream has no time for it later."""
        import structlog

        self._configure()
        structlog.get_logger().bind()

    def tell_repeated(self) -> None:
        """Say of what has happened again how often, where nothing has been said of it for a minute."""
        for key, repeated in self._throttle.overdue():
            assert isinstance(key, tuple), "as `_once` makes them"
            method, event, _, *values = key
            getattr(self, method)(event, **dict(values), repeated=repeated)

    def _configure(self) -> None:
        import structlog

        if self._level is None:
            return
        structlog.configure(
            processors=[
                structlog.contextvars.merge_contextvars,
                self._once,
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.dev.ConsoleRenderer(
                    colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
                ),
            ],
            wrapper_class=structlog.make_filtering_bound_logger(self._level),
            logger_factory=structlog.WriteLoggerFactory(cast(TextIO, _Unfailing())),
        )
        self._level = None

    def _once(self, logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        """A processor: what was said within the minute is dropped, what is said again comes with its count and without its traceback."""
        import structlog

        if "repeated" in event:
            return event
        values = [(name, str(value)) for name, value in event.items() if name not in _CASES]
        raised = sys.exc_info()[0] if event.get("exc_info") else None
        repeated = self._throttle.admits((method, event["event"], raised, *values))
        if repeated is None:
            raise structlog.DropEvent
        return {**event, "exc_info": None, "repeated": repeated} if repeated else event

    def __getattr__(self, method: str) -> Any:
        """debug, info, warning, error, exception."""
        import structlog

        self._configure()
        return getattr(structlog.get_logger(), method)


log = Log()


class Once(logging.Filter):
    """What libraries say of their errors is said once a minute, too."""

    def __init__(self) -> None:
        super().__init__()
        self._throttle = Throttle()

    def filter(self, record: logging.LogRecord) -> bool:
        raised = record.exc_info[0] if record.exc_info else None
        repeated = self._throttle.admits((record.name, record.msg, raised))
        if repeated:
            record.msg, record.exc_info = f"{record.msg} (repeated {repeated} times)", None
        return repeated is not None


def set_up(level: str) -> None:
    """Log from `level` (DEBUG, INFO, WARNING, ERROR) on; an unknown name means WARNING."""
    number = logging.getLevelNamesMapping().get(level.upper(), logging.WARNING)
    log.set_up(number)
    # What the libraries say in detail is for their authors: hpack, for one, writes every header out, the token among them.
    errors = logging.StreamHandler(sys.stderr)
    errors.addFilter(Once())
    logging.basicConfig(handlers=[errors], level=max(number, logging.WARNING))
