"""Alembic runs this: migrate over the connection, and in the transaction, that storage.migrating has opened."""

from alembic import context

from vidpipe_desktop.storage.tables import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
