"""What the bot learns about hearing: lines in doubt, the words that units make their own, what was read wrongly, who rehearses."""

from dataclasses import dataclass
from datetime import datetime

from handlers.domain.doubt import Kind
from handlers.domain.due import Due
from handlers.domain.event import NOTHING_SAID, Event, Said
from handlers.domain.question import Question
from handlers.domain.reading import Danger, Label
from handlers.domain.words import Miss


@dataclass(frozen=True, kw_only=True)
class DoubtEvent(Event):
    """Something that happened to a line in doubt (待核), which its message names."""

    station: str
    message: str

    @property
    def stream(self) -> str:
        return f"doubt/{self.station}/{self.message}"


@dataclass(frozen=True, kw_only=True)
class DoubtRaised(DoubtEvent, kind="DoubtRaised"):
    """A line may be a complaint: its author was asked, or it went on the list at once. It is the `nth` that he tells in an hour.

    Of what may be a `danger` one of the staff was `called` at once, to look.
    """

    doubt: Kind
    asked: bool
    room: str | None
    person: str
    words: Said
    told_at: datetime
    label: Label = Label.OTHER
    subcategory: str | None = None
    place: Said | None = None
    evidence: Said = NOTHING_SAID
    confidence: float = 0.0
    nth: int = 0
    danger: Danger | None = None
    called: str = ""


@dataclass(frozen=True, kw_only=True)
class DoubtListed(DoubtEvent, kind="DoubtListed"):
    """Nobody has answered: it is on the community worker's list."""


@dataclass(frozen=True, kw_only=True)
class DoubtFiled(DoubtEvent, kind="DoubtFiled"):
    """A ticket came of it."""


@dataclass(frozen=True, kw_only=True)
class DoubtDropped(DoubtEvent, kind="DoubtDropped"):
    """It was none."""


@dataclass(frozen=True, kw_only=True)
class WordsEvent(Event):
    """A change of the words of the unit at `path`."""

    path: str

    @property
    def stream(self) -> str:
        return f"words/{self.path}"


@dataclass(frozen=True, kw_only=True)
class WordAdded(WordsEvent, kind="WordAdded"):
    """From now on the word speaks for a label, and for a matter where one was named."""

    word: Said
    label: Label
    subcategory: str | None = None


@dataclass(frozen=True, kw_only=True)
class WordMuted(WordsEvent, kind="WordMuted"):
    """The word counts no more."""

    word: Said


@dataclass(frozen=True, kw_only=True)
class WordUndone(WordsEvent, kind="WordUndone"):
    """The change with that number of the unit's changes holds no more."""

    change: int


@dataclass(frozen=True, kw_only=True)
class LessonLearnt(Event, kind="LessonLearnt"):
    """Somebody of the staff said that a line was read wrongly (误报, 漏报)."""

    station: str
    miss: Miss
    words: Said
    evidence: Said = NOTHING_SAID
    label: Label | None = None
    subcategory: str | None = None

    @property
    def stream(self) -> str:
        return f"lessons/{self.station}"


@dataclass(frozen=True, kw_only=True)
class ShadowSwitched(Event, kind="ShadowSwitched"):
    """A group begins or ceases to rehearse (试运行)."""

    group: str
    on: bool

    @property
    def stream(self) -> str:
        return f"room/{self.group}"


@dataclass(frozen=True)
class MeaningDue(Due, kind="doubt"):
    """Nobody has answered what a line means."""

    station: str
    message: str


@dataclass(frozen=True)
class LessonsDue(Due, kind="hint"):
    """Tell the chiefs which words the week's mistakes suggest."""

    station: str


@dataclass(frozen=True)
class ListDue(Due, kind="list"):
    """Tell the community workers what waits for them."""

    station: str


@dataclass(frozen=True)
class WordAsked(Question, kind="word"):
    """确实要加吗? A change of the words of the unit at `path` that would do harm: it is added for `label`, or (without) taken out."""

    path: str
    word: str
    message: str
    label: Label | None = None
    subcategory: str | None = None


@dataclass(frozen=True)
class DangerAsked(Question, kind="danger"):
    """是真的着火了吗? Asked of everybody in the group, or of who told it in private, and of the officer who was called."""

    message: str


@dataclass(frozen=True)
class MeaningAsked(Question, kind="doubt"):
    """是消防通道被占吗?"""

    message: str
