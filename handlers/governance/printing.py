"""The card to be printed (打印联系卡): of a compound that a chief names, or of each of his."""

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.paper import CardPaper
from handlers.domain.scene import Scene
from handlers.governance.texts import tables as texts
from handlers.grammar.answer import answer, answered
from handlers.grammar.bringing import bringing


def card(scene: Scene, command: Command) -> Decision:
    """One file a compound."""
    stations = (scene.station,) if scene.station else scene.town.stations
    known = [compound for station in stations for compound in station.compounds]
    named = [compound for compound in known if compound.name in scene.heard.text]
    if not named and (command.text.strip() or len(known) > _MOST):
        return answered(scene, texts.which_compound([compound.name for compound in known[:_MOST]]), "no such compound")
    says = (
        bringing(scene, answer(scene, texts.card_ready(one.name)), CardPaper(one.path), texts.card_at_the_machine())
        for one in named or known
    )
    return Decision(says=tuple(says), why="a card to print")


_MOST = 8
"""Compounds that are named, or whose cards are brought at once."""
