"""Newer versions: looked for, fetched and handed to the person. Nothing is ever installed from here."""
