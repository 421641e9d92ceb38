"""A work's DOIs in OpenAIRE's index."""

from publications.identifiers import find_dois

from ..conversation import Keys
from ..readings import Subject
from ..services.openaire import search, with_doi
from .base import MOST, Discoverer, Discovery, Found


def discover(subject: Subject, keys: Keys) -> Discovery:
    """The DOIs that are indexed. They stand for OpenAIRE's own identifiers, which change."""
    found = []
    for doi in subject.dois[:MOST]:
        products = yield from search(keys, pid=doi)
        if with_doi(products, doi) is not None:
            found.append(Found("openaire", doi, f"OpenAIRE has indexed the DOI {doi}."))
    return tuple(found)


def holds(identifier: str, doi: str) -> bool:
    """A record by an identifier of OpenAIRE's own stands for the work under all its DOIs."""
    named = find_dois(identifier)
    return not named or doi in named


DISCOVERER = Discoverer(
    "openaire", "openaire-discovery/1", "dois", discover, holds=holds
)  # fmt: skip
