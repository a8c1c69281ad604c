"""Logs go to standard error, never to standard output: that belongs to the commands' answers.

Most processes have nothing to say, and structlog takes a quarter of a second to import: so `log` brings it in with the first line.
"""

import logging
import sys
from typing import Any


class Log:
    """structlog's logger: `log.warning("what happened", number=3)`."""

    def __init__(self) -> None:
        self._level: int | None = None

    def set_up(self, level: int) -> None:
        self._level = level
        if "structlog" in sys.modules:  # whoever imports it may also speak past us
            self._configure()

    def _configure(self) -> None:
        import structlog

        if self._level is None:
            return
        structlog.configure(
            processors=[
                structlog.contextvars.merge_contextvars,
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.dev.ConsoleRenderer(
                    colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
                ),
            ],
            wrapper_class=structlog.make_filtering_bound_logger(self._level),
            logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        )
        self._level = None

    def __getattr__(self, method: str) -> Any:
        """debug, info, warning, error, exception."""
        import structlog

        self._configure()
        return getattr(structlog.get_logger(), method)


log = Log()


def set_up(level: str) -> None:
    """Log from `level` (DEBUG, INFO, WARNING, ERROR) on; an unknown name means WARNING."""
    number = logging.getLevelNamesMapping().get(level.upper(), logging.WARNING)
    log.set_up(number)
    # What the libraries say in detail is for their authors: hpack, for one, writes every header out, the token among them.
    logging.basicConfig(stream=sys.stderr, level=max(number, logging.WARNING))
