"""The queues: what was heard, what is to be said, what is due."""
