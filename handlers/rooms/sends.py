"""Lines of which nobody knows whether they were sent: a person looks into the chat, and says so (发送未明)."""

from handlers.domain.decision import Decision, answer
from handlers.domain.scene import Scene
from handlers.rooms.texts import sends


def show(scene: Scene) -> Decision:
    """The unknown sends of the units that the speaker steers."""
    return Decision(says=(answer(scene, sends.unknown(scene.unknown_sends)),), why="unknown sends")


def settle(scene: Scene, text: str, again: bool, usage: str) -> Decision:
    """重发 or 已发, with the line's number."""
    wanted = text.strip().lstrip("#")
    found = next((line for line in scene.unknown_sends if str(line.id) == wanted), None)
    if found is None:
        return Decision(says=(answer(scene, sends.no_such(wanted, usage)),), why="no such line")
    return Decision(
        settled=((found.id, again),),
        says=(answer(scene, sends.settled(found.id, again)),),
        why=f"line {found.id} settled",
    )
