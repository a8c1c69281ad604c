"""The nouns of the house, on the standard library alone: every other room speaks in these types."""
