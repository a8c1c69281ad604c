"""Every sentence about patrols, said once with plausible arguments; test_texts.py looks at them."""

from dataclasses import replace

from handlers.domain.ticket import Source
from handlers.governance.texts import patrol
from handlers.tickets.texts import receipt
from tests.language.sample import BLOCKED, NOW, ticket

LINES = [
    *(patrol.noted(3, numbers, cleared) for numbers in ([], ["1305", "1313"]) for cleared in (0, 1)),
    patrol.noted(0, [], 0),
    *(patrol.also_noted(1, numbers, cleared) for numbers, cleared in (([], 1), (["1305"], 0))),
    patrol.nothing_found(),
    patrol.which_compound(["桂花苑", "学府里"]),
    patrol.elsewhere("锦绣园", "学桥"),
    receipt.told_already(replace(ticket(), source=Source.GRID_WORKER), BLOCKED, NOW),
]
