"""A work's DOIs in OpenAIRE's index."""

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


DISCOVERER = Discoverer("openaire", "openaire-discovery/1", "dois", discover)
