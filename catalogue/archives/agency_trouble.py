"""What of an agency's answer a person should see, though the DOI stands. Pure."""

from .readings import Meaning, Reading

RETRACTED, WITHDRAWN, DISAGREES = "retracted", "withdrawn", "disagrees"


def trouble_of(before: str, reading: Reading) -> str:
    """The trouble after ``reading``, the gravest first. One that could not ask changes none; nor
    does a "no", which is doi.org's to say."""
    if not reading.learnt or reading.meaning is Meaning.ABSENT:
        return before
    if reading.meaning is Meaning.WITHDRAWN:
        return WITHDRAWN
    if reading.facts.get("retracted"):
        return RETRACTED
    return DISAGREES if reading.disagreement else ""
