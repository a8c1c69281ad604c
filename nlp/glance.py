"""A glance at a line before anybody reads it: whether it may be red or urgent, so that it is read before the others that wait."""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick


class Glance:
    """Looks for the plain words of danger and urgency. It takes too many lines for pressing rather than too few; reading them tells."""

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = AhoCorasick(sorted(set(words)))

    def alarms(self, text: str) -> bool:
        """Whether any of the words stands in the line."""
        return bool(self._automaton.find_matches_as_indexes(text))
