"""How Alembic reaches the database: through the engine that the caller has opened already."""

from alembic import context

from storage.schema import TABLES

with context.config.attributes["engine"].connect() as connection:
    context.configure(connection=connection, target_metadata=TABLES, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
