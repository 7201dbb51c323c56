"""Alembic wants this file; migrations are run by storage.database.migrate."""
