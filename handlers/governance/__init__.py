"""Governance (治理): figures of what happened."""
