"""The typeface that everything printed stands in, so that Chinese is right on a machine that has no Chinese fonts.

Noto Sans SC (SIL Open Font License 1.1, see OFL.txt) at two weights, cut down to GB/T 2312 and characters of names outside it, and renamed, for it
is no longer the original.
"""

from pathlib import Path

FAMILY = "Luming Sans SC"
REGULAR, BOLD = (Path(__file__).parent / f"LumingSansSC-{weight}.ttf" for weight in ("Regular", "Bold"))
