"""config.yaml: read, checked as a whole, and turned into the domain's types."""

from bot.config.ground import Ground, check, load
from bot.config.problem import ConfigError, Problem
from bot.config.worktable import calendar_warning

__all__ = ["ConfigError", "Ground", "Problem", "calendar_warning", "check", "load"]
