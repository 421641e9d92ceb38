"""Works for people: the list with its filters and facets, and the page of one work."""
