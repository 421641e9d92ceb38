"""Measures of the catalogue, as ratios to a floor in the same run: ``make bench``."""
