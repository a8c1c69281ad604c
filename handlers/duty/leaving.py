"""Going on leave: what somebody has in hand changes hands, and what waits for his yes is put to whoever decides now."""

from handlers.domain.decision import Decision
from handlers.domain.facts.leave import LeaveBegins
from handlers.domain.scene import Scene
from handlers.duty import approving, handover


def begins(scene: Scene, due: LeaveBegins) -> Decision:
    """His leave begins, unless it was taken back."""
    if scene.station is None or all(absence.id != due.approval for absence in scene.home.absences):
        return Decision(why="the leave was taken back, or nothing is in hand")
    return handover.begins(scene, due) + approving.asked_anew(scene, due.person)
