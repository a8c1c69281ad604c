"""Neighbours (邻里): voices, the poll, reopening and the archive."""
