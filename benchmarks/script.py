"""A script for `luming replay` made of lines, what playing it costs, and what cutting its lines costs."""

import json
import logging
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import jieba

from benchmarks.village import MORNING

ROUNDS = 3
ROOM = "桂花苑业主群"


def replayed(lines: Iterable[str]) -> float:
    """Seconds of CPU that `luming replay` takes for the lines, its start included."""
    chance, at = Random(1), MORNING
    with TemporaryDirectory(prefix="luming-benchmark-") as folder:
        script = Path(folder, "script.jsonl")
        with script.open("w", encoding="utf-8") as file:
            for text in lines:
                at += timedelta(seconds=chance.randint(1, 60))
                row = {"at": at.isoformat(), "room": ROOM, "from": f"邻居{chance.randint(1, 90)}", "text": text}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        before = _children()
        luming = Path(sys.executable).with_name("luming")
        subprocess.run([luming, "replay", script], check=True, stdout=subprocess.DEVNULL)
        return _children() - before


def cut(lines: list[str]) -> float:
    """Seconds of CPU that jieba.cut takes for the lines, its dictionary loaded before."""
    jieba.setLogLevel(logging.CRITICAL)
    jieba.initialize()
    costs = []
    for _ in range(ROUNDS):
        started = time.process_time()
        for line in lines:
            list(jieba.cut(line))
        costs.append(time.process_time() - started)
    return statistics.median(costs)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
