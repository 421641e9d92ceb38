"""What the workers know and did, to be read by editors."""

from . import checks, observations, runs

__all__ = ["checks", "observations", "runs"]
