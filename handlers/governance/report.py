"""The bulletin in chat (专报 9月): one line with the main figures, and the draft as a file."""

import re
from collections.abc import Iterable

from handlers.domain.decision import Decision
from handlers.domain.figures import Figures
from handlers.domain.intent import Command
from handlers.domain.paper import BulletinPaper
from handlers.domain.scene import Scene
from handlers.governance import asked
from handlers.governance.bulletin import gist
from handlers.governance.texts import bulletin as texts
from handlers.grammar.answer import answer, answered
from handlers.grammar.bringing import bringing
from handlers.grammar.texts.span import span

_ROUNDED = re.compile("约数|大约|概数|取整|估数")


def bulletin(scene: Scene, command: Command) -> Decision:
    """The draft of the station that a chief steers, of the whole street for the street's people."""
    days = command.span
    assert days is not None, "the form takes days"
    if days.begins > scene.now:
        return answered(scene, texts.not_begun(), "nothing has happened yet")
    told = gist(scene.governance.figures or Figures())
    line = answer(scene, texts.ready(scene.unit.name, span(days, scene.now), told))
    return Decision(says=(bringing(scene, line, paper(scene, command), texts.at_the_machine()),), why="a bulletin")


def paper(scene: Scene, command: Command) -> BulletinPaper:
    """What is asked for: with exact numbers, unless the words want them rounded."""
    days = command.span
    assert days is not None, "the form takes days"
    return BulletinPaper(scene.unit.path, days.begins, days.end, scene.now, rounded=bool(_ROUNDED.search(command.text)))


def is_asking(words: str, names: Iterable[str]) -> bool:
    """Whether words ask for a bulletin, and are no talk about one."""
    return asked.is_asking(_ROUNDED.sub("", words), names)
