"""What the workers know and did, to be read by editors."""

from . import checks, observations

__all__ = ["checks", "observations"]
