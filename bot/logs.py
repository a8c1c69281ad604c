"""Logs go to standard error, never to standard output: that belongs to the commands' answers."""

import logging
import sys

import structlog


def set_up(level: str) -> None:
    """Log from `level` (DEBUG, INFO, WARNING, ERROR) on; an unknown name means WARNING."""
    number = logging.getLevelNamesMapping().get(level.upper(), logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            ),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
    )
    # What the libraries say in detail is for their authors: hpack, for one, writes every header out, the token among them.
    logging.basicConfig(stream=sys.stderr, level=max(number, logging.WARNING))
