"""What a line of chat says, as nlp reads it and the rules use it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from handlers.domain.reply import Stance, Wish


class Label(StrEnum):
    """What a line complains about."""

    PARKING = "parking"
    STRAY_DOG = "stray_dog"
    NOISE = "noise"
    STREET_STALL = "street_stall"
    OTHER = "other_complaint"
    NONE = "not_complaint"


class Level(StrEnum):
    """How pressing a matter is (一般, 加急, 红色)."""

    NORMAL = "normal"
    URGENT = "urgent"
    RED = "red"


class Verdict(StrEnum):
    """A neighbour's answer to a poll: 1 满意, 2 部分解决, 3 没解决."""

    SATISFIED = "satisfied"
    PARTLY = "partly"
    UNSOLVED = "unsolved"


class Danger(StrEnum):
    """What makes a line red, and so which number to ring."""

    FIRE = "fire"
    INJURY = "injury"
    FIGHT = "fight"
    VIOLENCE = "violence"  # at home (家暴)
    JUMP = "jump"  # somebody wants to end his life (轻生)
    TRAPPED = "trapped"  # a lift that fell with people, somebody in the water, a child locked in a car
    ELECTRIC = "electric"  # a shock, a box of switches under water

    @property
    def is_hushed(self) -> bool:
        """Whether it is never told aloud: whoever is in it may read along, and so may whoever does it."""
        return self in (Danger.VIOLENCE, Danger.JUMP)


@dataclass(frozen=True)
class Reading:
    """One line, read.

    `subcategory` is a key of the taxonomy in config.yaml, or None where only the label is sure. `confidence` runs from 0 to 1.
    `evidence` are the words that decided, `also` the other labels that the line carries, `place` is normalised ("3栋1单元"),
    without the speaker's own flat; that, where the line tells it (我是9栋502的), is `home`.
    `suspects` is what a doubtful line would be about: the label stays NONE, but somebody may ask once ("是消防通道被占吗?").
    `danger` is what makes a line red; `alarming` is one that it may only tell of (a figure of speech, perhaps): somebody asks, and the duty officer is called.
    `advert` says that only its being an advert (the act 广告) kept the words of complaints silent. `past` says that the line tells of the past (昨晚, 昨天白天), so nothing goes on now. The rest are phrases that only mean something beside a ticket: a verdict, "+1", thanks, yes or no, "急", "说错了".
    What a whole line says beside a ticket is read only where it may stand beside one (nlp/replies.py): its `vote`, or `unsure` where there
    may be one and nobody can tell which; its `stance` to what it quotes; its `wish`, where its author has told something.
    """

    label: Label = Label.NONE
    subcategory: str | None = None
    confidence: float = 0.0
    evidence: tuple[str, ...] = ()
    also: tuple[Label, ...] = ()
    suspects: Label | None = None
    place: str | None = None
    home: str | None = None
    level: Level = Level.NORMAL
    danger: Danger | None = None
    alarming: Danger | None = None
    verdict: Verdict | None = None
    seconds: bool = False
    thanks: bool = False
    answer: bool | None = None
    presses: bool = False
    corrects: bool = False
    advert: bool = False
    past: bool = False
    vote: Verdict | None = None
    unsure: bool = False
    stance: Stance | None = None
    wish: Wish | None = None

    @property
    def complains(self) -> bool:
        """Whether the line is a complaint of any kind."""
        return self.label is not Label.NONE

    def place_at(self, level: Level) -> str | None:
        """Where a matter so pressing is: of one that cannot wait the speaker's own flat, where nothing else was named."""
        return place_at(level, self.place, self.home)


def place_at(level: Level, place: str | None, home: str | None) -> str | None:
    """The place of a matter; whose it is matters only while nobody has to find the door at once."""
    is_nearer = home is not None and (place is None or home.startswith(place))
    return home if is_nearer and level is not Level.NORMAL else place


@dataclass(frozen=True)
class MatterWords:
    """Patterns of config.yaml that name a matter of the taxonomy, beside those of the lexicon: how a new kind is recognised."""

    label: Label
    subcategory: str
    patterns: tuple[str, ...]


@dataclass(frozen=True)
class LevelWords:
    """The words of config.yaml that raise a line to urgent, or to red by their danger."""

    urgent: tuple[str, ...] = ()
    red: Mapping[Danger, tuple[str, ...]] = field(default_factory=dict)
