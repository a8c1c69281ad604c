"""How people spell days, clocks and lengths of time: tables of words and patterns, and the times that they mean."""
