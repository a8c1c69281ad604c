"""A line that tells a matter: a danger, a new complaint, one that is known already, the answer to a doubt."""

from handlers.domain.decision import Decision, silence
from handlers.domain.doubt import Standing
from handlers.domain.reading import Danger, Level, Reading
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.matter import counted, elsewhere, goes_on, just_told, own, same_matter
from handlers.grammar.which import named
from handlers.hearing import doubt
from handlers.neighbours import voices
from handlers.neighbours.poll import polls_of
from handlers.tickets import intake, telling
from handlers.tickets.report import heard, showing, told_as


def danger(scene: Scene, reading: Reading) -> Decision | None:
    """Fire, somebody hurt, a fight: answered before anything else.

    What its author has just told becomes red, what was red already gains a voice; a fight beside a fire is another danger.
    """
    if (worse := telling.worse(scene, reading)) is not None:
        return worse
    if reading.level is not Level.RED or not reading.complains:
        return None
    if (known := _known_danger(scene, reading)) is not None:
        return voices.add(scene, known) + intake.join(scene, known, reading, scene.heard.text)
    if (mine := _worse_now(scene, reading)) is not None:
        return intake.join(scene, mine, reading, scene.heard.text)
    return intake.open_ticket(scene, heard(scene, reading, scene.heard.text))


def _known_danger(scene: Scene, reading: Reading) -> Ticket | None:
    within, room = scene.policy.neighbours.spoken_of, scene.heard.room
    red = (t for t in scene.tickets.values() if t.level is Level.RED and t.room == room and t.in_work)
    return next(
        (
            t
            for t in red
            if scene.lately(t.spoken_at, within) and t.danger is reading.danger and not elsewhere(t, reading)
        ),
        None,
    )


def _worse_now(scene: Scene, reading: Reading) -> Ticket | None:
    """What the speaker has told himself a moment ago, and is a danger now: it is the same kind, or somebody was hurt by it."""
    said = [t for t in own(scene) if scene.lately(t.spoken_at, scene.policy.tickets.correct)]
    mine = [t for t in said if t.level is not Level.RED and not elsewhere(t, reading)]
    same = [ticket for ticket in mine if same_matter(scene, ticket, reading)]
    hurt = just_told(scene) if reading.danger is Danger.INJURY and not reading.place else None
    return same[-1] if same else hurt if hurt in mine else None


def complaint(scene: Scene, reading: Reading, more: tuple[Reading, ...] = ()) -> Decision | None:
    """A new matter; the speaker's own, said again while it is in work, joins it. One line may bring up several."""
    if not reading.complains or reading.confidence < scene.policy.hearing.open_at:
        return None
    same = [ticket for ticket in own(scene) if same_matter(scene, ticket, reading)]
    if same:
        return intake.join(scene, same[-1], reading, scene.heard.text)
    if (known := _known(scene, reading)) and not more:
        return voices.add(scene, known) + intake.join(scene, known, reading, "", by_reporter=False)
    readings = (reading, *(other for other in more if other.confidence >= scene.policy.hearing.open_at))
    return intake.open_several(scene, tuple(heard(scene, each, scene.heard.text) for each in readings))


def again(scene: Scene, reading: Reading) -> Decision | None:
    """又来了, 还在: more of what the speaker has told or joined here, where it can only be one matter. After none it means nothing."""
    if not goes_on(scene, reading) or named(scene) or polls_of(scene, scene.speaker.person):
        return None
    mine = counted(scene, reading)
    spoken = [t for t in mine if scene.lately(t.spoken_at, scene.policy.neighbours.spoken_of)]
    meant = mine if len(mine) == 1 else spoken
    if len(meant) == 1:
        by_reporter = meant[0].reporter == scene.speaker.person
        words = scene.heard.text if by_reporter else ""
        return voices.add(scene, meant[0]) + intake.join(scene, meant[0], reading, words, by_reporter)
    alone = not reading.place and not scene.said.earlier and reading.level is Level.NORMAL
    return silence("again, but of what?") if mine or (reading.complains and alone) else None


def _known(scene: Scene, reading: Reading) -> Ticket | None:
    """What a neighbour has told already: the same matter at the very same place, still in work in this group."""
    matter = scene.policy.matter(reading.label, reading.subcategory).key
    here = (t for t in scene.tickets.values() if t.in_work and t.room == scene.heard.room and t.room is not None)
    return next((t for t in here if reading.place and (t.matter, t.place) == (matter, reading.place)), None)


def doubt_answered(scene: Scene, reading: Reading) -> Decision | None:
    """The answer to "是消防通道被占吗?": a ticket from the line that was in doubt, or none."""
    said, raised = doubt.answered(scene, reading), scene.hearing.doubt
    if said is None or raised is None:
        return None
    if isinstance(said, Standing):
        return doubt.dropped(scene, raised)
    answer = scene.heard
    first = told_as(heard(scene, said, ""), raised.message, answer.at, raised.words)
    report = showing(first, scene.hearing.pictures)
    more = intake.said_more(scene, scene.next_ticket(), answer.text)
    return intake.open_ticket(scene, report) + more + doubt.filed(scene, raised)
