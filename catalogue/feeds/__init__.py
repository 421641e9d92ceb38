"""Searches that others follow and ask: Atom feeds, and how the site is asked by a browser."""
