"""How long what people said is kept, by kind; events stay, for they hold no word of anybody."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Retention:
    """Spans from the day on which each is over with; an open ticket keeps all that is its own."""

    words: timedelta = timedelta(days=180)  # of a ticket, since it was archived or withdrawn
    private: timedelta = timedelta(days=90)  # the same of one that was told in private
    pictures: timedelta = timedelta(days=90)  # the same of its pictures
    space: int = 2_048  # megabytes that all pictures may take together
    doubts: timedelta = timedelta(days=7)  # a line in doubt at which nobody has looked
    lessons: timedelta = timedelta(days=28)  # lines that were read wrongly (误报, 漏报)
    outbox: timedelta = timedelta(days=30)  # what the bot has said
    failed: timedelta = timedelta(days=7)  # lines at which a rule raised
    ids: timedelta = timedelta(days=30)  # bare ids of lines whose words are gone
