"""Looking for records of ours that nobody has entered: by what identifies a work, where it can
be in an index or archive. What is found is proposed to editors, never shown before they accept.
"""

from collections.abc import Mapping

from . import internet_archive, issn, openaire
from .base import Discoverer, Discovery, Found, found_in, told

DISCOVERERS: Mapping[str, Discoverer] = {
    discoverer.name: discoverer
    for discoverer in (openaire.DISCOVERER, internet_archive.DISCOVERER, issn.DISCOVERER)
}

__all__ = ["DISCOVERERS", "Discoverer", "Discovery", "Found", "found_in", "told"]
