"""What a run of checks did."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: how many were asked, and of how many nothing could be learnt."""

    asked: int = 0
    could_not_ask: int = 0
    changed: int = 0

    def __add__(self, other: "Summary") -> "Summary":
        return Summary(
            self.asked + other.asked,
            self.could_not_ask + other.could_not_ask,
            self.changed + other.changed,
        )
