"""The servers that tests run on: given, or of the run's own."""
