"""The database file, its schema, and how values are written down."""
