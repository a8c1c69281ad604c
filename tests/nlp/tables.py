"""The tables of lines: columns between tabs; a line that begins with # is a heading."""

from pathlib import Path


def rows(name: str) -> list[list[str]]:
    """The rows of a table in this folder."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]
