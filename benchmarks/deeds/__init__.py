"""Sentences of officers (one writer a file, a label and a text a row), and the fit of what they say (benchmarks/deeds/fit.py)."""
