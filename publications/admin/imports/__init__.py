"""Bringing works in: what an editor has, what it would do, and what it did."""
