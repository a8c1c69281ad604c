"""Alembic's folder: one file a revision, named by its number."""
