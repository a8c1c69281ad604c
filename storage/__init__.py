"""Luming remembers: rows, the reads that a decision needs, the write of a decision, the queues."""
