"""Hearing: lines in doubt, the words that units made their own, lessons, groups that rehearse."""
