"""What somebody hears who has asked more than can be answered."""

from datetime import datetime

from handlers.grammar.texts.moment import moment


def pause(until: datetime, now: datetime) -> str:
    """What he writes is still read; only the answers pause."""
    return f"您这会儿发得有点多,我先歇歇,{moment(until, now)}后再回话。急事请照常说,马上有人管。"
