"""Search measured at 1,000, 30,000 and 1,000,000 works: ``make bench ARGS=search``."""
