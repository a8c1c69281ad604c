"""Half a year of a street that is made up, lived through by the rules: everybody speaks in chat, and what is counted afterwards was said."""
