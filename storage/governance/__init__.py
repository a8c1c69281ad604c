"""Governance: figures and refusals."""
