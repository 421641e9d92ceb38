"""Where works are kept, counted: services and states, by the sets of both that works have. Pure.

A work has few records, and many works have the same ones in the same states. So each such set is
one value of the field ``holdings``, which is counted once and taken apart here.
"""

from collections.abc import Mapping

FACETS = ("archive", "archive_state")


def taken_apart(
    sets: Mapping[str, int], services: tuple[str, ...], states: tuple[str, ...]
) -> dict[str, dict[str, int]]:
    """facet -> value -> works: services with a record in ``states`` (in any where none is
    given), and states of records at ``services``. ``sets``: ``service/state`` with blanks
    between -> works that have exactly these."""
    by_service: dict[str, int] = {}
    by_state: dict[str, int] = {}
    for held, works in sets.items():
        pairs = [tuple(pair.split("/")) for pair in held.split(" ")]
        for service in {one for one, state in pairs if not states or state in states}:
            by_service[service] = by_service.get(service, 0) + works
        for state in {state for one, state in pairs if not services or one in services}:
            by_state[state] = by_state.get(state, 0) + works
    return {"archive": _ranked(by_service), "archive_state": _ranked(by_state)}


def _ranked(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
