"""Starting the catalogue's processes: for a newcomer, for production, and for tests."""
