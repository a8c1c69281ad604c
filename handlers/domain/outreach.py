"""What a town tells its residents (便民): whom to reach where (联系卡), how things are done (服务指南), what the law says (普法)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Contact:
    """How a station is reached; "" for what nobody has written."""

    telephone: str = ""
    address: str = ""
    hours: str = ""

    def over(self, street: "Contact") -> "Contact":
        """A station's own, and what it leaves out as the street has it."""
        return Contact(self.telephone or street.telephone, self.address or street.address, self.hours or street.hours)


@dataclass(frozen=True)
class Topic:
    """One topic of the guide: its name, other words by which it is known, and the answer."""

    name: str
    words: tuple[str, ...]
    answer: str


@dataclass(frozen=True)
class LawText:
    """What the law says about a label or a matter of the taxonomy (`about`), in our own words, and where it says so."""

    about: str
    text: str
    source: str


def laid_over(street: Sequence[Topic], own: Sequence[Topic]) -> tuple[Topic, ...]:
    """The guide of a station: the street's topics, each as the station has it where that has one of that name, then its own."""
    named = {topic.name: topic for topic in own}
    known = {topic.name for topic in street}
    return (
        *(named.get(topic.name, topic) for topic in street),
        *(topic for topic in own if topic.name not in known),
    )


def topic_in(topics: Sequence[Topic], text: str) -> Topic | None:
    """The topic that words are about: the one whose name or word in them is the longest; None where they hold none."""
    found = [
        (len(word), topic) for topic in topics for word in (topic.name, *topic.words) if word.lower() in text.lower()
    ]
    return max(found, key=lambda one: one[0])[1] if found else None
