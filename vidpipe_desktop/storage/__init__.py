"""Where projects and their media are kept: SQLite and a folder of content-addressed files."""
