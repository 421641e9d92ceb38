"""Large downloads: a worker writes the file, a page shows how far it is, and it is fetched."""
