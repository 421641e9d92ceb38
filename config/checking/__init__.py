"""What ``make check`` asks beyond the usual tools, and what ``make messages`` does."""
