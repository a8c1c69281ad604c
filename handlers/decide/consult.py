"""A consultation (咨询): answered from the guide; what the guide does not know is listed, so that a community worker may answer it."""

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.reading import Reading
from handlers.domain.scene import Scene
from handlers.duty import who
from handlers.governance import guide
from handlers.hearing import doubt


def asked(scene: Scene, reading: Reading) -> Decision | None:
    """None where a line is more than a question, or none of the guide's."""
    if who.is_asked(guide.bare(scene)) and guide.is_said_to_us(scene):
        return who.show(scene, Command(text=scene.heard.text)) if scene.station else who.where(scene)
    if (known := guide.consulted(scene, reading)) is not None:
        return known
    unknown = guide.unknown(scene, reading)
    if unknown is None or scene.station is None:
        return unknown
    return unknown + doubt.question(scene)
