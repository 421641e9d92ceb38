"""What is written comes back: ``read(write(records))`` against the losses that are documented."""
