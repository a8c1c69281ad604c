"""The pure core, noun by noun: tables, and properties that hold for any input."""
