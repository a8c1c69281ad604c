"""The gateway is killed again and again, in the middle of bursts and of sends. What is told of each line is true."""

import asyncio
import random

from bot.transport import Outcome, Outgoing, Receipt
from bot.wechat import WeChat
from tests.gateway.gateway import Gateway
from tests.language.town import OWNERS
from tests.wechat.listener import Listener
from tests.wechat.waiting import until

ROUNDS = 5


async def test_no_death_doubles_a_line_or_hides_one(gateway: Gateway, wechat: WeChat, ear: Listener) -> None:
    dice = random.Random(1263)
    said: list[str] = []
    receipts: dict[str, Receipt] = {}
    await gateway.delays(5)

    async def keep_sending(n: int) -> None:
        for i in range(20):
            text = f"#{n}-{i}"
            receipts[text] = await wechat.send(Outgoing(text, text, room=gateway.rooms[OWNERS]))

    for n in range(ROUNDS):
        said += await gateway.burst("陈姐", 100, OWNERS, prefix=f"{n}-", every=1)
        sending = asyncio.create_task(keep_sending(n))
        await asyncio.sleep(dice.uniform(0, 0.2))
        gateway.kill()
        await sending
        await gateway.restart()
        await gateway.delays(5)
        await until(lambda: wechat.status.state == "online")
    await ear.until_settled(*ear.arrivals)

    heard = [message.id for message in ear.messages]
    assert len(heard) == len(set(heard))
    assert set(heard) <= set(said)
    assert set(heard) | ear.aside.keys() | ear.passed.keys() == set(ear.arrivals)

    out = [line.text for line in await gateway.sent()]
    assert len(out) == len(set(out))
    for text, receipt in receipts.items():
        if receipt.outcome is Outcome.SENT:
            assert text in out
        elif receipt.outcome is Outcome.NOT_SENT:
            assert text not in out
    assert {text for text in out if receipts[text].outcome is not Outcome.SENT} <= {
        text for text, receipt in receipts.items() if receipt.outcome is Outcome.UNKNOWN
    }
