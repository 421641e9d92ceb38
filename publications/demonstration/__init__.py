"""The demonstration catalogue: real serials and works, as facts. See ``data/README.md``."""
