"""The evidence of a complex case (疑难): a checklist that whoever leads it is asked through, item by item."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Item(StrEnum):
    """One item of the checklist, in the order in which they are asked."""

    WHAT = "what"  # 什么
    WHEN = "when"  # 何时
    WHO = "who"  # 何人
    PHOTO = "photo"  # 照片


@dataclass(frozen=True)
class Checklist:
    """Whom it was taken to (experts by their departments), and which items are there, in which words, or were passed over (跳过)."""

    experts: tuple[tuple[str, str], ...] = ()
    there: tuple[Item, ...] = ()
    skipped: tuple[Item, ...] = ()
    words: tuple[tuple[Item, str], ...] = ()

    @property
    def next_item(self) -> Item | None:
        """What is asked next; None once everything was."""
        return next((item for item in Item if item not in (*self.there, *self.skipped)), None)

    @property
    def missing(self) -> tuple[Item, ...]:
        return tuple(item for item in Item if item not in self.there)

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(person for _, person in self.experts))

    def having(self, item: Item) -> tuple[Item, ...]:
        """What is there with one more, in order."""
        return _ordered((*self.there, item))

    def saying(self, item: Item, words: str) -> tuple[tuple[Item, str], ...]:
        """What was said, with the words of one item as they are now."""
        others = {each: said for each, said in self.words if each is not item}
        said = others | ({item: words} if words else {})
        return tuple((each, said[each]) for each in Item if each in said)

    def without(self, item: Item) -> tuple[Item, ...]:
        """What is passed over with one more."""
        return _ordered((*self.skipped, item))


def _ordered(items: Iterable[Item]) -> tuple[Item, ...]:
    have = set(items)
    return tuple(item for item in Item if item in have)
